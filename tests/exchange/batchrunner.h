// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/batch.h"
#include "study/inputs.h"

#include <QBuffer>
#include <QStringList>

#include <memory>

namespace gramme::test {

/// A batch over a table in memory, with everything it said.
struct BatchAnswer
{
    QByteArray table;
    QStringList notices;
    Result<exchange::BatchCounts> counts = exchange::BatchCounts();

    QList<QByteArray> lines() const
    {
        QList<QByteArray> lines = table.split('\n');
        lines.removeLast(); // after the last line end
        return lines;
    }
    /// The cell of a row (0 is the first after the header); for tables without quotes.
    QByteArray cell(qsizetype row, const char* column) const
    {
        const auto names = lines().first().split(',');
        return lines().at(row + 1).split(',').value(names.indexOf(QByteArray(column)));
    }
};

/// `defaults` as on the command line: "method=lacoste2019 rounding=site".
inline study::Scenario scenarioOf(const QString& defaults)
{
    study::Scenario scenario;
    for (const QString& word : defaults.split(u' ', Qt::SkipEmptyParts)) {
        const study::InputSpec* spec = study::findSpec(word.section(u'=', 0, 0));
        const auto done =
            study::assign(scenario, spec->input, word.section(u'=', 1), study::Naming::Option);
        if (!done)
            qFatal("test: %s", qPrintable(done.error().message));
    }
    return scenario;
}

inline BatchAnswer runBatch(const catalog::Catalog& catalog, QByteArray table,
                            const QString& defaults = {})
{
    BatchAnswer answer;
    QBuffer in(&table);
    QBuffer out(&answer.table);
    in.open(QIODevice::ReadOnly);
    out.open(QIODevice::WriteOnly);
    answer.counts = exchange::runBatch(in, out, scenarioOf(defaults), catalog,
                                       [&](const QString& text) { answer.notices << text; });
    return answer;
}

} // namespace gramme::test
