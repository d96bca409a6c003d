// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/format.h"
#include "study/gapparts.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

using format::energy;
using format::significant;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

QString kwh(double value, const QLocale& locale)
{
    return energy(engine::KilowattHours(value), locale);
}

/// Measured beside planned: "12 % less than planned".
QString difference(double ratio, const QLocale& locale)
{
    constexpr double many = 2.0;
    if (!isVisible(ratio))
        return tr("as planned");
    if (ratio >= many)
        return tr("%1 times what was planned").arg(significant(ratio, locale));
    return ratio > 1.0 ? tr("%1 more than planned").arg(format::percent(ratio - 1.0, locale))
                       : tr("%1 less than planned").arg(format::percent(1.0 - ratio, locale));
}

QString place(const Gap& gap)
{
    if (*gap.isInside())
        return tr("inside the interval");
    return gap.measuredKwh < gap.planned.interval->low ? tr("below the interval")
                                                       : tr("above the interval");
}

/// A share to two decimals, everything else to three digits.
QString number(Input input, double value, const QLocale& locale)
{
    const bool isShare = input == Input::Utilisation || input == Input::CpuUtilisation
                         || input == Input::Mfu;
    return isShare ? format::ratio(std::round(value * 100.0) / 100.0, locale)
                   : significant(value, locale);
}

/// To stand within a sentence.
QString assumption(const Explanation& entry, const QLocale& locale)
{
    const QString needed = number(entry.input, entry.needed, locale);
    const QString planned = number(entry.input, entry.planned, locale);
    switch (entry.input) {
    case Input::TdpW:
        return tr("a device power of %1 W instead of %2 W").arg(needed, planned);
    case Input::Utilisation:
        return tr("a utilisation of %1 instead of %2").arg(needed, planned);
    case Input::HostW:
        return tr("a host power of %1 W per device instead of %2 W").arg(needed, planned);
    case Input::CpuUtilisation:
        return tr("a CPU utilisation of %1 instead of %2").arg(needed, planned);
    case Input::MemoryWPerGb:
        return tr("memory of %1 W/GB instead of %2 W/GB").arg(needed, planned);
    case Input::Hours:
        return tr("a run of %1 h instead of %2 h").arg(needed, planned);
    default:
        return tr("an MFU of %1 instead of %2").arg(needed, planned);
    }
}

/// As a sentence begins.
QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString range(const Explanation& entry, const QLocale& locale)
{
    if (entry.isCertain())
        return tr("given as certain");
    return tr("range %1 to %2")
        .arg(number(entry.input, entry.range.low, locale),
             number(entry.input, entry.range.high, locale));
}

QString compared(const Gap& gap, const QLocale& locale)
{
    const QString runs =
        gap.runs == 1 ? tr("one run") : tr("the sum of %1 runs").arg(locale.toString(gap.runs));
    QString whole = tr("the whole plan");
    if (gap.planned.runs)
        whole = gap.runs == 1 ? tr("one of the plan's runs, as its hours say")
                              : tr("as many of the plan's runs, as their hours say");
    QString text = tr("Compared: %1 with %2; %3, before PUE.")
                       .arg(runs, whole, coverageName(gap.planned.coverage));
    if (gap.withoutEnergy > 0)
        text += u' '
                + tr("Runs without a stated energy are left out: %1.")
                      .arg(locale.toString(gap.withoutEnergy));
    if (gap.overlaps)
        text += u' '
                + tr("Two tools recorded at the same time; if both measured the same run, it is "
                     "counted twice: detach one of them.");
    return text;
}

QString factSentence(const KnownFact& fact, const QLocale& locale)
{
    const QString sentence =
        fact.input == Input::Hours
            ? tr("It took %1 h instead of %2 h, with which the plan comes to %3.")
            : tr("It had %1 accelerators instead of %2, with which the plan comes to %3.");
    // Whole numbers as they are: "8 accelerators", not "8.00".
    const auto shown = [&locale](double value) {
        return value == std::round(value) ? format::exact(value, locale)
                                          : significant(value, locale);
    };
    return sentence.arg(shown(fact.measured), shown(fact.planned), kwh(fact.kwh, locale));
}

