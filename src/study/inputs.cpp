// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/inputs.h"

#include "study/numbers.h"
#include "study/ranges.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

QString plain(double value)
{
    return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

/// "1e9", as one would type it.
QString largeNumber(double value)
{
    return plain(value).replace("e+0"_L1, "e"_L1).replace("e+"_L1, "e"_L1);
}

/// "0 to 1e6 W", as a script would write it.
QString allowedRange(const InputSpec& spec, const QLocale& locale)
{
    const auto number = [&](double value) {
        return value >= 1e6 ? largeNumber(value) : locale.toString(value, 'g', 10);
    };
    QString range = tr("%1 to %2").arg(number(spec.low), number(spec.high));
    if (*spec.unit)
        range += u' ' + QString::fromLatin1(spec.unit);
    if (spec.kind == InputKind::Share)
        range += tr(" (or a percentage such as 80%)");
    return range;
}

QString formats(InputKind kind)
{
    switch (kind) {
    case InputKind::Whole:
        return tr("a whole number");
    case InputKind::Share:
        return tr("a share such as 0.8 or 80%");
    case InputKind::Duration:
        return tr("hours as a number, 3d4h, 90min, H:MM:SS or D-HH:MM:SS");
    case InputKind::Magnitude:
        return tr("a number such as 7e9, 300B or 2T");
    default:
        return tr("a number such as 1.5 or 2e3");
    }
}

bool inRange(const InputSpec& spec, double value)
{
    return value >= spec.low && value <= spec.high &&
           (spec.kind != InputKind::Whole || value == std::floor(value));
}

QString badNumber(const InputSpec& spec, const QString& name, QStringView text,
                  std::optional<double> value, const QLocale& locale)
{
    QString given = text.toString().simplified();
    if (given.size() > 40)
        given = given.left(39) + u'…';
    if (value && spec.kind == InputKind::Whole && *value >= spec.low && *value <= spec.high)
        return tr("%1 is “%2”; a whole number from %3 is needed.")
            .arg(name, given, allowedRange(spec, locale));
    if (value)
        return tr("%1 is “%2”; allowed is %3.").arg(name, given, allowedRange(spec, locale));
    if (locale == QLocale::c()) {
        const QString remedy = withDecimalPoint(text);
        if (!remedy.isEmpty())
            return tr("%1 is “%2”; the decimal mark is a point: write %3.")
                .arg(name, given, remedy);
    }
    if (spec.kind == InputKind::Duration && text.count(u':') == 1)
        return tr("%1 is “%2”, which may mean minutes or hours; write H:MM:SS, 90min or hours as "
                  "a number.")
            .arg(name, given);
    return tr("%1 is “%2”; expected is %3, in the range %4.")
        .arg(name, given, formats(spec.kind), allowedRange(spec, locale));
}

std::optional<double> machineValue(InputKind kind, std::string_view text)
{
    switch (kind) {
    case InputKind::Share:
        return parseShare(text);
    case InputKind::Duration:
        return parseDuration(text);
    case InputKind::Magnitude:
        return parseMagnitude(text);
    default:
        return parseMachineNumber(text);
    }
}

Problem bad(const InputSpec& spec, const QString& message)
{
    return {Problem::Kind::BadInput, QString::fromLatin1(spec.key), message};
}

/// The index of the word a scenario has for a choice that is kept as an enumeration or a switch.
std::optional<int> choiceIndex(const Scenario& scenario, Input input)
{
    const auto ofSwitch = [](const std::optional<bool>& flag) {
        return flag ? std::optional(*flag ? 0 : 1) : std::nullopt;
    };
    switch (input) {
    case Input::Method:
        return static_cast<int>(scenario.method);
    case Input::Rounding:
        return static_cast<int>(scenario.rounding);
    case Input::Edition:
        return scenario.edition ? std::optional(int(*scenario.edition)) : std::nullopt;
    case Input::Embodied:
        return ofSwitch(scenario.embodied);
    case Input::Interval:
        return ofSwitch(scenario.interval);
    case Input::Recompute:
        return ofSwitch(scenario.recompute);
    case Input::Basis:
        return scenario.basis == BasisChoice::Primary ? std::nullopt
                                                      : std::optional(int(scenario.basis));
    case Input::Precision:
        return scenario.precision ? std::optional(int(*scenario.precision)) : std::nullopt;
    default:
        return std::nullopt;
    }
}

/// Nothing: back to the default.
void setChoice(Scenario& scenario, Input input, std::optional<int> index)
{
    const auto asSwitch = [index] {
        return index ? std::optional(*index == 0) : std::nullopt;
    };
    switch (input) {
    case Input::Method:
        scenario.method = static_cast<engine::Method>(index.value_or(0));
        break;
    case Input::Rounding:
        scenario.rounding = static_cast<Rounding>(index.value_or(0));
        break;
    case Input::Edition:
        scenario.edition =
            index ? std::optional(static_cast<catalog::Edition>(*index)) : std::nullopt;
        break;
    case Input::Embodied:
        scenario.embodied = asSwitch();
        break;
    case Input::Interval:
        scenario.interval = asSwitch();
        break;
    case Input::Recompute:
        scenario.recompute = asSwitch();
        break;
    case Input::Basis:
        scenario.basis = static_cast<BasisChoice>(index.value_or(0));
        break;
    case Input::Precision:
        scenario.precision =
            index ? std::optional(static_cast<catalog::Precision>(*index)) : std::nullopt;
        break;
    default:
        break;
    }
}

} // namespace

