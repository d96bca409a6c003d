// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of method full: defaults, MFU, water and social cost.
#include "catalog/tables.h"

using namespace Qt::StringLiterals;

namespace gramme::catalog {

/// The nearest row: the workload weighs more than the kind of device.
/// All of them are read at once: an estimate asks for a dozen.
Catalog::Default Tables::defaultFor(const QString& quantity, const QString& kind,
                                    const QString& workload)
{
    const auto keyOf = [&quantity](const QString& ofKind, const QString& ofWorkload) {
        return quantity + u'/' + ofKind + u'/' + ofWorkload;
    };
    if (m_defaults.isEmpty())
        readDefaults();
    const QString any = u"any"_s;
    for (const QString& key : {keyOf(kind, workload), keyOf(any, workload), keyOf(kind, any),
                               keyOf(any, any)}) {
        if (const auto known = m_defaults.constFind(key); known != m_defaults.constEnd())
            return *known;
    }
    return {};
}

void Tables::readDefaults()
{
    Rows rows = m_database->select(
        u"SELECT quantity || '/' || kind || '/' || workload, low, value, high, source_id, NULL, "
        "source_url, licence, confidence, year, note FROM main.hardware_default"_s);
    while (rows.next()) {
        Catalog::Default& found = m_defaults[rows.text()];
        found.low = rows.real();
        found.value = rows.real();
        found.high = rows.real();
        found.citation = readCitation(rows);
    }
}

/// Remembered by what it depends on: the window asks at every keystroke.
Mfu Tables::mfuFor(const Device& device)
{
    const QString kind = nameOf(device.kind);
    const QString key = device.family + u'/' + kind;
    if (const auto known = m_mfus.constFind(key); known != m_mfus.constEnd())
        return *known;
    Mfu found;
    Rows rows = m_database->select(
        u"SELECT low, best, high, note, source_id, NULL, source_url, licence, confidence, year, "
        "note FROM main.mfu WHERE (\"match\" = 'family' AND \"key\" = ?) OR (\"match\" = 'kind' "
        "AND \"key\" = ?) OR \"match\" = 'any' "
        "ORDER BY \"match\" = 'any', \"match\" = 'kind' LIMIT 1"_s,
        {device.family, kind});
    if (rows.next()) {
        found.low = rows.real();
        found.best = rows.real();
        found.high = rows.real();
        found.note = rows.text();
        found.citation = readCitation(rows);
    }
    return *m_mfus.insert(key, found);
}

WaterFactor Tables::offSiteWater(const QString& countryIso2)
{
    WaterFactor found;
    Rows rows = m_database->select(
        u"SELECT zone = 'WORLD', l_per_kwh, source_id, NULL, source_url, licence, confidence, "
        "year, note FROM main.water WHERE zone IN (?, 'WORLD') ORDER BY zone = 'WORLD' LIMIT 1"_s,
        {countryIso2.toUpper()});
    if (rows.next()) {
        found.isWorld = rows.flag();
        found.lPerKwh = rows.real();
        found.citation = readCitation(rows);
    }
    return found;
}

const std::vector<SocialCost>& Tables::socialCosts()
{
    if (m_socialCosts)
        return *m_socialCosts;
    m_socialCosts.emplace();
    Rows rows = m_database->select(
        u"SELECT cost_set, year, level, usd_per_t, dollars_year, note, source_id, NULL, "
        "source_url, licence, confidence, NULL, note FROM main.social_cost ORDER BY rowid"_s);
    while (rows.next()) {
        const QString id = rows.text();
        const int year = rows.whole();
        // The compiler has seen to it that low, central and high follow each other.
        if (m_socialCosts->empty() || m_socialCosts->back().id != id ||
            m_socialCosts->back().year != year)
            m_socialCosts->emplace_back();
        SocialCost& cost = m_socialCosts->back();
        cost.id = id;
        cost.year = year;
        const QString level = rows.text();
        const double usd = rows.real();
        (level == "low"_L1 ? cost.low : level == "high"_L1 ? cost.high : cost.central) = usd;
        cost.dollarsYear = rows.whole();
        cost.note = rows.text();
        cost.citation = readCitation(rows);
        cost.citation.year = source(cost.citation.sourceId).years;
    }
    return *m_socialCosts;
}

} // namespace gramme::catalog
