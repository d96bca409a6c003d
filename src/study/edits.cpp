// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/edits.h"

#include "study/format.h"
#include "study/ranges.h"

#include <QCoreApplication>
#include <QUndoCommand>

using namespace Qt::StringLiterals;

namespace gramme::study {

/// One step: the study before and after, and which scenario was in hand.
class StudyCommand : public QUndoCommand
{
public:
    StudyCommand(Document& document, Study after, QString selectedAfter, const QString& text,
                 int mergeId, int typingRound)
        : QUndoCommand(text)
        , m_document(document)
        , m_before(document.study())
        , m_after(std::move(after))
        , m_selectedBefore(document.selected().id)
        , m_selectedAfter(std::move(selectedAfter))
        , m_mergeId(mergeId)
        , m_typingRound(typingRound)
    {}

    void undo() override { m_document.apply(m_before, m_selectedBefore); }
    void redo() override { m_document.apply(m_after, m_selectedAfter); }
    int id() const override { return m_mergeId; }

    bool mergeWith(const QUndoCommand* next) override
    {
        const auto* other = static_cast<const StudyCommand*>(next);
        if (other->m_mergeId != m_mergeId || other->m_typingRound != m_typingRound
            || other->m_selectedBefore != m_selectedAfter)
            return false;
        m_after = other->m_after;
        setText(other->text());
        setObsolete(m_before == m_after);
        return true;
    }

private:
    Document& m_document;
    Study m_before;
    Study m_after;
    QString m_selectedBefore;
    QString m_selectedAfter;
    int m_mergeId; ///< -1: never merged.
    int m_typingRound;
};

void pushStudy(Document& document, Study after, QString selectedAfter, const QString& text,
               int mergeId)
{
    if (after == document.study())
        return;
    document.m_undoStack.push(new StudyCommand(document, std::move(after), std::move(selectedAfter),
                                               text, mergeId, document.m_typingRound));
}

/// The scenario in hand, changed.
static void pushScenario(Document& document, Scenario after, const QString& text, int mergeId)
{
    if (after == document.scenario())
        return;
    Study study = document.study();
    study.scenarios[document.selectedIndex()].scenario = std::move(after);
    pushStudy(document, std::move(study), document.selected().id, text, mergeId);
}

namespace edits {

namespace {

constexpr int neverMerge = -1;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

QString changeText(const QString& what, const QString& value)
{
    return tr("Change %1 to %2").arg(what, value);
}

/// "hours", "PUE": the label as it reads inside a sentence.
QString inSentence(Input input)
{
    const QString label = inputName(input, Naming::Label);
    const bool acronym = label.size() > 1 && label.at(1).isUpper();
    return acronym ? label : label.at(0).toLower() + label.mid(1);
}

/// What says the same in another way gives room: typed hours to the size of a model and the other
/// way round, runs to final runs.
void dropRivals(Scenario& scenario, Input input)
{
    switch (input) {
    case Input::Hours:
        clearPlan(scenario);
        break;
    case Input::Preset:
    case Input::Params:
    case Input::ActiveParams:
    case Input::Tokens:
    case Input::Flops:
        scenario.hours.reset();
        break;
    case Input::Runs:
        scenario.finalRuns.reset();
        break;
    case Input::FinalRuns:
        scenario.runs.reset();
        break;
    default:
        break;
    }
}

void dropPlace(Scenario& scenario)
{
    scenario.region.clear();
    scenario.grid.clear();
    scenario.intensity.reset();
}

} // namespace

void setNumber(Document& document, Input input, std::optional<double> value)
{
    Scenario after = document.scenario();
    after.*spec(input).number = value;
    if (value)
        dropRivals(after, input);
    const QString text = value ? changeText(inSentence(input), format::exact(*value, QLocale()))
                               : tr("Use the default for %1").arg(inSentence(input));
    pushScenario(document, std::move(after), text, static_cast<int>(input));
}

void setMethod(Document& document, engine::Method method)
{
    Scenario after = document.scenario();
    after.method = method;
    if (method != engine::Method::Lacoste2019)
        after.rounding = Rounding::None;
    pushScenario(document, std::move(after),
                 changeText(inSentence(Input::Method), methodWord(method)), neverMerge);
}

void setRounding(Document& document, Rounding rounding)
{
    Scenario after = document.scenario();
    after.rounding = rounding;
    pushScenario(document, std::move(after),
                 rounding == Rounding::Site ? tr("Round as the original page does")
                                            : tr("Do not round"),
                 neverMerge);
}

void setEdition(Document& document, std::optional<catalog::Edition> edition)
{
    Scenario after = document.scenario();
    after.edition = edition;
    pushScenario(document, std::move(after),
                 changeText(inSentence(Input::Edition), editionWord(effectiveEdition(after))),
                 neverMerge);
}

void setHardware(Document& document, const QString& id, const QString& shownName)
{
    Scenario after = document.scenario();
    after.hardware = id;
    after.instance.clear();
    after.tdpW.reset();
    pushScenario(document, std::move(after), changeText(inSentence(Input::Hardware), shownName),
                 neverMerge);
}

void setInstance(Document& document, const QString& id, const QString& providerId)
{
    Scenario after = document.scenario();
    after.instance = id;
    after.hardware.clear();
    after.tdpW.reset();
    if (after.provider != providerId) {
        after.provider = providerId;
        dropPlace(after);
    }
    pushScenario(document, std::move(after), changeText(inSentence(Input::Instance), id),
                 neverMerge);
}

void setCustomPower(Document& document, double watts)
{
    Scenario after = document.scenario();
    after.hardware.clear();
    after.instance.clear();
    after.tdpW = watts;
    pushScenario(document, std::move(after),
                 changeText(inSentence(Input::TdpW), format::exact(watts, QLocale()) + u" W"_s),
                 static_cast<int>(Input::TdpW));
}

void setCpu(Document& document, const QString& id, const QString& shownName)
{
    Scenario after = document.scenario();
    after.cpu = id;
    pushScenario(document, std::move(after),
                 id.isEmpty() ? tr("Leave the CPU out")
                              : changeText(inSentence(Input::Cpu), shownName),
                 neverMerge);
}

void setRegion(Document& document, const QString& providerId, const QString& regionId,
               const QString& shownName)
{
    Scenario after = document.scenario();
    dropPlace(after);
    after.provider = providerId;
    after.region = regionId;
    pushScenario(document, std::move(after), changeText(inSentence(Input::Region), shownName),
                 neverMerge);
}

void setOwnSite(Document& document, const QString& providerId, const QString& gridId,
                const QString& shownName)
{
    Scenario after = document.scenario();
    dropPlace(after);
    after.provider = providerId;
    after.grid = gridId;
    pushScenario(document, std::move(after), changeText(inSentence(Input::Region), shownName),
                 neverMerge);
}

void setCustomIntensity(Document& document, double gPerKwh)
{
    Scenario after = document.scenario();
    after.intensity = gPerKwh;
    pushScenario(
        document, std::move(after),
        changeText(inSentence(Input::Intensity), format::exact(gPerKwh, QLocale()) + u" g/kWh"_s),
        static_cast<int>(Input::Intensity));
}

void setRange(Document& document, const InputRange& range)
{
    Scenario after = document.scenario();
    study::setRange(after.ranges, range);
    pushScenario(document, std::move(after),
                 range.isPinned() ? tr("Pin %1").arg(inSentence(range.input))
                                  : tr("Set the range of %1").arg(inSentence(range.input)),
                 neverMerge);
}

void pin(Document& document, Input input)
{
    setRange(document, pinned(input));
}

void clearRange(Document& document, Input input)
{
    Scenario after = document.scenario();
    removeRange(after.ranges, input);
    pushScenario(document, std::move(after), tr("Reset the range of %1").arg(inSentence(input)),
                 neverMerge);
}

void resetRefinements(Document& document)
{
    Scenario after = document.scenario();
    for (const Input input :
         {Input::Utilisation, Input::HostW, Input::Cpu, Input::CpuTdpW, Input::CpuWPerCore,
          Input::CpuCores, Input::CpuUtilisation, Input::MemoryGb, Input::MemoryWPerGb, Input::Runs,
          Input::Scale, Input::Pue, Input::OffsetPct, Input::Workload, Input::Basis, Input::Factors,
          Input::Embodied, Input::EmbodiedDeviceKg, Input::EmbodiedHostKg, Input::LifetimeYears,
          Input::LifetimeUse, Input::Ranges})
        clear(after, input);
    pushScenario(document, std::move(after), tr("Reset the refinements"), neverMerge);
}

void replace(Document& document, const Scenario& scenario, const QString& undoText)
{
    pushScenario(document, scenario, undoText, neverMerge);
}

void setChoice(Document& document, Input input, const QString& word, const QString& shownName)
{
    Scenario after = document.scenario();
    if (!assign(after, input, word, Naming::Label))
        return;
    if (!word.isEmpty())
        dropRivals(after, input);
    const QString text = word.isEmpty() ? tr("Use the default for %1").arg(inSentence(input))
                                        : changeText(inSentence(input), shownName);
    pushScenario(document, std::move(after), text, neverMerge);
}

} // namespace edits

} // namespace gramme::study
