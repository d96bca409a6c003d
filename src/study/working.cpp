// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/working.h"

#include "study/format.h"
#include "study/plan.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// Collects the pieces with the signs between them.
class Writer
{
public:
    Writer(const Outcome& outcome, const QLocale& locale, WorkingStyle style)
        : m_outcome(outcome)
        , m_in(outcome.resolved.workload)
        , m_locale(locale)
        , m_times(style == WorkingStyle::Screen ? u" × "_s : u" x "_s)
    {}

    std::vector<WorkingPart> run()
    {
        if (m_outcome.site)
            writeSite();
        else
            writeExact();
        return std::move(m_parts);
    }

private:
    void plain(const QString& text) { m_parts.push_back({text, {}}); }
    void number(const QString& text, Input input) { m_parts.push_back({text, input}); }
    void times() { plain(m_times); }
    QString exact(double value) const { return format::exact(value, m_locale); }
    QString energy(engine::KilowattHours value) const { return format::energy(value, m_locale); }
    QString mass(engine::Kilograms value) const { return format::mass(value, m_locale); }

    /// "x 120 h x 3 runs", or with a campaign "x (120 h x 3 runs + 50 trials x 2 h) x 1.10".
    void time()
    {
        times();
        const bool hasTrials = m_in.trials.value() > 0.0;
        if (hasTrials)
            plain(u"("_s);
        number(hours(), Input::Hours);
        if (m_in.runs != 1.0) {
            times();
            number(tr("%1 runs").arg(exact(m_in.runs)), Input::Runs);
        }
        if (hasTrials) {
            plain(u" + "_s);
            number(tr("%1 h of trials").arg(exact(m_in.trials.value())), Input::Trials);
            plain(u")"_s);
        }
        if (m_in.repeated.value() > 0.0) {
            times();
            number(format::ratio(1.0 + m_in.repeated.value(), m_locale), Input::FailedShare);
        }
        if (m_in.scale != 1.0) {
            times();
            number(tr("scale %1").arg(exact(m_in.scale)), Input::Scale);
        }
    }

    /// Typed hours stand as typed, those of a plan with the digits they deserve.
    QString hours() const
    {
        const double value = m_in.hours.value();
        return (m_outcome.resolved.plan ? format::significant(value, m_locale) : exact(value))
               + u" h"_s;
    }

    void result(engine::KilowattHours value) { plain(u" = "_s + energy(value)); }

    void accelerators(const engine::EnergyTerm& term)
    {
        if (term.units != 1.0) {
            number(exact(term.units), Input::Count);
            times();
        }
        number(exact(term.power.value()) + u" W"_s, Input::TdpW);
        if (m_in.method == engine::Method::Full || term.share.value() != 1.0) {
            times();
            number(format::ratio(term.share.value(), m_locale), Input::Utilisation);
        }
        time();
        result(term.energy);
    }

    void host(const engine::EnergyTerm& term)
    {
        plain(tr("host "));
        number(exact(term.units), Input::Count);
        times();
        number(exact(term.power.value()) + u" W"_s, Input::HostW);
        time();
        result(term.energy);
    }

    void cpu(const engine::EnergyTerm& term)
    {
        plain(tr("CPU "));
        if (term.units != 1.0) { // A chip known only by its wattage is one unit.
            number(tr("%1 cores").arg(exact(term.units)), Input::CpuCores);
            times();
        }
        number(exact(term.power.value()) + u" W"_s,
               m_outcome.resolved.origin(Input::CpuTdpW) == Origin::Given ? Input::CpuTdpW
                                                                          : Input::CpuWPerCore);
        times();
        number(format::ratio(term.share.value(), m_locale), Input::CpuUtilisation);
        time();
        result(term.energy);
    }

    void memory(const engine::EnergyTerm& term)
    {
        plain(tr("memory "));
        number(exact(term.units) + u" GB"_s, Input::MemoryGb);
        times();
        number(exact(term.power.value()) + u" W/GB"_s, Input::MemoryWPerGb);
        time();
        result(term.energy);
    }

    void writeExact()
    {
        using engine::Component;
        const engine::Estimate& estimate = m_outcome.estimate;
        if (m_outcome.resolved.plan)
            number(planWorking(*m_outcome.resolved.plan, m_in.count, m_locale) + u"; "_s,
                   Input::Mfu);
        constexpr std::array writers{&Writer::accelerators, &Writer::host, &Writer::cpu,
                                     &Writer::memory};
        int written = 0;
        for (std::size_t i = 0; i < writers.size(); ++i) {
            const engine::EnergyTerm& term = estimate.terms[i];
            const bool shown =
                term.units > 0.0 && (i != std::size_t(Component::Host) || term.power.value() > 0.0);
            if (!shown)
                continue;
            if (written++ > 0)
                plain(u"; "_s);
            (this->*writers[i])(term);
        }
        if (written > 1)
            plain(tr("; together %1").arg(energy(estimate.itEnergy)));
        if (m_in.method != engine::Method::Lacoste2019) {
            plain(u";"_s + m_times);
            number(tr("PUE %1").arg(format::ratio(m_in.pue.value(), m_locale)), Input::Pue);
            result(estimate.energy);
        }
        plain(u";"_s + m_times);
        number(format::intensity(m_in.intensity.value(), m_locale), Input::Intensity);
        plain(u" = "_s + mass(estimate.operational));
        if (estimate.embodied)
            writeEmbodied(*estimate.embodied);
    }

