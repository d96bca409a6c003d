// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/methodpanel.h"

#include "gui/appearance.h"
#include "gui/form/fields.h"
#include "study/edits.h"
#include "study/format.h"
#include "study/saved.h"
#include "ui_methodpanel.h"

#include <QEvent>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace edits = study::edits;
namespace format = study::format;

namespace {

QString tr(const char* text)
{
    return MethodPanel::tr(text);
}

QString methodSentence(engine::Method method)
{
    switch (method) {
    case engine::Method::Full:
        return tr("full counts utilisation, host, CPU, memory, PUE and the making of the hardware.");
    case engine::Method::Lacoste2019:
        return tr("lacoste2019 counts device power × hours × intensity, as the original page does: "
                  "no utilisation, host, CPU, memory or PUE.");
    case engine::Method::GreenAlgorithms:
        return tr("green-algorithms counts devices, CPU and memory at full load, with its own PUE "
                  "table.");
    }
    return {};
}

/// What another method gives for the same scenario; empty where it cannot be computed.
QString otherMethod(const Calculation& calculation, engine::Method method, const QLocale& locale)
{
    study::StudyScenario entry = calculation.document().selected(); // with its saved figures
    entry.scenario = calculation.outcomeScenario();
    entry.scenario.method = method;
    entry.scenario.rounding = study::Rounding::None;
    entry.scenario.interval = false;
    const auto outcome = study::evaluate(entry, calculation.catalog(), study::window);
    if (!outcome)
        return {};
    QString mass = format::mass(outcome->estimate.total, locale);
    mass.replace(u' ', QChar(QChar::Nbsp));
    return u"%1 %2"_s.arg(study::methodWord(method), mass);
}

/// What the method counts, and what the other methods give for the same scenario.
QString methodNote(const Calculation& calculation, const QLocale& locale)
{
    const engine::Method own = calculation.scenario().method;
    QStringList others;
    for (const engine::Method method :
         {engine::Method::Full, engine::Method::Lacoste2019, engine::Method::GreenAlgorithms}) {
        const bool known = method != own && calculation.outcome();
        const QString text = known ? otherMethod(calculation, method, locale) : QString();
        if (!text.isEmpty())
            others << text;
    }
    QString note = methodSentence(own);
    if (!others.isEmpty())
        note += u' ' + tr("Other methods: %1.").arg(others.join(u", "_s));
    return note;
}

} // namespace

MethodPanel::MethodPanel(QWidget* parent)
    : FlowingWidget(parent)
    , m_ui(std::make_unique<Ui::MethodPanel>())
{
    m_ui->setupUi(this);
}

MethodPanel::~MethodPanel() = default;

void MethodPanel::attach(Calculation& calculation)
{
    m_calculation = &calculation;
    m_ui->methodField->addItems(study::choices(study::Input::Method));
    for (const auto edition : {catalog::Edition::Current, catalog::Edition::Lacoste})
        m_ui->editionField->addItem(calculation.catalog().editionName(edition));
    nameFromLabels(*this);
    connect(m_ui->methodField, &QComboBox::activated, this, [this](int index) {
        edits::setMethod(m_calculation->document(), static_cast<engine::Method>(index));
    });
    connect(m_ui->editionField, &QComboBox::activated, this, [this](int index) {
        edits::setEdition(m_calculation->document(), static_cast<catalog::Edition>(index));
    });
    connect(m_ui->siteField, &QCheckBox::toggled, this, [this](bool on) {
        edits::setRounding(m_calculation->document(),
                           on ? study::Rounding::Site : study::Rounding::None);
    });
    connect(m_calculation, &Calculation::changed, this, &MethodPanel::refresh);
    paintNote();
    refresh();
}

void MethodPanel::refresh()
{
    const study::Scenario& scenario = m_calculation->scenario();
    m_ui->methodField->setCurrentIndex(static_cast<int>(scenario.method));
    m_ui->editionField->setCurrentIndex(static_cast<int>(study::effectiveEdition(scenario)));
    m_ui->siteField->setVisible(scenario.method == engine::Method::Lacoste2019);
    const QSignalBlocker quiet(m_ui->siteField);
    m_ui->siteField->setChecked(scenario.rounding == study::Rounding::Site);
    m_ui->methodNote->setText(methodNote(*m_calculation, locale()));
}

void MethodPanel::paintNote()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, quietColour(palette()));
    m_ui->methodNote->setPalette(colours);
}

void MethodPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        paintNote();
    QWidget::changeEvent(event);
}

} // namespace gramme::gui
