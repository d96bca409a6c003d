// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/ranges.h"

#include "study/format.h"
#include "study/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

Problem bad(const QString& message)
{
    return {Problem::Kind::BadInput, QString::fromLatin1(spec(Input::Ranges).key), message};
}

QStringList uncertainKeys()
{
    QStringList keys;
    for (const Input input : factorInputs())
        keys << QString::fromLatin1(spec(input).key);
    return keys << QString::fromLatin1(spec(Input::Mfu).key);
}

std::optional<double> readEnd(const InputSpec& entry, QStringView text)
{
    Scenario scratch;
    if (!assignNumber(scratch, entry, text.trimmed().toUtf8().toStdString()))
        return std::nullopt;
    return scratch.*entry.number;
}

Result<InputRange> parseOne(QStringView text, Naming naming)
{
    const qsizetype equals = text.indexOf(u'=');
    const QString own = inputName(Input::Ranges, naming);
    const QString key = text.left(std::max<qsizetype>(equals, 0)).trimmed().toString();
    const InputSpec* entry = findSpec(QString(key).replace(u'-', u'_'));
    if (equals < 0 || !entry || !factorOf(entry->input))
        return bad(tr("%1 holds “%2”; write an input, = and its range, such as "
                      "utilisation=0.5..0.9 or pue=pinned. The inputs are %3.")
                       .arg(own, text.trimmed().toString(), uncertainKeys().join(u", "_s)));
    const QStringView value = text.mid(equals + 1).trimmed();
    if (value.compare(u"pinned", Qt::CaseInsensitive) == 0)
        return pinned(entry->input);
    const qsizetype dots = value.indexOf(u"..");
    const auto low = dots < 0 ? std::nullopt : readEnd(*entry, value.left(dots));
    const auto high = dots < 0 ? std::nullopt : readEnd(*entry, value.mid(dots + 2));
    if (!low || !high)
        return bad(tr("%1: the range of %2 is “%3”; write two values from %4 to %5 as LOW..HIGH, "
                      "or the word pinned.")
                       .arg(own, key, value.toString(), format::machine(entry->low),
                            format::machine(entry->high)));
    const InputRange range{entry->input, *low, *high};
    if (auto problem = rangeProblem(range, naming))
        return *problem;
    return range;
}

} // namespace

InputRange pinned(Input input)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return {input, none, none};
}

std::optional<Problem> rangeProblem(const InputRange& range, Naming naming)
{
    if (range.isPinned() || range.low <= range.high)
        return std::nullopt;
    const QString low = format::machine(range.low);
    const QString high = format::machine(range.high);
    return bad(tr("The range of %1 is upside down: %2 is above %3; write %3..%2.")
                   .arg(inputName(range.input, naming), low, high));
}

Result<std::vector<InputRange>> parseRanges(QStringView text, Naming naming)
{
    std::vector<InputRange> ranges;
    QString list = text.toString();
    list.replace(u';', u',');
    for (const QString& part : list.split(u',', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const auto range = parseOne(part, naming);
        if (!range)
            return range.error();
        if (findRange(ranges, range->input))
            return bad(tr("%1 names %2 twice; keep the one that is meant.")
                           .arg(inputName(Input::Ranges, naming),
                                inputName(range->input, naming)));
        setRange(ranges, *range);
    }
    return ranges;
}

QString rangesText(const std::vector<InputRange>& ranges)
{
    QStringList parts;
    for (const InputRange& range : ranges) {
        const QString key = QString::fromLatin1(spec(range.input).key);
        parts << (range.isPinned() ? key + u"=pinned"_s
                                   : u"%1=%2..%3"_s.arg(key, format::machine(range.low),
                                                        format::machine(range.high)));
    }
    return parts.join(u"; "_s);
}

const InputRange* findRange(const std::vector<InputRange>& ranges, Input input)
{
    const auto found = std::find_if(ranges.begin(), ranges.end(),
                                    [input](const InputRange& r) { return r.input == input; });
    return found == ranges.end() ? nullptr : &*found;
}

void setRange(std::vector<InputRange>& ranges, const InputRange& range)
{
    removeRange(ranges, range.input);
    const auto after = std::find_if(ranges.begin(), ranges.end(),
                                    [&](const InputRange& r) { return r.input > range.input; });
    ranges.insert(after, range);
}

void removeRange(std::vector<InputRange>& ranges, Input input)
{
    std::erase_if(ranges, [input](const InputRange& range) { return range.input == input; });
}

} // namespace gramme::study
