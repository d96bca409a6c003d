// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/statement.h"

#include "exchange/escape.h"
#include "exchange/hardwaredata.h"
#include "exchange/statementterms.h"
#include "exchange/statementvalues.h"
#include "study/format.h"
#include "study/working.h"

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using engine::Method;
using study::Input;
using study::Origin;

/// The statement's data, one topic a function.
class Statement
{
public:
    Statement(const study::Scenario& scenario, const study::Outcome& outcome,
              const catalog::Catalog& catalog, const Bibliography& bibliography,
              const QLocale& locale)
        : m_scenario(scenario)
        , m_outcome(outcome)
        , m_resolved(outcome.resolved)
        , m_at(outcome.resolved.selection)
        , m_in(outcome.resolved.workload)
        , m_catalog(catalog)
        , m_bibliography(bibliography)
        , m_locale(locale)
    {}

    QVariantMap run()
    {
        m_data = timeData(view());
        m_data.insert(u"name"_s, singleLine(m_scenario.name));
        setMethod();
        m_data.insert(u"parts"_s, hardwareData(m_outcome, m_bibliography, m_locale));
        setEnergy();
        setPlace();
        setIntensity();
        setEmissions();
        setClaim();
        setScope();
        setSources();
        return m_data;
    }

private:
    StatementView view() const { return {m_scenario, m_outcome, m_bibliography, m_locale}; }
    QString exact(double value) const { return study::format::exact(value, m_locale); }
    QString mass(engine::Kilograms value) const { return study::format::mass(value, m_locale); }
    QString energy(engine::KilowattHours value) const
    {
        return study::format::energy(value, m_locale);
    }
    QVariantMap from(Input input) const { return fromData(m_resolved, m_bibliography, input); }
    bool isLacoste() const { return m_in.method == Method::Lacoste2019; }

    void setMethod()
    {
        const Method method = m_in.method;
        m_data.insert(u"full"_s, method == Method::Full);
        m_data.insert(u"lacoste"_s, isLacoste());
        m_data.insert(u"green_algorithms"_s, method == Method::GreenAlgorithms);
        m_data.insert(u"page"_s, m_outcome.site.has_value());
        m_data.insert(u"version"_s, programVersion());
        m_data.insert(u"edition"_s, m_catalog.editionName(m_at.edition));
        m_data.insert(u"gramme"_s, m_bibliography.gramme().key);
        m_data.insert(u"gramme_ref"_s, QString::number(m_bibliography.gramme().number));
        catalog::Citation citation;
        citation.name = study::methodWord(method);
        if (method != Method::Full)
            citation.sourceId =
                isLacoste() ? u"lacoste2019quantifying"_s : u"green-algorithms-3.0"_s;
        const Reference* paper = method == Method::Full ? nullptr : m_bibliography.find(citation);
        m_data.insert(u"method_cite"_s, paper ? paper->key : QString());
        m_data.insert(u"method_ref"_s, paper ? QString::number(paper->number) : QString());
    }

    void setEnergy()
    {
        m_data.insert(u"energy"_s, energy(m_outcome.estimate.energy));
        m_data.insert(u"it_energy"_s, energy(m_outcome.estimate.itEnergy));
        if (isLacoste()) {
            m_data.insert(u"pue"_s, false);
            return;
        }
        QVariantMap pue = from(Input::Pue);
        const Origin origin = m_resolved.origin(Input::Pue);
        const bool personal =
            m_at.provider && m_at.provider->kind == catalog::ProviderKind::Personal;
        pue.insert(u"value"_s, study::format::ratio(m_in.pue.value(), m_locale));
        pue.insert(u"provider"_s, providerName());
        pue.insert(u"year"_s, singleLine(study::citation(m_resolved, Input::Pue).year));
        pue.insert(u"of_region"_s, origin == Origin::Region);
        pue.insert(u"of_provider"_s, origin == Origin::Provider && !personal);
        pue.insert(u"of_personal"_s, origin == Origin::Provider && personal);
        pue.insert(u"fallback"_s, origin == Origin::Fallback);
        pue.insert(u"by_edition"_s, origin == Origin::EditionDefault);
        m_data.insert(u"pue"_s, pue);
    }

