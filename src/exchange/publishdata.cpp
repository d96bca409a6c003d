// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publishdata.h"

#include "exchange/escape.h"
#include "exchange/publishitem.h"
#include "exchange/statement.h"
#include "exchange/statementvalues.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

const catalog::Catalog& catalogOf(const Publication& publication)
{
    return *publication.catalog;
}

QString editionOf(const Publication& publication, const PublishItem& item)
{
    return catalogOf(publication).editionName(item.outcome.resolved.selection.edition);
}

/// What does not depend on an item.
QVariantMap frame(const Publication& publication, const PublishOptions& options)
{
    QStringList editions;
    for (const PublishItem& item : publication.items) {
        const QString edition = editionOf(publication, item);
        if (!editions.contains(edition))
            editions << edition;
    }
    return {{u"title"_s, singleLine(publication.title)},
            {u"one_item"_s, publication.items.size() == 1},
            {u"details"_s, options.details},
            {u"edition"_s, editions.join(u", "_s)}};
}

QVariantMap itemData(const Publication& publication, std::size_t index,
                     const PublishOptions& options, const QLocale& locale)
{
    const PublishItem& item = publication.items.at(index);
    const study::Scenario& scenario = item.entry.scenario;
    const Bibliography bibliography(item.outcome.resolved, catalogOf(publication));
    QVariantMap data =
        statementData(scenario, item.outcome, catalogOf(publication), bibliography, locale);
    if (!options.interval)
        data.insert(u"interval"_s, false);
    const QVariantList compared =
        options.equivalences ? equivalencesData(item.outcome, locale) : QVariantList();
    data.insert(u"has_equivalences"_s, !compared.isEmpty());
    data.insert(u"equivalences"_s, compared);
    data.insert(u"has_remarks"_s, !data.value(u"remarks"_s).toList().isEmpty());
    data.insert(u"letter"_s, item.letter);
    data.insert(u"last"_s, index + 1 == publication.items.size());
    data.insert(itemFacts(item, locale));
    return data;
}

/// What makes two items count the same.
const QStringList& scopeKeys()
{
    static const QStringList keys{u"full"_s,        u"lacoste"_s, u"green_algorithms"_s,
                                  u"method_cite"_s, u"edition"_s, u"counted"_s,
                                  u"not_counted"_s};
    return keys;
}

QVariantList scopes(const QVariantList& items)
{
    QVariantList groups;
    QList<QStringList> labels;
    for (const QVariant& each : items) {
        const QVariantMap item = each.toMap();
        QVariantMap scope;
        for (const QString& key : scopeKeys())
            scope.insert(key, item.value(key));
        qsizetype at = groups.indexOf(scope);
        if (at < 0) {
            at = groups.size();
            groups << scope;
            labels << QStringList();
        }
        labels[at] << item.value(u"short_label"_s).toString();
    }
    for (qsizetype i = 0; i < groups.size(); ++i) {
        QVariantMap scope = groups.at(i).toMap();
        scope.insert(u"labels"_s, labels.at(i).join(u", "_s));
        scope.insert(u"all"_s, groups.size() == 1);
        groups[i] = scope;
    }
    return groups;
}

} // namespace

QVariantMap publicationData(const Publication& publication, const PublishOptions& options,
                            const QLocale& locale)
{
    QVariantMap data = frame(publication, options);
    QVariantList items;
    for (std::size_t i = 0; i < publication.items.size(); ++i)
        items << itemData(publication, i, options, locale);
    data.insert(u"items"_s, items);
    QVariantList sources;
    for (const Reference& reference : sourcesOf(publication))
        sources << sourceData(reference);
    data.insert(u"sources"_s, sources);
    data.insert(u"scopes"_s, scopes(items));
    data.insert(u"version"_s, programVersion());
    data.insert(u"gramme"_s, items.first().toMap().value(u"gramme"_s));
    data.insert(u"notice"_s, carriesNotice(publication)
                                 ? singleLine(catalogOf(publication).shareAlikeNotice())
                                 : QString());
    return data;
}

QVariantMap itemStatement(const Publication& publication, std::size_t index,
                          const PublishOptions& options, const QLocale& locale)
{
    QVariantMap data = frame(publication, options);
    data.insert(itemData(publication, index, options, locale));
    return data;
}

std::vector<Reference> sourcesOf(const Publication& publication)
{
    std::vector<Reference> all;
    std::vector<Reference> gramme;
    QSet<QString> known;
    for (const PublishItem& item : publication.items) {
        const Bibliography own(item.outcome.resolved, catalogOf(publication));
        for (const Reference& reference : own.references()) {
            if (known.contains(reference.key))
                continue;
            known.insert(reference.key);
            (reference.key == own.gramme().key ? gramme : all).push_back(reference);
        }
    }
    all.insert(all.end(), gramme.begin(), gramme.end());
    for (int number = 1; Reference & reference : all)
        reference.number = number++;
    return all;
}

bool carriesNotice(const Publication& publication)
{
    return std::any_of(
        publication.items.begin(), publication.items.end(),
        [](const PublishItem& item) { return study::usesShareAlike(item.outcome.resolved); });
}

} // namespace gramme::exchange
