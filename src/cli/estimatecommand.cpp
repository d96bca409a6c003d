// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/estimatetext.h"
#include "exchange/batch.h"
#include "exchange/estimatejson.h"

namespace gramme::cli {

int runEstimate(const Arguments& arguments, const catalog::Catalog& catalog, Console& console)
{
    const auto outcome = study::evaluate(arguments.scenario, catalog, study::commandLine);
    if (!outcome)
        return console.fail(outcome.error());
    if (arguments.format == Format::Json)
        return console.print(exchange::estimateJson(arguments.scenario, *outcome));
    if (arguments.format == Format::Csv) {
        console.tell(exchange::notes(*outcome));
        return console.print(exchange::estimateCsv(arguments.scenario, *outcome));
    }
    console.tell(study::warningTexts(outcome->resolved));
    return console.print(estimateText(arguments.scenario, *outcome));
}

} // namespace gramme::cli
