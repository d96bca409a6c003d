// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publishmachine.h"

#include "exchange/escape.h"
#include "exchange/estimatejson.h"
#include "exchange/jsonwriter.h"
#include "exchange/publishdata.h"
#include "exchange/publishitem.h"
#include "study/uncertain.h"
#include "study/working.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using study::Input;
using study::Origin;

QString originWord(Origin origin)
{
    static constexpr std::array words{u"not-used", u"given",  u"device",        u"instance",
                                      u"cpu",      u"region", u"provider",      u"grid",
                                      u"default",  u"method", u"whole-machine", u"average",
                                      u"preset",   u"plan",   u"fuel-mix"};
    static_assert(words.size() == std::size_t(Origin::FuelMix) + 1);
    return QString::fromUtf16(words[static_cast<std::size_t>(origin)]);
}

/// The numbers a result may rest on.
constexpr std::array figureInputs{
    Input::TdpW,           Input::Count,         Input::Utilisation,
    Input::HostW,          Input::CpuCores,      Input::CpuWPerCore,
    Input::CpuUtilisation, Input::MemoryGb,      Input::MemoryWPerGb,
    Input::Hours,          Input::Runs,          Input::Scale,
    Input::Params,         Input::ActiveParams,  Input::Tokens,
    Input::Flops,          Input::PeakTflops,    Input::Mfu,
    Input::Trials,         Input::TrialHours,    Input::FailedShare,
    Input::Intensity,      Input::Pue,           Input::EmbodiedDeviceKg,
    Input::EmbodiedHostKg, Input::LifetimeYears, Input::LifetimeUse};

/// A statement as JSON, one topic a function.
class StatementWriter
{
public:
    StatementWriter(JsonWriter& json, const Publication& publication, std::size_t index,
                    const PublishOptions& options)
        : m_json(json)
        , m_item(publication.items.at(index))
        , m_outcome(m_item.outcome)
        , m_resolved(m_item.outcome.resolved)
        , m_options(options)
        , m_bibliography(m_resolved, *publication.catalog)
        , m_statement(itemStatement(publication, index, options, QLocale::c()))
        , m_uncertain(study::uncertainInputs(m_resolved))
    {}

    void write()
    {
        m_json.beginObject();
        writeHead();
        writeFigures();
        writeIntensity();
        writeResults();
        writeInterval();
        writeClaim();
        writeEquivalences();
        texts(u"counted", scopeWords(m_statement, u"counted"_s));
        texts(u"not_counted", scopeWords(m_statement, u"not_counted"_s));
        m_json.key(u"working")
            .valueOrNull(m_options.details ? m_statement.value(u"working_plain"_s).toString()
                                           : QString());
        texts(u"remarks", study::warningTexts(m_resolved));
        m_json.endObject();
    }

private:
    void text(QStringView key, const QString& value)
    {
        m_json.key(key).valueOrNull(singleLine(value));
    }

    void texts(QStringView key, const QStringList& values)
    {
        m_json.key(key).beginArray();
        for (const QString& value : values)
            m_json.value(QStringView(value));
        m_json.endArray();
    }

    void quantity(QStringView key, const std::optional<double>& value, QStringView unit)
    {
        m_json.key(key).beginObject();
        m_json.key(u"value").value(value);
        m_json.key(u"unit").value(unit);
        m_json.endObject();
    }

    void source(const catalog::Citation& citation)
    {
        const Reference* found = m_bibliography.find(citation);
        m_json.key(u"source").valueOrNull(found ? found->key : QString());
    }

    void writeHead()
    {
        const study::Selection& at = m_resolved.selection;
        text(u"id", m_item.entry.id);
        text(u"letter", m_item.letter);
        text(u"name", m_item.entry.scenario.name);
        text(u"method", study::methodWord(m_resolved.workload.method));
        text(u"edition", at.catalog->editionName(at.edition));
        text(u"hardware", hardwareUsed(m_outcome, QLocale::c()));
        text(u"training_type", trainingType(m_outcome));
        m_json.key(u"place").beginObject();
        text(u"provider", at.provider ? at.provider->id : QString());
        const catalog::Region* region = at.grid ? nullptr : at.region;
        text(u"region", region ? region->id : QString());
        const catalog::Grid* grid = at.grid ? at.grid : region ? region->grid : nullptr;
        text(u"grid", grid ? grid->id : QString());
        text(u"location", location(m_outcome));
        m_json.endObject();
    }

