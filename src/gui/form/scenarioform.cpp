// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/scenarioform.h"

#include "gui/form/fields.h"
#include "gui/form/hardwarechoice.h"
#include "gui/form/methodpanel.h"
#include "gui/form/refinepanel.h"
#include "gui/planner/plannerdialog.h"
#include "gui/studies/notesfield.h"
#include "study/edits.h"
#include "study/format.h"
#include "study/working.h"
#include "ui_scenarioform.h"

#include <QEvent>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

using study::Input;
using study::Origin;
namespace edits = study::edits;

ScenarioForm::ScenarioForm(Calculation& calculation, QWidget* parent)
    : FlowingWidget(parent)
    , m_ui(std::make_unique<Ui::ScenarioForm>())
    , m_calculation(calculation)
{
    m_ui->setupUi(this);
    bindNumber(*m_ui->powerField, Input::TdpW, calculation);
    bindNumber(*m_ui->countField, Input::Count, calculation);
    bindNumber(*m_ui->hoursField, Input::Hours, calculation);
    bindNumber(*m_ui->intensityField, Input::Intensity, calculation);
    m_ui->countField->setDefaultText(u"1"_s);
    m_ui->methodPanel->attach(calculation);
    m_ui->refinePanel->attach(calculation);
    nameFromLabels(*this);
    alignLabels(*this);
    m_ui->outerLayout->addWidget(new NotesField(calculation.document(), this));
    connectHardware();
    connectPlace();
    connect(m_ui->planButton, &QPushButton::clicked, this, &ScenarioForm::openPlanner);
    connect(m_ui->refineButton, &QToolButton::toggled, this, &ScenarioForm::setRefineOpen);
    setRefineOpen(false);
    connectCatalogue();
    connect(&m_calculation, &Calculation::changed, this, &ScenarioForm::refresh);
    refresh();
}

ScenarioForm::~ScenarioForm() = default;

void ScenarioForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        alignLabels(*this);
        refreshLid();
    }
    QWidget::changeEvent(event);
}

bool ScenarioForm::isRefineOpen() const
{
    return m_ui->refineButton->isChecked();
}

void ScenarioForm::setRefineOpen(bool open)
{
    m_ui->refineButton->setChecked(open);
    m_ui->refineButton->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    if (open)
        m_ui->refinePanel->ensureBuilt();
    m_ui->refinePanel->setVisible(open);
    refreshLid();
}

void ScenarioForm::focusFirst()
{
    m_ui->hardwareField->setFocus(Qt::TabFocusReason);
}

/// The lists are made anew from another catalogue, and fields from another study.
void ScenarioForm::connectCatalogue()
{
    connect(&m_calculation, &Calculation::catalogChanged, this, [this] {
        m_listedEdition.reset();
        m_ui->hardwareField->setSource(
            [this] { return hardwareEntries(m_calculation.catalog()); });
    });
    connect(&m_calculation.document(), &study::Document::opened, this,
            [this] { m_shownId = u""_s; });
}

void ScenarioForm::connectHardware()
{
    m_ui->hardwareField->setSource(
        [this] { return hardwareEntries(m_calculation.catalog()); });
    m_ui->hardwareField->setLastResort(
        {ownDeviceId(), tr("Own device"), tr("type its power below"), {}});
    connect(m_ui->hardwareField, &SearchField::picked, this, &ScenarioForm::takeHardware);
}

void ScenarioForm::connectPlace()
{
    fillProviders();
    connect(m_ui->providerField, &QComboBox::activated, this, &ScenarioForm::takeProvider);
    connect(m_ui->regionField, &SearchField::picked, this, &ScenarioForm::takeRegion);
}

void ScenarioForm::openPlanner()
{
    auto* planner = new PlannerDialog(m_calculation, this);
    planner->setAttribute(Qt::WA_DeleteOnClose);
    planner->open();
}

void ScenarioForm::takeHardware(const QString& id, const QString& name)
{
    study::Document& document = m_calculation.document();
    if (id == ownDeviceId()) {
        const study::Outcome* outcome = m_calculation.outcome();
        const double watts = outcome ? outcome->resolved.workload.tdp.value() : 0.0;
        edits::setCustomPower(document, watts > 0.0 ? watts : 300.0);
        m_ui->powerField->setFocus(Qt::TabFocusReason);
        m_ui->powerField->edit()->selectAll();
    } else if (const auto instance = splitInstanceId(id)) {
        edits::setInstance(document, instance->id, instance->providerId);
        if (document.scenario().region.isEmpty())
            takeProvider(m_ui->providerField->currentIndex());
    } else {
        edits::setHardware(document, id, name);
    }
}

