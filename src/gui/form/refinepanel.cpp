// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/refinepanel.h"

#include "gui/form/fields.h"
#include "gui/form/refinetexts.h"
#include "gui/form/searchfield.h"
#include "study/edits.h"
#include "study/format.h"
#include "ui_refinepanel.h"

#include <QEvent>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::gui {

using study::Input;
using study::Origin;

namespace {

/// The numbers of the panel, in its order.
constexpr std::array numberInputs{
    Input::Utilisation,      Input::HostW,          Input::Pue,           Input::Runs,
    Input::Scale,            Input::CpuCores,       Input::CpuTdpW,       Input::CpuWPerCore,
    Input::CpuUtilisation,   Input::MemoryGb,       Input::MemoryWPerGb,  Input::OffsetPct,
    Input::EmbodiedDeviceKg, Input::EmbodiedHostKg, Input::LifetimeYears, Input::LifetimeUse};

/// The default a field stands for while it is empty; nothing where it stands for none.
std::optional<double> defaultValue(const study::Outcome& outcome, Input input)
{
    if (input == Input::OffsetPct && !outcome.resolved.offsetKnown)
        return std::nullopt;
    return study::usedValue(outcome.resolved, input);
}

} // namespace

RefinePanel::RefinePanel(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RefinePanel>())
{}

RefinePanel::~RefinePanel() = default;

void RefinePanel::attach(Calculation& calculation)
{
    m_calculation = &calculation;
    connect(m_calculation, &Calculation::changed, this, &RefinePanel::refresh);
}

void RefinePanel::ensureBuilt()
{
    if (m_isBuilt)
        return;
    m_isBuilt = true;
    m_ui->setupUi(this);
    bindFields();
    bindChoices();
    connect(m_ui->resetButton, &QPushButton::clicked, this,
            [this] { study::edits::resetRefinements(m_calculation->document()); });
    nameFromLabels(*this);
    paintHeadings(*this);
    paintNotes();
    refresh();
}

void RefinePanel::bindFields()
{
    const std::array<QuantityField*, numberInputs.size()> fields{
        m_ui->utilisationField,      m_ui->hostWField,           m_ui->pueField,
        m_ui->runsField,             m_ui->scaleField,           m_ui->cpuCoresField,
        m_ui->cpuTdpWField,          m_ui->cpuWPerCoreField,     m_ui->cpuUtilisationField,
        m_ui->memoryGbField,         m_ui->memoryWPerGbField,    m_ui->offsetPctField,
        m_ui->embodiedDeviceKgField, m_ui->embodiedHostKgField,  m_ui->lifetimeYearsField,
        m_ui->lifetimeUseField};
    for (std::size_t i = 0; i < fields.size(); ++i)
        m_fields.push_back({fields[i], numberInputs[i]});
    for (const Bound& bound : m_fields)
        bindNumber(*bound.field, bound.input, *m_calculation);
    const auto readCpus = [this] {
        m_ui->cpuField->setSource([this] { return cpuEntries(m_calculation->catalog()); });
    };
    readCpus();
    connect(m_calculation, &Calculation::catalogChanged, this, readCpus);
    connect(m_ui->cpuField, &SearchField::picked, this,
            [this](const QString& id, const QString& name) {
                study::edits::setCpu(m_calculation->document(), id, name);
            });
}

void RefinePanel::bindChoices()
{
    m_choices = {{m_ui->workloadField, Input::Workload},
                 {m_ui->basisField, Input::Basis},
                 {m_ui->factorsField, Input::Factors}};
    addChoices(*m_ui->workloadField, Input::Workload, workloadTexts());
    addChoices(*m_ui->basisField, Input::Basis, basisTexts());
    for (const BoundChoice& bound : m_choices)
        connect(bound.field, &QComboBox::activated, this, [this, bound](int index) {
            study::edits::setChoice(m_calculation->document(), bound.input,
                                    bound.field->itemData(index).toString(),
                                    bound.field->itemText(index));
        });
    connect(m_ui->embodiedField, &QCheckBox::toggled, this, [this](bool on) {
        study::edits::setChoice(m_calculation->document(), Input::Embodied,
                                on ? QString() : u"off"_s, tr("off"));
    });
}

