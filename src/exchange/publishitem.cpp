// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publishitem.h"

#include "exchange/escape.h"
#include "exchange/statementvalues.h"
#include "study/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <charconv>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

namespace format = study::format;
using study::Input;
using study::Origin;

QVariantMap trainingData(const study::Outcome& outcome)
{
    const QString& kind = outcome.resolved.workloadKind;
    const QString type = trainingType(outcome);
    return {{u"pretraining"_s, type == u"pre-training"_s},
            {u"fine_tuning"_s, type == u"fine-tuning"_s},
            {u"inference"_s, kind == u"inference"_s},
            {u"small_model"_s, kind == u"small-model"_s},
            {u"kind"_s, type}};
}

QString providerName(const study::Outcome& outcome)
{
    const catalog::Provider* provider = outcome.resolved.selection.provider;
    return provider ? singleLine(provider->name) : QString();
}

/// "GPU", "TPU", "CPU"; empty where a wattage stands for the device.
QString workerKind(const study::Outcome& outcome)
{
    const study::Selection& at = outcome.resolved.selection;
    if (at.device)
        return catalog::nameOf(at.device->kind).toUpper();
    return at.cpu ? catalog::nameOf(at.cpu->kind).toUpper() : QString();
}

/// The same wording as the hours of the statement: as typed, rounded where they are planned.
QString hoursText(const study::Outcome& outcome, double hours, const QLocale& locale)
{
    return outcome.resolved.plan ? format::significant(hours, locale)
                                 : format::exact(hours, locale);
}

/// Without an exponent, which the readers of YAML do not agree on.
QString plainNumber(double value)
{
    std::array<char, 512> digits{}; // the longest double has 326 of them
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed);
    return QString::fromLatin1(digits.data(), end.ptr - digits.data());
}

QVariantMap machineData(const study::Outcome& outcome)
{
    constexpr double gramsPerKilogram = 1000.0;
    constexpr int digits = 4; // an estimate knows no more
    const double grams = outcome.estimate.total.value() * gramsPerKilogram;
    return {{u"emissions_g"_s, plainNumber(QString::number(grams, 'g', digits).toDouble())},
            {u"energy_kwh"_s, plainNumber(outcome.estimate.energy.value())},
            {u"hours"_s, plainNumber(elapsedHours(outcome))}};
}

} // namespace

QVariantMap itemFacts(const PublishItem& item, const QLocale& locale)
{
    const study::Outcome& outcome = item.outcome;
    const engine::Workload& in = outcome.resolved.workload;
    const auto params = parameters(item);
    const auto operations = flops(outcome);
    const auto inAll = deviceHours(outcome);
    const double oneRun = in.count * in.hours.value();
    return {{u"label"_s, labelOf(item)},
            {u"short_label"_s, item.letter.isEmpty() ? labelOf(item) : item.letter},
            {u"machine"_s, machineData(outcome)},
            {u"training"_s, trainingData(outcome)},
            {u"hardware_used"_s, hardwareUsed(outcome, locale)},
            {u"worker_kind"_s, workerKind(outcome)},
            {u"memory_gb"_s,
             in.memory.value() > 0.0 ? format::exact(in.memory.value(), locale) : QString()},
            {u"provider_name"_s, providerName(outcome)},
            {u"location"_s, location(outcome)},
            {u"elapsed"_s, hoursText(outcome, elapsedHours(outcome), locale)},
            {u"device_time"_s, inAll ? hoursText(outcome, *inAll, locale) : QString()},
            {u"run_device_time"_s, inAll ? hoursText(outcome, oneRun, locale) : QString()},
            {u"params"_s, params ? format::magnitude(*params, locale) : QString()},
            {u"flops"_s, operations ? format::significant(*operations, locale) : QString()},
            {u"runs_count"_s, format::exact(in.runs, locale)}};
}

