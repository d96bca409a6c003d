// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/estimatetext.h"

#include "exchange/estimatejson.h"
#include "study/format.h"
#include "study/uncertain.h"
#include "study/working.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

namespace format = study::format;
using study::Outcome;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

/// Line by line, in the order of importance.
class EstimateText
{
public:
    EstimateText(const study::Scenario& scenario, const Outcome& outcome)
        : m_scenario(scenario)
        , m_outcome(outcome)
    {}

    QString write()
    {
        writeHeadline();
        writeEquivalences();
        writeElsewhere();
        writeOffset();
        writeSite();
        writeSources();
        return m_text;
    }

private:
    void line(const QString& text) { m_text += text + u'\n'; }

    void writeHeadline()
    {
        const engine::Estimate& estimate = m_outcome.estimate;
        line(tr("%1 CO₂e from %2")
                 .arg(format::mass(estimate.total, m_locale),
                      format::energy(estimate.energy, m_locale)));
        if (const auto& interval = estimate.interval)
            line(tr("%1 interval: %2 to %3")
                     .arg(format::percent(interval->level.value(), m_locale),
                          format::mass(interval->low, m_locale),
                          format::mass(interval->high, m_locale)));
        if (estimate.embodied)
            line(tr("Operational: %1; embodied, the share of making the hardware: %2")
                     .arg(format::mass(estimate.operational, m_locale),
                          format::mass(*estimate.embodied, m_locale)));
        line(study::workingText(m_outcome, m_locale));
        if (estimate.interval)
            line(study::narrowingSentence(m_outcome, m_locale));
        if (const auto intensity = study::headlineIntensity(m_outcome.resolved))
            line(tr("Intensity: %1, %2%3")
                     .arg(format::significant(intensity->gPerKwh, m_locale, 4) + u" g/kWh"_s,
                          study::basisText(intensity->basis),
                          intensity->year ? u", %1"_s.arg(intensity->year) : QString()));
    }

    void writeEquivalences()
    {
        QStringList parts;
        for (const auto& entry :
             study::equivalences(*m_outcome.resolved.selection.catalog,
                                 m_outcome.resolved.workload.method, m_outcome.estimate.total)) {
            const auto& named = *entry.equivalence;
            parts << format::significant(entry.value, m_locale) + u' ' +
                         (entry.value == 1.0 ? named.labelSingular : named.labelPlural);
        }
        if (!parts.isEmpty())
            line(tr("As much as: %1").arg(parts.join(u"; "_s)));
    }

    void writeElsewhere()
    {
        const auto across =
            m_outcome.resolved.selection.region ? study::Across::Regions : study::Across::Grids;
        const auto ranking = study::rank(m_scenario, m_outcome, across);
        if (!ranking)
            return;
        line(tr("Elsewhere: %1").arg(study::savingSentence(*ranking, m_locale)));
        for (const QString& note : exchange::notes(*ranking, m_outcome)) {
            if (note == m_outcome.resolved.selection.catalog->shareAlikeNotice())
                m_notice = note;
        }
    }

    void writeOffset()
    {
        const study::Resolved& resolved = m_outcome.resolved;
        if (!resolved.offsetKnown || resolved.offsetPct == 0.0)
            return;
        const bool isOwn = resolved.origin(study::Input::OffsetPct) == study::Origin::Given;
        line((isOwn ? tr("Offset claimed by you, not subtracted: %1 (%2 %)")
                    : tr("Offset claimed by the provider, not subtracted: %1 (%2 %)"))
                 .arg(format::mass(m_outcome.estimate.claimedOffset, m_locale),
                      format::exact(resolved.offsetPct, m_locale)));
    }

    /// The page's figures as it shows them, after those of the estimate.
    void writeSite()
    {
        if (!m_outcome.site)
            return;
        const engine::site::Figures& shown = m_outcome.site->figures;
        line(tr("The page shows: %1 kg CO₂eq, %2 kg of it offset (%3 %)")
                 .arg(format::machine(shown.raw.value()), format::machine(shown.offset.value()),
                      format::machine(shown.offsetPercent)));
        if (const catalog::Region* cleanest = m_outcome.site->cleanest)
            line(tr("The page promises: %1 kg CO₂eq in %2")
                     .arg(format::machine(m_outcome.site->cleanestKg.value()), cleanest->name));
    }

    void writeSources()
    {
        line(tr("Sources:"));
        for (const catalog::Citation& source : study::sources(m_outcome.resolved)) {
            line(sourceText(source));
        }
        const auto& catalog = *m_outcome.resolved.selection.catalog;
        if (study::usesShareAlike(m_outcome.resolved))
            m_notice = catalog.shareAlikeNotice();
        line(tr("Method %1, catalogue edition %2")
                 .arg(study::methodWord(m_outcome.resolved.workload.method),
                      catalog.editionName(m_outcome.resolved.selection.edition)));
        if (!m_notice.isEmpty())
            line(m_notice);
    }

    const study::Scenario& m_scenario;
    const Outcome& m_outcome;
    QLocale m_locale = QLocale::c();
    QString m_text;
    QString m_notice;
};

} // namespace

QString estimateText(const study::Scenario& scenario, const study::Outcome& outcome)
{
    return EstimateText(scenario, outcome).write();
}

QString sourceText(const catalog::Citation& source)
{
    QStringList facts{source.name};
    if (!source.year.isEmpty())
        facts << source.year;
    facts << (source.licence.isEmpty() ? tr("licence not known")
                                       : tr("licence %1").arg(source.licence));
    return u"  "_s + facts.join(u", "_s)
           + (source.url.isEmpty() ? QString() : u"\n    "_s + source.url);
}

} // namespace gramme::cli
