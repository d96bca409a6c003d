// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/scenariojson.h"

#include "study/format.h"
#include "study/inputs.h"

using namespace Qt::StringLiterals;

namespace gramme::study {

QJsonObject toJson(const Scenario& scenario)
{
    QJsonObject json;
    if (!scenario.name.isEmpty())
        json.insert("name"_L1, scenario.name);
    for (const InputSpec& entry : inputSpecs()) {
        const auto key = QLatin1String(entry.key);
        if (entry.number && scenario.*entry.number)
            json.insert(key, *(scenario.*entry.number));
        else if (!entry.number && isGiven(scenario, entry.input))
            json.insert(key, valueText(scenario, entry.input));
    }
    return json;
}

Scenario scenarioFromJson(const QJsonObject& json, QStringList* problems)
{
    Scenario scenario;
    scenario.name = json.value("name"_L1).toString();
    for (const InputSpec& entry : inputSpecs()) {
        const QJsonValue value = json.value(QLatin1String(entry.key));
        if (value.isUndefined() || value.isNull())
            continue;
        const QString text =
            value.isDouble() ? format::machine(value.toDouble()) : value.toString();
        const auto done = assign(scenario, entry.input, text, Naming::Column);
        if (!done && problems)
            problems->append(done.error().message);
    }
    return scenario;
}

} // namespace gramme::study
