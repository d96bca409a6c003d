// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/refinepanel.h"

#include "gui/form/fields.h"
#include "gui/form/searchfield.h"
#include "study/edits.h"
#include "study/format.h"
#include "ui_refinepanel.h"

using namespace Qt::StringLiterals;

namespace gramme::gui {

using study::Input;
using study::Origin;

namespace {

std::vector<SearchField::Entry> cpuEntries(const catalog::Catalog& catalog)
{
    std::vector<SearchField::Entry> entries;
    entries.push_back({{}, RefinePanel::tr("None"), RefinePanel::tr("no CPU power is counted"), {RefinePanel::tr("None")}});
    for (const catalog::Device& cpu : catalog.cpus())
        entries.push_back({cpu.id, cpu.name,
                           RefinePanel::tr("%1 W, %2 cores")
                               .arg(study::format::exact(cpu.tdpW.value_or(0.0), QLocale()),
                                    QString::number(cpu.cores)),
                           catalog.searchTexts(cpu)});
    return entries;
}

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
{
    m_ui->setupUi(this);
}

RefinePanel::~RefinePanel() = default;

void RefinePanel::attach(Calculation& calculation)
{
    m_calculation = &calculation;
    m_fields = {{m_ui->utilisationField, Input::Utilisation},
                {m_ui->hostWField, Input::HostW},
                {m_ui->pueField, Input::Pue},
                {m_ui->runsField, Input::Runs},
                {m_ui->scaleField, Input::Scale},
                {m_ui->cpuCoresField, Input::CpuCores},
                {m_ui->cpuTdpWField, Input::CpuTdpW},
                {m_ui->cpuWPerCoreField, Input::CpuWPerCore},
                {m_ui->cpuUtilisationField, Input::CpuUtilisation},
                {m_ui->memoryGbField, Input::MemoryGb},
                {m_ui->memoryWPerGbField, Input::MemoryWPerGb},
                {m_ui->offsetPctField, Input::OffsetPct}};
    for (const Bound& bound : m_fields)
        bindNumber(*bound.field, bound.input, calculation);
    m_ui->cpuField->setSource([&calculation] { return cpuEntries(calculation.catalog()); });
    connect(m_ui->cpuField, &SearchField::picked, this, [this](const QString& id,
                                                               const QString& name) {
        study::edits::setCpu(m_calculation->document(), id, name);
    });
    connect(m_ui->resetButton, &QPushButton::clicked, this,
            [this] { study::edits::resetRefinements(m_calculation->document()); });
    connect(m_calculation, &Calculation::changed, this, &RefinePanel::refresh);
    nameFromLabels(*this);
    refresh();
}

void RefinePanel::showEvent(QShowEvent* event)
{
    showDefaults(); // Not kept up to date while the lid is closed.
    QWidget::showEvent(event);
}

bool RefinePanel::takesPart(Input input) const
{
    switch (m_calculation->scenario().method) {
    case engine::Method::Full:
        return true;
    case engine::Method::GreenAlgorithms:
        return input != Input::HostW;
    case engine::Method::Lacoste2019:
        return input == Input::Runs || input == Input::OffsetPct;
    }
    return true;
}

void RefinePanel::refresh()
{
    const study::Scenario& scenario = m_calculation->scenario();
    for (const Bound& bound : m_fields) {
        bound.field->setValue(scenario.*study::spec(bound.input).number);
        bound.field->setEnabled(takesPart(bound.input));
        bound.field->setToolTip(takesPart(bound.input)
                                    ? QString()
                                    : tr("The method %1 does not count this.")
                                          .arg(study::methodWord(scenario.method)));
    }
    m_ui->cpuField->setEnabled(takesPart(Input::Cpu));
    QString cpu;
    if (!scenario.cpu.isEmpty()) {
        const auto found = m_calculation->catalog().cpu(scenario.cpu);
        cpu = found ? (*found)->name : scenario.cpu;
    }
    m_ui->cpuField->showChosen(cpu);
    if (isVisible())
        showDefaults();
    m_ui->resetButton->setEnabled(!differences().isEmpty());
}

void RefinePanel::showDefaults()
{
    const study::Outcome* outcome = m_calculation->outcome();
    if (!outcome)
        return;
    const auto& instance = outcome->resolved.selection.instance;
    for (const Bound& bound : m_fields) {
        const Origin origin = outcome->resolved.origin(bound.input);
        const bool silent = origin == Origin::Given
                            || (origin == Origin::NotUsed && bound.input != Input::HostW);
        const auto value = silent ? std::nullopt : defaultValue(*outcome, bound.input);
        bound.field->setDefaultText(value ? study::format::exact(*value, locale()) : QString());
        if (bound.input == Input::Pue && !silent)
            bound.field->setNote(study::citation(outcome->resolved, Input::Pue).name);
        else
            bound.field->setNote({});
    }
    m_ui->cpuField->setPlaceholderText(instance && outcome->resolved.selection.cpu
                                           ? outcome->resolved.selection.cpu->name
                                           : tr("None"));
}

QString RefinePanel::differences() const
{
    const study::Scenario& scenario = m_calculation->scenario();
    QStringList found;
    for (const Bound& bound : m_fields) {
        const auto& value = scenario.*study::spec(bound.input).number;
        if (value && takesPart(bound.input))
            found << u"%1 %2"_s.arg(study::inputName(bound.input, study::Naming::Label),
                                    study::format::exact(*value, locale()));
    }
    if (!scenario.cpu.isEmpty() && takesPart(Input::Cpu))
        found << m_ui->cpuField->chosenName();
    return found.join(u", "_s);
}

} // namespace gramme::gui