    QString providerName() const
    {
        return m_at.provider ? singleLine(m_at.provider->name) : QString();
    }

    /// Where the run takes place: the grid where one was named, else the region.
    void setPlace()
    {
        const catalog::Region* region = m_at.grid ? nullptr : m_at.region;
        const catalog::Grid* grid = region ? region->grid : m_at.grid;
        if (!region && !grid) {
            m_data.insert(u"place"_s, false);
            return;
        }
        QVariantMap place;
        place.insert(u"region_name"_s, region ? singleLine(region->name) : QString());
        // GCP's regions on the page have no other name than the id.
        const bool hasOwnName = region && region->id != region->name;
        place.insert(u"region_id"_s, hasOwnName ? singleLine(region->id) : QString());
        place.insert(u"provider"_s, region ? providerName() : QString());
        place.insert(u"grid_name"_s, grid ? singleLine(grid->name) : QString());
        place.insert(u"grid_id"_s, grid ? singleLine(grid->id) : QString());
        m_data.insert(u"place"_s, place);
    }

    void setIntensity()
    {
        QVariantMap intensity = from(Input::Intensity);
        const double value = m_in.intensity.value();
        intensity.insert(u"value"_s, m_resolved.mixGrid
                                         ? study::format::significant(value, m_locale)
                                         : exact(value));
        catalog::Basis basis = catalog::Basis::Unknown;
        QString year;
        if (const auto used = study::headlineIntensity(m_resolved)) {
            basis = used->basis;
            if (!m_resolved.mixGrid) // else the year of the factors, not of the mix
                year = used->citation.year;
            if (year.isEmpty() && used->year > 0)
                year = QString::number(used->year);
        }
        const bool given = m_resolved.origin(Input::Intensity) == Origin::Given;
        intensity.insert(u"lifecycle"_s, basis == catalog::Basis::Lifecycle);
        intensity.insert(u"direct"_s, basis == catalog::Basis::Direct);
        intensity.insert(u"no_basis"_s, basis == catalog::Basis::Unknown && !given);
        intensity.insert(u"year"_s, singleLine(year));
        intensity.insert(u"switched"_s, basisData(view()));
        m_data.insert(u"intensity"_s, intensity);
    }

    void setEmissions()
    {
        const engine::Estimate& estimate = m_outcome.estimate;
        m_data.insert(u"emissions"_s, mass(estimate.operational));
        m_data.insert(u"embodied"_s, embodiedData(view()));
        m_data.insert(u"total"_s, mass(estimate.total));
        m_data.insert(u"interval"_s, intervalData(view()));
        QVariant shown = false;
        if (m_outcome.site) {
            const engine::site::Figures& page = m_outcome.site->figures;
            shown = QVariantMap{{u"energy"_s, exact(page.energy.value()) + u" kWh"_s},
                                {u"kg_per_kwh"_s, exact(page.kgPerKwh)},
                                {u"emissions"_s, exact(page.raw.value()) + u" kg"_s}};
        }
        m_data.insert(u"shown"_s, shown);
    }

    /// What the provider or the user says to have offset. It stands beside the total.
    void setClaim()
    {
        if (!m_resolved.offsetKnown || m_resolved.offsetPct <= 0.0) {
            m_data.insert(u"claim"_s, false);
            return;
        }
        const bool given = m_resolved.origin(Input::OffsetPct) == Origin::Given;
        QVariantMap claim = from(Input::OffsetPct);
        claim.insert(u"percent"_s, exact(m_resolved.offsetPct) + u" %"_s);
        claim.insert(u"mass"_s, m_outcome.site
                                    ? exact(m_outcome.site->figures.offset.value()) + u" kg"_s
                                    : mass(m_outcome.estimate.claimedOffset));
        claim.insert(u"by_provider"_s, !given);
        claim.insert(u"provider"_s, providerName());
        m_data.insert(u"claim"_s, claim);
    }

