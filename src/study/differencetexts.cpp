// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/differences.h"

#include "study/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

// Below this share of the first total two results count as the same.
constexpr double noticeable = 5e-4;
// Causes are named until they make up this share of the change.
constexpr double mostOfIt = 0.9;
// What works against the change is named from this share of it on.
constexpr double worthSaying = 0.1;
// From here on a share of the first total says less than a multiple of it.
constexpr double multiple = 2.0;

/// What a sentence calls an input that is the only one with an effect.
QString onlyPhrase(Input input)
{
    switch (input) {
    case Input::Count:
        return tr("the number of devices");
    case Input::Utilisation:
        return tr("the utilisation");
    case Input::TdpW:
        return tr("the power of the device");
    case Input::HostW:
        return tr("the host power");
    case Input::Runs:
        return tr("the number of runs");
    case Input::Scale:
        return tr("the scale factor");
    case Input::Trials:
        return tr("the search trials");
    case Input::FailedShare:
        return tr("the failed or repeated work");
    case Input::MemoryGb:
        return tr("the memory");
    default:
        return {};
    }
}

QString phrase(const Difference& difference, ChangeCause cause)
{
    if (difference.only) {
        if (const QString own = onlyPhrase(*difference.only); !own.isEmpty())
            return own;
    }
    switch (cause) {
    case ChangeCause::Method:
        return tr("the method");
    case ChangeCause::Hardware:
        return tr("the hardware");
    case ChangeCause::Processor:
        return tr("CPU and memory");
    case ChangeCause::Time:
        return tr("the running time");
    case ChangeCause::Place:
        return difference.samePlace ? tr("the carbon intensity") : tr("the region");
    case ChangeCause::DataCentre:
        return tr("the PUE of the data centre");
    case ChangeCause::Embodied:
        break;
    }
    return tr("the embodied emissions");
}

/// "a", "a and b", "a, b and c".
QString listed(QStringList parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    const QString last = parts.takeLast();
    return tr("%1 and %2").arg(parts.join(u", "_s), last);
}

/// What goes the way of the change, and what goes against it.
struct Sides
{
    std::vector<Contribution> with;
    std::vector<Contribution> against;
    bool isWhole = false; ///< One cause has it all.
};

Sides sidesOf(const Difference& difference)
{
    const double change = difference.changeKg();
    Sides sides;
    double all = 0.0;
    for (const Contribution& each : difference.causes) {
        if (each.kg / change > 0.0)
            all += each.kg;
        else if (-each.kg / change >= worthSaying)
            sides.against.push_back(each);
    }
    double named = 0.0;
    for (const Contribution& each : difference.causes) { // largest first
        if (each.kg / change <= 0.0 || named / all >= mostOfIt)
            continue;
        named += each.kg;
        sides.with.push_back(each);
    }
    sides.isWhole = sides.with.size() == 1 && sides.against.empty()
                    && std::abs(named - change) < noticeable * std::abs(change);
    return sides;
}

QString weighed(const Difference& difference, const Contribution& part, const QLocale& locale)
{
    const QString amount = difference.fromKg > 0.0
                               ? signedPercent(part.kg / difference.fromKg, locale)
                               : signedMass(part.kg, locale);
    return u"%1 (%2)"_s.arg(phrase(difference, part.cause), amount);
}

QString because(const Difference& difference, const QLocale& locale)
{
    const Sides sides = sidesOf(difference);
    if (sides.with.empty())
        return {};
    if (sides.isWhole)
        return tr("because of %1").arg(phrase(difference, sides.with.front().cause));
    const auto texts = [&](const std::vector<Contribution>& parts) {
        QStringList list;
        for (const Contribution& part : parts)
            list << weighed(difference, part, locale);
        return listed(list);
    };
    if (sides.against.empty())
        return tr("because of %1").arg(texts(sides.with));
    return tr("because of %1, in spite of %2").arg(texts(sides.with), texts(sides.against));
}

bool isSame(const Difference& difference)
{
    const double scale = std::max(std::abs(difference.fromKg), std::abs(difference.toKg));
    return std::abs(difference.changeKg()) <= noticeable * scale;
}

QString notCompared(const Difference& difference, const QString& from, const QString& to)
{
    return tr("%1 and %2 are not compared: the carbon intensity of %1 is %3, that of %2 %4. No "
              "saving is stated across two bases; choose the lifecycle basis for both.")
        .arg(from, to, difference.fromBasis, difference.toBasis);
}

/// "B emits 61 % less than A"
QString comparison(const Difference& difference, const QString& from, const QString& to,
                   const QLocale& locale)
{
    if (isSame(difference))
        return tr("%1 emits as much as %2").arg(to, from);
    if (difference.fromKg <= 0.0)
        return tr("%1 emits %2, %3 nothing")
            .arg(to, format::mass(engine::Kilograms(difference.toKg), locale), from);
    const double ratio = difference.toKg / difference.fromKg;
    if (ratio >= multiple)
        return tr("%1 emits %2 times as much as %3")
            .arg(to, format::significant(ratio, locale), from);
    const QString share = format::percent(std::abs(ratio - 1.0), locale);
    return ratio < 1.0 ? tr("%1 emits %2 less than %3").arg(to, share, from)
                       : tr("%1 emits %2 more than %3").arg(to, share, from);
}

