// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/own.h"
#include "catalog/search.h"
#include "catalog/tables.h"
#include "catalog/text.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace gramme::catalog {

/// Normalised names and what they stand for. A name of lower rank (an id) hides one of higher rank
/// (a full name, an alias); two of the same rank make it ambiguous.
template <class T> class Names
{
public:
    void add(QStringView name, const T* record, int rank)
    {
        const QString key = normalisedKey(name);
        if (key.isEmpty())
            return;
        Candidates& known = m_names[key];
        if (known.records.empty() || rank < known.rank)
            known = {rank, {record}};
        else if (rank == known.rank && !contains(known.records, record))
            known.records.push_back(record);
    }
    /// None, one, or several where the name is ambiguous.
    std::vector<const T*> find(QStringView name) const
    {
        const auto found = m_names.constFind(normalisedKey(name));
        return found == m_names.constEnd() ? std::vector<const T*>{} : found->records;
    }

private:
    struct Candidates
    {
        int rank = 0;
        std::vector<const T*> records;
    };
    static bool contains(const std::vector<const T*>& records, const T* record)
    {
        return std::find(records.begin(), records.end(), record) != records.end();
    }
    QHash<QString, Candidates> m_names;
};

/// Which names go before which, for Names::add. A name that the user gave hides none of the
/// catalogue's, so that what a script asks for by name stays the same.
enum Rank { IdRank, QualifiedRank, NameRank, AliasRank, OwnRank };

inline Rank nameRank(QStringView id)
{
    return isOwnId(id) ? OwnRank : NameRank;
}

inline QString quoted(QStringView given)
{
    return u'“' + given.toString() + u'”';
}

/// Of several records that share a normalised id, the one whose id is just as it was written:
/// "us-east1" is Google's, "us-east-1" is not.
template <class T, class Id>
std::vector<const T*> preferExact(std::vector<const T*> records, QStringView key, Id id)
{
    const auto differs = [key, id](const T* record) { return id(*record) != key; };
    if (!std::all_of(records.begin(), records.end(), differs))
        std::erase_if(records, differs);
    return records;
}

/// The one record of a name; a refusal where it is ambiguous. There is at least one.
template <class T, class Describe>
Result<const T*> single(const std::vector<const T*>& records, const QString& place, QStringView key,
                        Describe describe)
{
    if (records.size() == 1)
        return records.front();
    QStringList candidates;
    for (const T* record : records)
        candidates.append(describe(*record));
    return Problem{Problem::Kind::BadInput, place,
                   Text::tr("%1 is the name of several: %2. Give one of these.")
                       .arg(quoted(key), candidates.join(QStringLiteral(", ")))};
}

/// Finds records by what people call them, and words the refusal where nothing is called so.
class Lookup
{
public:
    explicit Lookup(Tables& tables)
        : m_tables(tables)
    {}

    Result<const Device*> device(QStringView key, Edition edition);
    const Device* findDevice(QStringView key, Edition edition);
    Result<const Device*> cpu(QStringView key);
    Result<const Instance*> instance(QStringView key, QStringView providerId);
    Result<const Provider*> provider(QStringView key, Edition edition);
    Result<const Region*> region(QStringView key, const Provider& provider);
    Result<const Region*> region(QStringView key, Edition edition);
    Result<const Grid*> grid(QStringView key);
    Result<const ReferencePoint*> referencePoint(QStringView key);
    Result<const Equivalence*> equivalence(QStringView key);
    Result<const Preset*> preset(QStringView key);
    Result<QString> sourceId(QStringView key);

    const Device* counterpart(const Device& device);
    const Region* counterpart(const Region& region);

    QStringList searchTexts(const Device& device);
    QStringList searchTexts(const Instance& instance);
    QStringList searchTexts(const Provider& provider);
    QStringList searchTexts(const Region& region);
    QStringList searchTexts(const Grid& grid);

private:
    /// What people call a grid beside id, name and ISO code; by id.
    const QHash<QString, QStringList>& gridAliases();

    using Neighbours = std::function<QStringList(QStringView key)>;
    static constexpr int nearestCount = 3;
    static constexpr int longestName = 60; ///< In a sentence; else the id must do.

    /// "name (id)" of the records whose texts, id and name first, are nearest.
    template <class T, class Texts>
    static QStringList nearestOf(const std::vector<T>& all, QStringView key, Texts texts)
    {
        SearchIndex index;
        for (size_t i = 0; i < all.size(); ++i)
            index.add(int(i), texts(all[i]));
        QStringList names;
        for (const int i : index.nearest(key, nearestCount)) {
            const QStringList idAndName = texts(all[size_t(i)]);
            const bool brief = idAndName.last().size() <= longestName;
            names.append(brief ? idAndName.last() + QStringLiteral(" (") + idAndName.first() + u')'
                               : idAndName.first());
        }
        return names;
    }

    const Device* currentDevice(const QString& kind, QStringView key);
    /// The user's own of that id or name.
    std::vector<const Device*> ownDevices(QStringView key, bool onlyCpus);
    std::vector<const Device*> devicesCalled(QStringView key, Edition edition);
    const Names<Region>& regionNames(const Provider& provider);
    /// "Unknown hardware "H1000". Nearest: ..."; remembered, since a batch asks the same again.
    Problem unknown(const QString& place, const QString& sentence, QStringView key,
                    const Neighbours& neighbours);
    /// One of a few records, by a walk through all of them.
    template <class T, class Texts>
    Result<const T*> byIdOrName(const std::vector<T>& all, const QString& place,
                                const QString& sentence, QStringView key, Texts texts)
    {
        Names<T> names;
        for (const T& record : all) {
            const QStringList idAndName = texts(record);
            names.add(idAndName.first(), &record, IdRank);
            names.add(idAndName.last(), &record, nameRank(idAndName.first()));
        }
        const auto describe = [texts](const T& record) { return texts(record).first(); };
        const std::vector<const T*> records = preferExact(names.find(key), key, describe);
        if (!records.empty())
            return single(records, place, key, describe);
        return unknown(place, sentence, key,
                       [&all, texts](QStringView k) { return nearestOf(all, k, texts); });
    }
    QString providerName(const QString& id, Edition edition);
    const SearchIndex& acceleratorIndex();
    const SearchIndex& cpuIndex();
    QStringList nearestDevices(QStringView key, Edition edition);
    QStringList nearestCpus(QStringView key);
    QStringList nearestRegions(QStringView key, const Provider& provider);

    Tables& m_tables;
    QHash<QString, const Device*> m_deviceByKey; ///< "accelerator/key", "cpu/key"; null: none.
    QHash<QString, Problem> m_refusals;
    QHash<QString, Names<Region>> m_regionNames; ///< By provider and edition.
    std::optional<Names<Device>> m_pageDeviceNames;
    std::optional<Names<Device>> m_ownDeviceNames;
    std::optional<Names<Instance>> m_instanceNames;
    std::optional<Names<Provider>> m_providerNames;
    std::optional<Names<Provider>> m_pageProviderNames;
    std::optional<QHash<QString, QStringList>> m_gridAliases; ///< By id of the grid.
    std::optional<Names<Grid>> m_gridNames;
    std::optional<SearchIndex> m_acceleratorIndex;
    std::optional<SearchIndex> m_cpuIndex;
    std::optional<QHash<QString, QStringList>> m_aliases;
};

} // namespace gramme::catalog
