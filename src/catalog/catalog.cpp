// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"

#include "catalog/lookup.h"
#include "catalog/ownstore.h"
#include "catalog/tables.h"
#include "catalog/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

struct Catalog::Impl
{
    explicit Impl(std::shared_ptr<Database> database, const OwnEntries& own = {})
        : tables(std::move(database), own)
        , lookup(tables)
        , currentName(tables.database().meta(u"main"_s, u"edition_current"_s))
        , lacosteName(tables.database().meta(u"main"_s, u"edition_lacoste"_s))
    {}

    Tables tables;
    Lookup lookup;
    QString currentName;
    QString lacosteName;
    QStringList furtherNotices;
};

Catalog::Catalog(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{}

Catalog::~Catalog() = default;

Result<std::shared_ptr<const Catalog>> Catalog::open(const QString& folder)
{
    Result<std::unique_ptr<Database>> database = Database::open(folder);
    if (!database)
        return database.error();
    auto impl = std::make_unique<Impl>(*std::move(database));
    return std::shared_ptr<const Catalog>(new Catalog(std::move(impl)));
}

QString Catalog::defaultFolder()
{
    if (QString chosen = qEnvironmentVariable("GRAMME_CATALOGUE_DIR"); !chosen.isEmpty())
        return chosen;
    const QString file = u"catalogue.sqlite"_s;
    const QDir beside(QCoreApplication::applicationDirPath() + u"/../share/gramme"_s);
    if (beside.exists(file))
        return beside.canonicalPath();
    const QString found =
        QStandardPaths::locate(QStandardPaths::GenericDataLocation, u"gramme/"_s + file);
    return found.isEmpty() ? QString() : QFileInfo(found).path();
}

Result<std::shared_ptr<const Catalog>> Catalog::openDefault()
{
    const QString folder = defaultFolder();
    if (folder.isEmpty())
        return Problem{Problem::Kind::Fault, u"catalogue.sqlite"_s,
                       Text::tr("The catalogue was not found in ../share/gramme beside the program "
                                "or in the data folders of the system. Install Gramme again, or "
                                "set GRAMME_CATALOGUE_DIR to the folder with catalogue.sqlite.")};
    Result<std::shared_ptr<const Catalog>> catalog = open(folder);
    const OwnStore store(OwnStore::defaultPath());
    if (!catalog || !store.exists())
        return catalog;
    const Result<OwnEntries> own = store.read();
    if (own)
        return (*catalog)->withOwn(*own);
    (*catalog)->m_impl->furtherNotices.append(own.error().message);
    return catalog;
}

std::shared_ptr<const Catalog> Catalog::withOwn(const OwnEntries& own) const
{
    auto impl = std::make_unique<Impl>(tables().sharedDatabase(), own);
    impl->furtherNotices = m_impl->furtherNotices;
    return std::shared_ptr<const Catalog>(new Catalog(std::move(impl)));
}

const OwnEntries& Catalog::own() const
{
    return tables().own();
}

Tables& Catalog::tables() const
{
    return m_impl->tables;
}

QString Catalog::editionName(Edition edition) const
{
    return edition == Edition::Lacoste ? m_impl->lacosteName : m_impl->currentName;
}

bool Catalog::hasShareAlike() const
{
    return tables().database().hasShareAlike();
}

QString Catalog::shareAlikeNotice() const
{
    return hasShareAlike() ? tables().database().meta(u"odbl"_s, u"notice"_s) : QString();
}

QStringList Catalog::notices() const
{
    return tables().notices() + m_impl->furtherNotices;
}

// Tables -----------------------------------------------------------------------------------------

std::span<const Device> Catalog::accelerators(Edition edition) const
{
    return edition == Edition::Lacoste ? tables().pageDevices() : tables().accelerators();
}

std::span<const Device> Catalog::cpus() const
{
    return tables().cpus();
}

std::span<const Instance> Catalog::instances() const
{
    return tables().instances();
}

std::span<const Provider> Catalog::providers(Edition edition) const
{
    return edition == Edition::Lacoste ? tables().pageProviders() : tables().providers();
}

std::span<const Region> Catalog::regions(Edition edition) const
{
    return edition == Edition::Lacoste ? tables().pageRegions() : tables().regions();
}

std::span<const Grid> Catalog::grids() const
{
    return tables().grids();
}

std::span<const ReferencePoint> Catalog::referencePoints() const
{
    return tables().referencePoints();
}

std::span<const Equivalence> Catalog::equivalences() const
{
    return tables().equivalences();
}

std::span<const Preset> Catalog::presets() const
{
    return tables().presets();
}

// Single records ---------------------------------------------------------------------------------

Result<const Device*> Catalog::device(QStringView key, Edition edition) const
{
    return m_impl->lookup.device(key, edition);
}

const Device* Catalog::findDevice(QStringView key, Edition edition) const
{
    return m_impl->lookup.findDevice(key, edition);
}

Result<const Device*> Catalog::cpu(QStringView key) const
{
    return m_impl->lookup.cpu(key);
}

Result<const Instance*> Catalog::instance(QStringView key, QStringView providerId) const
{
    return m_impl->lookup.instance(key, providerId);
}

Result<const Provider*> Catalog::provider(QStringView key, Edition edition) const
{
    return m_impl->lookup.provider(key, edition);
}

Result<const Region*> Catalog::region(QStringView key, const Provider& provider) const
{
    return m_impl->lookup.region(key, provider);
}

Result<const Region*> Catalog::region(QStringView key, Edition edition) const
{
    return m_impl->lookup.region(key, edition);
}

Result<const Grid*> Catalog::grid(QStringView key) const
{
    return m_impl->lookup.grid(key);
}

Result<const ReferencePoint*> Catalog::referencePoint(QStringView key) const
{
    return m_impl->lookup.referencePoint(key);
}

Result<const Equivalence*> Catalog::equivalence(QStringView key) const
{
    return m_impl->lookup.equivalence(key);
}

Result<const Preset*> Catalog::preset(QStringView key) const
{
    return m_impl->lookup.preset(key);
}

Result<QString> Catalog::sourceId(QStringView key) const
{
    return m_impl->lookup.sourceId(key);
}

std::vector<const Region*> Catalog::regionsOf(const Provider& provider) const
{
    std::vector<const Region*> found;
    for (const Region& region : regions(provider.edition)) {
        if (region.providerId == provider.id)
            found.push_back(&region);
    }
    return found;
}

bool Catalog::hasRegions(const Provider& provider) const
{
    return tables().hasRegions(provider);
}

const Grid* Catalog::findGrid(QStringView id) const
{
    return tables().grid(id.toString());
}

const Device* Catalog::counterpart(const Device& device) const
{
    return m_impl->lookup.counterpart(device);
}

const Region* Catalog::counterpart(const Region& region) const
{
    return m_impl->lookup.counterpart(region);
}

QStringList Catalog::searchTexts(const Device& device) const
{
    return m_impl->lookup.searchTexts(device);
}

QStringList Catalog::searchTexts(const Instance& instance) const
{
    return m_impl->lookup.searchTexts(instance);
}

QStringList Catalog::searchTexts(const Provider& provider) const
{
    return m_impl->lookup.searchTexts(provider);
}

QStringList Catalog::searchTexts(const Region& region) const
{
    return m_impl->lookup.searchTexts(region);
}

QStringList Catalog::searchTexts(const Grid& grid) const
{
    return m_impl->lookup.searchTexts(grid);
}

// Figures of method full -------------------------------------------------------------------------

Catalog::Default Catalog::defaultFor(QStringView quantity, QStringView kind,
                                     QStringView workload) const
{
    return tables().defaultFor(quantity.toString(), kind.toString(), workload.toString());
}

Mfu Catalog::mfuFor(const Device& device) const
{
    return tables().mfuFor(device);
}

std::span<const EmbodiedItem> Catalog::embodiedItems() const
{
    return tables().embodiedItems();
}

EmbodiedOf Catalog::embodiedOf(const Device& device) const
{
    if (device.edition == Edition::Current)
        return tables().embodiedOf(device);
    const Device* const same = counterpart(device);
    return same ? tables().embodiedOf(*same) : EmbodiedOf{};
}

WaterFactor Catalog::offSiteWater(QStringView countryIso2) const
{
    return tables().offSiteWater(countryIso2.toString());
}

std::span<const SocialCost> Catalog::socialCosts() const
{
    return tables().socialCosts();
}

SocialCost Catalog::socialCost(int year) const
{
    SocialCost found;
    for (const SocialCost& cost : socialCosts()) {
        if (cost.id == "epa-2023"_L1 && (found.id.isEmpty() || cost.year <= year))
            found = cost;
    }
    return found;
}

std::span<const FactorSet> Catalog::factorSets() const
{
    return tables().factorSets();
}

QString Catalog::bibEntry(QStringView citationKey) const
{
    for (const QString& schema : tables().database().schemas()) {
        Rows rows = tables().database().select(
            u"SELECT entry FROM %1.bibliography WHERE citation_key = ?"_s.arg(schema),
            {citationKey.toString()});
        if (rows.next())
            return rows.text();
    }
    return {};
}

} // namespace gramme::catalog
