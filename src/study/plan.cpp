// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/plan.h"

#include "engine/planner.h"
#include "study/format.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

using catalog::Precision;
constexpr double teraflops = 1e12;
constexpr std::array byUse{Precision::Bf16, Precision::Fp16, Precision::Tf32,
                           Precision::Fp32, Precision::Fp8,  Precision::Int8};

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// The steps from size to hours; the first problem ends them.
class Planner
{
public:
    Planner(const Scenario& scenario, const Selection& selection, double devices,
            Audience audience, std::array<Origin, inputCount>& origins)
        : m_in(scenario)
        , m_at(selection)
        , m_devices(devices)
        , m_audience(audience)
        , m_origins(origins)
    {}

    Result<PlanResult> run()
    {
        for (const auto step : {&Planner::setWork, &Planner::setPeak, &Planner::setMfu}) {
            if (auto problem = (this->*step)())
                return *std::move(problem);
        }
        if (m_devices <= 0.0)
            return bad(Input::Hardware, tr("Hours from the size of a model need an accelerator: "
                                           "give %1, %2 or %3.")
                                            .arg(name(Input::Hardware), name(Input::Instance),
                                                 name(Input::TdpW)));
        m_plan.acceleratorHours = engine::acceleratorHours(
            m_plan.flops, engine::FlopsPerSecond(m_plan.peakTflops * teraflops), m_plan.mfu);
        m_plan.hours = m_plan.acceleratorHours / m_devices;
        return m_plan;
    }

private:
    using Step = std::optional<Problem>;

    QString name(Input input) const { return inputName(input, m_audience.naming); }
    static Problem bad(Input input, const QString& message)
    {
        return {Problem::Kind::BadInput, QString::fromLatin1(spec(input).key), message};
    }
    void mark(Input input, Origin origin) { m_origins[static_cast<std::size_t>(input)] = origin; }

    /// FLOPs from one of the three ways of saying how large the task is.
    Step setWork()
    {
        const bool bySize = m_in.params || m_in.activeParams || m_in.tokens;
        const int ways = int(bySize) + int(m_in.flops.has_value()) + int(m_at.preset != nullptr);
        if (ways > 1)
            return bad(Input::Flops,
                       tr("The size of the task is given twice; keep either %1 with %2, or %3, or "
                          "%4.")
                           .arg(name(Input::Params), name(Input::Tokens), name(Input::Flops),
                                name(Input::Preset)));
        if (m_in.flops) {
            mark(Input::Flops, Origin::Given);
            m_plan.flops = engine::Flops(*m_in.flops);
            return refuseRecompute();
        }
        return m_at.preset ? setPreset() : setSize();
    }

    /// Recomputation is part of 8 N D; FLOPs that are given as such hold it already.
    Step refuseRecompute() const
    {
        if (!m_in.recompute.value_or(false))
            return {};
        return bad(Input::Recompute,
                   tr("%1 changes what follows from parameters and tokens; FLOPs that are given "
                      "count as they are. Leave it out or give %2 and %3.")
                       .arg(name(Input::Recompute), name(Input::Params), name(Input::Tokens)));
    }

    Step setSize()
    {
        if (!m_in.tokens)
            return bad(Input::Tokens, tr("%1 is missing: how many tokens the model sees in "
                                         "training, for example 300B or 2T.")
                                          .arg(name(Input::Tokens)));
        if (!m_in.params && !m_in.activeParams)
            return bad(Input::Params, tr("%1 is missing: how many parameters the model has, for "
                                         "example 7B.")
                                          .arg(name(Input::Params)));
        if (m_in.params && m_in.activeParams && *m_in.activeParams > *m_in.params)
            return bad(Input::ActiveParams,
                       tr("%1 is %2, more than all the %3 of %4; a mixture of experts uses a part "
                          "of them for a token.")
                           .arg(name(Input::ActiveParams),
                                format::magnitude(*m_in.activeParams, QLocale::c()),
                                format::magnitude(*m_in.params, QLocale::c()),
                                name(Input::Params)));
        for (const Input input : {Input::Params, Input::ActiveParams, Input::Tokens})
            mark(input, isGiven(m_in, input) ? Origin::Given : Origin::NotUsed);
        mark(Input::Recompute, m_in.recompute ? Origin::Given : Origin::EditionDefault);
        setTask(m_in.activeParams.value_or(m_in.params.value_or(0.0)), *m_in.tokens);
        return {};
    }

    void setTask(double activeParams, double tokens)
    {
        m_plan.activeParams = activeParams;
        m_plan.tokens = tokens;
        m_plan.recomputes = m_in.recompute.value_or(false);
        m_plan.flops =
            engine::trainingFlops({activeParams, tokens, m_in.recompute.value_or(false)});
    }

