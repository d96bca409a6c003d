// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/drift/driftdialog.h"

#include "gui/drift/driftrows.h"
#include "gui/tables/tableview.h"
#include "gui/text.h"
#include "study/format.h"
#include "study/studyedits.h"
#include "ui_driftdialog.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QSet>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

/// "109 kg (−6 %)"
QString changedText(double before, double after, const QLocale& locale)
{
    const QString mass = study::format::mass(engine::Kilograms(after), locale);
    const double share = before > 0.0 ? after / before - 1.0 : 0.0;
    if (std::abs(share) <= 1e-9)
        return mass;
    return u"%1 (%2%3)"_s.arg(mass, share < 0.0 ? u"−"_s : u"+"_s,
                              study::format::percent(std::abs(share), locale));
}

QString countText(qsizetype figures, qsizetype scenarios)
{
    const QString what = figures == 1 ? Text::tr("One figure")
                                      : Text::tr("%1 figures").arg(figures);
    return scenarios == 1 ? what : Text::tr("%1 in %2 scenarios").arg(what).arg(scenarios);
}

} // namespace

DriftDialog::DriftDialog(Calculation& calculation, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::DriftDialog>())
    , m_calculation(calculation)
    , m_rows(driftRows(calculation))
{
    m_ui->setupUi(this);
    auto* all = m_ui->buttons->addButton(tr("Update &all"), QDialogButtonBox::ActionRole);
    auto* ticked = m_ui->buttons->addButton(tr("Update the &ticked ones"),
                                            QDialogButtonBox::ActionRole);
    auto* none = m_ui->buttons->addButton(tr("&Keep all as saved"), QDialogButtonBox::RejectRole);
    all->setObjectName(u"updateAll"_s);
    ticked->setObjectName(u"updateTicked"_s);
    none->setObjectName(u"keepAll"_s);
    none->setDefault(true);
    all->setEnabled(!m_rows.empty());
    connect(all, &QPushButton::clicked, this, [this] { update(false); });
    connect(ticked, &QPushButton::clicked, this, [this] { update(true); });
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buildTable();
    showSummary();
    showTicks();
}

DriftDialog::~DriftDialog() = default;

void DriftDialog::buildTable()
{
    auto* rows = new RowModel<DriftRow>(driftColumns(), locale(), this);
    rows->setRows(m_rows);
    m_ticks = new TickedRows(this);
    m_ticks->setSourceModel(rows);
    m_table = new TableView(*m_ticks, m_dialogs, u"figures-that-differ.csv"_s, this);
    m_table->setAccessibleName(windowTitle());
    m_table->setItemDelegateForColumn(0, new QStyledItemDelegate(m_table)); // which draws ticks
    m_table->installEventFilter(this);
    m_ui->tableLayout->addWidget(m_table);
    m_table->fitColumns();
    connect(m_ticks, &TickedRows::ticksChanged, this, &DriftDialog::showTicks);
    connect(m_table, &TableView::rowActivated, this, &DriftDialog::toggle);
    connect(m_table, &TableView::currentKeyChanged, this, &DriftDialog::showScenario);
    if (!m_rows.empty())
        m_table->setCurrentKey(m_rows.front().key());
}

void DriftDialog::showSummary()
{
    QSet<QString> scenarios;
    for (const DriftRow& row : m_rows)
        scenarios.insert(row.scenarioId);
    const QString edition = m_calculation.catalog().editionName(catalog::Edition::Current);
    m_ui->summary->setText(
        m_rows.empty() ? tr("This edition of the catalogue, %1, has every figure of the study as "
                            "it was saved.")
                             .arg(edition)
                       : tr("%1 of this study differ from this edition of the catalogue, %2. The "
                            "study keeps its own until you update them; updating can be undone.")
                             .arg(countText(qsizetype(m_rows.size()), scenarios.size()), edition));
    showScenario();
}

/// What updating does to the scenario of the current row.
void DriftDialog::showScenario()
{
    const QString key = m_table->currentKey();
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [&key](const DriftRow& r) { return r.key() == key; });
    const study::StudyScenario* entry =
        row == m_rows.end() ? nullptr : m_calculation.document().study().find(row->scenarioId);
    if (!entry)
        return m_ui->scenario->clear();
    const auto& catalog = m_calculation.catalog();
    const auto today = study::evaluate(entry->scenario, catalog, study::window);
    const double then = row->drift.savedKg;
    const double now = today ? today->estimate.total.value() : then;
    const QString edition = catalog.editionName(study::effectiveEdition(entry->scenario));
    m_ui->scenario->setText(
        tr("“%1” was saved with edition %2: %3. With every figure of edition %4: %5.")
            .arg(row->scenario.simplified(), entry->saved->edition,
                 study::format::mass(engine::Kilograms(then), locale()), edition,
                 changedText(then, now, locale())));
}

void DriftDialog::showTicks()
{
    findChild<QPushButton*>(u"updateTicked"_s)->setEnabled(m_ticks->tickedCount() > 0);
}

void DriftDialog::toggle(const QString& key)
{
    for (int row = 0; row < m_ticks->rowCount(); ++row) {
        const QModelIndex index = m_ticks->index(row, 0);
        if (index.data(KeyRole).toString() == key)
            m_ticks->setData(index, m_ticks->isTicked(key) ? Qt::Unchecked : Qt::Checked,
                             Qt::CheckStateRole);
    }
}

/// The space bar ticks the row in whichever column one stands.
bool DriftDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        toggle(m_table->currentKey());
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void DriftDialog::update(bool onlyTicked)
{
    QList<study::edits::FigureUpdate> updates;
    for (const DriftRow& row : m_rows) {
        if (onlyTicked && !m_ticks->isTicked(row.key()))
            continue;
        if (updates.isEmpty() || updates.constLast().scenarioId != row.scenarioId)
            updates.append({row.scenarioId, {}});
        updates.last().inputs.append(row.drift.input);
    }
    study::edits::updateFigures(m_calculation.document(), updates);
    accept();
}

QString driftNotice(const Calculation& calculation)
{
    qsizetype scenarios = 0;
    for (const study::StudyScenario& entry : calculation.document().study().scenarios)
        scenarios += study::hasDrifts(entry, calculation.catalog());
    if (scenarios == 0)
        return {};
    return Text::tr("Figures of this study differ in this edition of the catalogue. The study "
                    "keeps its own until you update them.");
}

QString savedFiguresText(const Calculation& calculation)
{
    const study::StudyScenario& entry = calculation.document().selected();
    if (!study::hasDrifts(entry, calculation.catalog()))
        return {};
    return Text::tr("Figures as saved, edition %1; this edition differs.")
        .arg(entry.saved->edition);
}

} // namespace gramme::gui
