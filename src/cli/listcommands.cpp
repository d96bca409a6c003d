// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/listing.h"
#include "cli/commands.h"
#include "exchange/estimatejson.h"
#include "exchange/table.h"

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

catalog::Edition editionOf(const Arguments& arguments)
{
    return arguments.scenario.edition.value_or(catalog::Edition::Current);
}

} // namespace

int runCompare(const Arguments& arguments, const catalog::Catalog& catalog, Console& console)
{
    const auto outcome = study::evaluate(arguments.scenario, catalog, study::commandLine);
    if (!outcome)
        return console.fail(outcome.error());
    const auto ranking = study::rank(arguments.scenario, *outcome, arguments.across);
    if (!ranking)
        return console.fail(ranking.error());
    if (arguments.format == Format::Json)
        return console.print(exchange::compareJson(*ranking, *outcome));
    console.tell(exchange::notes(*ranking, *outcome));
    if (arguments.format == Format::Csv)
        return console.print(exchange::tableCsv(exchange::compareTable(*ranking, *outcome)));
    return console.print(exchange::tableText(exchange::compareOverview(*ranking, *outcome)) +
                         study::savingSentence(*ranking, QLocale::c()) + u'\n');
}

int runList(const Arguments& arguments, const catalog::Catalog& catalog, Console& console)
{
    const auto listing =
        catalog::list(catalog, arguments.kind, arguments.search, editionOf(arguments));
    if (!listing)
        return console.fail(listing.error());
    if (arguments.format == Format::Json)
        return console.print(exchange::listJson(*listing, arguments.kind));
    if (arguments.format == Format::Csv)
        return console.print(exchange::tableCsv(*listing));
    return console.print(exchange::tableText(*listing));
}

int runShow(const Arguments& arguments, const catalog::Catalog& catalog, Console& console)
{
    const auto facts = catalog::show(catalog, arguments.kind, arguments.id, editionOf(arguments));
    if (!facts)
        return console.fail(facts.error());
    if (arguments.format == Format::Json)
        return console.print(exchange::showJson(*facts, arguments.kind, arguments.id));
    const exchange::Table table = exchange::factTable(*facts);
    return console.print(arguments.format == Format::Csv ? exchange::tableCsv(table)
                                                         : exchange::tableText(table).toUtf8());
}

} // namespace gramme::cli
