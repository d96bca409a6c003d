// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/ranking.h"
#include "study/resolver.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

} // namespace

std::optional<Problem> Resolver::setPlace()
{
    engine::Workload& out = m_out.workload;
    if (m_in.intensity)
        out.intensity = engine::GramsPerKilowattHour(
            take(Input::Intensity, m_in.intensity, 0.0, Origin::Given));
    else if (m_at.grid)
        setIntensity(m_at.grid->intensity, Origin::Grid);
    else if (m_at.region)
        setIntensity(m_at.region->intensity, Origin::Region);
    else
        return bad(Input::Region, tr("The place is missing: give %1 with %2, or %3, or %4.")
                                      .arg(name(Input::Provider), name(Input::Region),
                                           name(Input::Grid), name(Input::Intensity)));
    if (m_in.basis != BasisChoice::Primary && !isLacoste())
        setBasis();
    if (isLacoste())
        return {};
    const Pue pue = defaultPue();
    m_out.pueOrigin = pue.origin;
    out.pue = engine::Ratio(take(Input::Pue, m_in.pue, pue.value, pue.origin));
    if (m_in.pue)
        return {};
    if (pue.origin == Origin::Fallback)
        warn(Warning::PueFallback);
    if (!isGreenAlgorithms() && m_at.provider
        && m_at.provider->kind == catalog::ProviderKind::Personal)
        warn(Warning::PuePersonal);
    return {};
}

void Resolver::setIntensity(const catalog::Intensity& intensity, Origin origin)
{
    m_out.workload.intensity = engine::GramsPerKilowattHour(intensity.gPerKwh);
    m_out.intensity = &intensity;
    m_out.primaryIntensity = intensity.gPerKwh;
    mark(Input::Intensity, origin);
}

/// Another basis than that of the place's primary value. The primary one stays where there is none.
void Resolver::setBasis()
{
    if (!m_out.intensity) // typed by hand: on whatever basis the user took it from
        return;
    const double primary = m_out.primaryIntensity;
    const Origin origin = m_out.origin(Input::Intensity);
    const bool ofGrid = m_at.grid != nullptr;
    mark(Input::Basis, Origin::Given);
    if (m_in.basis == BasisChoice::FuelMix) {
        mark(Input::Factors, m_in.factors.isEmpty() ? Origin::EditionDefault : Origin::Given);
        const catalog::Grid* grid = ofGrid ? m_at.grid : m_at.region->grid;
        if (!setFuelMix(grid) && (ofGrid || !setFuelMix(m_at.region->alternativeGrid)))
            warn(Warning::BasisUnavailable);
        return;
    }
    const catalog::Intensity* lifecycle =
        ofGrid ? lifecycleIntensity(*m_at.grid) : lifecycleIntensity(*m_at.region);
    if (lifecycle)
        setIntensity(*lifecycle, origin);
    else
        warn(Warning::BasisUnavailable);
    m_out.primaryIntensity = primary;
}

bool Resolver::setFuelMix(const catalog::Grid* grid)
{
    if (!grid || !m_at.factors)
        return false;
    const auto mixed = catalog::fromMix(grid->mix, *m_at.factors);
    if (!mixed)
        return false;
    m_out.workload.intensity = engine::GramsPerKilowattHour(mixed->gPerKwh);
    m_out.intensity = nullptr;
    m_out.mixGrid = grid;
    m_out.mixConvertedPct = mixed->convertedPct;
    mark(Input::Intensity, Origin::FuelMix);
    if (mixed->convertedPct < 99.5)
        warn(Warning::MixPartly);
    return true;
}

Pue Resolver::defaultPue() const
{
    if (isGreenAlgorithms())
        return greenAlgorithmsPue(m_at.provider);
    if (m_at.edition == catalog::Edition::Lacoste)
        return {1.0, Origin::EditionDefault};
    return pueOfPlace(m_at.region, m_at.provider, m_at.fallbackProvider);
}

std::optional<Problem> Resolver::setOffset()
{
    std::optional<double> percent;
    Origin origin = Origin::NotUsed;
    if (m_at.region && m_at.region->claimPct) {
        percent = m_at.region->claimPct;
        origin = Origin::Region;
    } else if (!isLacoste() && m_at.provider && m_at.provider->claimPct) {
        percent = m_at.provider->claimPct;
        origin = Origin::Provider;
    } else if (isLacoste()) { // private infrastructure: the page starts at 0
        percent = 0.0;
        origin = Origin::MethodConstant;
    }
    m_out.offsetKnown = percent || m_in.offsetPct;
    m_out.offsetPct = take(Input::OffsetPct, m_in.offsetPct, percent.value_or(0.0), origin);
    m_out.workload.offset = engine::Ratio::percent(m_out.offsetPct);
    return {};
}

} // namespace gramme::study
