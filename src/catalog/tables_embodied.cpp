// SPDX-License-Identifier: GPL-3.0-or-later
// What making things emits, and which items stand for which device.
#include "catalog/tables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

/// Whether an accelerator's id is the key or goes on after it with a hyphen.
bool beginsId(const QString& key, const QString& id)
{
    return id == key || (id.startsWith(key) && id.at(key.size()) == u'-');
}

/// How closely a rule describes a device; 0: not at all.
qsizetype closeness(const EmbodiedRule& rule, const Device& device)
{
    const bool isCpu = device.kind == DeviceKind::Cpu;
    if (rule.match == "device"_L1 && !isCpu && beginsId(rule.key, device.id))
        return 10 + rule.key.size(); // the longer beginning is the closer one
    if (rule.match == "segment"_L1 && isCpu && device.formFactor == rule.key)
        return 5;
    if (rule.match == "family"_L1 && !isCpu && device.family == rule.key)
        return 4;
    if (rule.match == "form_factor"_L1 && !isCpu && device.formFactor == rule.key)
        return 3;
    if (rule.match == "kind"_L1 && nameOf(device.kind) == rule.key)
        return 2;
    return rule.match == "any"_L1 && !isCpu ? 1 : 0;
}

/// Kilograms of "id", "id@low" or "id@high".
struct ItemValue
{
    const EmbodiedItem* item = nullptr;
    double kilograms = 0.0;
};

std::optional<ItemValue> valueOf(const EmbodiedRule::Item& wanted,
                                 const std::vector<EmbodiedItem>& items)
{
    const QString id = wanted.id.section(u'@', 0, 0);
    const QString bound = wanted.id.section(u'@', 1);
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&id](const EmbodiedItem& item) { return item.id == id; });
    if (found == items.end())
        return std::nullopt;
    const double value = bound == "low"_L1    ? found->low.value_or(found->kgCo2e)
                         : bound == "high"_L1 ? found->high.value_or(found->kgCo2e)
                                              : found->kgCo2e;
    return ItemValue{&*found, value * wanted.share};
}

QString nameWithShare(const EmbodiedItem& item, double share)
{
    return share == 1.0 ? item.item : QString::number(share) + u" × "_s + item.item;
}

} // namespace

const std::vector<EmbodiedItem>& Tables::embodiedItems()
{
    if (m_embodiedItems)
        return *m_embodiedItems;
    m_embodiedItems.emplace();
    for (const QString& schema : m_database->schemas()) {
        Rows rows = m_database->select(
            u"SELECT id, item, category, kg_co2e, low, high, scope, lifetime_years, utilisation, "
            "kg_co2e_per_hour, citation_key, source_id, source, url, licence, verification, year, "
            "notes FROM %1.embodied ORDER BY rowid"_s.arg(schema));
        while (rows.next()) {
            EmbodiedItem& item = m_embodiedItems->emplace_back();
            item.id = rows.text();
            item.item = rows.text();
            item.category = rows.text();
            item.kgCo2e = rows.real();
            item.low = rows.number();
            item.high = rows.number();
            item.scope = rows.text();
            item.lifetimeYears = rows.number();
            item.utilisation = rows.number();
            item.kgPerHour = rows.number();
            item.citationKey = rows.text();
            item.citation = readCitation(rows, schema != "main"_L1);
        }
    }
    return *m_embodiedItems;
}

const std::vector<EmbodiedRule>& Tables::embodiedRules()
{
    if (m_embodiedRules)
        return *m_embodiedRules;
    m_embodiedRules.emplace();
    Rows rows = m_database->select(
        u"SELECT \"match\", \"key\", part, low_id, low_share, best_id, best_share, high_id, "
        "high_share FROM main.embodied_of ORDER BY rowid"_s);
    while (rows.next()) {
        EmbodiedRule& rule = m_embodiedRules->emplace_back();
        rule.match = rows.text();
        rule.key = rows.text();
        rule.isHost = rows.text() == "host"_L1;
        for (EmbodiedRule::Item* item : {&rule.low, &rule.best, &rule.high}) {
            item->id = rows.text();
            item->share = rows.real();
        }
    }
    return *m_embodiedRules;
}

std::optional<EmbodiedFigure> Tables::figureOf(const EmbodiedRule& rule)
{
    const std::vector<EmbodiedItem>& items = embodiedItems();
    const auto low = valueOf(rule.low, items);
    const auto best = valueOf(rule.best, items);
    const auto high = valueOf(rule.high, items);
    if (!low || !best || !high)
        return std::nullopt;
    EmbodiedFigure figure;
    figure.low = low->kilograms;
    figure.best = best->kilograms;
    figure.high = high->kilograms;
    figure.citation = best->item->citation;
    figure.citation.shareAlike = low->item->citation.shareAlike ||
                                 best->item->citation.shareAlike || high->item->citation.shareAlike;
    figure.lowItem = nameWithShare(*low->item, rule.low.share);
    figure.bestItem = nameWithShare(*best->item, rule.best.share);
    figure.highItem = nameWithShare(*high->item, rule.high.share);
    return figure;
}

EmbodiedOf Tables::embodiedOf(const Device& device)
{
    const QString key = device.id + u'/' + device.family + u'/' + device.formFactor;
    if (const auto known = m_embodiedOf.constFind(key); known != m_embodiedOf.constEnd())
        return *known;
    const EmbodiedRule* closest[2] = {nullptr, nullptr}; // device, host
    qsizetype best[2] = {0, 0};
    for (const EmbodiedRule& rule : embodiedRules()) {
        const size_t part = rule.isHost ? 1 : 0;
        if (const qsizetype own = closeness(rule, device); own > best[part]) {
            best[part] = own;
            closest[part] = &rule;
        }
    }
    EmbodiedOf found;
    if (closest[0])
        found.device = figureOf(*closest[0]);
    if (closest[1])
        found.host = figureOf(*closest[1]);
    found.lacksShareAlike = (closest[0] && !found.device) || (closest[1] && !found.host);
    applyOwnEmbodied(found, device);
    m_embodiedOf.insert(key, found);
    return found;
}

} // namespace gramme::catalog
