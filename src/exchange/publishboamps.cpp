// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publishmachine.h"

#include "exchange/bibliography.h"
#include "exchange/escape.h"
#include "exchange/jsonwriter.h"
#include "exchange/publishitem.h"
#include "study/format.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

/// Keys and units: report_schema.json of BoAmps (Boavizta). Its "powerConsumption" is energy in
/// kWh, its durations are seconds, its parameters billions.
namespace gramme::exchange {

namespace {

using study::Input;
using study::Origin;

bool isUsed(const study::Outcome& outcome, Input input)
{
    return outcome.resolved.origin(input) != Origin::NotUsed;
}

/// Given or assumed for this kind of work; a method's constant says nothing of the run.
bool isKnown(const study::Outcome& outcome, Input input)
{
    return isUsed(outcome, input) && outcome.resolved.origin(input) != Origin::MethodConstant;
}

bool isWhole(double number)
{
    return number == std::floor(number) && number >= 1.0 && number < 1e9;
}

void writeText(JsonWriter& json, QStringView key, const QString& text)
{
    const QString line = singleLine(text);
    if (!line.isEmpty())
        json.key(key).value(QStringView(line));
}

/// The stage in BoAmps' words; empty where it is not known.
QString stage(const study::Outcome& outcome)
{
    const QString& kind = outcome.resolved.workloadKind;
    if (kind == u"inference"_s)
        return kind;
    const QString type = trainingType(outcome);
    if (type == u"fine-tuning"_s)
        return u"finetuning"_s;
    return type == u"pre-training"_s ? u"training"_s : QString();
}

/// The licence that travels with a figure of the share-alike database.
void writeHeader(JsonWriter& json, const PublishItem& item, const catalog::Catalog& catalog)
{
    if (!study::usesShareAlike(item.outcome.resolved))
        return;
    json.key(u"header").beginObject();
    writeText(json, u"licensing", catalog.shareAlikeNotice());
    json.endObject();
}

void writeTask(JsonWriter& json, const PublishItem& item)
{
    constexpr double billion = 1e9;
    const QString known = stage(item.outcome);
    const auto params = parameters(item);
    const QString name = singleLine(item.entry.scenario.name);
    if (known.isEmpty() && !params && name.isEmpty())
        return;
    json.key(u"task").beginObject();
    writeText(json, u"taskStage", known);
    if (params) {
        json.key(u"algorithms").beginArray();
        json.beginObject();
        json.key(u"parametersNumber").value(*params / billion);
        json.endObject();
        json.endArray();
    }
    writeText(json, u"taskDescription", name);
    json.endObject();
}

/// BoAmps has no field for the PUE, so the method says what is in the energy.
QString measureMethod(const study::Outcome& outcome)
{
    const double pue = outcome.resolved.workload.pue.value();
    const QString overhead = isUsed(outcome, Input::Pue)
                                 ? u"with a PUE of "_s + study::format::machine(pue)
                                 : u"without data-centre overhead"_s;
    return u"Gramme (an estimate, not a measurement; %1)"_s.arg(overhead);
}

void writeMeasure(JsonWriter& json, const study::Outcome& outcome)
{
    constexpr double secondsPerHour = 3600.0;
    const engine::Workload& in = outcome.resolved.workload;
    json.key(u"measures").beginArray();
    json.beginObject();
    json.key(u"measurementMethod").value(QStringView(measureMethod(outcome)));
    json.key(u"version").value(QStringView(programVersion()));
    if (isKnown(outcome, Input::CpuUtilisation))
        json.key(u"averageUtilizationCpu").value(in.cpuUtilisation.value());
    if (isKnown(outcome, Input::Utilisation))
        json.key(u"averageUtilizationGpu").value(in.utilisation.value());
    json.key(u"powerConsumption").value(outcome.estimate.energy.value());
    json.key(u"measurementDuration").value(elapsedHours(outcome) * secondsPerHour);
    json.endObject();
    json.endArray();
}

/// Counts are whole numbers there; a share of a device is said as one device and its share.
void writeComponent(JsonWriter& json, const QString& type, const catalog::Device* device,
                    double count)
{
    json.beginObject();
    writeText(json, u"componentName", device ? device->name : QString());
    json.key(u"componentType").value(QStringView(type));
    const bool whole = isWhole(count);
    json.key(u"nbComponent").value(whole ? count : std::max(1.0, std::ceil(count)));
    if (device) {
        writeText(json, u"manufacturer", device->vendor);
        if (device->memoryGb && isWhole(*device->memoryGb))
            json.key(u"memorySize").value(*device->memoryGb);
    }
    if (!whole && count > 0.0)
        json.key(u"share").value(count / std::ceil(count));
    json.endObject();
}

void writeComponents(JsonWriter& json, const study::Outcome& outcome)
{
    const engine::Workload& in = outcome.resolved.workload;
    const study::Selection& at = outcome.resolved.selection;
    const bool accelerators = in.count > 0.0 && isUsed(outcome, Input::TdpW);
    const bool cpu = in.cpuCores > 0.0 && isUsed(outcome, Input::CpuCores);
    if (!accelerators && !cpu && in.memory.value() <= 0.0)
        return;
    json.key(u"components").beginArray();
    if (accelerators)
        writeComponent(json, at.device ? catalog::nameOf(at.device->kind) : u"gpu"_s, at.device,
                       in.count);
    if (cpu) {
        const double chips = at.cpu && at.cpu->cores > 0 ? in.cpuCores / at.cpu->cores : 1.0;
        writeComponent(json, u"cpu"_s, at.cpu, chips);
    }
    if (in.memory.value() > 0.0) {
        json.beginObject();
        json.key(u"componentType").value(QStringView(u"ram"));
        json.key(u"nbComponent").value(1.0);
        json.key(u"memorySize").value(std::max(1.0, std::round(in.memory.value())));
        json.endObject();
    }
    json.endArray();
}

void writeInfrastructure(JsonWriter& json, const study::Outcome& outcome)
{
    const study::Selection& at = outcome.resolved.selection;
    json.key(u"infrastructure").beginObject();
    if (at.provider) {
        const bool isCloud = at.provider->kind == catalog::ProviderKind::Cloud;
        json.key(u"infraType").value(QStringView(isCloud ? u"publicCloud"_s : u"onPremise"_s));
        if (isCloud)
            writeText(json, u"cloudProvider", at.provider->id);
    }
    writeText(json, u"cloudInstance", at.instance ? at.instance->id : QString());
    writeComponents(json, outcome);
    json.endObject();
}

void writeEnvironment(JsonWriter& json, const study::Outcome& outcome)
{
    const study::Selection& at = outcome.resolved.selection;
    const catalog::Region* region = at.grid ? nullptr : at.region;
    json.key(u"environment").beginObject();
    if (region) {
        writeText(json, u"country", region->country);
        writeText(json, u"location", region->city.isEmpty() ? region->name : region->city);
    } else if (at.grid) {
        const bool isCountry = at.grid->kind == catalog::GridKind::Country;
        writeText(json, isCountry ? u"country" : u"location", at.grid->name);
    }
    json.key(u"powerSourceCarbonIntensity").value(outcome.resolved.workload.intensity.value());
    json.endObject();
}

/// BoAmps' three steps of 10, 25 and 50 %, by the wider side of the interval; empty beyond.
QString quality(const engine::Estimate& estimate)
{
    const double total = estimate.total.value();
    if (!estimate.interval || total <= 0.0)
        return {};
    const double wider =
        std::max(estimate.interval->high.value() - total, total - estimate.interval->low.value());
    const double error = wider / total;
    if (error <= 0.10)
        return u"high"_s;
    if (error <= 0.25)
        return u"medium"_s;
    return error <= 0.50 ? u"low"_s : QString();
}

void writeReport(JsonWriter& json, const PublishItem& item, const catalog::Catalog& catalog)
{
    json.beginObject();
    writeHeader(json, item, catalog);
    writeTask(json, item);
    writeMeasure(json, item.outcome);
    writeInfrastructure(json, item.outcome);
    writeEnvironment(json, item.outcome);
    writeText(json, u"quality", quality(item.outcome.estimate));
    json.endObject();
}

} // namespace

QByteArray boampsJson(const Publication& publication)
{
    JsonWriter json;
    if (publication.items.size() == 1) {
        writeReport(json, publication.items.front(), *publication.catalog);
        return json.text();
    }
    json.beginArray();
    for (const PublishItem& item : publication.items)
        writeReport(json, item, *publication.catalog);
    json.endArray();
    return json.text();
}

} // namespace gramme::exchange