    std::optional<double> used(Input input) const
    {
        const study::Scenario& scenario = m_item.entry.scenario;
        if (input == Input::Trials)
            return scenario.trials;
        if (input == Input::TrialHours)
            return scenario.trialHours;
        if (input == Input::Params)
            return parameters(m_item);
        return study::usedValue(m_resolved, input);
    }

    void writeFigures()
    {
        m_json.key(u"figures").beginArray();
        for (const Input input : figureInputs) {
            // The power of a core counts wherever cores do, whichever way it was given.
            const Input presence = input == Input::CpuWPerCore ? Input::CpuCores : input;
            const auto value = used(input);
            if (m_resolved.origin(presence) != Origin::NotUsed && value)
                writeFigure(input, *value);
        }
        m_json.endArray();
    }

    void writeFigure(Input input, double value)
    {
        const study::InputSpec& spec = study::spec(input);
        m_json.beginObject();
        m_json.key(u"input").value(QStringView(QString::fromLatin1(spec.key)));
        m_json.key(u"value").value(value);
        text(u"unit", input == Input::Count ? u"devices"_s : QString::fromLatin1(spec.unit));
        // What was typed for the whole chip is divided among its cores.
        const bool isOfChip =
            input == Input::CpuWPerCore && m_resolved.origin(input) == Origin::NotUsed;
        const Input stated = isOfChip ? Input::CpuTdpW : input;
        m_json.key(u"origin").value(QStringView(originWord(m_resolved.origin(stated))));
        const auto range = std::find_if(m_uncertain.begin(), m_uncertain.end(),
                                        [input](const auto& each) { return each.input == input; });
        const bool isUncertain = range != m_uncertain.end() && m_options.interval &&
                                 range->origin != study::RangeOrigin::Certain;
        m_json.key(u"low").value(isUncertain ? std::optional(range->spread.low) : std::nullopt);
        m_json.key(u"high").value(isUncertain ? std::optional(range->spread.high) : std::nullopt);
        source(study::citation(m_resolved, stated));
        m_json.endObject();
    }

    void writeIntensity()
    {
        const auto intensity = study::headlineIntensity(m_resolved);
        m_json.key(u"intensity").beginObject();
        m_json.key(u"value").value(m_resolved.workload.intensity.value());
        m_json.key(u"unit").value(QStringView(u"gCO2e/kWh"));
        text(u"basis", intensity ? basisWord(intensity->basis) : QString());
        m_json.key(u"year").value(intensity && intensity->year > 0
                                      ? std::optional<double>(intensity->year)
                                      : std::nullopt);
        source(study::citation(m_resolved, Input::Intensity));
        m_json.endObject();
    }

    void writeResults()
    {
        const engine::Estimate& estimate = m_outcome.estimate;
        m_json.key(u"results").beginObject();
        quantity(u"elapsed_time", elapsedHours(m_outcome), u"h");
        quantity(u"device_time", deviceHours(m_outcome), u"h");
        quantity(u"it_energy", estimate.itEnergy.value(), u"kWh");
        quantity(u"energy", estimate.energy.value(), u"kWh");
        quantity(u"operational", estimate.operational.value(), u"kgCO2e");
        quantity(u"embodied",
                 estimate.embodied ? std::optional(estimate.embodied->value()) : std::nullopt,
                 u"kgCO2e");
        quantity(u"total", estimate.total.value(), u"kgCO2e");
        m_json.endObject();
    }

    void writeInterval()
    {
        const auto& interval = m_outcome.estimate.interval;
        m_json.key(u"interval");
        if (!interval || !m_options.interval)
            return m_json.null();
        m_json.beginObject();
        m_json.key(u"low").value(interval->low.value());
        m_json.key(u"high").value(interval->high.value());
        m_json.key(u"unit").value(QStringView(u"kgCO2e"));
        m_json.key(u"level").value(interval->level.value());
        m_json.key(u"causes").beginArray();
        for (const study::Cause& cause : study::causes(m_outcome)) {
            const QString key = QString::fromLatin1(study::spec(cause.input).key);
            m_json.beginObject();
            m_json.key(u"input").value(QStringView(key));
            m_json.key(u"share").value(cause.share);
            m_json.endObject();
        }
        m_json.endArray();
        m_json.endObject();
    }

