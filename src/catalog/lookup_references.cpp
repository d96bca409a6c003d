// SPDX-License-Identifier: GPL-3.0-or-later
// Reference points, equivalences, presets and sources by id or name.
#include "catalog/lookup.h"

using namespace Qt::StringLiterals;

namespace gramme::catalog {

Result<const ReferencePoint*> Lookup::referencePoint(QStringView key)
{
    return byIdOrName(m_tables.referencePoints(), u"reference"_s,
                      Text::tr("Unknown reference point %1.").arg(quoted(key)), key,
                      [](const ReferencePoint& point) {
                          return QStringList{point.id, point.label};
                      });
}

Result<const Equivalence*> Lookup::equivalence(QStringView key)
{
    return byIdOrName(m_tables.equivalences(), u"equivalence"_s,
                      Text::tr("Unknown equivalence %1.").arg(quoted(key)), key,
                      [](const Equivalence& unit) {
                          return QStringList{unit.id, unit.labelPlural};
                      });
}

Result<const Preset*> Lookup::preset(QStringView key)
{
    return byIdOrName(m_tables.presets(), u"preset"_s,
                      Text::tr("Unknown preset %1.").arg(quoted(key)), key,
                      [](const Preset& preset) {
                          return QStringList{preset.id, preset.name};
                      });
}

Result<QString> Lookup::sourceId(QStringView key)
{
    const std::vector<SourceRow> all = m_tables.sources();
    const Result<const SourceRow*> found =
        byIdOrName(all, u"source"_s, Text::tr("Unknown source %1.").arg(quoted(key)), key,
                   [](const SourceRow& source) {
                       return QStringList{source.id, source.name};
                   });
    if (!found)
        return found.error();
    return (*found)->id;
}

} // namespace gramme::catalog
