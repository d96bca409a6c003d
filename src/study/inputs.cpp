// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/inputs.h"

#include "study/numbers.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

using S = Scenario;
constexpr double maxHours = 1e9;
constexpr double maxWatts = 1e6;

// In the order of the enum; the ranges are the contract's.
constexpr std::array<InputSpec, inputCount> table{{
    {Input::Method, InputKind::Choice, "method", "", QT_TRANSLATE_NOOP("gramme::study", "Method")},
    {Input::Rounding, InputKind::Choice, "rounding", "",
     QT_TRANSLATE_NOOP("gramme::study", "Rounding")},
    {Input::Edition, InputKind::Choice, "edition", "",
     QT_TRANSLATE_NOOP("gramme::study", "Edition")},
    {Input::Hardware, InputKind::Text, "hardware", "",
     QT_TRANSLATE_NOOP("gramme::study", "Hardware"), 0, 0, &S::hardware},
    {Input::TdpW, InputKind::Number, "tdp_w", "W",
     QT_TRANSLATE_NOOP("gramme::study", "Device power"), 0, maxWatts, nullptr, &S::tdpW},
    {Input::Count, InputKind::Whole, "count", "", QT_TRANSLATE_NOOP("gramme::study", "Count"), 1,
     1e7, nullptr, &S::count},
    {Input::Utilisation, InputKind::Share, "utilisation", "",
     QT_TRANSLATE_NOOP("gramme::study", "Utilisation"), 0, 1, nullptr, &S::utilisation},
    {Input::HostW, InputKind::Number, "host_w", "W",
     QT_TRANSLATE_NOOP("gramme::study", "Host power per device"), 0, maxWatts, nullptr, &S::hostW},
    {Input::Instance, InputKind::Text, "instance", "",
     QT_TRANSLATE_NOOP("gramme::study", "Cloud instance"), 0, 0, &S::instance},
    {Input::Cpu, InputKind::Text, "cpu", "", QT_TRANSLATE_NOOP("gramme::study", "CPU"), 0, 0,
     &S::cpu},
    {Input::CpuTdpW, InputKind::Number, "cpu_tdp_w", "W",
     QT_TRANSLATE_NOOP("gramme::study", "CPU power, whole chip"), 0, maxWatts, nullptr,
     &S::cpuTdpW},
    {Input::CpuWPerCore, InputKind::Number, "cpu_w_per_core", "W",
     QT_TRANSLATE_NOOP("gramme::study", "CPU power per core"), 0, maxWatts, nullptr,
     &S::cpuWPerCore},
    {Input::CpuCores, InputKind::Number, "cpu_cores", "",
     QT_TRANSLATE_NOOP("gramme::study", "CPU cores"), 0, 1e7, nullptr, &S::cpuCores},
    {Input::CpuUtilisation, InputKind::Share, "cpu_utilisation", "",
     QT_TRANSLATE_NOOP("gramme::study", "CPU utilisation"), 0, 1, nullptr, &S::cpuUtilisation},
    {Input::MemoryGb, InputKind::Number, "memory_gb", "GB",
     QT_TRANSLATE_NOOP("gramme::study", "Memory"), 0, 1e9, nullptr, &S::memoryGb},
    {Input::MemoryWPerGb, InputKind::Number, "memory_w_per_gb", "W/GB",
     QT_TRANSLATE_NOOP("gramme::study", "Memory power"), 0, maxWatts, nullptr, &S::memoryWPerGb},
    {Input::Hours, InputKind::Duration, "hours", "h", QT_TRANSLATE_NOOP("gramme::study", "Hours"),
     0, maxHours, nullptr, &S::hours},
    {Input::Runs, InputKind::Whole, "runs", "", QT_TRANSLATE_NOOP("gramme::study", "Runs"), 1, 1e7,
     nullptr, &S::runs},
    {Input::Scale, InputKind::Number, "scale", "",
     QT_TRANSLATE_NOOP("gramme::study", "Scale factor"), 0, 1e9, nullptr, &S::scale},
    {Input::Provider, InputKind::Text, "provider", "",
     QT_TRANSLATE_NOOP("gramme::study", "Provider"), 0, 0, &S::provider},
    {Input::Region, InputKind::Text, "region", "", QT_TRANSLATE_NOOP("gramme::study", "Region"), 0,
     0, &S::region},
    {Input::Grid, InputKind::Text, "grid", "", QT_TRANSLATE_NOOP("gramme::study", "Grid"), 0, 0,
     &S::grid},
    {Input::Intensity, InputKind::Number, "intensity", "g/kWh",
     QT_TRANSLATE_NOOP("gramme::study", "Carbon intensity"), 0, 5000, nullptr, &S::intensity},
    {Input::Pue, InputKind::Number, "pue", "", QT_TRANSLATE_NOOP("gramme::study", "PUE"), 1, 10,
     nullptr, &S::pue},
    {Input::OffsetPct, InputKind::Number, "offset_pct", "%",
     QT_TRANSLATE_NOOP("gramme::study", "Offset claimed"), 0, 100, nullptr, &S::offsetPct},
    {Input::Embodied, InputKind::Choice, "embodied", "",
     QT_TRANSLATE_NOOP("gramme::study", "Embodied emissions")},
    {Input::Interval, InputKind::Choice, "interval", "",
     QT_TRANSLATE_NOOP("gramme::study", "Interval")},
}};

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
    default:
        return parseMachineNumber(text);
    }
}