bool isGiven(const Scenario& scenario, Input input)
{
    return !valueText(scenario, input).isEmpty();
}

QString valueText(const Scenario& scenario, Input input)
{
    const InputSpec& entry = spec(input);
    if (entry.text)
        return scenario.*entry.text;
    if (entry.number)
        return scenario.*entry.number ? plain(*(scenario.*entry.number)) : QString();
    if (entry.kind == InputKind::Ranges)
        return rangesText(scenario.ranges);
    const auto index = choiceIndex(scenario, input);
    return index ? choices(input).at(*index) : QString();
}

void clear(Scenario& scenario, Input input)
{
    const InputSpec& entry = spec(input);
    if (entry.text)
        (scenario.*entry.text).clear();
    else if (entry.number)
        (scenario.*entry.number).reset();
    else if (entry.kind == InputKind::Ranges)
        scenario.ranges.clear();
    else
        setChoice(scenario, input, std::nullopt);
}

void copyChoices(const Scenario& from, Scenario& to)
{
    to.method = from.method;
    to.rounding = from.rounding;
    to.edition = from.edition;
    to.embodied = from.embodied;
    to.interval = from.interval;
    to.basis = from.basis;
    to.recompute = from.recompute;
    to.precision = from.precision;
    if (!(to.ranges == from.ranges))
        to.ranges = from.ranges;
}

bool assignNumber(Scenario& scenario, const InputSpec& spec, std::string_view text)
{
    const auto value = machineValue(spec.kind, text);
    if (!value || !inRange(spec, *value))
        return false;
    scenario.*spec.number = *value;
    return true;
}

Result<bool> assign(Scenario& scenario, Input input, QStringView text, Naming naming)
{
    const InputSpec& entry = spec(input);
    const QStringView given = text.trimmed();
    if (given.isEmpty()) {
        clear(scenario, input);
        return true;
    }
    const QString name = inputName(input, naming);
    if (entry.kind == InputKind::Ranges) {
        auto ranges = parseRanges(given, naming);
        if (!ranges)
            return ranges.error();
        scenario.ranges = *std::move(ranges);
        return true;
    }
    if (entry.number) {
        const QByteArray utf8 = given.toUtf8();
        const std::string_view bytes(utf8.constData(), static_cast<std::size_t>(utf8.size()));
        if (assignNumber(scenario, entry, bytes))
            return true;
        return bad(entry,
                   badNumber(entry, name, given, machineValue(entry.kind, bytes), QLocale::c()));
    }
    if (entry.kind == InputKind::Text) {
        scenario.*entry.text = given.toString();
        return true;
    }
    const QStringList words = choices(input);
    const qsizetype index = words.indexOf(given.toString().toLower());
    if (index < 0)
        return bad(entry, tr("%1 is “%2”; allowed is one of %3.")
                              .arg(name, given.toString(), words.join(u", "_s)));
    if (entry.text)
        scenario.*entry.text = words.at(index);
    else
        setChoice(scenario, input, static_cast<int>(index));
    return true;
}

Result<double> readTyped(Input input, QStringView text, const QLocale& locale)
{
    const InputSpec& entry = spec(input);
    std::optional<double> value;
    switch (entry.kind) {
    case InputKind::Share:
        value = parseShare(text, locale);
        break;
    case InputKind::Duration:
        value = parseDuration(text, locale);
        break;
    case InputKind::Magnitude:
        value = parseMagnitude(text, locale);
        break;
    default:
        value = parseNumber(text, locale);
    }
    if (value && inRange(entry, *value))
        return *value;
    return bad(entry,
               badNumber(entry, inputName(input, Naming::Label), text.trimmed(), value, locale));
}

} // namespace gramme::study
