// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/estimatejson.h"

#include "exchange/jsonwriter.h"
#include "exchange/planjson.h"
#include "study/uncertain.h"
#include "study/working.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using engine::Component;
using study::Input;
using study::InputSpec;
using study::Origin;
using study::Outcome;

/// The resolved inputs under their option keys, in the order of the input table.
class InputsWriter
{
public:
    InputsWriter(JsonWriter& json, const study::Scenario& scenario, const Outcome& outcome)
        : m_json(json)
        , m_scenario(scenario)
        , m_resolved(outcome.resolved)
    {}

    void write()
    {
        m_json.beginObject();
        for (const InputSpec& spec : study::inputSpecs()) {
            const QString key = spec.input == Input::Intensity ? u"intensity_g_per_kwh"_s
                                                               : QString::fromLatin1(spec.key);
            if (!isShown(spec.group))
                continue;
            if (spec.kind == study::InputKind::Text)
                writeName(key, spec.input);
            else if (!spec.number)
                m_json.key(key).valueOrNull(choice(spec.input));
            else
                m_json.key(key).value(number(spec.input));
            if (spec.input == Input::Count)
                m_json.key(u"accelerators").value(accelerators());
        }
        m_json.endObject();
    }

private:
    /// The inputs of a plan only where there is one.
    bool isShown(study::InputGroup group) const
    {
        return group == study::InputGroup::Run
               || (group == study::InputGroup::Plan && m_resolved.plan);
    }

    template <class Entry> void writeEntry(const QString& key, const Entry* entry)
    {
        m_json.key(key).valueOrNull(entry ? entry->id : QString());
        m_json.key(key + u"_name"_s).valueOrNull(entry ? entry->name : QString());
    }

    void writeName(const QString& key, Input input)
    {
        const study::Selection& at = m_resolved.selection;
        const bool cpuIsUsed = m_resolved.origin(Input::CpuCores) != Origin::NotUsed;
        switch (input) {
        case Input::Hardware:
            return writeEntry(key, at.device);
        case Input::Cpu:
            return writeEntry(key, cpuIsUsed ? at.cpu : nullptr);
        case Input::Provider:
            return writeEntry(key, at.provider);
        case Input::Region:
            return writeEntry(key, at.region);
        case Input::Grid:
            return writeEntry(key, at.grid);
        case Input::Preset:
            return writeEntry(key, at.preset);
        default:
            m_json.key(key).valueOrNull(at.instance ? at.instance->id : QString());
        }
    }

    static QString onOff(bool isOn) { return isOn ? u"on"_s : u"off"_s; }

    QString choice(Input input) const
    {
        switch (input) {
        case Input::Edition:
            return study::editionWord(m_resolved.selection.edition);
        case Input::Embodied:
            return onOff(m_resolved.workload.countsEmbodied);
        case Input::Interval:
            return onOff(m_resolved.wantsInterval);
        case Input::Workload:
            return m_resolved.workloadKind.isEmpty() ? u"any"_s : m_resolved.workloadKind;
        case Input::Basis:
            return study::choices(input).at(static_cast<qsizetype>(m_scenario.basis));
        case Input::Factors:
            return m_resolved.selection.factors ? m_resolved.selection.factors->id : QString();
        case Input::Precision:
            return m_resolved.plan && m_resolved.plan->precision
                       ? catalog::nameOf(*m_resolved.plan->precision)
                       : QString();
        case Input::Recompute:
            return onOff(m_resolved.plan && m_resolved.plan->recomputes);
        default:
            return study::valueText(m_scenario, input);
        }
    }

    /// Devices in all; `count` counts instances where one was named.
    std::optional<double> accelerators() const
    {
        return m_resolved.origin(Input::TdpW) == Origin::NotUsed
                   ? std::nullopt
                   : std::optional(m_resolved.workload.count);
    }

    std::optional<double> number(Input input) const
    {
        // The power of a core is used wherever cores are, whichever way it was given.
        const Input presence = input == Input::CpuWPerCore ? Input::CpuCores : input;
        if (input == Input::OffsetPct ? !m_resolved.offsetKnown
                                      : m_resolved.origin(presence) == Origin::NotUsed)
            return std::nullopt;
        switch (input) {
        case Input::Count: // Of instances, where these hold several devices each.
            return m_scenario.count.value_or(1.0);
        case Input::CpuTdpW:
            return m_scenario.cpuTdpW;
        case Input::Trials:
            return m_scenario.trials;
        case Input::TrialHours:
            return m_scenario.trialHours;
        case Input::FinalRuns:
            return m_scenario.finalRuns;
        case Input::PricePerKwh:
            return m_scenario.pricePerKwh;
        default:
            return study::usedValue(m_resolved, input);
        }
    }