    /// "; making 8 x (150 kg + 312.5 kg) x 120 h / (4 a x 0.85) = 1.8 kg; together 91.4 kg"
    void writeEmbodied(engine::Kilograms embodied)
    {
        const engine::Manufacture& made = m_in.manufacture;
        plain(tr("; embodied "));
        number(exact(made.units), Input::Count);
        plain(m_times + u"("_s);
        const auto isUsed = [this](Input input) {
            return m_outcome.resolved.origin(input) != Origin::NotUsed;
        };
        if (isUsed(Input::EmbodiedDeviceKg))
            number(exact(made.device.value()) + u" kg"_s, Input::EmbodiedDeviceKg);
        if (isUsed(Input::EmbodiedDeviceKg) && isUsed(Input::EmbodiedHostKg))
            plain(u" + "_s);
        if (isUsed(Input::EmbodiedHostKg))
            number(exact(made.host.value()) + u" kg"_s, Input::EmbodiedHostKg);
        plain(u")"_s);
        time();
        plain(u" / ("_s);
        number(tr("%1 years").arg(exact(made.lifetime.value())), Input::LifetimeYears);
        times();
        number(format::ratio(made.lifetimeUse.value(), m_locale), Input::LifetimeUse);
        plain(u") = "_s + mass(embodied));
        plain(tr("; together %1").arg(mass(m_outcome.estimate.total)));
    }

    /// The page's own line: W x h = kWh x kg/kWh = kg, rounded as it rounds.
    void writeSite()
    {
        const engine::site::Figures& shown = m_outcome.site->figures;
        const double hours = m_in.hours.value() * m_in.count * m_in.runs;
        number(exact(m_in.tdp.value()) + u" W"_s, Input::TdpW);
        times();
        number(exact(hours) + u" h"_s, Input::Hours);
        plain(u" = "_s + exact(shown.energy.value()) + u" kWh"_s);
        times();
        number(exact(shown.kgPerKwh) + u" kg/kWh"_s, Input::Intensity);
        plain(u" = "_s + exact(shown.raw.value()) + u" kg"_s);
    }

    const Outcome& m_outcome;
    const engine::Workload& m_in;
    QLocale m_locale;
    QString m_times;
    std::vector<WorkingPart> m_parts;
};

QString withUnit(double value, Input input, const QLocale& locale)
{
    const QString unit = QString::fromLatin1(spec(input).unit);
    const QString number = format::exact(value, locale);
    return unit.isEmpty() ? number : number + u' ' + unit;
}

QString originText(const Outcome& outcome, Input input)
{
    const Selection& at = outcome.resolved.selection;
    switch (outcome.resolved.origin(input)) {
    case Origin::Given:
        return tr("as you entered it");
    case Origin::Device:
        return at.device->name;
    case Origin::WholeMachine:
        return tr("the figure of %1 is that of the whole machine").arg(at.device->name);
    case Origin::Instance:
        return tr("cloud instance %1").arg(at.instance->id);
    case Origin::Cpu:
        return at.cpu ? at.cpu->name : tr("the whole chip");
    case Origin::Region:
        return at.region->name;
    case Origin::Grid:
        return at.grid->name;
    case Origin::Provider:
        return at.provider->name;
    case Origin::EditionDefault:
        return tr("default");
    case Origin::MethodConstant:
        return tr("set by the method %1").arg(methodWord(outcome.resolved.workload.method));
    case Origin::Fallback:
        return tr("the entry onprem-average, because none is known for this place");
    case Origin::Preset:
        return at.preset->name;
    case Origin::Plan:
        return tr("from the size of the model");
    case Origin::FuelMix:
        return tr("fuel shares of the grid times the factors of %1").arg(at.factors->name);
    case Origin::NotUsed:
        break;
    }
    return tr("not used");
}

} // namespace

std::vector<WorkingPart> working(const Outcome& outcome, const QLocale& locale, WorkingStyle style)
{
    return Writer(outcome, locale, style).run();
}

QString workingText(const Outcome& outcome, const QLocale& locale, WorkingStyle style)
{
    QString text;
    for (const WorkingPart& part : working(outcome, locale, style))
        text += part.text;
    return text;
}

QString explanation(const Outcome& outcome, Input input, const QLocale& locale)
{
    QString text = u"%1: %2, %3."_s.arg(inputName(input, Naming::Label),
                                        withUnit(usedValue(outcome.resolved, input), input, locale),
                                        originText(outcome, input));
    const catalog::Citation from = citation(outcome.resolved, input);
    if (from.name.isEmpty())
        return text;
    QStringList facts{from.name};
    if (!from.year.isEmpty())
        facts << from.year;
    facts << (from.licence.isEmpty() ? tr("licence not known")
                                     : tr("licence %1").arg(from.licence));
    if (!from.confidence.isEmpty())
        facts << tr("confidence: %1").arg(from.confidence);
    return text + u' ' + tr("Source: %1.").arg(facts.join(u", "_s));
}

QString basisText(catalog::Basis basis)
{
    switch (basis) {
    case catalog::Basis::Lifecycle:
        return tr("lifecycle");
    case catalog::Basis::Direct:
        return tr("direct");
    case catalog::Basis::Unknown:
        break;
    }
    return tr("basis not stated");
}

std::optional<catalog::Intensity> headlineIntensity(const Resolved& resolved)
{
    if (resolved.intensity)
        return *resolved.intensity;
    if (!resolved.mixGrid)
        return std::nullopt;
    const Selection& at = resolved.selection;
    catalog::Intensity mixed;
    mixed.gPerKwh = resolved.workload.intensity.value();
    mixed.basis = at.factors->basis;
    mixed.accounting = catalog::Accounting::Production;
    mixed.year = resolved.mixGrid->mix.year;
    mixed.citation = at.factors->citation;
    return mixed;
}

} // namespace gramme::study
