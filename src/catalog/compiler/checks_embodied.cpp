// SPDX-License-Identifier: GPL-3.0-or-later
// Which embodied items stand for which devices.
#include "catalog/compiler/checks.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

struct Keys
{
    QStringList devices;
    QHash<QString, QSet<QString>> words; ///< Those that a match other than `device` may have.
};

Keys keysOf(const Dataset& data)
{
    Keys keys;
    for (const RowRef& row : data.rows(u"accelerator")) {
        keys.devices.append(row.text(u"id"));
        keys.words[u"family"_s].insert(row.text(u"family"));
        keys.words[u"form_factor"_s].insert(row.text(u"form_factor"));
        keys.words[u"kind"_s].insert(row.text(u"kind"));
    }
    for (const RowRef& row : data.rows(u"cpu"))
        keys.words[u"segment"_s].insert(row.text(u"segment"));
    keys.words[u"kind"_s].insert(u"cpu"_s);
    keys.words[u"any"_s].insert(u"any"_s);
    return keys;
}

void checkKey(const RowRef& row, const Keys& keys, Report& report)
{
    const QString match = row.text(u"match");
    const QString key = row.text(u"key");
    if (match != "device"_L1) {
        if (!keys.words.value(match).contains(key))
            report.refuse(row, u"key"_s, u"a word of the column %1 of the devices"_s.arg(match));
        return;
    }
    for (const QString& device : keys.devices) {
        if (device == key || device.startsWith(key + u'-'))
            return;
    }
    report.refuse(row, u"key"_s, u"an id of accelerators.csv, or its beginning up to a hyphen"_s);
}

/// Kilograms of an item x its share; empty where there is none, which is reported unless the row
/// says that nothing stands for the part.
std::optional<double> kilograms(const RowRef& row, const QString& bound,
                                const QHash<QString, RowRef>& items, bool isEmpty, Report& report)
{
    const QString idColumn = bound + u"_id"_s;
    const QString shareColumn = bound + u"_share"_s;
    const auto share = row.number(shareColumn);
    if (isEmpty) {
        if (!row.isEmpty(shareColumn))
            report.refuse(row, shareColumn, u"nothing where no item is named"_s);
        return std::nullopt;
    }
    const QString id = row.text(idColumn);
    const QString which = id.section(u'@', 1);
    const auto item = items.constFind(id.section(u'@', 0, 0));
    if (item == items.constEnd() ||
        (id.contains(u'@') && which != "low"_L1 && which != "high"_L1)) {
        report.refuse(row, idColumn, u"an id of embodied.csv, alone or with @low or @high"_s);
        return std::nullopt;
    }
    if (!share)
        report.refuse(row, shareColumn, u"the share of the item"_s);
    const auto value = item->number(which.isEmpty() ? u"kg_co2e"_s : which);
    if (!value)
        report.refuse(row, idColumn, u"an item that has a %1"_s.arg(which));
    return value && share ? std::optional(*value * *share) : std::nullopt;
}

} // namespace

void checkEmbodiedOf(const Dataset& data, Report& report)
{
    const Keys keys = keysOf(data);
    QHash<QString, RowRef> items;
    for (const RowRef& row : data.rows(u"embodied"))
        items.insert(row.text(u"id"), row);
    bool hasGeneral = false;
    for (const RowRef& row : data.rows(u"embodied_of")) {
        checkKey(row, keys, report);
        hasGeneral = hasGeneral || row.text(u"match") == "any"_L1;
        const bool isEmpty =
            row.isEmpty(u"low_id") && row.isEmpty(u"best_id") && row.isEmpty(u"high_id");
        const auto low = kilograms(row, u"low"_s, items, isEmpty, report);
        const auto best = kilograms(row, u"best"_s, items, isEmpty, report);
        const auto high = kilograms(row, u"high"_s, items, isEmpty, report);
        if (low && best && *low > *best)
            report.refuse(row, u"low_id"_s, u"%1 kg"_s.arg(inWords(*low)),
                          u"at most the best, "_s + inWords(*best));
        if (high && best && *high < *best)
            report.refuse(row, u"high_id"_s, u"%1 kg"_s.arg(inWords(*high)),
                          u"at least the best, "_s + inWords(*best));
    }
    if (!hasGeneral) {
        report.refuse(u"hardware_db/embodied_of.csv"_s, 1, u"match"_s, u"no row for any"_s,
                      u"one, for the accelerators that have none of their own"_s);
    }
}

} // namespace gramme::catalog::compiler
