// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/own.h"
#include "catalog/records.h"
#include "catalog/result.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

namespace gramme::catalog {

class Tables;

/// The read-only catalogue: catalogue.sqlite and, where it is present, catalogue-odbl.sqlite.
/// Tables are read on first use; records keep their address for the catalogue's life. Not
/// thread-safe: one catalogue per thread.
class Catalog
{
public:
    /// Opens the catalogue in `folder`. A missing, truncated or foreign catalogue.sqlite is a Fault
    /// whose sentence names the file. The share-alike file may be missing (then
    /// hasShareAlike() is false); a damaged one is reported in notices() and left out.
    static Result<std::shared_ptr<const Catalog>> open(const QString& folder);
    /// Where the catalogue of this program lies: $GRAMME_CATALOGUE_DIR, else ../share/gramme
    /// beside the program's folder, else the generic data locations. Empty where there is none.
    static QString defaultFolder();
    /// That folder, and the user's own entries where there is a file of them (ownstore.h). One
    /// that cannot be read is reported in notices() and left out.
    static Result<std::shared_ptr<const Catalog>> openDefault();
    ~Catalog();

    /// A catalogue over the same files in which these own entries follow the others, in place of
    /// those that this one has. Own devices are of the edition current, own regions belong to the
    /// provider `ownProviderId`, own reference points to the group "own". What cannot be is left
    /// out with a sentence in notices(). Both catalogues must stay in one thread.
    std::shared_ptr<const Catalog> withOwn(const OwnEntries& own) const;
    const OwnEntries& own() const; ///< Those that were not left out.

    /// Dated name: "2026-11" or "lacoste-2026-03".
    QString editionName(Edition edition) const;
    bool hasShareAlike() const;
    /// The notice that must accompany any figure of the share-alike file.
    QString shareAlikeNotice() const;
    /// Things the user should know about the files, whole sentences.
    QStringList notices() const;

    std::span<const Device> accelerators(Edition edition) const; ///< lacoste: all 48 devices.
    std::span<const Device> cpus() const;
    std::span<const Instance> instances() const;
    std::span<const Provider> providers(Edition edition) const; ///< lacoste: the page's seven.
    std::span<const Region> regions(Edition edition) const;     ///< In the order of the tables.
    std::span<const Grid> grids() const;
    std::span<const ReferencePoint> referencePoints() const;
    std::span<const Equivalence> equivalences() const;
    std::span<const Preset> presets() const;

    /// By id, exact name or alias, case, accents and punctuation ignored; accelerators before CPUs.
    /// A problem names what was given and the nearest matches; nothing is ever guessed.
    Result<const Device*> device(QStringView key, Edition edition) const;
    /// The same without a word for what was not found; null then, and where it is ambiguous.
    const Device* findDevice(QStringView key, Edition edition) const;
    Result<const Device*> cpu(QStringView key) const;
    /// `providerId` may be empty; then an instance name that several providers use is refused.
    Result<const Instance*> instance(QStringView key, QStringView providerId) const;
    Result<const Provider*> provider(QStringView key, Edition edition) const;
    Result<const Region*> region(QStringView key, const Provider& provider) const;
    /// "provider/region", or an id or name that only one provider uses.
    Result<const Region*> region(QStringView key, Edition edition) const;
    Result<const Grid*> grid(QStringView key) const;
    Result<const ReferencePoint*> referencePoint(QStringView key) const;
    Result<const Equivalence*> equivalence(QStringView key) const;
    Result<const Preset*> preset(QStringView key) const;
    Result<QString> sourceId(QStringView key) const; ///< The id of a row of `source`.

    /// All regions of one provider, in the order of the tables.
    std::vector<const Region*> regionsOf(const Provider& provider) const;
    bool hasRegions(const Provider& provider) const; ///< Reads no region for it.
    const Grid* findGrid(QStringView id) const;      ///< Exact id; null when there is none.

    /// The same device, or the same place, in the other edition; null when it has none.
    const Device* counterpart(const Device& device) const;
    const Region* counterpart(const Region& region) const;

    /// What an entry is searched by, for SearchIndex::add: id, name, aliases, then the rest.
    QStringList searchTexts(const Device& device) const;
    QStringList searchTexts(const Instance& instance) const;
    QStringList searchTexts(const Provider& provider) const;
    QStringList searchTexts(const Region& region) const;
    QStringList searchTexts(const Grid& grid) const;

    /// A default of the edition with its range and its citation; zeros and no citation where there
    /// is none. Taken is the row of (kind, workload), else (any, workload), (kind, any), (any,
    /// any).
    /// - utilisation, 0 to 1, by kind of device: mean power of a busy accelerator / its rated power
    /// - host_w, W, by kind of device: power of the host per accelerator, where the kind has one
    /// - host_share, by kind of device: else the same as a share of the accelerator's rated power
    /// - cpu_utilisation, 0 to 1, kind cpu: mean power of a CPU beside accelerators / its TDP
    /// - memory_w_per_gb, W/GB
    /// - device_power, factor on the rated power, by its confidence: datasheet, database, estimate
    /// - pue_overhead, factor on PUE - 1, by whose PUE it is: region, provider, fallback
    /// - intensity, factor, for intensities without a range of their own
    /// - lifetime_years, years: accounting life of hardware
    /// - lifetime_use, 0 to 1: share of its life in which hardware works
    /// - wue_onsite, L/kWh: water used on site per kWh of IT energy
    /// A kind of device is "gpu", "tpu", "npu", "soc" or "cpu"; where nothing is said of kinds,
    /// "any". `workload` is "any", "pretraining", "fine-tuning", "inference" or "small-model".
    struct Default
    {
        double low = 0.0;
        double value = 0.0;
        double high = 0.0;
        Citation citation;
    };
    Default defaultFor(QStringView quantity, QStringView kind, QStringView workload = u"any") const;

    /// That of the device's family, else of its kind, else the general one.
    Mfu mfuFor(const Device& device) const;

    /// Those of the share-alike file follow the others.
    std::span<const EmbodiedItem> embodiedItems() const;
    /// What stands for one device; a device of the page is taken for its counterpart. A part that
    /// needs an item of the share-alike file is empty where that file is missing.
    EmbodiedOf embodiedOf(const Device& device) const;

    /// Of a country (ISO 3166, two letters), else of the world.
    WaterFactor offSiteWater(QStringView countryIso2) const;

    /// All of them, in the order of the table: each year of the US EPA, then others.
    std::span<const SocialCost> socialCosts() const;
    /// That of the US EPA (2023) for the last listed year up to `year`; the first where none is.
    SocialCost socialCost(int year) const;

    /// Sets of lifecycle factors per fuel, the default one (IPCC AR5) first.
    std::span<const FactorSet> factorSets() const;

    /// BibTeX entry as it stands in references.bib; empty when the key is unknown.
    QString bibEntry(QStringView citationKey) const;

    Tables& tables() const; ///< For this room only.

private:
    struct Impl;
    explicit Catalog(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace gramme::catalog
