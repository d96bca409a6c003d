// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "catalog/database.h"
#include "catalog/own.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QVariantList>

#include <memory>
#include <optional>
#include <vector>

namespace gramme::catalog {

/// Records in the order of their table, each at its place from the start, so that one that was read
/// alone keeps its address when the others follow.
template <class T> struct Slots
{
    std::vector<T> rows;
    std::vector<bool> filled;
    bool ready = false;    ///< The size is known.
    bool complete = false; ///< All rows have been read.

    void resize(size_t size)
    {
        rows.resize(size);
        filled.resize(size, false);
        ready = true;
    }
    /// The place of a row that has yet to be filled; null where it has been, or out of range.
    T* claim(size_t place)
    {
        if (place >= rows.size() || filled[place])
            return nullptr;
        filled[place] = true;
        return &rows[place];
    }
};

/// A row of `source`, as far as citations need it.
struct SourceRow
{
    QString id;
    QString name;
    QString url;
    QString licence;
    QString confidence;
    QString years;
    bool shareAlike = false;
};

/// Which items stand for one part of which devices; a row of `embodied_of`.
struct EmbodiedRule
{
    struct Item
    {
        QString id; ///< Of an embodied item; "id@low" and "id@high" are its low and high value.
        double share = 1.0;
    };
    QString match; ///< device, segment, family, form_factor, kind or any
    QString key;
    bool isHost = false;
    Item low; ///< All three without id: nothing stands for the part.
    Item best;
    Item high;
};

/// The records of the catalogue, read from the database as they are asked for.
class Tables
{
public:
    /// Own entries follow the others in every table. Those that cannot be are left out with a
    /// sentence in notices(). The database may be shared with other tables of the same thread.
    explicit Tables(std::shared_ptr<Database> database, const OwnEntries& own = {});

    Database& database() { return *m_database; }
    const std::shared_ptr<Database>& sharedDatabase() const { return m_database; }
    const OwnEntries& own() const { return m_own; } ///< Those that were taken.
    QStringList notices() const { return m_database->notices() + m_ownNotices; }

    const std::vector<Device>& accelerators();
    const std::vector<Device>& cpus();
    const std::vector<Device>& pageDevices();
    const std::vector<Instance>& instances();
    const std::vector<Provider>& providers();
    const std::vector<Provider>& pageProviders();
    const std::vector<Region>& regions();
    const std::vector<Region>& pageRegions();
    const std::vector<Grid>& grids();
    const std::vector<ReferencePoint>& referencePoints();
    const std::vector<Equivalence>& equivalences();
    const std::vector<Preset>& presets();

    // One record by its exact id, read alone where its table has not been; null when there is none.
    const Device* accelerator(const QString& id);
    const Device* cpu(const QString& id);
    const Grid* grid(const QString& id);
    const Region* region(const QString& provider, const QString& id);
    bool hasRegions(const Provider& provider);

    const SourceRow& source(const QString& id);
    std::vector<SourceRow> sources(); ///< By id.
    /// For the columns that hold a source's id, or an address where there is no such source.
    Citation sourceCitation(const QString& sourceOrUrl, const QString& year);
    Catalog::Default defaultFor(const QString& quantity, const QString& kind,
                                const QString& workload);

    Mfu mfuFor(const Device& device);
    const std::vector<EmbodiedItem>& embodiedItems();
    /// For a device of the edition current.
    EmbodiedOf embodiedOf(const Device& device);
    WaterFactor offSiteWater(const QString& countryIso2);
    const std::vector<SocialCost>& socialCosts();
    const std::vector<FactorSet>& factorSets();

private:
    /// The seven columns source_id, name, url, licence, confidence, year, note; where a row states
    /// no name, address or licence, those of its source.
    Citation readCitation(Rows& rows, bool shareAlike = false);

    void takeOwn(const OwnEntries& own);
    template <class Own> void takeOwn(const QList<Own>& from, QList<Own>& to);
    void addOwnDevices(Slots<Device>& table, QHash<QString, const Device*>& byId, bool cpus);
    void addOwnGrids();
    void addOwnRegions();
    void addOwnProvider();
    void addOwnReferences();
    /// An own device's figure in place of the general one.
    void applyOwnEmbodied(EmbodiedOf& found, const Device& device) const;
    std::size_t ownDevices(bool cpus) const;

    void readAccelerators(const QString& where, const QVariantList& values = {});
    void readDefaults();
    void readCpus(const QString& where, const QVariantList& values = {});
    void readGrids(const QString& where, const QVariantList& values = {});
    void readLifecycles(const QString& where, const QVariantList& values = {});
    void readRegions(const QString& where, const QVariantList& values = {});
    void fillRegion(Region& region, Rows& rows);
    void fillClaims(Region& region, Rows& rows);
    const std::vector<EmbodiedRule>& embodiedRules();
    std::optional<EmbodiedFigure> figureOf(const EmbodiedRule& rule);
    void readSources();
    size_t rowCount(const QString& schema, const QString& table);
    void finish(bool& complete, const std::vector<bool>& filled);

    std::shared_ptr<Database> m_database;
    OwnEntries m_own;
    QStringList m_ownNotices;
    QHash<QString, SourceRow> m_sources;
    QHash<QString, Catalog::Default> m_defaults; ///< By "quantity/kind/workload".
    QHash<QString, EmbodiedOf> m_embodiedOf;     ///< By what a rule may match.

    Slots<Device> m_accelerators;
    Slots<Device> m_cpus;
    Slots<Grid> m_grids; ///< Those of the share-alike file follow the others.
    size_t m_gridsOfMain = 0;
    Slots<Region> m_regions;
    QHash<QString, const Device*> m_acceleratorById;
    QHash<QString, const Device*> m_cpuById;
    QHash<QString, Grid*> m_gridById;
    QHash<QString, const Region*> m_regionById; ///< "provider/region"

    std::optional<QSet<QString>> m_providersWithRegions; ///< Of the edition current.
    std::optional<std::vector<Device>> m_pageDevices;
    std::optional<std::vector<Instance>> m_instances;
    std::optional<std::vector<Provider>> m_providers;
    std::optional<std::vector<Provider>> m_pageProviders;
    std::optional<std::vector<Region>> m_pageRegions;
    std::optional<std::vector<ReferencePoint>> m_references;
    std::optional<std::vector<Equivalence>> m_equivalences;
    std::optional<std::vector<Preset>> m_presets;
    std::optional<std::vector<EmbodiedItem>> m_embodiedItems;
    std::optional<std::vector<EmbodiedRule>> m_embodiedRules;
    std::optional<std::vector<SocialCost>> m_socialCosts;
    QHash<QString, Mfu> m_mfus; ///< By "family/kind".
    std::optional<std::vector<FactorSet>> m_factorSets;
};

/// Names as the tables write them; the first value for anything else.
DeviceKind deviceKind(const QString& name);
ProviderKind providerKind(const QString& name);
GridKind gridKind(const QString& name);
Basis basis(const QString& name);
Accounting accounting(const QString& name);
RegionStatus regionStatus(const QString& name);

} // namespace gramme::catalog
