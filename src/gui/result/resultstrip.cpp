// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/result/resultstrip.h"

#include "gui/appearance.h"
#include "gui/drift/driftdialog.h"
#include "gui/pages/publishformats.h"
#include "gui/result/resulttext.h"
#include "study/format.h"
#include "study/working.h"
#include "ui_resultstrip.h"

#include <QClipboard>
#include <QCursor>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {
constexpr qsizetype equivalenceCount = 3;
constexpr int figureGap = 18;
constexpr auto inputScheme = "input:"_L1;
} // namespace

ResultStrip::ResultStrip(Calculation& calculation, Settings& settings, QWidget* parent)
    : FlowingWidget(parent)
    , m_ui(std::make_unique<Ui::ResultStrip>())
    , m_calculation(calculation)
    , m_settings(settings)
{
    m_ui->setupUi(this);
    enlargeHeadline();
    m_ui->explanation->hide();
    connect(m_ui->working, &QLabel::linkActivated, this, &ResultStrip::explain);
    connect(m_ui->equivalences, &QLabel::linkActivated, this, &ResultStrip::offerEquivalences);
    connect(m_ui->savedFigures, &QLabel::linkActivated, this, [this] {
        DriftDialog dialog(m_calculation, window());
        dialog.exec();
    });
    connect(m_ui->copyButton, &QToolButton::clicked, this, &ResultStrip::copyResult);
    connect(&m_calculation, &Calculation::changed, this, &ResultStrip::refresh);
    refresh();
}

ResultStrip::~ResultStrip() = default;

void ResultStrip::refresh()
{
    const Problem* problem = m_calculation.problem();
    m_ui->problem->setVisible(m_calculation.isStale());
    m_ui->problem->setText(problem ? problem->message
                                   : tr("A field needs mending; this is the last valid result."));
    const study::Outcome* outcome = m_calculation.outcome();
    refreshSavedFigures();
    m_ui->copyButton->setEnabled(outcome && !m_calculation.isStale());
    for (QWidget* part : std::initializer_list<QWidget*>{m_ui->headline, m_ui->beside,
                                                         m_ui->working, m_ui->basisChange})
        part->setEnabled(!m_calculation.isStale());
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_ui->beside, m_ui->working, m_ui->equivalences, m_ui->aside})
        part->setVisible(outcome);
    if (!outcome) {
        m_ui->headline->setText(u"– kg CO₂e"_s);
        m_ui->explanation->hide();
        m_ui->basisChange->hide();
        refreshColours();
        return;
    }
    refreshHeadline(*outcome);
    refreshWorking(*outcome);
    refreshEquivalences(*outcome);
    refreshAside(*outcome);
    refreshColours();
}

/// Whether the catalogue has other figures by now than those in use.
void ResultStrip::refreshSavedFigures()
{
    const QString text = savedFiguresText(m_calculation);
    m_ui->savedFigures->setVisible(!text.isEmpty());
    m_ui->savedFigures->setText(
        u"%1 <a href=\"figures\">%2</a>"_s.arg(text.toHtmlEscaped(), tr("What differs…")));
}

void ResultStrip::refreshHeadline(const study::Outcome& outcome)
{
    m_ui->headline->setText(headlineText(outcome, locale()));
    const engine::KilowattHours energy = outcome.site ? outcome.site->figures.energy
                                                      : outcome.estimate.energy;
    QString text = study::format::energy(energy, locale());
    if (const auto intensity = study::headlineIntensity(outcome.resolved))
        text += u", "_s + study::basisText(intensity->basis);
    m_ui->energy->setText(text);
    const QString interval = intervalText(outcome, locale());
    m_ui->interval->setText(interval);
    m_ui->interval->setVisible(!interval.isEmpty());
    m_ui->interval->setToolTip(tr("With 90 % probability the total lies in this interval, as far "
                                  "as the ranges of the inputs hold. The page Breakdown says "
                                  "which inputs cause it."));
    arrangeHeadline();
}

void ResultStrip::enlargeHeadline()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 2.0);
    large.setBold(true);
    m_ui->headline->setFont(large);
}

/// Interval and energy stand beside the total, or below it where there is no room.
void ResultStrip::arrangeHeadline()
{
    const QMargins margins = m_ui->outerLayout->contentsMargins();
    const int room = width() - margins.left() - margins.right()
                     - m_ui->headlineLayout->spacing() - m_ui->copyButton->sizeHint().width();
    const auto arrange = [room](QBoxLayout& line, int needed) {
        const auto way = needed <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
        if (line.direction() == way)
            return; // to set the spacing again would lay everything out anew
        line.setDirection(way);
        line.setSpacing(way == QBoxLayout::LeftToRight ? figureGap : 2);
    };
    int beside = m_ui->energy->sizeHint().width();
    if (!m_ui->interval->isHidden())
        beside += figureGap + m_ui->interval->sizeHint().width();
    arrange(*m_ui->besideLayout, beside);
    arrange(*m_ui->figuresLayout, m_ui->headline->sizeHint().width() + figureGap + beside);
}

void ResultStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrangeHeadline();
}