    JsonWriter& m_json;
    const study::Scenario& m_scenario;
    const study::Resolved& m_resolved;
};

void writeEnergy(JsonWriter& json, const Outcome& outcome)
{
    const engine::Estimate& estimate = outcome.estimate;
    const auto part = [&](QStringView key, Component component, Input presence) {
        const bool isOn = outcome.resolved.origin(presence) != Origin::NotUsed;
        json.key(key).value(isOn ? std::optional(estimate.term(component).energy.value())
                                 : std::nullopt);
    };
    json.beginObject();
    part(u"accelerators", Component::Accelerators, Input::TdpW);
    part(u"host", Component::Host, Input::HostW);
    part(u"cpu", Component::Cpu, Input::CpuCores);
    part(u"memory", Component::Memory, Input::MemoryGb);
    const bool hasPue = outcome.resolved.origin(Input::Pue) != Origin::NotUsed;
    json.key(u"overhead").value(hasPue ? std::optional(estimate.overhead.value()) : std::nullopt);
    json.key(u"total").value(estimate.energy.value());
    json.endObject();
}

void writeEmissions(JsonWriter& json, const Outcome& outcome)
{
    const engine::Estimate& estimate = outcome.estimate;
    json.key(u"emissions_kg").beginObject();
    json.key(u"operational").value(estimate.operational.value());
    json.key(u"embodied")
        .value(estimate.embodied ? std::optional(estimate.embodied->value()) : std::nullopt);
    json.key(u"total").value(estimate.total.value());
    json.key(u"claimed_offset")
        .value(outcome.resolved.offsetKnown ? std::optional(estimate.claimedOffset.value())
                                            : std::nullopt);
    json.endObject();
    json.key(u"interval_kg").beginObject();
    const auto& interval = estimate.interval;
    json.key(u"low").value(interval ? std::optional(interval->low.value()) : std::nullopt);
    json.key(u"high").value(interval ? std::optional(interval->high.value()) : std::nullopt);
    json.key(u"level").value(interval ? std::optional(interval->level.value()) : std::nullopt);
    json.endObject();
    json.key(u"sensitivity").beginArray();
    for (const study::Cause& cause : study::causes(outcome)) {
        json.beginObject();
        json.key(u"input").value(QStringView(QString::fromLatin1(study::spec(cause.input).key)));
        json.key(u"share").value(cause.share);
        json.endObject();
    }
    json.endArray();
}

void writeEquivalences(JsonWriter& json, const Outcome& outcome)
{
    json.key(u"equivalences").beginArray();
    for (const auto& entry :
         study::equivalences(*outcome.resolved.selection.catalog, outcome.resolved.workload.method,
                             outcome.estimate.total)) {
        json.beginObject();
        json.key(u"id").value(QStringView(entry.equivalence->id));
        json.key(u"value").value(entry.value);
        json.key(u"unit").value(QStringView(entry.equivalence->unit));
        json.endObject();
    }
    json.endArray();
}

void writeSources(JsonWriter& json, const study::Resolved& resolved)
{
    json.key(u"sources").beginArray();
    for (const catalog::Citation& source : study::sources(resolved)) {
        json.beginObject();
        json.key(u"id").valueOrNull(source.sourceId);
        json.key(u"name").valueOrNull(source.name);
        json.key(u"url").valueOrNull(source.url);
        json.key(u"licence").valueOrNull(source.licence);
        json.key(u"year").valueOrNull(source.year);
        json.key(u"confidence").valueOrNull(source.confidence);
        json.endObject();
    }
    json.endArray();
}

void writeTexts(JsonWriter& json, QStringView key, const QStringList& texts)
{
    json.key(key).beginArray();
    for (const QString& text : texts)
        json.value(QStringView(text));
    json.endArray();
}

/// What the page would show, in its own units and notation.
void writeSite(JsonWriter& json, const study::SiteResult& site)
{
    namespace page = engine::site;
    const page::Figures& shown = site.figures;
    const auto equivalence = [&](QStringView key, double kgPerUnit) {
        const std::string text = page::equivalenceText(shown.raw.value() / kgPerUnit);
        json.key(key).value(QStringView(QString::fromStdString(text)));
    };
    json.key(u"site").beginObject();
    json.key(u"energy_kwh").value(shown.energy.value());
    json.key(u"kg_per_kwh").value(shown.kgPerKwh);
    json.key(u"raw_kg").value(shown.raw.value());
    json.key(u"offset_kg").value(shown.offset.value());
    json.key(u"offset_pct").value(shown.offsetPercent);
    json.key(u"cleanest_region").valueOrNull(site.cleanest ? site.cleanest->id : QString());
    json.key(u"cleanest_kg")
        .value(site.cleanest ? std::optional(site.cleanestKg.value()) : std::nullopt);
    equivalence(u"km_driven", page::kgPerKmDriven);
    equivalence(u"kg_coal", page::kgPerKgCoal);
    equivalence(u"tree_seedlings", page::kgPerTreeSeedling);
    json.endObject();
}