    void setScope()
    {
        using engine::Component;
        const auto counts = [this](Component component) {
            const engine::EnergyTerm& term = m_outcome.estimate.term(component);
            return term.units > 0.0 && (component != Component::Host || term.power.value() > 0.0);
        };
        const bool accelerators = counts(Component::Accelerators);
        const bool host = counts(Component::Host);
        const bool cpu = counts(Component::Cpu);
        const bool memory = counts(Component::Memory);
        const bool whole = m_at.device && m_at.device->isWholeMachine();
        const bool embodied = m_outcome.estimate.embodied.has_value();
        const bool overhead = !isLacoste() && m_in.pue.value() != 1.0;
        const bool noOverhead =
            isLacoste() || m_resolved.origin(Input::Pue) == Origin::EditionDefault;
        m_data.insert(u"counted"_s, scopeList({{u"what_accelerators"_s, accelerators},
                                               {u"what_host"_s, host},
                                               {u"what_cpu"_s, cpu},
                                               {u"what_memory"_s, memory},
                                               {u"what_overhead"_s, overhead},
                                               {u"what_embodied"_s, embodied},
                                               {u"what_storage"_s, false},
                                               {u"what_network"_s, false}}));
        const bool noHost = accelerators && !host && !cpu && !memory && !whole;
        m_data.insert(u"not_counted"_s,
                      scopeList({{u"what_accelerators"_s, false},
                                 {u"what_host"_s, noHost},
                                 {u"what_cpu"_s, !accelerators && memory && !cpu},
                                 {u"what_memory"_s, !accelerators && cpu && !memory},
                                 {u"what_overhead"_s, noOverhead},
                                 {u"what_storage"_s, true},
                                 {u"what_network"_s, true},
                                 {u"what_embodied"_s, !embodied}}));
    }

    /// The topics that apply, each with all the others false.
    static QVariantList scopeList(const std::vector<std::pair<QString, bool>>& topics)
    {
        QVariantList list;
        for (const auto& [chosen, applies] : topics) {
            if (!applies)
                continue;
            QVariantMap item;
            for (const auto& [topic, unused] : topics)
                item.insert(topic, topic == chosen);
            list << item;
        }
        return enumerated(list);
    }

    void setSources()
    {
        using study::WorkingStyle;
        m_data.insert(u"working"_s, study::workingText(m_outcome, m_locale, WorkingStyle::Screen));
        m_data.insert(u"working_plain"_s,
                      study::workingText(m_outcome, m_locale, WorkingStyle::Plain));
        QVariantList sources;
        for (const Reference& reference : m_bibliography.references())
            sources << sourceData(reference);
        m_data.insert(u"sources"_s, sources);
        QVariantList remarks;
        for (const QString& warning : study::warningTexts(m_resolved))
            remarks << QVariantMap{{u"text"_s, singleLine(warning)}};
        m_data.insert(u"remarks"_s, remarks);
        m_data.insert(u"notice"_s, study::usesShareAlike(m_resolved)
                                       ? singleLine(m_catalog.shareAlikeNotice())
                                       : QString());
    }

    const study::Scenario& m_scenario;
    const study::Outcome& m_outcome;
    const study::Resolved& m_resolved;
    const study::Selection& m_at;
    const engine::Workload& m_in;
    const catalog::Catalog& m_catalog;
    const Bibliography& m_bibliography;
    QLocale m_locale;
    QVariantMap m_data;
};

} // namespace

QVariantMap statementData(const study::Scenario& scenario, const study::Outcome& outcome,
                          const catalog::Catalog& catalog, const Bibliography& bibliography,
                          const QLocale& locale)
{
    return Statement(scenario, outcome, catalog, bibliography, locale).run();
}

} // namespace gramme::exchange