void ResultStrip::refreshWorking(const study::Outcome& outcome)
{
    m_ui->working->setText(workingHtml(outcome, locale()));
    const QString change = basisChangeText(outcome, locale());
    m_ui->basisChange->setText(change);
    m_ui->basisChange->setVisible(!change.isEmpty());
    if (m_explained)
        explain(inputScheme + QString::fromLatin1(study::spec(*m_explained).key));
}

/// The sentence about one number stays under the working until the same number is clicked again.
void ResultStrip::explain(const QString& link)
{
    const study::InputSpec* entry = study::findSpec(QStringView(link).mid(inputScheme.size()));
    const study::Outcome* outcome = m_calculation.outcome();
    if (!entry || !outcome)
        return;
    const bool again = m_explained == entry->input && m_ui->explanation->isVisible()
                       && sender() == m_ui->working;
    m_explained = again ? std::nullopt : std::optional(entry->input);
    m_ui->explanation->setVisible(!again);
    if (again)
        return;
    QString html = study::explanation(*outcome, entry->input, locale()).toHtmlEscaped();
    const catalog::Citation from = study::citation(outcome->resolved, entry->input);
    if (!from.url.isEmpty())
        html += u"<br/>"_s + from.url.toHtmlEscaped();
    if (!from.note.isEmpty())
        html += u"<br/>"_s + from.note.toHtmlEscaped();
    m_ui->explanation->setText(html);
}

QStringList ResultStrip::equivalenceIds() const
{
    const study::Outcome* outcome = m_calculation.outcome();
    const bool page = outcome
                      && outcome->resolved.workload.method == engine::Method::Lacoste2019;
    QStringList ids = page ? QStringList() : m_settings.equivalences.get();
    if (ids.size() == equivalenceCount)
        return ids;
    return usualEquivalenceIds(m_calculation.scenario().method);
}

/// Looked up once for each method, not at every keystroke.
QStringList ResultStrip::usualEquivalenceIds(engine::Method method) const
{
    QStringList& ids = m_usualEquivalences[method];
    if (ids.isEmpty()) {
        for (const study::EquivalenceValue& value :
             study::equivalences(m_calculation.catalog(), method, {}))
            ids << value.equivalence->id;
    }
    return ids;
}

void ResultStrip::refreshEquivalences(const study::Outcome& outcome)
{
    const bool page = outcome.resolved.workload.method == engine::Method::Lacoste2019;
    QStringList shown;
    const auto all = m_calculation.catalog().equivalences();
    for (const QString& id : equivalenceIds()) {
        const auto found =
            std::find_if(all.begin(), all.end(),
                         [&id](const catalog::Equivalence& item) { return item.id == id; });
        if (found == all.end())
            continue;
        const study::EquivalenceValue value{&*found,
                                            outcome.estimate.total.value() / found->kgPerUnit};
        const QString text = equivalenceText(value, outcome, locale()).toHtmlEscaped();
        shown << (page ? text : u"<a href=\"%1\">%2</a>"_s.arg(shown.size()).arg(text));
    }
    m_ui->equivalences->setText(u"= "_s + shown.join(u"&nbsp; · &nbsp;"_s));
}

/// Offers the other everyday units in place of the one that was clicked.
void ResultStrip::offerEquivalences(const QString& link)
{
    const qsizetype place = link.toLongLong();
    QMenu menu;
    for (const catalog::Equivalence& item : m_calculation.catalog().equivalences()) {
        if (item.chartDefault || equivalenceIds().contains(item.id))
            menu.addAction(QString(item.labelPlural).replace(u'&', u"&&"_s))->setData(item.id);
    }
    menu.addSeparator();
    menu.addAction(tr("Use the usual three"))->setData(QString());
    if (const QAction* action = menu.exec(QCursor::pos()))
        chooseEquivalence(place, action->data().toString());
}

void ResultStrip::chooseEquivalence(qsizetype place, const QString& id)
{
    QStringList ids = equivalenceIds();
    if (id.isEmpty())
        ids.clear();
    else if (place >= 0 && place < ids.size())
        ids[place] = id;
    m_settings.equivalences.set(ids);
    refresh();
}

void ResultStrip::refreshAside(const study::Outcome& outcome)
{
    const QString text = asideText(outcome, m_calculation.catalog(), locale());
    m_ui->aside->setText(text);
    m_ui->aside->setVisible(!text.isEmpty());
}

void ResultStrip::refreshColours()
{
    const auto paint = [this](QWidget* label, const QColor& colour) {
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, colour);
        if (label->palette() != colours)
            label->setPalette(colours);
    };
    paint(m_ui->problem, errorColour(palette()));
    paint(m_ui->aside, quietColour(palette()));
    paint(m_ui->explanation, quietColour(palette()));
}

void ResultStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshColours();
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        enlargeHeadline();
        arrangeHeadline();
    }
}

void ResultStrip::copyResult()
{
    const study::Outcome* outcome = m_calculation.outcome();
    if (!outcome || m_calculation.isStale())
        return;
    const auto text = exchange::publish(published(m_calculation, false),
                                        exchange::PublishFormat::PlainText);
    if (text)
        QGuiApplication::clipboard()->setText(*text);
}

} // namespace gramme::gui