void writeRow(JsonWriter& json, const study::RankedRow& row, const Outcome& outcome)
{
    const RowIntensity intensity = rowIntensity(row, outcome);
    json.beginObject();
    json.key(u"id").value(QStringView(row.id()));
    json.key(u"name").value(QStringView(row.name()));
    json.key(u"provider").valueOrNull(row.provider ? row.provider->id : QString());
    json.key(u"intensity_g_per_kwh").value(intensity.gPerKwh);
    json.key(u"basis").valueOrNull(basisWord(intensity.basis));
    json.key(u"year").value(intensity.year ? std::optional<double>(intensity.year) : std::nullopt);
    json.key(u"pue").value(row.pue);
    json.key(u"total_kg").value(row.totalKg);
    json.key(u"ratio").value(row.ratio);
    json.endObject();
}

} // namespace

QByteArray estimateJson(const study::Scenario& scenario, const Outcome& outcome)
{
    const study::Resolved& resolved = outcome.resolved;
    JsonWriter json;
    json.beginObject();
    json.key(u"schema").value(QStringView(u"gramme.estimate/1"));
    json.key(u"method").value(QStringView(study::methodWord(resolved.workload.method)));
    json.key(u"edition")
        .value(QStringView(resolved.selection.catalog->editionName(resolved.selection.edition)));
    json.key(u"inputs");
    InputsWriter(json, scenario, outcome).write();
    json.key(u"energy_kwh");
    writeEnergy(json, outcome);
    json.key(u"intensity_g_per_kwh").value(resolved.workload.intensity.value());
    writeEmissions(json, outcome);
    writeEquivalences(json, outcome);
    json.key(u"working").value(QStringView(study::workingText(outcome, QLocale::c())));
    writeSources(json, resolved);
    writeTexts(json, u"warnings", notes(outcome));
    if (outcome.site)
        writeSite(json, *outcome.site);
    if (resolved.plan)
        writePlan(json, scenario, outcome);
    json.endObject();
    return json.text();
}

QByteArray compareJson(const study::Ranking& ranking, const Outcome& outcome)
{
    JsonWriter json;
    json.beginObject();
    json.key(u"schema").value(QStringView(u"gramme.compare/1"));
    json.key(u"basis").valueOrNull(basisWord(ranking.basis));
    json.key(u"rows").beginArray();
    for (const study::RankedRow& row : ranking.rows)
        writeRow(json, row, outcome);
    json.endArray();
    writeTexts(json, u"warnings", notes(ranking, outcome));
    json.endObject();
    return json.text();
}

QStringList notes(const Outcome& outcome)
{
    QStringList texts = study::warningTexts(outcome.resolved);
    if (study::usesShareAlike(outcome.resolved))
        texts << outcome.resolved.selection.catalog->shareAlikeNotice();
    return texts;
}

QStringList notes(const study::Ranking& ranking, const Outcome& outcome)
{
    QStringList texts = study::warningTexts(outcome.resolved);
    const bool shared =
        std::any_of(ranking.rows.begin(), ranking.rows.end(), [](const study::RankedRow& row) {
            return (row.intensity && row.intensity->citation.shareAlike) ||
                   (row.device && row.device->citation.shareAlike);
        });
    if (shared || study::usesShareAlike(outcome.resolved))
        texts << outcome.resolved.selection.catalog->shareAlikeNotice();
    return texts;
}

QString basisWord(catalog::Basis basis)
{
    switch (basis) {
    case catalog::Basis::Lifecycle:
        return u"lifecycle"_s;
    case catalog::Basis::Direct:
        return u"direct"_s;
    case catalog::Basis::Unknown:
        break;
    }
    return {};
}

RowIntensity rowIntensity(const study::RankedRow& row, const Outcome& outcome)
{
    if (row.intensity)
        return {row.intensity->gPerKwh, row.intensity->basis, row.intensity->year};
    RowIntensity own{outcome.resolved.workload.intensity.value()};
    if (const auto headline = study::headlineIntensity(outcome.resolved)) {
        own.basis = headline->basis;
        own.year = headline->year;
    }
    return own;
}

} // namespace gramme::exchange
