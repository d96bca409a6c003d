// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/elsewherepage.h"

#include "charts/chartlayout.h"
#include "charts/chartview.h"
#include "gui/calculation.h"
#include "gui/tables/tableview.h"
#include "study/edits.h"
#include "study/format.h"
#include "ui_elsewherepage.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::gui {

using study::Across;

namespace {

// Share of the headline from which on the page explains why its own figure is another one.
constexpr double noticeableDifference = 0.005;

constexpr int lettersSideBySide = 85;

// In the order of the combo box.
constexpr std::array<Across, 3> scopes{Across::Regions, Across::Providers, Across::Grids};

int indexOf(Across scope)
{
    return static_cast<int>(std::find(scopes.begin(), scopes.end(), scope) - scopes.begin());
}

/// The provider whose regions are "the regions of the provider"; null where there is none.
const catalog::Provider* cloudOf(const study::Outcome& outcome)
{
    const study::Selection& selection = outcome.resolved.selection;
    if (!selection.provider || !selection.catalog ||
        selection.catalog->regionsOf(*selection.provider).empty())
        return nullptr;
    return selection.provider;
}

} // namespace

ElsewherePage::ElsewherePage(Calculation& calculation, Dialogs& dialogs, QWidget* parent)
    : Page(calculation, parent)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::ElsewherePage>())
    , m_model(placeColumns(), QLocale())
{}

ElsewherePage::~ElsewherePage() = default;

void ElsewherePage::build()
{
    m_ui->setupUi(this);
    m_ui->scopeBox->addItems(
        {tr("Regions of the provider"), tr("All providers"), tr("Every grid")});
    auto* table = new TableView(m_model, m_dialogs, u"elsewhere.csv"_s);
    table->setAccessibleName(tr("The same run elsewhere"));
    m_views = new ChartOrTable(table, m_ui->useButton, m_dialogs, u"elsewhere"_s, this);
    m_ui->viewsLayout->addWidget(m_views, 1);
    connectInputs();
    arrangeInputs();
}

void ElsewherePage::connectInputs()
{
    connect(m_ui->scopeBox, &QComboBox::activated, this, [this](int index) {
        m_wanted = scopes.at(static_cast<std::size_t>(index));
        requestRefresh();
    });
    connect(m_ui->filterEdit, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_filter.setText(typed);
        m_views->table().setFilter(typed);
        if (!m_rows.empty() && m_views->view() == ChartOrTable::View::Chart)
            fill(ChartOrTable::View::Chart);
        updateUseButton();
    });
    connect(m_ui->useButton, &QToolButton::clicked, this, [this] { use(currentKey()); });
    connect(m_views, &ChartOrTable::needed, this, &ElsewherePage::fill);
    connect(&m_views->table(), &TableView::rowActivated, this, &ElsewherePage::use);
    connect(&m_views->table(), &TableView::currentKeyChanged, this,
            &ElsewherePage::updateUseButton);
    connect(&m_views->chart(), &charts::ChartView::rowActivated, this,
            &ElsewherePage::updateUseButton);
    m_views->chart().installEventFilter(this);
}

/// A click on a bar only picks it; Return and a double click use it, as in the table.
bool ElsewherePage::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress;
    const int key = isKey ? static_cast<QKeyEvent*>(event)->key() : 0;
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool isDoubleClick = event->type() == QEvent::MouseButtonDblClick &&
                               isOnBar(static_cast<const QMouseEvent&>(*event));
    const QString row = m_views->chart().currentRow();
    if ((isReturn || isDoubleClick) && !row.isEmpty()) {
        use(row);
        return true;
    }
    // The chart moves its row after this filter.
    if (isKey)
        QMetaObject::invokeMethod(this, &ElsewherePage::updateUseButton, Qt::QueuedConnection);
    return Page::eventFilter(watched, event);
}

/// The click before has made the bar the current row.
bool ElsewherePage::isOnBar(const QMouseEvent& click) const
{
    const auto& rows = m_views->chart().layoutOfChart().rows;
    return std::any_of(rows.begin(), rows.end(), [&click](const charts::RowLayout& row) {
        return row.area.contains(click.position());
    });
}

void ElsewherePage::refresh()
{
    const study::Outcome* outcome = calculation().outcome();
    if (!outcome)
        return showEmpty(emptySentence(calculation()));
    showScope(*outcome);
    const auto ranking = study::rank(calculation().outcomeScenario(), *outcome, m_shown);
    if (!ranking)
        return showEmpty(ranking.error().message);
    showRanking(*ranking, *outcome);
}

void ElsewherePage::forgetEntries()
{
    m_rows.clear();
    m_request.own.reset();
    m_model.setRows({});
}

/// An own site has no regions to compare with: the list of grids takes their place until the
/// scenario is in a cloud again.
void ElsewherePage::showScope(const study::Outcome& outcome)
{
    const catalog::Provider* cloud = cloudOf(outcome);
    m_shown = m_wanted;
    if (m_wanted == Across::Regions && !cloud)
        m_shown = outcome.resolved.selection.provider ? Across::Grids : Across::Providers;
    const QSignalBlocker blocker(m_ui->scopeBox);
    const QString regions =
        cloud ? tr("Regions of %1").arg(cloud->name) : tr("Regions of the provider");
    if (m_ui->scopeBox->itemText(0) != regions)
        m_ui->scopeBox->setItemText(0, regions);
    if (auto* items = qobject_cast<QStandardItemModel*>(m_ui->scopeBox->model()))
        items->item(0)->setEnabled(cloud != nullptr);
    m_ui->scopeBox->setCurrentIndex(indexOf(m_shown));
}

