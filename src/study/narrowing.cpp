// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/format.h"
#include "study/uncertain.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// What one would have to find out, to stand after "Knowing".
QString knowledge(Input input)
{
    switch (input) {
    case Input::TdpW:
    case Input::Utilisation:
        return tr("the real power draw of the devices (from their own sensor during a run)");
    case Input::HostW:
        return tr("the real power of the host (from a meter or the server's management board)");
    case Input::CpuUtilisation:
        return tr("the real load of the CPUs");
    case Input::MemoryWPerGb:
        return tr("the real power of the memory");
    case Input::Mfu:
        return tr("the MFU (from a trial of a few minutes)");
    case Input::Hours:
        return tr("the real hours");
    case Input::Pue:
        return tr("the PUE of the data centre");
    case Input::Intensity:
        return tr("the carbon intensity at the time of the run");
    case Input::EmbodiedDeviceKg:
        return tr("what making the device emitted (from its maker)");
    case Input::EmbodiedHostKg:
        return tr("what making the server emitted (from its maker)");
    case Input::LifetimeYears:
        return tr("how long the hardware is kept");
    default:
        return tr("how busy the hardware is over its life");
    }
}

} // namespace

QString narrowingSentence(const Outcome& outcome, const QLocale& locale)
{
    if (!outcome.estimate.interval)
        return tr("No interval was computed, so nothing can be said of what would narrow it.");
    const auto ranked = causes(outcome);
    if (ranked.empty())
        return tr("Every input is taken as certain, so the interval has no width.");
    return tr("Knowing %1 would narrow this most: it causes %2 of the spread.")
        .arg(knowledge(ranked.front().input), format::percent(ranked.front().share, locale));
}

} // namespace gramme::study