    /// Beside the total: a market-based claim that is never subtracted.
    void writeClaim()
    {
        m_json.key(u"claimed_offset");
        if (!m_resolved.offsetKnown)
            return m_json.null();
        const bool given = m_resolved.origin(Input::OffsetPct) == Origin::Given;
        m_json.beginObject();
        m_json.key(u"percent").value(m_resolved.offsetPct);
        m_json.key(u"value").value(m_outcome.estimate.claimedOffset.value());
        m_json.key(u"unit").value(QStringView(u"kgCO2e"));
        m_json.key(u"by").value(QStringView(given ? u"authors"_s : u"provider"_s));
        m_json.key(u"subtracted").value(QVariant(false));
        m_json.endObject();
    }

    void writeEquivalences()
    {
        m_json.key(u"equivalences").beginArray();
        if (m_options.equivalences) {
            for (const auto& each :
                 study::equivalences(*m_resolved.selection.catalog, m_resolved.workload.method,
                                     m_outcome.estimate.total)) {
                m_json.beginObject();
                text(u"id", each.equivalence->id);
                m_json.key(u"value").value(each.value);
                text(u"unit", each.equivalence->unit);
                text(u"label", each.equivalence->labelPlural);
                m_json.endObject();
            }
        }
        m_json.endArray();
    }

    JsonWriter& m_json;
    const PublishItem& m_item;
    const study::Outcome& m_outcome;
    const study::Resolved& m_resolved;
    const PublishOptions& m_options;
    Bibliography m_bibliography;
    QVariantMap m_statement;
    std::vector<study::UncertainInput> m_uncertain;
};

void writeRuns(JsonWriter& json, const QList<study::MeasuredRun>& runs)
{
    json.key(u"measured_runs").beginArray();
    for (const study::MeasuredRun& run : runs) {
        json.beginObject();
        json.key(u"scenario").valueOrNull(run.scenarioId);
        json.key(u"name").valueOrNull(singleLine(run.name));
        json.key(u"tool").valueOrNull(singleLine(run.tool));
        json.key(u"tool_version").valueOrNull(singleLine(run.toolVersion));
        json.key(u"start").valueOrNull(singleLine(run.start));
        const bool isMeasured = run.quality == study::Quality::Measured;
        json.key(u"quality").value(QStringView(isMeasured ? u"measured"_s : u"estimated"_s));
        json.key(u"hours").value(run.hours);
        json.key(u"energy_kwh").value(run.energyKwh);
        json.key(u"pue_included").value(run.pueIncluded);
        json.key(u"emissions_kgCO2e").value(run.emissionsKg);
        json.endObject();
    }
    json.endArray();
}

void writeSources(JsonWriter& json, const Publication& publication)
{
    json.key(u"sources").beginArray();
    for (const Reference& reference : sourcesOf(publication)) {
        json.beginObject();
        json.key(u"key").value(QStringView(reference.key));
        json.key(u"name").valueOrNull(singleLine(reference.citation.name));
        json.key(u"year").valueOrNull(reference.year);
        json.key(u"licence").valueOrNull(singleLine(reference.citation.licence));
        json.key(u"url").valueOrNull(reference.address);
        json.key(u"attribution").valueOrNull(singleLine(reference.attribution));
        json.key(u"share_alike").value(QVariant(reference.citation.shareAlike));
        json.endObject();
    }
    json.endArray();
}

} // namespace

QByteArray statementJson(const Publication& publication, const PublishOptions& options)
{
    JsonWriter json;
    json.beginObject();
    json.key(u"schema").value(QStringView(u"gramme.statement/1"));
    json.key(u"program").value(QStringView(u"Gramme "_s + programVersion()));
    json.key(u"title").valueOrNull(singleLine(publication.title));
    json.key(u"accounting").value(QStringView(u"location-based"));
    json.key(u"offsets_subtracted").value(QVariant(false));
    json.key(u"statements").beginArray();
    for (std::size_t i = 0; i < publication.items.size(); ++i)
        StatementWriter(json, publication, i, options).write();
    json.endArray();
    writeRuns(json, publication.runs);
    writeSources(json, publication);
    json.key(u"notice").valueOrNull(carriesNotice(publication)
                                        ? singleLine(publication.catalog->shareAlikeNotice())
                                        : QString());
    json.endObject();
    return json.text();
}

} // namespace gramme::exchange