void ElsewherePage::showRanking(const study::Ranking& ranking, const study::Outcome& outcome)
{
    m_rows = placeRows(ranking, outcome, calculation().catalog().shareAlikeNotice());
    markOthers(m_rows, calculation().members());
    const QString stale = staleSentence(calculation());
    showSentence(*m_ui->sentenceLabel,
                 stale.isEmpty() ? study::savingSentence(ranking, locale()) : stale);
    showNotes(ranking, outcome);
    m_request.title = tr("The same run elsewhere");
    m_request.withProvider = m_shown == Across::Providers;
    fill(m_views->view());
}

void ElsewherePage::fill(ChartOrTable::View view)
{
    if (m_rows.empty())
        return;
    if (view == ChartOrTable::View::Chart) {
        m_views->chart().setSpec(placeChart(m_rows, m_filter, m_request, locale()));
    } else {
        m_model.setRows(m_rows);
        if (m_fitted != m_shown)
            m_views->table().fitColumns();
        m_fitted = m_shown;
    }
    updateUseButton();
}

/// What the figures stand on, and why the scenario's own differs from the headline.
void ElsewherePage::showNotes(const study::Ranking& ranking, const study::Outcome& outcome)
{
    m_request.basisNote =
        ranking.basis == catalog::Basis::Lifecycle
            ? tr("Every place on the lifecycle basis, which counts the building of power plants "
                 "and "
                 "the supply of their fuel.")
            : tr("Every place with the figure that the original page has for it.");
    m_request.own = ownPlaceRow(ranking, outcome, m_rows);
    const double headline = outcome.estimate.total.value();
    const bool differs =
        ranking.ownKg && std::abs(*ranking.ownKg - headline) > headline * noticeableDifference;
    const auto kg = [this](double value) {
        return study::format::mass(engine::Kilograms(value), locale());
    };
    const QString note =
        differs ? tr("On this basis your run counts %1; the headline's %2 stands on the "
                     "place's primary figure.")
                      .arg(kg(*ranking.ownKg), kg(headline))
                : m_request.basisNote;
    showSentence(*m_ui->noteLabel, note);
    m_ui->noteLabel->setToolTip(m_request.basisNote);
}

/// Side by side while both inputs have room.
void ElsewherePage::arrangeInputs()
{
    const int needed = fontMetrics().averageCharWidth() * lettersSideBySide;
    m_ui->inputsLayout->setDirection(width() < needed ? QBoxLayout::TopToBottom
                                                      : QBoxLayout::LeftToRight);
}

void ElsewherePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (m_views)
        arrangeInputs();
}

void ElsewherePage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_views)
        arrangeInputs();
}

void ElsewherePage::showEmpty(const QString& sentence)
{
    m_rows.clear();
    m_model.setRows({});
    showSentence(*m_ui->sentenceLabel, {});
    showSentence(*m_ui->noteLabel, {});
    m_views->chart().showNotice(sentence);
    updateUseButton();
}

QString ElsewherePage::currentKey() const
{
    return m_views->view() == ChartOrTable::View::Chart ? m_views->chart().currentRow()
                                                        : m_views->table().currentKey();
}

const PlaceRow* ElsewherePage::rowOf(const QString& key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&key](const PlaceRow& row) { return row.key() == key; });
    return found == m_rows.end() ? nullptr : &*found;
}

void ElsewherePage::updateUseButton()
{
    const PlaceRow* row = currentKey().isEmpty() ? nullptr : rowOf(currentKey());
    m_ui->useButton->setEnabled(row && !row->isChosen);
    m_ui->useButton->setText(m_shown == Across::Grids ? tr("&Use this grid")
                                                      : tr("&Use this region"));
    m_ui->useButton->setToolTip(
        row ? tr("Makes %1 the place of the scenario.").arg(placeLabel(row->ranked, true))
            : tr("Pick a row in the chart or in the table first."));
}

void ElsewherePage::use(const QString& key)
{
    const PlaceRow* row = rowOf(key);
    if (!row)
        return;
    const study::RankedRow& ranked = row->ranked;
    const QString name = placeLabel(ranked, false);
    if (ranked.region) {
        study::edits::setRegion(calculation().document(), ranked.region->providerId,
                                ranked.region->id, name);
    } else if (ranked.grid) {
        const study::Outcome* outcome = calculation().outcome();
        const catalog::Provider* provider =
            outcome ? outcome->resolved.selection.provider : nullptr;
        const bool isOwnSite = provider && provider->kind != catalog::ProviderKind::Cloud;
        study::edits::setOwnSite(calculation().document(),
                                 isOwnSite ? provider->id : u"onprem-average"_s, ranked.grid->id,
                                 name);
    }
}

} // namespace gramme::gui
