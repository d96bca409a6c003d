// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/planner/plannertraining.h"

#include "gui/form/fields.h"
#include "gui/planner/plannerfields.h"
#include "gui/planner/plannerfigures.h"
#include "study/edits.h"
#include "study/format.h"
#include "study/plan.h"
#include "study/saved.h"
#include "ui_plannertraining.h"

#include <QEvent>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

using study::Input;
namespace edits = study::edits;

PlannerTraining::PlannerTraining(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::PlannerTraining>())
{
    m_ui->setupUi(this);
    m_ui->columns->setWidgets(m_ui->formSide, m_ui->resultSide);
}

PlannerTraining::~PlannerTraining() = default;

void PlannerTraining::attach(Calculation& draft)
{
    m_draft = &draft;
    m_laidAside = draft.scenario();
    m_ui->wayField->addItems({tr("Parameters and tokens"), tr("FLOPs"), tr("A published run"),
                              tr("Not known: hours, typed")});
    m_ui->activeParamsField->setDefaultText(tr("all of them: dense"));
    m_ui->countField->setDefaultText(u"1"_s);
    const std::array<std::pair<QuantityField*, Input>, 8> fields{
        {{m_ui->paramsField, Input::Params},
         {m_ui->activeParamsField, Input::ActiveParams},
         {m_ui->tokensField, Input::Tokens},
         {m_ui->flopsField, Input::Flops},
         {m_ui->countField, Input::Count},
         {m_ui->peakField, Input::PeakTflops},
         {m_ui->mfuField, Input::Mfu},
         {m_ui->priceField, Input::PricePerKwh}}};
    for (const auto& [field, input] : fields)
        bindNumber(*field, input, draft);
    bindNumber(*m_ui->hoursField, Input::Hours, draft);
    connectFields();
    finishForm(*this);
    connect(&draft, &Calculation::changed, this, &PlannerTraining::refresh);
    refresh();
}

void PlannerTraining::connectFields()
{
    connect(m_ui->wayField, &QComboBox::activated, this,
            [this](int index) { takeWay(static_cast<Way>(index)); });
    connect(m_ui->recomputeField, &QCheckBox::toggled, this, [this](bool on) {
        edits::setChoice(m_draft->document(), Input::Recompute, on ? u"on"_s : QString(), tr("on"));
    });
    connect(m_ui->precisionField, &QComboBox::activated, this, [this](int index) {
        const QString word = m_ui->precisionField->itemData(index).toString();
        edits::setChoice(m_draft->document(), Input::Precision, word, word);
    });
    m_ui->presetField->setSource([this] { return presetEntries(m_draft->catalog()); });
    connect(m_ui->presetField, &SearchField::picked, this,
            [this](const QString& id, const QString& name) {
                edits::setChoice(m_draft->document(), Input::Preset, id, name);
            });
    connect(m_ui->presetHardwareButton, &QPushButton::clicked, this,
            &PlannerTraining::takePresetHardware);
}

void PlannerTraining::focusFirst()
{
    m_ui->paramsField->setFocus(Qt::TabFocusReason);
    if (!m_ui->paramsField->isVisibleTo(this))
        m_ui->wayField->setFocus(Qt::TabFocusReason);
}

std::vector<Input> PlannerTraining::sizesOf(Way way)
{
    switch (way) {
    case Way::Size:
        return {Input::Params, Input::ActiveParams, Input::Tokens, Input::Recompute};
    case Way::Flops:
        return {Input::Flops};
    case Way::Preset:
        return {Input::Preset};
    case Way::Hours:
        break;
    }
    return {Input::Hours};
}

/// What the way says that is left is laid aside and comes back with it.
void PlannerTraining::takeWay(Way way)
{
    for (QuantityField* field : {m_ui->paramsField, m_ui->activeParamsField, m_ui->tokensField,
                                 m_ui->flopsField, m_ui->hoursField})
        field->discardError();
    study::Scenario after = m_draft->scenario();
    for (const Input input : sizesOf(m_way)) {
        copySize(after, m_laidAside, input);
        study::clear(after, input);
    }
    if (after.hours)
        m_laidAside.hours = after.hours;
    for (const Input input : sizesOf(way))
        copySize(m_laidAside, after, input);
    after.hours = study::hasPlan(after) ? std::nullopt : m_laidAside.hours;
    m_way = way;
    edits::replace(m_draft->document(), after, tr("Change how the size is known"));
    refresh();
}

