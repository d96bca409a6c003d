// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/pue.h"
#include "study/resolve.h"

#include <optional>
#include <span>

namespace gramme::study {

/// Turns one scenario into a workload; every number is set together with its origin. Of this room
/// only: the steps of resolve(), by subject.
class Resolver
{
public:
    Resolver(const Scenario& scenario, const Selection& selection, Audience audience);

    Result<Resolved> run();

private:
    using Step = std::optional<Problem>;

    QString name(Input input) const { return inputName(input, m_audience.naming); }
    static Problem bad(Input input, const QString& message)
    {
        return {Problem::Kind::BadInput, QString::fromLatin1(spec(input).key), message};
    }
    void warn(Warning warning) { m_out.warnings.set(static_cast<std::size_t>(warning)); }
    void mark(Input input, Origin origin)
    {
        m_out.origins[static_cast<std::size_t>(input)] = origin;
    }
    bool isLacoste() const { return m_in.method == engine::Method::Lacoste2019; }
    bool isGreenAlgorithms() const { return m_in.method == engine::Method::GreenAlgorithms; }
    /// The value typed, else `value` with the origin `otherwise`.
    double take(Input input, const std::optional<double>& typed, double value, Origin otherwise);
    Step refuse(std::span<const Input> inputs) const;
    Problem notOfMethod(Input input) const;

    // resolve.cpp
    Step checkMethod();
    Step checkForeignInputs() const;
    Step setTime();
    Step setCampaign();
    Step checkAnything();
    Step checkRanges();
    void noteZeros();
    void noteWarnings();

    // resolvehardware.cpp
    bool hasAccelerator() const { return m_at.device || m_in.tdpW; }
    bool hasOwnCpuOrMemory() const;
    Step setAccelerators();
    void setHost();
    double instanceCores() const;
    Step setCpu();
    double perCore(double chipCores);
    Step setMemory();
    Step setEmbodied();
    double machines() const;

    // resolveplace.cpp
    Step setPlace();
    void setIntensity(const catalog::Intensity& intensity, Origin origin);
    void setBasis();
    bool setFuelMix(const catalog::Grid* grid);
    Pue defaultPue() const;
    Step setOffset();

    const Scenario& m_in;
    const Selection& m_at;
    Audience m_audience;
    Resolved m_out;
};

} // namespace gramme::study