QVariantList equivalencesData(const study::Outcome& outcome, const QLocale& locale)
{
    QVariantList list;
    const study::Resolved& resolved = outcome.resolved;
    for (const study::EquivalenceValue& each : study::equivalences(
             *resolved.selection.catalog, resolved.workload.method, outcome.estimate.total)) {
        const catalog::Equivalence& what = *each.equivalence;
        const QString value = format::significant(each.value, locale);
        const QString label = each.value == 1.0 ? what.labelSingular : what.labelPlural;
        list << QVariantMap{
            {u"value"_s, value}, {u"label"_s, singleLine(label)}, {u"absorbed"_s, what.absorbed}};
    }
    return enumerated(list);
}

QString labelOf(const PublishItem& item)
{
    const QString name = singleLine(item.entry.scenario.name);
    if (!name.isEmpty() || item.letter.isEmpty())
        return name;
    return QCoreApplication::translate("gramme::exchange", "Scenario %1").arg(item.letter);
}

QString hardwareUsed(const study::Outcome& outcome, const QLocale& locale)
{
    const study::Resolved& resolved = outcome.resolved;
    const study::Selection& at = resolved.selection;
    const engine::Workload& in = resolved.workload;
    QStringList parts;
    if (in.count > 0.0 && resolved.origin(Input::TdpW) != Origin::NotUsed) {
        const QString name =
            at.device ? singleLine(at.device->name)
                      : QCoreApplication::translate("gramme::exchange", "accelerator of %1 W")
                            .arg(format::exact(in.tdp.value(), locale));
        parts << u"%1 × %2"_s.arg(format::exact(in.count, locale), name);
    }
    if (in.cpuCores > 0.0 && resolved.origin(Input::CpuCores) != Origin::NotUsed) {
        const QString cores = format::exact(in.cpuCores, locale);
        parts << (at.cpu
                      ? QCoreApplication::translate("gramme::exchange", "%1 cores of %2")
                            .arg(cores, singleLine(at.cpu->name))
                      : QCoreApplication::translate("gramme::exchange", "%1 CPU cores").arg(cores));
    }
    return parts.join(u", "_s);
}

QString location(const study::Outcome& outcome)
{
    const study::Selection& at = outcome.resolved.selection;
    if (at.grid)
        return singleLine(at.grid->name);
    if (!at.region)
        return {};
    QStringList parts;
    for (const QString& part : {at.region->city, at.region->state, at.region->country}) {
        const QString text = singleLine(part);
        if (!text.isEmpty() && !parts.contains(text))
            parts << text;
    }
    return parts.isEmpty() ? singleLine(at.region->name) : parts.join(u", "_s);
}

QString trainingType(const study::Outcome& outcome)
{
    const QString& kind = outcome.resolved.workloadKind;
    const catalog::Preset* preset = outcome.resolved.selection.preset;
    const bool isAny = kind.isEmpty() || kind == u"any"_s;
    const QString stated = isAny && preset ? preset->kind : kind;
    if (stated == u"pretraining"_s)
        return u"pre-training"_s;
    return stated == u"fine-tuning"_s || stated == u"finetuning"_s ? u"fine-tuning"_s : QString();
}

double elapsedHours(const study::Outcome& outcome)
{
    const engine::Workload& in = outcome.resolved.workload;
    // Without the scale, which multiplies the energy and is no time.
    return (in.hours.value() * in.runs + in.trials.value()) * (1.0 + in.repeated.value());
}

std::optional<double> deviceHours(const study::Outcome& outcome)
{
    const double count = outcome.resolved.workload.count;
    if (count <= 0.0)
        return std::nullopt;
    return count * elapsedHours(outcome);
}

std::optional<double> parameters(const PublishItem& item)
{
    const study::Scenario& scenario = item.entry.scenario;
    const catalog::Preset* preset = item.outcome.resolved.selection.preset;
    if (scenario.params)
        return scenario.params;
    return preset ? preset->params : std::nullopt;
}

std::optional<double> flops(const study::Outcome& outcome)
{
    if (!outcome.resolved.plan)
        return std::nullopt;
    return outcome.resolved.plan->flops.value();
}

} // namespace gramme::exchange