/// After an undo or with a scenario of a file, the way is what the scenario says.
void PlannerTraining::followScenario()
{
    const study::Scenario& in = m_draft->scenario();
    if (!in.preset.isEmpty())
        m_way = Way::Preset;
    else if (in.flops)
        m_way = Way::Flops;
    else if (study::hasPlan(in))
        m_way = Way::Size;
}

void PlannerTraining::showWay()
{
    m_ui->wayField->setCurrentIndex(static_cast<int>(m_way));
    QFormLayout& form = *m_ui->formLayout;
    const bool bySize = m_way == Way::Size;
    for (QWidget* field :
         {static_cast<QWidget*>(m_ui->paramsField), static_cast<QWidget*>(m_ui->activeParamsField),
          static_cast<QWidget*>(m_ui->tokensField), static_cast<QWidget*>(m_ui->recomputeField)})
        form.setRowVisible(field, bySize);
    form.setRowVisible(m_ui->flopsField, m_way == Way::Flops);
    form.setRowVisible(m_ui->presetField, m_way == Way::Preset);
    form.setRowVisible(m_ui->presetNote, m_way == Way::Preset);
    form.setRowVisible(m_ui->hoursField, m_way == Way::Hours);
    for (QWidget* field :
         {static_cast<QWidget*>(m_ui->precisionField), static_cast<QWidget*>(m_ui->precisionNote),
          static_cast<QWidget*>(m_ui->peakField), static_cast<QWidget*>(m_ui->mfuField)})
        form.setRowVisible(field, m_way != Way::Hours);
}

void PlannerTraining::refresh()
{
    followScenario();
    showWay();
    const study::Scenario& in = m_draft->scenario();
    showNumbers(*this, in);
    m_ui->activeParamsField->setNote(
        tr("Only for a mixture of experts: those that a token passes through."));
    m_ui->priceField->setNote(tr("In your own currency."));
    const QSignalBlocker quiet(m_ui->recomputeField);
    m_ui->recomputeField->setChecked(in.recompute.value_or(false));
    refreshPreset();
    refreshHardware();
    answerProblems();
    refreshResult();
}

void PlannerTraining::answerProblems()
{
    const Problem* problem = m_draft->problem();
    answerProblem(*this, problem);
    const bool lacksSize =
        problem && problem->place == "hours"_L1 && !study::hasPlan(m_draft->scenario());
    if (!lacksSize)
        return;
    const QString remedy = tr("Give the size of the task, or choose typed hours above.");
    m_ui->paramsField->setProblem(remedy);
    m_ui->flopsField->setProblem(remedy);
}

const catalog::Preset* PlannerTraining::preset() const
{
    if (m_draft->scenario().preset.isEmpty())
        return nullptr;
    const auto found = m_draft->catalog().preset(m_draft->scenario().preset);
    return found ? *found : nullptr;
}

bool PlannerTraining::isOwnHardwareOf(const catalog::Preset& preset) const
{
    const study::Scenario& in = m_draft->scenario();
    return preset.device && in.instance.isEmpty() && !in.tdpW && in.hardware == preset.device->id &&
           (!preset.count || in.count == preset.count);
}

void PlannerTraining::refreshPreset()
{
    const catalog::Preset* run = preset();
    m_ui->presetField->showChosen(run ? run->name : QString());
    const Problem* problem = m_draft->problem();
    const bool isWrong = problem && problem->place == "preset"_L1;
    paintNote(*m_ui->presetNote, isWrong ? NoteKind::Problem : NoteKind::Quiet);
    m_ui->presetNote->setText(isWrong ? problem->message
                              : run   ? presetNote(*run, locale())
                                      : tr("Runs whose FLOPs or tokens are published."));
    const bool offers = run && run->device && !isOwnHardwareOf(*run);
    m_ui->formLayout->setRowVisible(m_ui->presetHardwareButton, m_way == Way::Preset && offers);
}

void PlannerTraining::takePresetHardware()
{
    const catalog::Preset* run = preset();
    if (!run || !run->device)
        return;
    study::Scenario after = m_draft->scenario();
    after.hardware = run->device->id;
    after.instance.clear();
    after.tdpW.reset();
    if (run->count)
        after.count = run->count;
    edits::replace(m_draft->document(), after, tr("Use the hardware of “%1”").arg(run->name));
}