Problem bad(const InputSpec& spec, const QString& message)
{
    return {Problem::Kind::BadInput, QString::fromLatin1(spec.key), message};
}

bool assignChoice(Scenario& scenario, Input input, qsizetype index)
{
    switch (input) {
    case Input::Method:
        scenario.method = static_cast<engine::Method>(index);
        return true;
    case Input::Rounding:
        scenario.rounding = static_cast<Rounding>(index);
        return true;
    case Input::Edition:
        scenario.edition = static_cast<catalog::Edition>(index);
        return true;
    case Input::Embodied:
        scenario.embodied = index == 0;
        return true;
    case Input::Interval:
        scenario.interval = index == 0;
        return true;
    default:
        return false;
    }
}

} // namespace

std::span<const InputSpec, inputCount> inputSpecs()
{
    return table;
}

const InputSpec& spec(Input input)
{
    return table[static_cast<std::size_t>(input)];
}

const InputSpec* findSpec(QStringView key)
{
    for (const InputSpec& candidate : table) {
        if (key == QLatin1String(candidate.key))
            return &candidate;
    }
    return nullptr;
}

QStringList choices(Input input)
{
    switch (input) {
    case Input::Method:
        return {u"full"_s, u"lacoste2019"_s, u"green-algorithms"_s};
    case Input::Rounding:
        return {u"none"_s, u"site"_s};
    case Input::Edition:
        return {u"current"_s, u"lacoste"_s};
    case Input::Embodied:
    case Input::Interval:
        return {u"on"_s, u"off"_s};
    default:
        return {};
    }
}

QString methodWord(engine::Method method)
{
    return choices(Input::Method).at(static_cast<qsizetype>(method));
}

QString editionWord(catalog::Edition edition)
{
    return choices(Input::Edition).at(static_cast<qsizetype>(edition));
}

QString inputName(Input input, Naming naming)
{
    if (naming == Naming::Label)
        return tr(spec(input).label);
    QString key = QString::fromLatin1(spec(input).key);
    return naming == Naming::Column ? key : u"--"_s + key.replace(u'_', u'-');
}

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
    switch (input) {
    case Input::Method:
        return methodWord(scenario.method);
    case Input::Rounding:
        return choices(input).at(static_cast<qsizetype>(scenario.rounding));
    case Input::Edition:
        return scenario.edition ? editionWord(*scenario.edition) : QString();
    default:
        break;
    }
    const auto& flag = input == Input::Embodied ? scenario.embodied : scenario.interval;
    return flag ? choices(input).at(*flag ? 0 : 1) : QString();
}

void clear(Scenario& scenario, Input input)
{
    const InputSpec& entry = spec(input);
    if (entry.text)
        (scenario.*entry.text).clear();
    else if (entry.number)
        (scenario.*entry.number).reset();
    else if (input == Input::Method)
        scenario.method = engine::Method::Full;
    else if (input == Input::Rounding)
        scenario.rounding = Rounding::None;
    else if (input == Input::Edition)
        scenario.edition.reset();
    else
        (input == Input::Embodied ? scenario.embodied : scenario.interval).reset();
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
    if (entry.text) {
        scenario.*entry.text = given.toString();
        return true;
    }
    const QString name = inputName(input, naming);
    if (entry.number) {
        const QByteArray utf8 = given.toUtf8();
        const std::string_view bytes(utf8.constData(), static_cast<std::size_t>(utf8.size()));
        if (assignNumber(scenario, entry, bytes))
            return true;
        return bad(entry,
                   badNumber(entry, name, given, machineValue(entry.kind, bytes), QLocale::c()));
    }
    const QStringList words = choices(input);
    const qsizetype index = words.indexOf(given.toString().toLower());
    if (index < 0)
        return bad(entry, tr("%1 is “%2”; allowed is one of %3.")
                              .arg(name, given.toString(), words.join(u", "_s)));
    return assignChoice(scenario, input, index);
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
    default:
        value = parseNumber(text, locale);
    }
    if (value && inRange(entry, *value))
        return *value;
    return bad(entry,
               badNumber(entry, inputName(input, Naming::Label), text.trimmed(), value, locale));
}

} // namespace gramme::study