    Step setPreset()
    {
        const catalog::Preset& preset = *m_at.preset;
        mark(Input::Preset, Origin::Given);
        if (preset.flops) {
            mark(Input::Flops, Origin::Preset);
            m_plan.flops = engine::Flops(*preset.flops);
            return refuseRecompute();
        }
        const auto params = preset.activeParams ? preset.activeParams : preset.params;
        if (params && preset.tokens) {
            mark(Input::Params, Origin::Preset);
            mark(Input::Tokens, Origin::Preset);
            setTask(*params, *preset.tokens);
            return {};
        }
        const QString known =
            preset.acceleratorHours
                ? tr(" It took %1 accelerator-hours on %2: give these as %3.")
                      .arg(format::machine(*preset.acceleratorHours), preset.hardware,
                           name(Input::Hours))
                : QString();
        return bad(Input::Preset, tr("Of “%1” neither FLOPs nor tokens are published, so no hours "
                                     "follow from its size.")
                                          .arg(preset.name)
                                      + known);
    }

    Step setPeak()
    {
        if (m_in.peakTflops) {
            mark(Input::PeakTflops, Origin::Given);
            m_plan.peakTflops = *m_in.peakTflops;
            m_plan.precision = m_in.precision;
            return {};
        }
        if (!m_at.device)
            return bad(Input::PeakTflops, tr("%1 is missing: without a device of the catalogue its "
                                             "peak is not known.")
                                              .arg(name(Input::PeakTflops)));
        m_plan.precision = m_in.precision ? m_in.precision : usualPrecision(*m_at.device);
        const auto peak =
            m_plan.precision ? m_at.device->peakTflops(*m_plan.precision) : std::nullopt;
        if (!peak)
            return noPeak();
        m_plan.peakTflops = *peak;
        mark(Input::PeakTflops, Origin::Device);
        mark(Input::Precision, m_in.precision ? Origin::Given : Origin::EditionDefault);
        return {};
    }

    Problem noPeak() const
    {
        const QStringList peaks = peaksText(*m_at.device, QLocale::c());
        if (peaks.isEmpty())
            return bad(Input::PeakTflops, tr("No peak is published for %1; give %2.")
                                              .arg(m_at.device->name, name(Input::PeakTflops)));
        return bad(Input::Precision,
                   tr("%1 has no peak for %2; it has %3. Choose one of these or give %4.")
                       .arg(m_at.device->name, catalog::nameOf(*m_in.precision),
                            peaks.join(u", "_s), name(Input::PeakTflops)));
    }

    Step setMfu()
    {
        if (m_in.mfu) {
            m_plan.mfu = engine::Ratio(*m_in.mfu);
            mark(Input::Mfu, Origin::Given);
            return {};
        }
        // What the run itself reached says more than its family; on other hardware it does not.
        const bool sameDevice = m_at.preset && m_at.device == m_at.preset->device;
        if (sameDevice && m_at.preset->mfu) {
            m_plan.mfu = engine::Ratio(*m_at.preset->mfu);
            mark(Input::Mfu, Origin::Preset);
            return {};
        }
        if (m_at.mfu <= 0.0)
            return bad(Input::Mfu, tr("%1 is missing: the share of the peak that training reaches, "
                                      "often 0.3 to 0.5.")
                                       .arg(name(Input::Mfu)));
        m_plan.mfu = engine::Ratio(m_at.mfu);
        mark(Input::Mfu, Origin::EditionDefault);
        return {};
    }

    const Scenario& m_in;
    const Selection& m_at;
    double m_devices;
    Audience m_audience;
    std::array<Origin, inputCount>& m_origins;
    PlanResult m_plan;
};

} // namespace

Result<PlanResult> planResult(const Scenario& scenario, const Selection& selection, double devices,
                              Audience audience, std::array<Origin, inputCount>& origins)
{
    return Planner(scenario, selection, devices, audience, origins).run();
}

QStringList peaksText(const catalog::Device& device, const QLocale& locale)
{
    QStringList texts;
    for (const Precision precision : byUse) {
        if (const auto peak = device.peakTflops(precision))
            texts << tr("%1 (%2 TFLOP/s)")
                         .arg(catalog::nameOf(precision), format::exact(*peak, locale));
    }
    return texts;
}

std::optional<Precision> usualPrecision(const catalog::Device& device)
{
    for (const Precision precision : byUse) {
        if (device.peakTflops(precision))
            return precision;
    }
    return std::nullopt;
}

QString planWorking(const PlanResult& plan, double devices, const QLocale& locale)
{
    const auto number = [&locale](double value) { return format::significant(value, locale); };
    const QString flops = number(plan.flops.value());
    QString text = plan.activeParams > 0.0
                       ? tr("%1 × %2 × %3 = %4 FLOPs")
                             .arg(plan.recomputes ? 8 : 6)
                             .arg(number(plan.activeParams), number(plan.tokens), flops)
                       : tr("%1 FLOPs").arg(flops);
    text += tr("; ÷ (%1 TFLOP/s × MFU %2) = %3 accelerator-hours")
                .arg(format::exact(plan.peakTflops, locale),
                     format::ratio(plan.mfu.value(), locale),
                     number(plan.acceleratorHours.value()));
    if (devices != 1.0)
        text += tr("; ÷ %1 = %2 h").arg(format::exact(devices, locale), number(plan.hours.value()));
    return text;
}

} // namespace gramme::study