void PlannerTraining::refreshHardware()
{
    const auto selected = study::select(m_draft->scenario(), m_draft->catalog(), study::window);
    const catalog::Device* device = selected ? selected->device : nullptr;
    const Problem* problem = m_draft->problem();
    const bool isWrong = problem && problem->place == "hardware"_L1;
    QString name = device ? device->name : tr("Own device");
    if (selected && selected->instance)
        name = u"%1: %2 × %3"_s.arg(
            selected->instance->id,
            study::format::exact(selected->instance->acceleratorCount, locale()), name);
    else if (!device && !m_draft->scenario().tdpW)
        name = tr("None yet; choose it in the form.");
    m_ui->hardwareName->setText(isWrong ? problem->message : name);
    paintNote(*m_ui->hardwareName, isWrong ? NoteKind::Problem : NoteKind::Plain);
    fillPrecisions(device);
    refreshSpeed(device);
}

void PlannerTraining::fillPrecisions(const catalog::Device* device)
{
    const QSignalBlocker quiet(m_ui->precisionField);
    m_ui->precisionField->clear();
    for (const PrecisionChoice& choice :
         precisionChoices(device, m_draft->scenario().precision, locale()))
        m_ui->precisionField->addItem(choice.text, choice.word);
    const auto& given = m_draft->scenario().precision;
    m_ui->precisionField->setCurrentIndex(
        std::max(0, m_ui->precisionField->findData(given ? catalog::nameOf(*given) : QString())));
    m_ui->precisionField->setEnabled(m_ui->precisionField->count() > 1);
    const Problem* problem = m_draft->problem();
    const bool isWrong = problem && problem->place == "precision"_L1;
    paintNote(*m_ui->precisionNote, isWrong ? NoteKind::Problem : NoteKind::Quiet);
    m_ui->precisionNote->setText(isWrong ? problem->message : precisionNote(device));
}

void PlannerTraining::refreshSpeed(const catalog::Device* device)
{
    const study::Scenario& in = m_draft->scenario();
    std::optional<double> peak;
    if (device) {
        const auto precision = in.precision ? in.precision : study::usualPrecision(*device);
        peak = precision ? device->peakTflops(*precision) : std::nullopt;
    }
    m_ui->peakField->setDefaultText(peak ? study::format::exact(*peak, locale()) : QString());
    m_ui->peakField->setNote(peak ? device->citation.name : QString());
    const study::Outcome* outcome = m_draft->problem() ? nullptr : m_draft->outcome();
    const bool ofRun = outcome && outcome->resolved.origin(Input::Mfu) == study::Origin::Preset;
    m_ui->mfuField->setNote(ofRun    ? tr("As published for this run.")
                            : device ? mfuNote(*device, in.precision, m_draft->catalog(), locale())
                                     : QString());
    m_ui->mfuField->setToolTip(device ? m_draft->catalog().mfuFor(*device).note : QString());
    const double usual = ofRun    ? outcome->resolved.plan->mfu.value()
                         : device ? m_draft->catalog().mfuFor(*device).best
                                  : 0.0;
    m_ui->mfuField->setDefaultText(usual > 0.0 ? study::format::ratio(usual, locale()) : QString());
}

/// One run, whatever campaign is planned around it.
void PlannerTraining::refreshResult()
{
    study::StudyScenario entry = m_draft->document().selected(); // with its saved figures
    entry.scenario = study::singleRun(m_draft->scenario());
    const study::Scenario& run = entry.scenario;
    const auto outcome = study::evaluate(entry, m_draft->catalog(), study::window);
    m_ui->resultSide->setEnabled(outcome && !hasFieldError(*this));
    m_ui->emptyNote->setText(
        outcome ? QString() : tr("What is still missing or wrong is said beside its field."));
    m_ui->emptyNote->setVisible(!outcome);
    if (!outcome)
        return;
    m_ui->timeTable->setRows(timeRows(*outcome, locale()));
    m_ui->costTable->setRows(costRows(run, *outcome, locale()));
    const auto& plan = outcome->resolved.plan;
    m_ui->workingLabel->setText(
        plan ? study::planWorking(*plan, outcome->resolved.workload.count, locale()) : QString());
    m_ui->workingLabel->setVisible(plan.has_value());
}

void PlannerTraining::changeEvent(QEvent* event)
{
    if (m_draft && event->type() == QEvent::PaletteChange)
        refreshPreset(), refreshHardware();
    QWidget::changeEvent(event);
}

} // namespace gramme::gui
