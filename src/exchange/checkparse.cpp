// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/check.h"
#include "exchange/checknumber.h"
#include "exchange/checktext.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using Match = QRegularExpressionMatch;

QRegularExpression pattern(QString text)
{
    text.replace(u"NUM"_s, printedNumberPattern());
    text.replace(u"COUNTWORD"_s, u"two|three|four|five|six|seven|eight|twelve|sixteen"_s);
    // The labels of a model card, which stand where a sentence would end.
    text.replace(u"LABEL"_s, uR"( ?-? (?:Hours used|Hardware type|Cloud provider|)"
                             uR"(Compute region|Carbon emitted)\b)"_s);
    text.replace(
        u"MASS"_s,
        uR"((kilograms?|kgs?|grams?|g|metric tons?|tonnes?|tons?|t|pounds?|lbs?))"
        uR"((?:(?=CO)|\b)\.?)"_s);
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

/// Kilograms in one unit.
double kilogramsIn(QStringView unit)
{
    const QString word = unit.toString().toLower();
    if (word.startsWith(u"kg") || word.startsWith(u"kilo"))
        return 1.0;
    if (word.startsWith(u'g'))
        return 1e-3;
    if (word.startsWith(u'p') || word.startsWith(u"lb"))
        return 0.45359237;
    return 1e3;
}

double hoursIn(QStringView unit)
{
    const QString word = unit.toString().toLower();
    if (word.startsWith(u"day"))
        return 24.0;
    if (word.startsWith(u"week"))
        return 168.0;
    return word.startsWith(u"min") ? 1.0 / 60.0 : 1.0;
}

double magnitude(const QString& word)
{
    if (word.isEmpty())
        return 1.0;
    return word.startsWith(u'm', Qt::CaseInsensitive) ? 1e6 : 1e3;
}

/// "eight" -> 8; 0 where it is none of these.
double numberWord(const QString& word)
{
    static const QHash<QString, double> words{
        {u"two"_s, 2},   {u"three"_s, 3}, {u"four"_s, 4},    {u"five"_s, 5},    {u"six"_s, 6},
        {u"seven"_s, 7}, {u"eight"_s, 8}, {u"twelve"_s, 12}, {u"sixteen"_s, 16}};
    return words.value(word.toLower());
}

/// Goes through a text without mark-up, part by part.
class StatementReader
{
public:
    explicit StatementReader(const QString& original)
        : m_plain(original)
        , m_text(m_plain.text())
    {}

    StatementParts read(const catalog::Catalog& catalog)
    {
        readPlace();
        if (!m_parts[CheckPart::Region])
            findRegion(catalog);
        readIntensity();
        readHours();
        readPower();
        readHardware();
        if (!m_parts[CheckPart::Hardware])
            findHardware();
        readCount();
        readEmissions();
        readOffset();
        return m_parts;
    }

private:
    FoundPart& put(CheckPart part, qsizetype start, qsizetype length)
    {
        while (length > 0 && m_text[start + length - 1].isSpace())
            --length;
        const PlainText::Stretch place = m_plain.original(start, length);
        if (part == CheckPart::Hardware)
            m_hardwareStart = start;
        m_parts[part] = FoundPart{m_text.mid(start, length), place.offset, place.length, 0.0, 0.0};
        return *m_parts[part];
    }
    void put(CheckPart part, const Match& match, int group)
    {
        put(part, match.capturedStart(group), match.capturedLength(group));
    }
    /// The number of `group`, in a unit of `unit`; the part reaches to the end of `last`.
    bool putNumber(CheckPart part, const Match& match, int group, int last, double unit)
    {
        const auto number = printedNumber(match.capturedView(group));
        if (!number)
            return false;
        const qsizetype start = match.capturedStart(group);
        const qsizetype end = std::max(match.capturedEnd(group), match.capturedEnd(last));
        FoundPart& found = put(part, start, end - start);
        found.value = number->value * unit;
        found.halfStep = number->halfStep * unit;
        return true;
    }

    void readPlace()
    {
        static const auto own =
            pattern(uR"(\b(?:a )?private (?:infrastructure|cluster|cloud)\b)"_s);
        static const auto named = pattern(
            uR"(\b(?:conducted|run|performed|trained|done|carried out) (?:using|on|with|in|at) )"
            uR"((?:the )?(?!hardware)((?-i:[A-Z])[\w .&'-]{1,50}?))"
            uR"((?= in (?:the )?region\b|,| ?\(| which\b|\. |\.?$))"_s);
        static const auto known =
            pattern(uR"(\b(Google Cloud Platform|Google Cloud|GCP|Amazon Web Services|AWS|)"
                    uR"(Microsoft Azure|Azure|OVHCloud|OVH|Scaleway|CoreWeave|Seeweb)\b)"_s);
        static const auto region = pattern(
            uR"(\b(?:(?:in|on|from|the|compute) )+region:? )"
            uR"((?!of\b|interest\b|the\b|where\b|with\b))"
            uR"(([\w][\w .()-]{1,40}?)(?=LABEL| ?,| which\b| with\b| \(|\. |\.?$))"_s);
        if (const auto match = own.match(m_text); match.hasMatch()) {
            put(CheckPart::Provider, match, 0);
            m_parts.isPrivate = true;
            return;
        }
        if (const auto match = known.match(m_text); match.hasMatch())
            put(CheckPart::Provider, match, 1);
        else if (const auto other = named.match(m_text); other.hasMatch())
            put(CheckPart::Provider, other, 1);
        if (const auto match = region.match(m_text); match.hasMatch())
            put(CheckPart::Region, match, 1);
    }

    /// A region's id that stands somewhere without the word "region". Short ids and ids that are
    /// words of the language are left alone.
    void findRegion(const catalog::Catalog& catalog)
    {
        if (m_parts.isPrivate)
            return;
        for (const auto edition : {catalog::Edition::Lacoste, catalog::Edition::Current}) {
            for (const catalog::Region& region : catalog.regions(edition)) {
                const bool isTelling =
                    region.id.size() > 5 &&
                    (region.id.contains(u'-') || region.id.back().isDigit() ||
                     region.id.startsWith(u"east") || region.id.startsWith(u"west"));
                const qsizetype at = isTelling ? wholeWord(region.id) : -1;
                if (at >= 0) {
                    put(CheckPart::Region, at, region.id.size());
                    return;
                }
            }
        }
    }

    qsizetype wholeWord(const QString& word) const
    {
        const auto joins = [this](qsizetype at) {
            return at >= 0 && at < m_text.size() &&
                   (m_text[at].isLetterOrNumber() || m_text[at] == u'-');
        };
        for (qsizetype at = m_text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = m_text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
            if (!joins(at - 1) && !joins(at + word.size()))
                return at;
        }
        return -1;
    }

    void readIntensity()
    {
        static const auto intensity =
            pattern(uR"(NUM ?-?MASS ?-?(?:of )?(?:CO ?2?[ -]?(?:e|eq|equivalents?|equiv\.?)?)? ?)"
                    uR"((?:/|per|·) ?(kWh|kW ?h|MWh|kilowatt[ -]?hours?))"_s);
        const auto match = intensity.match(m_text);
        if (!match.hasMatch())
            return;
        const double energy = match.captured(3).startsWith(u'M') ? 1e3 : 1.0;
        putNumber(CheckPart::Intensity, match, 1, 3, kilogramsIn(match.capturedView(2)) / energy);
    }

    void readHours()
    {
        static const QString unit =
            uR"(NUM ?-?(k|M|thousand|million)? ?((?:GPU|TPU|CPU|device|core|node|card)s?[ -]*)?)"
            uR"((hours?|hrs?|h|days?|weeks?|minutes?|mins?)\b)"_s;
        static const auto cumulative = pattern(
            uR"((?:cumulative|cumulated|total)(?: total)? of (?:about |approximately )?)"_s + unit);
        static const auto any = pattern(unit);
        static const auto labelled = pattern(uR"(\bHours used:? ?NUM()(()))"_s);
        auto match = cumulative.match(m_text);
        if (match.hasMatch())
            m_parts.holdsSeveral = cumulative.match(m_text, match.capturedEnd()).hasMatch();
        else if (match = labelled.match(m_text); !match.hasMatch())
            match = any.match(m_text);
        if (!match.hasMatch())
            return;
        const double factor = magnitude(match.captured(2)) * hoursIn(match.capturedView(4));
        if (putNumber(CheckPart::Hours, match, 1, 4, factor))
            m_parts.isDeviceHours = !match.captured(3).isEmpty();
    }

    void readPower()
    {
        static const auto tdp =
            pattern(uR"(\bTDP:? ?(?:of|=|is|was)? ?(?:about )?NUM(?! ?-? ?\d) ?-?)"
                    uR"((kW|W|kilowatts?|watts?)?(?![\w/]))"_s);
        static const auto behind = pattern(uR"(NUM ?-?(kW|W|kilowatts?|watts?) ?(?:of )?TDP\b)"_s);
        static const auto pue = pattern(
            uR"(\b(?:PUE|power usage effectiveness)(?: ?\(PUE\))?(?: factor| coefficient)?)"
            uR"( ?(?:of|=|is|was|:)? ?NUM)"_s);
        auto match = tdp.match(m_text);
        if (!match.hasMatch())
            match = behind.match(m_text);
        if (match.hasMatch()) {
            const double unit = match.captured(2).startsWith(u'k', Qt::CaseInsensitive) ? 1e3 : 1.0;
            putNumber(CheckPart::Tdp, match, 1, 2, unit);
        }
        if (const auto found = pue.match(m_text); found.hasMatch())
            putNumber(CheckPart::Pue, found, 1, 1, 1.0);
    }

    void readHardware()
    {
        static const auto named = pattern(
            uR"(\b(?:hardware of (?:the )?(?:type|types|kind)|hardware type:?(?: was| is)?) )"
            uR"((?:an? )?(.{1,70}?)(?=LABEL| ?\(| ?,| with\b| TDP\b|\. |\.?$))"_s);
        if (const auto match = named.match(m_text); match.hasMatch())
            put(CheckPart::Hardware, match, 1);
    }

    /// A device named outside the page's own sentence.
    void findHardware()
    {
        static const QRegularExpression device(
            uR"(\b(?:(?:NVIDIA|Nvidia|Tesla|GeForce|Quadro|AMD|Intel) )*)"
            uR"((?:(?:RTX|GTX|Titan|TITAN) ?(?:[A-Z]?\d{3,4}|RTX|V|X[Pp]?)(?: Pascal)?)"
            uR"((?: ?(?:Ti|TI|Super))?|)"
            uR"((?:[VP]100|[AH][123]00|[AH]800|A10G?|A40|L40S?|L4|T4|P40|P4|K80|K40c?|M40|M60|B200)\b)"
            uR"((?:[ -](?:SXM\d?|PCIe|PCIE|NVL))?(?:[ -]\d+ ?GB)?|TPU ?v\d\w*(?: Chip)?|)"
            uR"(Xeon (?:Gold )?[\w-]+|EPYC \d+))"_s);
        if (const auto match = device.match(m_text); match.hasMatch())
            put(CheckPart::Hardware, match, 0);
    }

    void readCount()
    {
        static const auto devices = pattern(
            uR"((?<![\w.,-])(\d{1,6}|COUNTWORD) ?(?:x ?)?(?:(?!hours?\b|hrs?\b|days?\b|on\b|of\b|)"
            uR"(with\b|kg|W\b|epochs?\b|steps?\b)[\w-]+ ){0,3}?)"
            uR"((?:GPU|TPU|accelerator|device|card|chip|processor)s\b)"_s);
        static const auto times = pattern(uR"((?<![\w.,-])(\d{1,6}) ?x ?(?=(?-i:[A-Z])))"_s);
        static const auto leading = pattern(
            uR"(^(?:(\d{1,6}) ?x ?|(\d{1,3}|COUNTWORD) (?!Ti\b|Super\b|Xp\b))(?=.*[A-Z]))"_s);
        static const auto trailing =
            pattern(uR"((?<![A-Za-z]) ?\(?(?<![A-Za-z])x ?(\d{1,6})\)?$)"_s);
        if (const auto found = m_parts[CheckPart::Hardware]) {
            const qsizetype start = m_hardwareStart;
            for (const auto* const side : {&leading, &trailing}) {
                const auto match = side->match(found->text);
                if (!match.hasMatch() || !putCount(match, start))
                    continue;
                const bool isFirst = side == &leading;
                const qsizetype from = isFirst ? match.capturedEnd() : 0;
                const qsizetype to = isFirst ? found->text.size() : match.capturedStart();
                trimHardware(start, from, to);
                return;
            }
        }
        auto match = devices.match(m_text);
        if (!match.hasMatch())
            match = times.match(m_text);
        if (match.hasMatch())
            putCount(match, 0);
    }

    void trimHardware(qsizetype start, qsizetype from, qsizetype to)
    {
        while (from < to && m_text[start + from].isSpace())
            ++from;
        if (from < to)
            put(CheckPart::Hardware, start + from, to - from);
    }
    bool putCount(const Match& match, qsizetype start)
    {
        const int group = match.captured(1).isEmpty() ? 2 : 1;
        const QString word = match.captured(group);
        const double known = numberWord(word);
        const double count = known > 0.0 ? known : word.toDouble();
        if (count < 1.0)
            return false;
        FoundPart& found =
            put(CheckPart::Count, start + match.capturedStart(group), match.capturedLength(group));
        found.value = count;
        return true;
    }

    void readEmissions()
    {
        static const auto mass = pattern(
            uR"(NUM ?-?MASS(?: ?-?(?:of )?)"
            uR"((CO ?2?[ -]?(?:e|eq|equivalents?|equiv\.?)?\b|carbon\b))?)"
            uR"((?! ?(?:/|per) ?kW)(?! ?(?:/|per) ?kilowatt)(?! ?/ ?MWh))"_s);
        static const auto said =
            pattern(uR"(\b(?:emissions?|emit\w*|footprint|amounts?|released?)\b[^.]{0,60}$)"_s);
        for (auto all = mass.globalMatch(m_text); all.hasNext();) {
            const auto match = all.next();
            const QString before = m_text.mid(std::max<qsizetype>(0, match.capturedStart() - 80),
                                              std::min<qsizetype>(80, match.capturedStart()));
            const bool isSaid = said.match(before).hasMatch();
            if (!isSaid && (match.captured(3).isEmpty() || m_parts[CheckPart::Emissions]))
                continue;
            const bool isBought = m_text.mid(match.capturedEnd(), 40)
                                      .contains(u"offset through", Qt::CaseInsensitive);
            if (!isBought)
                putNumber(CheckPart::Emissions, match, 1, 3, kilogramsIn(match.capturedView(2)));
            if (isSaid && m_parts[CheckPart::Emissions])
                return;
        }
    }

    void readOffset()
    {
        static const auto offset =
            pattern(uR"(NUM ?(%|percents?\b|per cents?\b)[^.]{0,60}?\boffset)"_s);
        if (const auto match = offset.match(m_text); match.hasMatch())
            putNumber(CheckPart::Offset, match, 1, 2, 1.0);
    }

    PlainText m_plain;
    const QString& m_text;
    StatementParts m_parts;
    qsizetype m_hardwareStart = 0; ///< In m_text.
};

} // namespace

bool StatementParts::isEmpty() const
{
    return std::none_of(found.begin(), found.end(),
                        [](const auto& part) { return part.has_value(); });
}

StatementParts readStatement(const QString& text, const catalog::Catalog& catalog)
{
    return StatementReader(text).read(catalog);
}

} // namespace gramme::exchange
