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

/// Which published items the ends stand for.
QString embodiedItems(const Selection& at, Input input)
{
    const catalog::Device* machine = at.device ? at.device : at.cpu;
    const catalog::EmbodiedOf of = at.catalog->embodiedOf(*machine);
    const auto& part = input == Input::EmbodiedDeviceKg ? of.device : of.host;
    return part ? u' ' + tr("Low: %1. High: %2.").arg(part->lowItem, part->highItem) : QString();
}

} // namespace

QString rangeReason(const Resolved& resolved, const UncertainInput& input, const QLocale& locale)
{
    const auto number = [&locale](double value) { return format::significant(value, locale); };
    const QString ends = tr("%1 to %2").arg(number(input.spread.low), number(input.spread.high));
    const Selection& at = resolved.selection;
    switch (input.origin) {
    case RangeOrigin::Certain:
        return tr("Taken as certain: you gave it, or the method fixes it.");
    case RangeOrigin::Pinned:
        return tr("Pinned by you at %1.").arg(number(input.spread.best));
    case RangeOrigin::Widened:
        return tr("Your own range, %1.").arg(ends);
    case RangeOrigin::Years:
        if (resolved.intensity->rangeYears.isEmpty())
            return tr("%1: as entered with your own grid.").arg(ends);
        return tr("%1: the smallest and the largest yearly value, %2.")
            .arg(ends, resolved.intensity->rangeYears);
    case RangeOrigin::Confidence:
        return tr("%1: how far sources of this kind (%2) differ.")
            .arg(ends, confidenceOf(*at.device));
    case RangeOrigin::Sources:
        return tr("%1: makers' figures and bottom-up models differ.").arg(ends)
               + embodiedItems(at, input.input);
    case RangeOrigin::Family:
        return tr("%1: published runs on this family of devices.").arg(ends);
    case RangeOrigin::Published:
        return tr("%1: as published for this run; over all its hours a run reaches less than in a "
                  "step.")
            .arg(ends);
    case RangeOrigin::Saved:
        return tr("%1: as saved with the study.").arg(ends);
    case RangeOrigin::Default:
        break;
    }
    const QString reason = tr("%1: the edition's default for a value that is not known.").arg(ends);
    return input.citation.note.isEmpty() ? reason : reason + u' ' + input.citation.note;
}

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