/// The first word of a choice is its default and stands for nothing given.
void RefinePanel::addChoices(QComboBox& field, Input input, const QStringList& texts)
{
    const QStringList words = study::choices(input);
    for (qsizetype i = 0; i < words.size(); ++i)
        field.addItem(texts.value(i), i == 0 ? QString() : words.at(i));
}

void RefinePanel::showEvent(QShowEvent* event)
{
    // Not kept up to date while the lid is closed, nor read from the catalogue before it opens.
    ensureBuilt();
    if (m_ui->factorsField->count() == 0)
        addChoices(*m_ui->factorsField, Input::Factors, factorTexts(m_calculation->catalog()));
    refreshChoices();
    showDefaults();
    QWidget::showEvent(event);
}

bool RefinePanel::countsEmbodied() const
{
    return m_calculation->scenario().embodied.value_or(true);
}

bool RefinePanel::takesPart(Input input) const
{
    const study::Scenario& scenario = m_calculation->scenario();
    const bool isFull = scenario.method == engine::Method::Full;
    switch (input) {
    case Input::Runs:
    case Input::OffsetPct:
        return true;
    case Input::HostW:
    case Input::Workload:
    case Input::Embodied:
        return isFull;
    case Input::EmbodiedDeviceKg:
    case Input::EmbodiedHostKg:
    case Input::LifetimeYears:
    case Input::LifetimeUse:
        return isFull && countsEmbodied();
    case Input::Factors:
        return scenario.method != engine::Method::Lacoste2019
               && scenario.basis == study::BasisChoice::FuelMix;
    default:
        return scenario.method != engine::Method::Lacoste2019;
    }
}

void RefinePanel::refresh()
{
    if (!m_isBuilt)
        return;
    refreshNumbers();
    refreshChoices();
    m_ui->cpuField->setEnabled(takesPart(Input::Cpu));
    m_ui->cpuField->showChosen(cpuName());
    if (isVisible())
        showDefaults();
    m_ui->resetButton->setEnabled(!differences().isEmpty());
}

void RefinePanel::refreshNumbers()
{
    const study::Scenario& scenario = m_calculation->scenario();
    const bool isFull = scenario.method == engine::Method::Full;
    for (const Bound& bound : m_fields) {
        const bool counts = takesPart(bound.input);
        bound.field->setValue(scenario.*study::spec(bound.input).number);
        bound.field->setEnabled(counts);
        bound.field->setToolTip(counts  ? QString()
                                : isFull ? tr("Embodied emissions are not counted.")
                                        : tr("The method %1 does not count this.")
                                              .arg(study::methodWord(scenario.method)));
    }
}

void RefinePanel::refreshChoices()
{
    const study::Scenario& scenario = m_calculation->scenario();
    for (const BoundChoice& bound : m_choices) {
        const int index = bound.field->findData(study::valueText(scenario, bound.input));
        bound.field->setCurrentIndex(std::max(0, index));
        bound.field->setEnabled(takesPart(bound.input));
    }
    const QSignalBlocker quiet(m_ui->embodiedField);
    m_ui->embodiedField->setChecked(countsEmbodied() && takesPart(Input::Embodied));
    m_ui->embodiedField->setEnabled(takesPart(Input::Embodied));
}

QString RefinePanel::ownNote(const study::Outcome& outcome, Input input) const
{
    const bool isCited = input == Input::Pue || input == Input::EmbodiedDeviceKg
                         || input == Input::EmbodiedHostKg;
    const Origin origin = outcome.resolved.origin(input);
    const bool isShown = isCited && origin != Origin::Given && origin != Origin::NotUsed;
    return isShown ? study::citation(outcome.resolved, input).name : QString();
}

