// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/refinetexts.h"

#include "study/uncertain.h"
#include "study/format.h"
#include "study/working.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace format = study::format;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::gui::RefinePanel", text);
}

} // namespace

std::vector<SearchField::Entry> cpuEntries(const catalog::Catalog& catalog)
{
    std::vector<SearchField::Entry> entries;
    entries.push_back({{}, tr("None"), tr("no CPU power is counted"), {tr("None")}});
    for (const catalog::Device& cpu : catalog.cpus())
        entries.push_back(
            {cpu.id, cpu.name,
             tr("%1 W, %2 cores")
                 .arg(format::exact(cpu.tdpW.value_or(0.0), QLocale()), QString::number(cpu.cores)),
             catalog.searchTexts(cpu)});
    return entries;
}

QStringList workloadTexts()
{
    return {tr("Any"), tr("Pre-training"), tr("Small model"), tr("Fine-tuning"), tr("Inference")};
}

QStringList basisTexts()
{
    return {tr("Primary value of the place"), tr("Lifecycle"), tr("Fuel mix times factors")};
}

QStringList factorTexts(const catalog::Catalog& catalog)
{
    QStringList texts;
    for (const QString& id : study::choices(study::Input::Factors)) {
        QString name = id;
        for (const catalog::FactorSet& set : catalog.factorSets()) {
            if (set.id == id)
                name = set.name;
        }
        texts << name;
    }
    return texts;
}

QString workloadNote(const study::Outcome& outcome, const QLocale& locale)
{
    const engine::Spread usual = study::utilisationRange(outcome.resolved);
    if (outcome.resolved.workload.count <= 0.0)
        return {};
    return tr("Sets the default utilisation: %1, between %2 and %3.")
        .arg(format::ratio(usual.best, locale), format::ratio(usual.low, locale),
             format::ratio(usual.high, locale));
}

QString basisNote(const study::Outcome& outcome, study::BasisChoice basis, const QLocale& locale)
{
    const study::Resolved& resolved = outcome.resolved;
    const auto intensity = study::headlineIntensity(resolved);
    if (!intensity)
        return tr("The intensity is typed, on whatever basis you took it from.");
    if (basis == study::BasisChoice::Primary)
        return tr("As its source states it: %1.").arg(study::basisText(intensity->basis));
    if (resolved.warnings.test(static_cast<std::size_t>(study::Warning::BasisUnavailable)))
        return tr("This place has none; its primary value stays.");
    return tr("%1 instead of %2.")
        .arg(format::intensity(resolved.workload.intensity.value(), locale),
             format::intensity(resolved.primaryIntensity, locale));
}

QString embodiedNote(const study::Outcome& outcome, const QLocale& locale)
{
    if (outcome.resolved.workload.method != engine::Method::Full)
        return tr("Only the method full counts them.");
    if (outcome.estimate.embodied)
        return tr("The share of its life that this takes: %1.")
            .arg(format::mass(*outcome.estimate.embodied, locale));
    return tr("The catalogue has no figure for this hardware; give one below.");
}

} // namespace gramme::gui