const ProviderChoice* ScenarioForm::currentProvider() const
{
    const int index = m_ui->providerField->currentIndex();
    return index >= 0 && index < static_cast<int>(m_providers.size())
               ? &m_providers[static_cast<std::size_t>(index)]
               : nullptr;
}

void ScenarioForm::takeProvider(int index)
{
    m_ui->providerField->setCurrentIndex(index);
    const ProviderChoice* choice = currentProvider();
    if (!choice)
        return;
    const catalog::Catalog& catalog = m_calculation.catalog();
    const study::Outcome* outcome = m_calculation.outcome();
    const catalog::Region* region = outcome ? outcome->resolved.selection.region : nullptr;
    const catalog::Grid* grid = outcome ? outcome->resolved.selection.grid : nullptr;
    if (choice->ownSite) {
        const catalog::Grid* place = grid ? grid : countryGrid(catalog, region);
        if (place)
            edits::setOwnSite(m_calculation.document(), choice->id, place->id,
                              u"%1, %2"_s.arg(choice->name, place->name));
        return;
    }
    const auto provider = catalog.provider(choice->id, m_listedEdition.value());
    if (!provider)
        return;
    if (const catalog::Region* near = nearestRegion(catalog, **provider, region, grid))
        edits::setRegion(m_calculation.document(), choice->id, near->id,
                         u"%1, %2"_s.arg(choice->name, near->id));
}

void ScenarioForm::takeRegion(const QString& id, const QString& name)
{
    const ProviderChoice* choice = currentProvider();
    if (!choice)
        return;
    if (choice->ownSite)
        edits::setOwnSite(m_calculation.document(), choice->id, id, name);
    else
        edits::setRegion(m_calculation.document(), choice->id, id, name);
}

/// What is no value was typed for the scenario before and says nothing of this one.
void ScenarioForm::leaveFormerScenario()
{
    const QString& id = m_calculation.document().selected().id;
    if (id == m_shownId)
        return;
    const bool isFirst = m_shownId.isNull();
    m_shownId = id;
    if (isFirst)
        return;
    for (QuantityField* field : findChildren<QuantityField*>())
        field->discardError();
}

void ScenarioForm::refresh()
{
    leaveFormerScenario();
    refreshHardware();
    refreshPlace();
    const study::Scenario& scenario = m_calculation.scenario();
    m_ui->countField->setValue(scenario.count);
    refreshHours();
    refreshProblem();
    refreshLid();
}

/// Where the hours follow from a plan they stand as the default of the field.
void ScenarioForm::refreshHours()
{
    m_ui->hoursField->setValue(m_calculation.scenario().hours);
    const study::Outcome* outcome = presentOutcome();
    const bool planned = outcome && outcome->resolved.plan;
    const QString hours =
        planned ? study::format::significant(outcome->resolved.workload.hours.value(), locale())
                : QString();
    m_ui->hoursField->setDefaultText(hours);
    m_ui->hoursField->setNote(
        planned ? tr("%1 h, from the size of the model. Typed hours replace the plan.").arg(hours)
                : QString());
}

/// Of the present scenario, also while it has no outcome of its own.
QString ScenarioForm::hardwareName() const
{
    const study::Scenario& scenario = m_calculation.scenario();
    if (!scenario.instance.isEmpty())
        return scenario.instance;
    if (scenario.hardware.isEmpty())
        return scenario.tdpW ? tr("Own device") : QString();
    if (const study::Outcome* outcome = presentOutcome())
        return outcome->resolved.selection.device->name;
    const auto found = m_calculation.catalog().device(scenario.hardware, catalog::Edition::Current);
    return found ? (*found)->name : scenario.hardware;
}

/// The outcome, if it is that of the scenario in the form and not an older one.
const study::Outcome* ScenarioForm::presentOutcome() const
{
    return m_calculation.problem() ? nullptr : m_calculation.outcome();
}

void ScenarioForm::refreshHardware()
{
    m_ui->hardwareField->showChosen(hardwareName());
    m_ui->powerField->setValue(m_calculation.scenario().tdpW);
    const study::Outcome* outcome = presentOutcome();
    const catalog::Device* device = outcome ? outcome->resolved.selection.device : nullptr;
    std::optional<double> watts = device ? device->tdpW : std::nullopt;
    if (outcome && outcome->resolved.isSaved(Input::TdpW))
        watts = study::usedValue(outcome->resolved, Input::TdpW);
    m_ui->powerField->setDefaultText(watts ? study::format::exact(*watts, locale()) : QString());
    m_ui->powerField->setNote(outcome ? hardwareNote(*outcome, locale()) : QString());
}