void RefinePanel::showDefaults()
{
    const study::Outcome* outcome = m_calculation->outcome();
    if (!outcome)
        return;
    for (const Bound& bound : m_fields) {
        const Origin origin = outcome->resolved.origin(bound.input);
        const bool silent = origin == Origin::Given
                            || (origin == Origin::NotUsed && bound.input != Input::HostW);
        const auto value = silent ? std::nullopt : defaultValue(*outcome, bound.input);
        bound.field->setDefaultText(value ? study::format::exact(*value, locale()) : QString());
        bound.field->setNote(ownNote(*outcome, bound.input));
    }
    const auto& finalRuns = m_calculation->scenario().finalRuns;
    if (finalRuns)
        m_ui->runsField->setDefaultText(study::format::exact(*finalRuns, locale()));
    m_ui->runsField->setNote(finalRuns ? tr("The final runs of the plan.") : QString());
    const auto& instance = outcome->resolved.selection.instance;
    m_ui->cpuField->setPlaceholderText(instance && outcome->resolved.selection.cpu
                                           ? outcome->resolved.selection.cpu->name
                                           : tr("None"));
    showNotes(*outcome);
}

void RefinePanel::showNotes(const study::Outcome& outcome)
{
    const auto show = [](QLabel& label, const QString& text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
    };
    const study::Scenario& scenario = m_calculation->scenario();
    show(*m_ui->workloadNote,
         takesPart(Input::Workload) ? workloadNote(outcome, locale()) : QString());
    show(*m_ui->basisNote, takesPart(Input::Basis) ? basisNote(outcome, scenario.basis, locale())
                                                   : QString());
    const bool asked = countsEmbodied() || !takesPart(Input::Embodied);
    show(*m_ui->embodiedNote, asked ? embodiedNote(outcome, locale())
                                    : tr("Left out: the total is that of the electricity."));
}

void RefinePanel::paintNotes()
{
    for (QLabel* label : {static_cast<QLabel*>(m_ui->workloadNote),
                          static_cast<QLabel*>(m_ui->basisNote),
                          static_cast<QLabel*>(m_ui->embodiedNote)})
        paintNote(*label, NoteKind::Quiet);
}

void RefinePanel::changeEvent(QEvent* event)
{
    if (m_isBuilt && event->type() == QEvent::PaletteChange)
        paintNotes();
    QWidget::changeEvent(event);
}

QString RefinePanel::cpuName() const
{
    const QString& key = m_calculation->scenario().cpu;
    if (key.isEmpty())
        return {};
    const auto found = m_calculation->catalog().cpu(key);
    return found ? (*found)->name : key;
}

QStringList RefinePanel::differences() const
{
    const study::Scenario& scenario = m_calculation->scenario();
    QStringList found;
    for (const Input input : numberInputs) {
        const auto& value = scenario.*study::spec(input).number;
        if (value && takesPart(input))
            found << u"%1 %2"_s.arg(study::inputName(input, study::Naming::Label),
                                    study::format::exact(*value, locale()));
    }
    if (!scenario.cpu.isEmpty() && takesPart(Input::Cpu))
        found << cpuName();
    if (!scenario.workload.isEmpty() && takesPart(Input::Workload))
        found << workloadTexts().value(
            study::choices(Input::Workload).indexOf(scenario.workload));
    if (scenario.basis != study::BasisChoice::Primary && takesPart(Input::Basis))
        found << basisTexts().value(static_cast<qsizetype>(scenario.basis));
    if (!countsEmbodied() && takesPart(Input::Embodied))
        found << tr("no embodied emissions");
    for (const study::InputRange& range : scenario.ranges)
        found << tr("own range of %1").arg(study::inputName(range.input, study::Naming::Label));
    return found;
}

} // namespace gramme::gui
