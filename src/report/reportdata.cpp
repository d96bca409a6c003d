// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportdata.h"

#include "exchange/bibliography.h"
#include "exchange/escape.h"
#include "exchange/publishdata.h"
#include "exchange/templates.h"
#include "report/labels.h"
#include "study/differences.h"
#include "study/format.h"
#include "study/gap.h"

#include <QStringList>
#include <QVariantList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::report {

namespace {

using exchange::Publication;
using exchange::PublishItem;
namespace format = study::format;

constexpr qsizetype longestName = 160;

QString figureOf(const QVariantMap& item)
{
    const QVariantMap shown = item.value(u"shown"_s).toMap();
    return shown.isEmpty() ? item.value(u"total"_s).toString()
                           : shown.value(u"emissions"_s).toString();
}

QString rangeOf(const QVariantMap& item)
{
    return item.value(u"interval"_s).toMap().value(u"range"_s).toString();
}

/// The ends of the interval joined by a word of the report's language.
void translateRange(QVariantMap& item, const PublishItem& from, const Words& words)
{
    QVariantMap interval = item.value(u"interval"_s).toMap();
    const auto& ends = from.outcome.estimate.interval;
    if (interval.isEmpty() || !ends || words.locale().language() == QLocale::English)
        return;
    interval.insert(u"range"_s, words.of(u"range"_s)
                                    .arg(format::mass(ends->low, words.locale()),
                                         format::mass(ends->high, words.locale())));
    item.insert(u"interval"_s, interval);
}

/// A figure in a narrow column is not parted from its unit.
QString unbroken(QString text)
{
    return text.replace(u' ', QChar::Nbsp);
}

/// A percentage is not parted from its sign, which a line could begin with.
QString inHtml(const QString& value)
{
    return value.toHtmlEscaped().replace(u" %"_s, QString(QChar::Nbsp) + u'%');
}

QString ratioOf(const Publication& publication, const PublishItem& item, const QLocale& locale)
{
    const double first = publication.items.front().outcome.estimate.total.value();
    const double own = item.outcome.estimate.total.value();
    return first > 0.0 ? format::significant(own / first, locale) : u"–"_s;
}

/// The items with what the tables show of them.
QVariantList itemsOf(const Publication& publication, const QVariantList& stated, const Words& words)
{
    QVariantList items;
    for (qsizetype i = 0; i < stated.size(); ++i) {
        QVariantMap item = stated.at(i).toMap();
        const PublishItem& from = publication.items.at(static_cast<std::size_t>(i));
        translateRange(item, from, words);
        const QString range = rangeOf(item);
        item.insert(u"letter"_s, from.letter);
        QStringList what{item.value(u"hardware_used"_s).toString(),
                         item.value(u"location"_s).toString()};
        what.removeAll(QString());
        item.insert(u"label"_s, shortened(item.value(u"label"_s).toString(), longestName));
        item.insert(u"row_label"_s, scenarioLabel(from));
        item.insert(u"row_what"_s, shortened(what.join(u", "_s), longestName));
        item.insert(u"figure"_s, figureOf(item));
        item.insert(u"figure_text"_s, unbroken(figureOf(item)));
        item.insert(u"energy_text"_s, unbroken(item.value(u"energy"_s).toString()));
        item.insert(u"range_text"_s, range.isEmpty() ? u"–"_s : unbroken(range));
        item.insert(u"ratio"_s, ratioOf(publication, from, words.locale()));
        items << item;
    }
    return items;
}

/// The scenarios that emit least and most.
void addExtremes(QVariantMap& data, const Publication& publication, const QVariantList& items)
{
    const auto [least, most] =
        std::minmax_element(publication.items.begin(), publication.items.end(),
                            [](const PublishItem& a, const PublishItem& b) {
                                return a.outcome.estimate.total < b.outcome.estimate.total;
                            });
    for (const auto& [key, found] : {std::pair(u"least"_s, least), std::pair(u"most"_s, most)}) {
        const QVariantMap item = items.at(found - publication.items.begin()).toMap();
        data.insert(key, item.value(u"figure"_s));
        data.insert(key + u"_name"_s, item.value(u"row_label"_s));
        data.insert(key + u"_range"_s, rangeOf(item));
    }
    data.insert(u"first_name"_s, items.front().toMap().value(u"row_label"_s));
    std::vector<const study::Outcome*> outcomes;
    for (const PublishItem& item : publication.items)
        outcomes.push_back(&item.outcome);
    data.insert(u"mixed"_s, study::mixesBases(outcomes));
}

QString levelOf(const QVariantList& items)
{
    for (const QVariant& item : items) {
        const QVariantMap interval = item.toMap().value(u"interval"_s).toMap();
        if (!interval.isEmpty())
            return interval.value(u"level"_s).toString();
    }
    return {};
}

/// Items under what they have in common, in the order of the first of each.
class Groups
{
public:
    explicit Groups(qsizetype items)
        : m_items(items)
    {}

    /// `what` decides on the group; the letter of the item is added to it.
    void add(const QVariantMap& what, const QString& letter)
    {
        qsizetype at = m_what.indexOf(what);
        if (at < 0) {
            at = m_what.size();
            m_what << what;
            m_letters << QStringList();
        }
        m_letters[at] << letter;
    }