void ScenarioForm::fillProviders()
{
    const catalog::Edition edition = study::effectiveEdition(m_calculation.scenario());
    if (m_listedEdition == edition)
        return;
    m_listedEdition = edition;
    m_listedProvider.clear();
    m_providers = providerChoices(m_calculation.catalog(), edition);
    m_ui->providerField->clear();
    for (const ProviderChoice& choice : m_providers)
        m_ui->providerField->addItem(choice.name, choice.id);
}

void ScenarioForm::refreshPlace()
{
    fillProviders();
    const study::Scenario& scenario = m_calculation.scenario();
    const int index = m_ui->providerField->findData(scenario.provider);
    m_ui->providerField->setCurrentIndex(index);
    const ProviderChoice* choice = currentProvider();
    if (choice && choice->id != m_listedProvider) {
        m_listedProvider = choice->id;
        const bool ownSite = choice->ownSite;
        const QString id = choice->id;
        const catalog::Edition edition = *m_listedEdition;
        m_ui->regionField->setSource([this, id, ownSite, edition] {
            const catalog::Catalog& catalog = m_calculation.catalog();
            const auto provider = catalog.provider(id, edition);
            return ownSite || !provider ? gridEntries(catalog) : regionEntries(catalog, **provider);
        });
    }
    m_ui->intensityField->setValue(scenario.intensity);
    m_ui->regionField->showChosen(placeName());
    const study::Outcome* outcome = presentOutcome();
    const catalog::Intensity* place = outcome ? placeIntensity(outcome->resolved) : nullptr;
    QString usual = place ? study::format::exact(place->gPerKwh, locale()) : QString();
    if (outcome && outcome->resolved.origin(Input::Intensity) == Origin::FuelMix)
        usual = study::format::significant(outcome->resolved.workload.intensity.value(), locale());
    m_ui->intensityField->setDefaultText(usual);
    m_ui->intensityField->setNote(outcome ? intensityNote(*outcome) : QString());
}

QString ScenarioForm::placeName() const
{
    const study::Scenario& scenario = m_calculation.scenario();
    const study::Outcome* outcome = presentOutcome();
    if (outcome && outcome->resolved.selection.grid)
        return outcome->resolved.selection.grid->name;
    if (outcome && outcome->resolved.selection.region)
        return regionTitle(*outcome->resolved.selection.region);
    const catalog::Grid* grid = m_calculation.catalog().findGrid(scenario.grid);
    return grid ? grid->name : scenario.region;
}

void ScenarioForm::refreshProblem()
{
    // A problem of the whole scenario is answered beside the field it belongs to.
    const Problem* problem = m_calculation.problem();
    const auto answer = [problem](QuantityField* field, std::initializer_list<Input> inputs) {
        const bool isHere = problem && std::any_of(inputs.begin(), inputs.end(), [&](Input input) {
                                return problem->place == QLatin1String(study::spec(input).key);
                            });
        field->setProblem(isHere ? problem->message : QString());
    };
    answer(m_ui->powerField, {Input::Hardware, Input::TdpW, Input::Instance});
    answer(m_ui->countField, {Input::Count});
    answer(m_ui->hoursField,
           {Input::Hours, Input::Preset, Input::Params, Input::ActiveParams, Input::Tokens,
            Input::Flops, Input::Precision, Input::PeakTflops, Input::Mfu, Input::Recompute,
            Input::Trials, Input::TrialHours, Input::FinalRuns});
    answer(m_ui->intensityField, {Input::Provider, Input::Region, Input::Grid, Input::Intensity});
}

/// As many of the differences as there is room for, and how many more there are.
QString ScenarioForm::lidText(const QStringList& differences) const
{
    constexpr int arrowAndEdges = 44;
    const QMargins edges = layout()->contentsMargins();
    const int room = width() - edges.left() - edges.right() - arrowAndEdges;
    QString text = tr("Refi&ne");
    for (qsizetype shown = differences.size(); shown > 0; --shown) {
        QStringList parts = differences.mid(0, shown);
        if (shown < differences.size())
            parts << u"+%1"_s.arg(differences.size() - shown);
        text = tr("Refi&ne: %1").arg(parts.join(u", "_s).replace(u'&', u"&&"_s));
        if (fontMetrics().size(Qt::TextShowMnemonic, text).width() <= room)
            return text;
    }
    return fontMetrics().elidedText(text, Qt::ElideRight, room, Qt::TextShowMnemonic);
}

void ScenarioForm::refreshLid()
{
    const QStringList differences = m_ui->refinePanel->differences();
    m_ui->refineButton->setText(lidText(differences));
    m_ui->refineButton->setToolTip(
        differences.isEmpty() ? tr("Workload, utilisation, host, CPU, memory, PUE, basis of the "
                                   "intensity, embodied emissions and more.")
                              : tr("Not at their defaults: %1.").arg(differences.join(u", "_s)));
}

void ScenarioForm::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    refreshLid();
}

} // namespace gramme::gui