/// How sure the difference is, where the intervals alone do not tell.
QString sureness(const Difference& difference, const QLocale& locale)
{
    if (!difference.overlaps || !difference.range)
        return {};
    const double low = difference.range->low;
    const double high = difference.range->high;
    if (low < 1.0 && high > 1.0)
        return tr("Their intervals overlap, and the difference may be smaller or reversed.");
    const QString least = signedPercent(low - 1.0, locale);
    const QString most = signedPercent(high - 1.0, locale);
    if (least == most)
        return tr("Their intervals overlap, but what is not known is the same in both, so the "
                  "difference stands.");
    return tr("Their intervals overlap, but much of what is not known is the same in both: the "
              "difference lies between %1 and %2 (90 % interval).")
        .arg(least, most);
}

} // namespace

QString differenceSentence(const Difference& difference, const QString& fromName,
                           const QString& toName, const QLocale& locale)
{
    if (!difference.isComparable())
        return notCompared(difference, fromName, toName);
    QStringList sentences;
    QString first = comparison(difference, fromName, toName, locale);
    if (!isSame(difference)) {
        if (const QString reason = because(difference, locale); !reason.isEmpty())
            first += u' ' + reason;
    } else if (!difference.causes.empty()) {
        first += tr(", though by other inputs");
    }
    sentences << first + u'.';
    if (difference.otherMethod)
        sentences << tr("They count by different methods, so a part of the difference is not in "
                        "the run.");
    else if (difference.otherScope)
        sentences << tr("Only one of them counts embodied emissions.");
    if (!isSame(difference))
        sentences << sureness(difference, locale);
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString shortDifference(const Difference& difference, const QLocale& locale)
{
    if (!difference.isComparable())
        return tr("Not compared: %1 against %2 basis.")
            .arg(difference.toBasis, difference.fromBasis);
    if (isSame(difference))
        return difference.causes.empty() ? tr("The same.") : tr("The same, by other inputs.");
    QString reason = because(difference, locale);
    if (!reason.isEmpty())
        reason[0] = reason.at(0).toUpper();
    return reason + u'.';
}

QString causeName(ChangeCause cause)
{
    static constexpr std::array<const char*, changeCauseCount> names{
        QT_TRANSLATE_NOOP("gramme::study", "Method"),
        QT_TRANSLATE_NOOP("gramme::study", "Hardware"),
        QT_TRANSLATE_NOOP("gramme::study", "CPU and memory"),
        QT_TRANSLATE_NOOP("gramme::study", "Running time"),
        QT_TRANSLATE_NOOP("gramme::study", "Place"),
        QT_TRANSLATE_NOOP("gramme::study", "PUE of the data centre"),
        QT_TRANSLATE_NOOP("gramme::study", "Embodied emissions"),
    };
    return tr(names.at(static_cast<std::size_t>(cause)));
}

QString differingName(Input input)
{
    if (input == Input::Trials)
        return tr("Search trials in all");
    return inputName(input, Naming::Label);
}

DifferingTexts differingTexts(const DifferingInput& input, const QLocale& locale)
{
    const auto named = [](const QString& text) { return text.isEmpty() ? u"–"_s : text; };
    if (!input.from && !input.to)
        return {named(input.fromText), named(input.toText)};
    const InputSpec& about = spec(input.input);
    const auto shown = [&](const std::optional<double>& value, bool isExact) -> QString {
        if (!value)
            return u"–"_s;
        if (input.input == Input::Embodied)
            return *value > 0.0 ? tr("counted") : tr("not counted");
        if (about.kind == InputKind::Magnitude)
            return format::magnitude(*value, locale);
        const QString exact = about.kind == InputKind::Share || input.input == Input::Pue
                                  ? format::ratio(*value, locale)
                                  : format::exact(*value, locale);
        constexpr int longest = 7;
        const QString number =
            isExact || exact.size() <= longest ? exact : format::significant(*value, locale, 4);
        const QString unit =
            input.input == Input::Trials ? u"h"_s : QString::fromLatin1(about.unit);
        return unit.isEmpty() ? number : number + u' ' + unit;
    };
    const DifferingTexts texts{shown(input.from, false), shown(input.to, false)};
    if (texts.from != texts.to)
        return texts;
    return {shown(input.from, true), shown(input.to, true)};
}

QString signedPercent(double share, const QLocale& locale)
{
    const QString text = format::percent(std::abs(share), locale);
    return (share < 0.0 ? u"−"_s : u"+"_s) + text;
}

QString signedMass(double kg, const QLocale& locale)
{
    const QString text = format::mass(engine::Kilograms(std::abs(kg)), locale);
    return (kg < 0.0 ? u"−"_s : u"+"_s) + text;
}

} // namespace gramme::study
