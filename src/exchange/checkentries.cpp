// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/check.h"

#include "catalog/textkey.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using catalog::Catalog;
using catalog::Device;
using catalog::Edition;
using catalog::Provider;
using catalog::Region;

/// What authors call a provider; the ids are those of the catalogue.
QString providerKey(const QString& name)
{
    static const std::array<std::pair<QString, QString>, 7> names{{{u"google"_s, u"gcp"_s},
                                                                   {u"gcp"_s, u"gcp"_s},
                                                                   {u"amazon"_s, u"aws"_s},
                                                                   {u"aws"_s, u"aws"_s},
                                                                   {u"azure"_s, u"azure"_s},
                                                                   {u"microsoft"_s, u"azure"_s},
                                                                   {u"ovh"_s, u"ovh"_s}}};
    for (const auto& [word, id] : names) {
        if (name.startsWith(word, Qt::CaseInsensitive))
            return id;
    }
    return name;
}

const Provider* findProvider(const QString& name, const Catalog& catalog, Edition edition)
{
    for (const Provider& provider : catalog.providers(edition)) {
        const QString key = catalog::normalisedKey(name);
        if (!key.isEmpty() &&
            (catalog::normalisedKey(provider.name) == key ||
             catalog::normalisedKey(provider.id) == key || provider.id == providerKey(name)))
            return &provider;
    }
    return nullptr;
}

bool isCalled(const Region& region, const QString& name)
{
    const QString key = catalog::normalisedKey(name);
    return !key.isEmpty() && (region.id.compare(name, Qt::CaseInsensitive) == 0 ||
                              catalog::normalisedKey(region.name) == key ||
                              catalog::normalisedKey(region.city) == key);
}

/// The region of that id; without one, of that name. Null where there is none or are several.
const Region* findRegion(const QString& name, const QString& providerId, const Catalog& catalog,
                         Edition edition)
{
    const Region* found = nullptr;
    int count = 0;
    for (const Region& region : catalog.regions(edition)) {
        if (!providerId.isEmpty() && region.providerId != providerId)
            continue;
        if (!region.id.isEmpty() && region.id.compare(name, Qt::CaseInsensitive) == 0)
            return &region;
        if (isCalled(region, name)) {
            found = &region;
            ++count;
        }
    }
    return count == 1 ? found : nullptr;
}

/// The page leaves the region out where its id is empty: the provider's only one.
const Region* onlyRegion(const QString& providerId, const Catalog& catalog)
{
    const Region* found = nullptr;
    for (const Region& region : catalog.regions(Edition::Lacoste)) {
        if (region.providerId != providerId)
            continue;
        if (found)
            return nullptr;
        found = &region;
    }
    return found;
}

/// Words of a device's name without what authors add or leave out.
QStringList telling(const QString& name)
{
    static const QRegularExpression border(uR"([^A-Za-z0-9]+)"_s);
    static const QRegularExpression glued(uR"((?<=\d)(?=(?:gb)\b))"_s);
    static const QStringList empty{
        u"nvidia"_s, u"tesla"_s, u"geforce"_s,  u"quadro"_s, u"amd"_s,   u"intel"_s,
        u"gpu"_s,    u"gpus"_s,  u"tpu"_s,      u"tpus"_s,   u"chip"_s,  u"card"_s,
        u"cards"_s,  u"cpu"_s,   u"gigabyte"_s, u"oc"_s,     u"google"_s};
    QString plain = name.toLower().replace(u"cloud tpu"_s, u"tpu"_s);
    plain.replace(u"tpu v"_s, u"tpuv"_s).replace(u"sxm 2"_s, u"sxm2"_s).replace(glued, u" "_s);
    QStringList words = plain.split(border, Qt::SkipEmptyParts);
    words.removeIf([](const QString& word) { return empty.contains(word); });
    for (QString& word : words) {
        if (word.size() > 1 && word.endsWith(u's') && word.front().isLetter() &&
            word[word.size() - 2].isDigit())
            word.chop(1); // "A100s"
    }
    return words;
}

/// All of `words` are among those of the name, a glued one ("1080ti") included.
bool holdsAll(const QStringList& words, const QStringList& name)
{
    return std::all_of(words.begin(), words.end(), [&name](const QString& word) {
        if (name.contains(word))
            return true;
        for (qsizetype i = 0; i + 1 < name.size(); ++i) {
            if (name[i] + name[i + 1] == word)
                return true;
        }
        return false;
    });
}

std::vector<const Device*> pageDevices(const QString& name, const Catalog& catalog)
{
    if (const Device* exact = catalog.findDevice(name, Edition::Lacoste))
        return {exact};
    const QStringList words = telling(name);
    std::vector<const Device*> fitting;
    for (const Device& device : catalog.accelerators(Edition::Lacoste)) {
        const QStringList own = telling(device.name);
        if (!words.isEmpty() && holdsAll(words, own)) {
            if (own.join(QString()) == words.join(QString()))
                return {&device};
            fitting.push_back(&device);
        }
    }
    return fitting;
}

/// A device of today's catalogue by id, name or alias, with or without the maker in front.
const Device* currentDevice(const QString& name, const Catalog& catalog)
{
    for (const QString& key : {name, u"NVIDIA "_s + name, telling(name).join(u' '),
                               u"NVIDIA "_s + telling(name).join(u' ')}) {
        if (const Device* found = catalog.findDevice(key, Edition::Current))
            return found;
    }
    return nullptr;
}

void findPlace(const StatementParts& parts, const Catalog& catalog, StatementEntries& entries)
{
    if (parts.isPrivate)
        return;
    if (const auto& provider = parts[CheckPart::Provider]) {
        entries.provider = findProvider(provider->text, catalog, Edition::Lacoste);
        entries.currentProvider = findProvider(provider->text, catalog, Edition::Current);
        if (!entries.provider && !entries.currentProvider)
            return;
    }
    const auto idOf = [](const Provider* provider) { return provider ? provider->id : QString(); };
    const auto& region = parts[CheckPart::Region];
    if (region) {
        if (entries.provider || !parts[CheckPart::Provider])
            entries.region =
                findRegion(region->text, idOf(entries.provider), catalog, Edition::Lacoste);
        if (entries.currentProvider || !parts[CheckPart::Provider])
            entries.currentRegion =
                findRegion(region->text, idOf(entries.currentProvider), catalog, Edition::Current);
    } else if (entries.provider) {
        entries.region = onlyRegion(entries.provider->id, catalog);
    }
    if (entries.region) {
        if (const Region* same = catalog.counterpart(*entries.region))
            entries.currentRegion = same;
    }
}

} // namespace

StatementEntries findEntries(const StatementParts& parts, const Catalog& catalog)
{
    StatementEntries entries;
    findPlace(parts, catalog, entries);
    const auto& hardware = parts[CheckPart::Hardware];
    if (!hardware)
        return entries;
    entries.devices = pageDevices(hardware->text, catalog);
    if (entries.devices.size() == 1) {
        entries.device = entries.devices.front();
        entries.currentDevice = catalog.counterpart(*entries.device);
    }
    if (const Device* called = currentDevice(hardware->text, catalog);
        called && !entries.currentDevice)
        entries.currentDevice = called;
    return entries;
}

} // namespace gramme::exchange
