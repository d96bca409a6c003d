// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/own/ownimport.h"

#include "catalog/catalog.h"
#include "catalog/ownfields.h"
#include "gui/own/ownrows.h"
#include "gui/tables/rowmodel.h"
#include "gui/tables/tableview.h"
#include "gui/text.h"
#include "gui/wrappinglabel.h"
#include "study/format.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr QSize usualSize(860, 480);

/// A row of the file.
struct PreviewRow
{
    int line = 0;
    QString name;
    QString state; ///< "new", "replaces yours", "left out"
    QString text;  ///< What was understood, or why nothing was.
    bool isLeftOut = false;

    QString key() const { return QString::number(line); }
    bool isApart() const { return false; }
    QString searchText() const { return name + u'\n' + text; }
};

std::vector<Column<PreviewRow>> columns()
{
    return {{Text::tr("Line"), {}, u"line"_s, [](const PreviewRow& r) { return QVariant(r.line); }},
            {Text::tr("Name"), {}, u"name"_s, [](const PreviewRow& r) { return QVariant(r.name); }},
            {Text::tr("Result"),
             {},
             u"result"_s,
             [](const PreviewRow& r) { return QVariant(r.state); }},
            {Text::tr("What was understood"), {}, u"understood"_s, [](const PreviewRow& r) {
                 return QVariant(r.text);
             }}};
}

/// "Rated power 250 W, Memory 80 GB"
QString understood(const catalog::OwnEntry& entry, const QLocale& locale)
{
    QStringList parts;
    for (const catalog::OwnField& field : catalog::ownFields(catalog::kindOf(entry))) {
        const QVariant value = field.get(entry);
        const bool isFlag = field.type == catalog::OwnField::Type::Flag;
        if (!value.isValid() || catalog::isProvenance(field) || (isFlag && value.toInt() == 0))
            continue;
        const bool isNumber = field.type == catalog::OwnField::Type::Number;
        const QString text = isFlag     ? QString()
                             : isNumber ? study::format::exact(value.toDouble(), locale)
                                        : wordText(value.toString());
        const QString words =
            QStringList{catalog::ownLabel(field), text, QString::fromUtf8(field.unit)}.join(u' ');
        if (QLatin1StringView(field.key) != "name"_L1)
            parts.append(words.simplified());
    }
    return parts.join(u", "_s);
}

std::vector<PreviewRow> previewRows(const exchange::OwnCsv& csv, const catalog::OwnEntries& mine,
                                    const QLocale& locale)
{
    QSet<QString> known;
    for (const catalog::OwnEntry& entry : catalog::entriesOf(mine, csv.kind))
        known.insert(catalog::idOf(entry));
    std::vector<PreviewRow> rows;
    for (const exchange::OwnCsvRow& row : csv.rows) {
        PreviewRow shown;
        shown.line = static_cast<int>(row.line);
        shown.isLeftOut = !row.entry;
        shown.text = row.entry ? understood(*row.entry, locale) : row.problem;
        shown.name = row.entry ? catalog::titleOf(*row.entry) : QString();
        shown.state = !row.entry                                  ? Text::tr("left out")
                      : known.contains(catalog::idOf(*row.entry)) ? Text::tr("replaces yours")
                                                                  : Text::tr("new");
        rows.push_back(shown);
    }
    return rows;
}

/// A sentence longer than its cell, in full beneath the table; that of the first row that is left
/// out to begin with.
QWidget* rowText(const RowModel<PreviewRow>& model, TableView& table)
{
    auto* label = new WrappingLabel(&table);
    label->setTextFormat(Qt::PlainText);
    QObject::connect(&table, &TableView::currentKeyChanged, label,
                     [&model, label](const QString& key) {
                         for (const PreviewRow& row : model.rows()) {
                             if (row.key() == key)
                                 label->setText(row.text);
                         }
                     });
    const auto leftOut = std::find_if(model.rows().begin(), model.rows().end(),
                                      [](const PreviewRow& row) { return row.isLeftOut; });
    table.setCurrentKey(leftOut == model.rows().end() ? QString() : leftOut->key());
    return label;
}

} // namespace

void findGrids(exchange::OwnCsv& csv, const catalog::Catalog& catalog, const QString& fileName)
{
    for (exchange::OwnCsvRow& row : csv.rows) {
        auto* region = row.entry ? std::get_if<catalog::OwnRegion>(&*row.entry) : nullptr;
        if (!region)
            continue;
        const auto grid = catalog.grid(region->gridId);
        if (grid) {
            region->gridId = (*grid)->id;
            continue;
        }
        row.problem = Text::tr("%1, line %2, column “grid”: %3")
                          .arg(fileName, QString::number(row.line), grid.error().message);
        row.entry.reset();
    }
}

OwnImport::OwnImport(const exchange::OwnCsv& csv, const QString& fileName,
                     const catalog::OwnEntries& mine, Dialogs& dialogs, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Import %1").arg(kindTitle(csv.kind)));
    resize(usualSize);
    const auto good = static_cast<int>(csv.rows.size() - csv.problemCount());
    QStringList notes{tr("%1: %2 of %3 rows can be taken.")
                          .arg(fileName, QString::number(good), QString::number(csv.rows.size()))};
    notes += csv.notes;
    auto* label = new WrappingLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setText(notes.join(u'\n'));
    auto* model = new RowModel<PreviewRow>(columns(), locale(), this);
    model->setRows(previewRows(csv, mine, locale()));
    auto* table = new TableView(*model, dialogs, u"import.csv"_s, this);
    table->setAccessibleName(windowTitle());
    table->fitColumns();
    table->horizontalHeader()->setStretchLastSection(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* add = buttons->addButton(tr("&Add to my entries"), QDialogButtonBox::AcceptRole);
    add->setEnabled(good > 0);
    if (good == 0)
        add->setToolTip(tr("No row of the file can be taken; each says why."));
    auto* column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(table, 1);
    column->addWidget(rowText(*model, *table));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace gramme::gui