    QVariantList list() const
    {
        QVariantList list;
        for (qsizetype i = 0; i < m_what.size(); ++i) {
            QVariantMap group = m_what.at(i);
            group.insert(u"who"_s, m_letters.at(i).join(u", "_s));
            group.insert(u"everyone"_s, m_letters.at(i).size() == m_items);
            list << group;
        }
        return list;
    }

private:
    qsizetype m_items; ///< In all.
    QList<QVariantMap> m_what;
    QList<QStringList> m_letters;
};

/// Of several items without the amounts, which differ where the claim does not.
QVariantMap claimOf(const QVariantMap& stated, bool withMass)
{
    QVariantMap claim;
    for (const auto& key : {u"provider"_s, u"percent"_s, u"by_provider"_s, u"given"_s})
        claim.insert(key, stated.value(key));
    claim.insert(u"mass"_s, withMass ? stated.value(u"mass"_s) : QVariant(QString()));
    return claim;
}

void addGroups(QVariantMap& data, const QVariantList& items)
{
    Groups scopes(items.size());
    Groups remarks(items.size());
    Groups claims(items.size());
    for (const QVariant& each : items) {
        const QVariantMap item = each.toMap();
        const QString letter = item.value(u"letter"_s).toString();
        scopes.add({{u"counted"_s, item.value(u"counted"_s)},
                    {u"not_counted"_s, item.value(u"not_counted"_s)}},
                   letter);
        const QVariantMap claim = item.value(u"claim"_s).toMap();
        if (!claim.isEmpty())
            claims.add(claimOf(claim, items.size() == 1), letter);
        for (const QVariant& remark : item.value(u"remarks"_s).toList())
            remarks.add({{u"text"_s, remark.toMap().value(u"text"_s)}}, letter);
    }
    data.insert(u"scopes"_s, scopes.list());
    data.insert(u"remarks_all"_s, remarks.list());
    data.insert(u"claims"_s, claims.list());
}

/// What the totals compare to; of many scenarios only for the ends of the list.
QVariantList comparedOf(const QVariantMap& data, const QVariantList& items)
{
    constexpr qsizetype many = 5;
    QVariantList list;
    for (const QVariant& each : items) {
        const QVariantMap item = each.toMap();
        const QVariant name = item.value(u"row_label"_s);
        const bool isEnd =
            name == data.value(u"least_name"_s) || name == data.value(u"most_name"_s);
        const QVariantList found = item.value(u"equivalences"_s).toList();
        if (!found.isEmpty() && (items.size() <= many || isEnd))
            list << QVariantMap{{u"name"_s, name}, {u"equivalences"_s, found}};
    }
    return list;
}

/// Of every scenario that has runs: the plan held against them.
QVariantList measuredOf(const Publication& publication, const QLocale& locale)
{
    QVariantList list;
    for (const PublishItem& item : publication.items) {
        QList<study::MeasuredRun> runs;
        std::copy_if(
            publication.runs.cbegin(), publication.runs.cend(), std::back_inserter(runs),
            [&item](const study::MeasuredRun& run) { return run.scenarioId == item.entry.id; });
        if (runs.isEmpty())
            continue;
        const auto found = study::gap(item.outcome.resolved, runs);
        const QString text =
            found ? study::gapSentences(*found, locale).join(u' ') : found.error().message;
        list << QVariantMap{{u"name"_s, scenarioLabel(item)},
                            {u"text"_s, exchange::singleLine(text)}};
    }
    return list;
}

} // namespace

QVariantMap reportData(const Publication& publication, const exchange::PublishOptions& options,
                       const Words& words, const QString& chartHtml)
{
    QVariantMap data = exchange::publicationData(publication, options, words.locale());
    const QVariantList items = itemsOf(publication, data.value(u"items"_s).toList(), words);
    const QVariantList measured = measuredOf(publication, words.locale());
    data.insert(u"items"_s, items);
    data.insert(u"heading"_s, headingOf(publication, words));
    data.insert(u"single"_s, items.size() == 1);
    data.insert(u"count"_s, words.locale().toString(items.size()));
    data.insert(u"level"_s, levelOf(items));
    data.insert(u"measured"_s, measured);
    data.insert(u"has_measured"_s, !measured.isEmpty());
    data.insert(u"chart"_s, chartHtml);
    addExtremes(data, publication, items);
    addGroups(data, items);
    const QVariantList compared = comparedOf(data, items);
    data.insert(u"compared"_s, compared);
    data.insert(u"has_compared"_s, !compared.isEmpty());
    return data;
}

Result<QString> reportBody(const Publication& publication, const exchange::PublishOptions& options,
                           const Words& words, const QString& chartHtml)
{
    const auto source = exchange::builtInTemplate(u"report.mustache"_s, words.locale());
    if (!source)
        return source.error();
    return exchange::render(source->text, source->name,
                            reportData(publication, options, words, chartHtml),
                            [](const QString& value) { return inHtml(value); });
}

QString headingOf(const Publication& publication, const Words& words)
{
    const QString title = shortened(publication.title, longestName);
    return title.isEmpty() ? words.of(u"report"_s) : title;
}

QString computedWith(const Publication& publication, const Words& words)
{
    QStringList editions;
    for (const PublishItem& item : publication.items) {
        const auto edition = item.outcome.resolved.selection.edition;
        const QString name = publication.catalog->editionName(edition);
        if (!editions.contains(name))
            editions << name;
    }
    return words.of(u"computed"_s).arg(exchange::programVersion(), editions.join(u", "_s));
}

} // namespace gramme::report
