// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/own/owntab.h"

#include "gui/form/fields.h"
#include "gui/own/owndialog.h"
#include "gui/own/ownform.h"
#include "gui/tables/rowmodel.h"
#include "gui/tables/tableview.h"
#include "gui/wrappinglabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

QString emptyText(catalog::OwnKind kind)
{
    switch (kind) {
    case catalog::OwnKind::Device:
        return OwnTab::tr("No hardware of your own yet. What you add is offered wherever hardware "
                          "or a CPU is chosen.");
    case catalog::OwnKind::Grid:
        return OwnTab::tr("No grids of your own yet. What you add is offered wherever a place is "
                          "chosen, and your regions can lie on it.");
    case catalog::OwnKind::Region:
        return OwnTab::tr("No regions of your own yet: a site with its PUE on a grid. They appear "
                          "under the provider “My own sites”.");
    case catalog::OwnKind::Reference:
        return OwnTab::tr("No reference points of your own yet. What you add stands on the page "
                          "Compare.");
    }
    return {};
}

} // namespace

OwnTab::OwnTab(catalog::OwnKind kind, OwnDialog& owner, Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_owner(owner)
    , m_model(new RowModel<OwnRow>(ownColumns(kind), locale(), this))
    , m_table(new TableView(*m_model, dialogs, u"own-entries.csv"_s, this))
    , m_emptyLabel(new WrappingLabel(this))
{
    m_table->setAccessibleName(kindTitle(kind));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_emptyLabel->setTextFormat(Qt::PlainText);
    m_emptyLabel->setText(emptyText(kind));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_emptyLabel);
    column->addWidget(m_table, 1);
    buildButtons();
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_table);
    connect(m_table, &TableView::currentKeyChanged, this, &OwnTab::refreshButtons);
    connect(m_table, &TableView::rowActivated, m_edit, [this] { m_edit->click(); });
}

QPushButton* OwnTab::addButton(const QString& text, const char* name)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    return button;
}

void OwnTab::buildButtons()
{
    m_add = addButton(tr("&Add…"), "addButton");
    m_edit = addButton(tr("&Edit…"), "editButton");
    m_duplicate = addButton(tr("D&uplicate…"), "duplicateButton");
    m_delete = addButton(tr("&Delete…"), "deleteButton");
    m_adopt = addButton(tr("Add &to my entries"), "adoptButton");
    m_import = addButton(tr("&Import CSV…"), "importButton");
    m_export = addButton(tr("E&xport CSV…"), "exportButton");
    auto* line = new QHBoxLayout;
    for (QPushButton* button : {m_add, m_edit, m_duplicate, m_delete, m_adopt})
        line->addWidget(button);
    line->addStretch(1);
    line->addWidget(m_import);
    line->addWidget(m_export);
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
    connect(m_add, &QPushButton::clicked, this, [this] { edit(catalog::emptyEntry(m_kind)); });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto row = current(); row && !row->isOfStudy)
            edit(row->entry);
    });
    connect(m_duplicate, &QPushButton::clicked, this, &OwnTab::duplicate);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        if (const auto row = current(); row && !row->isOfStudy)
            m_owner.remove(row->entry);
    });
    connect(m_adopt, &QPushButton::clicked, this, [this] {
        if (const auto row = current(); row && row->isOfStudy)
            m_owner.save(row->entry);
    });
    connect(m_import, &QPushButton::clicked, this, [this] { m_owner.importCsv(); });
    connect(m_export, &QPushButton::clicked, this, [this] { m_owner.exportCsv(m_kind); });
}

void OwnTab::refresh()
{
    std::vector<OwnRow> rows = ownRows(m_kind, m_owner.mine(), m_owner.ofStudy());
    const bool isEmpty = rows.empty();
    m_emptyLabel->setVisible(isEmpty);
    paintNote(*m_emptyLabel, NoteKind::Quiet);
    m_model->setRows(std::move(rows));
    if (!m_isFitted) {
        m_isFitted = !isEmpty;
        m_table->fitColumns();
    }
    if (!isEmpty && m_table->currentKey().isEmpty())
        m_table->selectRow(0);
    refreshButtons();
}

std::optional<OwnRow> OwnTab::current() const
{
    const QString key = m_table->currentKey();
    for (const OwnRow& row : m_model->rows()) {
        if (row.key() == key)
            return row;
    }
    return std::nullopt;
}

/// A button that cannot be pressed says why.
void OwnTab::refreshButtons()
{
    const auto set = [](QPushButton* button, const QString& obstacle) {
        button->setEnabled(obstacle.isEmpty());
        button->setToolTip(obstacle.isEmpty() ? QString()
                                              : u"<qt>%1</qt>"_s.arg(obstacle.toHtmlEscaped()));
    };
    const QString& obstacle = m_owner.obstacle();
    const auto row = current();
    const auto first = [&obstacle](const QString& other) {
        return obstacle.isEmpty() ? other : obstacle;
    };
    const QString noRow = row ? QString() : tr("Pick a row of the table first.");
    const QString notMine = row && row->isOfStudy
                                ? tr("This entry is the study's. Add it to your entries first.")
                                : noRow;
    set(m_add, obstacle);
    set(m_import, obstacle);
    set(m_duplicate, first(noRow));
    set(m_edit, first(notMine));
    set(m_delete, first(notMine));
    set(m_adopt, first(row && !row->isOfStudy ? tr("You have this entry.") : noRow));
    const bool hasMine = std::any_of(m_model->rows().begin(), m_model->rows().end(),
                                     [](const OwnRow& one) { return !one.isOfStudy; });
    set(m_export, hasMine ? QString() : tr("There is nothing of yours to export."));
    m_adopt->setVisible(std::any_of(m_model->rows().begin(), m_model->rows().end(),
                                    [](const OwnRow& one) { return one.isOfStudy; }));
}

void OwnTab::edit(const catalog::OwnEntry& entry)
{
    OwnForm form(entry, m_owner.catalog(), this);
    while (form.exec() == QDialog::Accepted) {
        const catalog::OwnEntry edited = form.entry();
        if (m_owner.save(edited)) {
            m_table->setCurrentKey(catalog::idOf(edited));
            return;
        }
    }
}

void OwnTab::duplicate()
{
    const auto row = current();
    if (!row)
        return;
    catalog::OwnEntry copy = row->entry;
    catalog::setId(copy, {});
    const catalog::OwnField& name = catalog::ownFields(m_kind).front();
    name.set(copy, tr("%1 (copy)").arg(catalog::titleOf(copy)));
    edit(copy);
}

} // namespace gramme::gui
