// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourcesdialog.h"

#include "catalog/listing.h"
#include "gui/tables/rowmodel.h"
#include "gui/tables/tableview.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

/// A row of `list sources`.
struct SourceRow
{
    QString id, name, publisher, licence, year, url;

    QString key() const { return id; }
    bool isApart() const { return false; }
    bool isStrong() const { return false; }
    QString searchText() const { return QStringList{id, name, publisher, licence, url}.join(u'\n'); }
};

std::vector<Column<SourceRow>> sourceColumns()
{
    const auto tr = [](const char* text) { return SourcesDialog::tr(text); };
    return {{tr("Source"), {}, u"name"_s, [](const SourceRow& r) { return QVariant(r.name); }},
            {tr("Publisher"), {}, u"publisher"_s,
             [](const SourceRow& r) { return QVariant(r.publisher); }},
            {tr("Licence"), {}, u"licence"_s,
             [](const SourceRow& r) { return QVariant(r.licence); }},
            {tr("Years"), {}, u"years"_s, [](const SourceRow& r) { return QVariant(r.year); }},
            {tr("Address"), {}, u"url"_s, [](const SourceRow& r) { return QVariant(r.url); }}};
}

std::vector<SourceRow> sourceRows(const catalog::Catalog& catalog)
{
    std::vector<SourceRow> rows;
    const auto listing = catalog::list(catalog, u"sources", {});
    if (!listing)
        return rows;
    const auto cell = [&](const std::vector<QVariant>& row, QLatin1String column) {
        const qsizetype at = listing->columns.indexOf(column);
        return at < 0 ? QString() : row[static_cast<std::size_t>(at)].toString();
    };
    for (const auto& row : listing->rows)
        rows.push_back({cell(row, "id"_L1), cell(row, "name"_L1), cell(row, "publisher"_L1),
                        cell(row, "licence"_L1), cell(row, "years"_L1), cell(row, "url"_L1)});
    return rows;
}

} // namespace

SourcesDialog::SourcesDialog(const catalog::Catalog& catalog, Dialogs& dialogs, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Sources and licences"));
    resize(960, 540);
    auto* model = new RowModel<SourceRow>(sourceColumns(), locale(), this);
    model->setRows(sourceRows(catalog));
    auto* table = new TableView(*model, dialogs, u"sources.csv"_s, this);
    table->setAccessibleName(windowTitle());
    const int letter = fontMetrics().averageCharWidth();
    table->setColumnWidth(0, 50 * letter);
    table->setColumnWidth(1, 24 * letter);
    table->setColumnWidth(2, 36 * letter);
    table->setColumnWidth(3, 10 * letter);
    table->setColumnWidth(4, 60 * letter);
    auto* search = new QLineEdit(this);
    search->setClearButtonEnabled(true);
    auto* label = new QLabel(tr("&Search"), this);
    label->setBuddy(search);
    search->setAccessibleName(tr("Search"));
    auto* notice = new QLabel(catalog.shareAlikeNotice(), this);
    notice->setWordWrap(true);
    notice->setTextFormat(Qt::PlainText);
    notice->setVisible(catalog.hasShareAlike());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* searchRow = new QHBoxLayout;
    searchRow->addWidget(label);
    searchRow->addWidget(search, 1);
    auto* column = new QVBoxLayout(this);
    column->addLayout(searchRow);
    column->addWidget(table, 1);
    column->addWidget(notice);
    column->addWidget(buttons);
    connect(search, &QLineEdit::textChanged, table, &TableView::setFilter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace gramme::gui