QString mfuSentence(const Explanation& mfu, const QLocale& locale)
{
    return tr("These hours mean an MFU of %1 instead of %2 (%3).")
        .arg(number(Input::Mfu, mfu.needed, locale), number(Input::Mfu, mfu.planned, locale),
             range(mfu, locale));
}

/// The likeliest assumption, and the others that lie inside their ranges.
QString explanation(const Gap& gap, const QLocale& locale)
{
    if (gap.isClosed())
        return gap.facts.empty() ? QString() : tr("That explains the gap.");
    const QString gapName = gap.facts.empty() ? tr("the gap") : tr("the rest");
    if (gap.explanations.empty())
        return tr("No single assumption of the plan could explain %1.").arg(gapName);
    const Explanation& first = gap.explanations.front();
    const QString text =
        tr("%1 (%2) would explain %3.")
            .arg(capitalised(assumption(first, locale)), range(first, locale), gapName);
    if (first.isCertain() || !first.isInRange())
        return tr("No assumption explains %1 within its range.").arg(gapName) + u' ' + text;
    QStringList others;
    for (std::size_t i = 1; i < gap.explanations.size(); ++i) {
        const Explanation& other = gap.explanations[i];
        if (!other.isCertain() && other.isInRange())
            others << tr("%1 (%2)").arg(assumption(other, locale), range(other, locale));
    }
    return others.isEmpty() ? text
                            : text + u' ' + tr("So would %1.").arg(others.join(tr(" or ")));
}

QString emissionSentence(const Gap& gap, const QLocale& locale)
{
    const MeasuredEmissions& in = gap.emissions;
    const auto mass = [&locale](double kg) {
        return format::mass(engine::Kilograms(kg), locale);
    };
    const QString pue = in.isPueOfTool
                            ? tr("the tool's PUE %1").arg(format::ratio(in.pue, locale))
                            : tr("PUE %1").arg(significant(in.pue, locale));
    QString text = tr("In use: %1 CO₂e with %2 and the plan's %3; planned %4.")
                       .arg(mass(in.planKg), pue, format::intensity(in.intensityPlan, locale),
                            mass(in.plannedKg));
    if (in.ownKg)
        text += u' '
                + tr("With the intensity that the tool used, %1: %2.")
                      .arg(format::intensity(in.intensityOwn, locale), mass(*in.ownKg));
    return text;
}

} // namespace

QString coverageName(Coverage coverage)
{
    switch (coverage) {
    case Coverage::Accelerators:
        return tr("accelerators only");
    case Coverage::Processors:
        return tr("CPUs and memory only");
    case Coverage::Machine:
        break;
    }
    return tr("the whole machine");
}

QString gapSentence(const Gap& gap, const QLocale& locale)
{
    const QString measured = kwh(gap.measuredKwh, locale);
    const QString what = (gap.estimated == 0          ? tr("Measured %1")
                          : gap.estimated == gap.runs ? tr("Estimated, not measured: %1")
                                                      : tr("Partly estimated, not measured: %1"))
                             .arg(measured);
    const QString than = difference(gap.ratio, locale);
    const QString planned = kwh(gap.planned.kwh, locale);
    if (!gap.planned.interval)
        return tr("%1, %2 (%3).").arg(what, than, planned);
    const QString interval =
        format::energyRange(engine::KilowattHours(gap.planned.interval->low),
                            engine::KilowattHours(gap.planned.interval->high), locale);
    return tr("%1, %2 (%3, 90 %: %4): %5.")
        .arg(what, than, planned, interval, place(gap));
}

QStringList gapSentences(const Gap& gap, const QLocale& locale)
{
    QStringList sentences{gapSentence(gap, locale)};
    for (const KnownFact& fact : gap.facts) {
        sentences << factSentence(fact, locale);
        if (fact.input == Input::Hours && gap.mfu)
            sentences << mfuSentence(*gap.mfu, locale);
    }
    if (gap.measuredKwh > 0.0)
        sentences << explanation(gap, locale);
    sentences << compared(gap, locale) << emissionSentence(gap, locale);
    sentences.removeAll(QString());
    return sentences;
}

} // namespace gramme::study
