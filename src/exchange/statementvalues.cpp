// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/statementvalues.h"

#include "exchange/escape.h"

using namespace Qt::StringLiterals;

namespace gramme::exchange {

using study::Input;
using study::Origin;

QVariantMap fromData(const study::Resolved& resolved, const Bibliography& bibliography, Input input)
{
    const Origin origin = resolved.origin(input);
    // The catalogue has the source of a provider's PUE and none of its claim.
    const bool unsourced = input == Input::OffsetPct && origin == Origin::Provider;
    const Reference* reference =
        unsourced ? nullptr : bibliography.find(study::citation(resolved, input));
    return {{u"given"_s, origin == Origin::Given},
            {u"assumed"_s, origin == Origin::EditionDefault},
            {u"by_method"_s, origin == Origin::MethodConstant},
            {u"cite"_s, reference ? reference->key : QString()},
            {u"ref"_s, reference ? QString::number(reference->number) : QString()}};
}

QVariantMap sourceData(const Reference& reference)
{
    return {{u"number"_s, QString::number(reference.number)},
            {u"key"_s, reference.key},
            {u"name"_s, singleLine(reference.citation.name)},
            {u"year"_s, reference.year},
            {u"licence"_s, singleLine(reference.citation.licence)},
            {u"address"_s, reference.address},
            {u"attribution"_s, singleLine(reference.attribution)},
            {u"author"_s, reference.author},
            {u"entry"_s, reference.entry}};
}

QVariantList enumerated(QVariantList items)
{
    for (qsizetype i = 0; i < items.size(); ++i) {
        QVariantMap item = items.at(i).toMap();
        const bool last = i == items.size() - 1;
        item.insert(u"comma"_s, i > 0 && !last);
        item.insert(u"and"_s, i > 0 && last);
        items[i] = item;
    }
    return items;
}

} // namespace gramme::exchange
