// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/importer.h"

#include "exchange/import/boamps.h"
#include "exchange/import/carbontracker.h"
#include "exchange/import/codecarbon.h"
#include "exchange/import/eco2ai.h"
#include "exchange/import/greenalgorithms.h"
#include "exchange/import/nvidiasmi.h"
#include "exchange/import/sacct.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// In the order in which they are tried: those with an unmistakable first line first.
std::array<ImportFormat, 7> formats()
{
    return {codeCarbonFormat(),      eco2aiFormat(),    boampsFormat(), carbontrackerFormat(),
            greenAlgorithmsFormat(), nvidiaSmiFormat(), sacctFormat()};
}

using Formats = std::array<ImportFormat, 7>;

bool isNamed(const ImportFormat& format, const ImportFile& file)
{
    return format.named && format.named(file.name);
}

/// By content; by name among several that know the content, or when none does.
std::optional<std::size_t> formatOf(const Formats& all, const ImportFile& file)
{
    std::optional<std::size_t> byContent;
    std::optional<std::size_t> byName;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool named = isNamed(all[i], file);
        if (named && !byName)
            byName = i;
        if (!all[i].matches(file))
            continue;
        if (named)
            return i;
        if (!byContent)
            byContent = i;
    }
    return byContent ? byContent : byName;
}

/// Windows shells write what a program prints as UTF-16.
QByteArray asUtf8(const QByteArray& content)
{
    if (!content.startsWith("\xFF\xFE") && !content.startsWith("\xFE\xFF"))
        return content;
    QStringDecoder decoder(QStringDecoder::Utf16);
    const QString text = decoder(content);
    return text.toUtf8();
}

Imported unknown(const ImportFile& file)
{
    Imported imported;
    imported.files = {file.name};
    imported.notes = {file.content.isEmpty()
                          ? tr("“%1” is empty; there is nothing to import.").arg(file.name)
                          : tr("“%1” is of no format known here. Measured runs are read from: %2.")
                                .arg(file.name, importFormats().join(u", "_s))};
    return imported;
}

} // namespace

std::vector<Imported> importFiles(const std::vector<ImportFile>& files,
                                  const ImportOptions& options)
{
    const Formats all = formats();
    std::array<std::vector<ImportFile>, std::tuple_size_v<Formats>> sorted;
    std::vector<std::size_t> order; // formats as their first file came
    std::vector<Imported> strangers;
    for (const ImportFile& given : files) {
        const ImportFile file{given.name, asUtf8(given.content)};
        const auto format = file.content.isEmpty() ? std::nullopt : formatOf(all, file);
        if (!format) {
            strangers.push_back(unknown(file));
            continue;
        }
        if (sorted[*format].empty())
            order.push_back(*format);
        sorted[*format].push_back(file);
    }
    std::vector<Imported> imported;
    for (const std::size_t format : order) {
        std::vector<Imported> read = all[format].read(sorted[format], options);
        std::move(read.begin(), read.end(), std::back_inserter(imported));
    }
    std::move(strangers.begin(), strangers.end(), std::back_inserter(imported));
    return imported;
}

QStringList importFormats()
{
    QStringList names;
    for (const ImportFormat& format : formats())
        names << tr(format.name);
    return names;
}

} // namespace gramme::exchange
