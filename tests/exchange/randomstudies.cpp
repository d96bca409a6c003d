// SPDX-License-Identifier: GPL-3.0-or-later
#include "randomstudies.h"

#include <QRandomGenerator>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::tests {

namespace {

/// What means something to LaTeX, HTML, YAML, BibTeX, CSV, JSON or Mustache, and odd Unicode.
const QStringList& snippets()
{
    static const QStringList texts{u"\\input{/etc/passwd}"_s,
                                   u"}}}"_s,
                                   u"{{{"_s,
                                   u"% comment"_s,
                                   u"$x^2"_s,
                                   u"a_b"_s,
                                   u"&"_s,
                                   u"#1"_s,
                                   u"~"_s,
                                   u"\\"_s,
                                   u"\\\\["_s,
                                   u"[2cm]"_s,
                                   u"\\end{tabular}"_s,
                                   u"\\begin{x}"_s,
                                   u"<script>alert(1)</script>"_s,
                                   u"</p><p>"_s,
                                   u"<!--"_s,
                                   u"-->"_s,
                                   u"\"'"_s,
                                   u"&lt;"_s,
                                   u"]]>"_s,
                                   u"\" onload=\"x"_s,
                                   u": - ? !!python/object:os.system"_s,
                                   u"\\\" # "_s,
                                   u"\n---\nx: y\n"_s,
                                   u"\t"_s,
                                   u"*alias &anchor"_s,
                                   u"@misc{x,"_s,
                                   u"title = \"a\" #"_s,
                                   u"=1+1"_s,
                                   u"+cmd|' /C calc'!A0"_s,
                                   u"-2"_s,
                                   u"@SUM(A1)"_s,
                                   u","_s,
                                   u";"_s,
                                   u"\r\n"_s,
                                   u"{{name}}"_s,
                                   u"<<name>>"_s,
                                   u"{{> x}}"_s,
                                   u"{{=<% %>=}}"_s,
                                   u"|a|b|"_s,
                                   u"`code`"_s,
                                   u"![i](javascript:x)"_s,
                                   u"北京"_s,
                                   u"Ελλάδα"_s,
                                   u"é à ü ß Ø ł"_s,
                                   u"😀"_s,
                                   u"\u202E"_s,
                                   u"\u0301"_s,
                                   u"\uFFFE"_s,
                                   u"\u0085"_s,
                                   u"\u2028"_s,
                                   u"½ × µ ° €"_s,
                                   QString(QChar(0xD800)),
                                   QString(QChar(0)),
                                   u"\u001B[31m"_s,
                                   u"null"_s,
                                   u"yes"_s,
                                   u"1e5"_s,
                                   u"ordinary words"_s};
    return texts;
}

class Maker
{
public:
    explicit Maker(const catalog::Catalog& base)
        : m_base(base)
    {}

    RandomStudies run(int count)
    {
        RandomStudies made;
        catalog::OwnEntries own;
        for (int i = 0; i < ownCount; ++i)
            addOwn(own, i);
        made.catalog = m_base.withOwn(own);
        while (int(made.studies.size()) < count) {
            auto publication = exchange::publicationOf(study(), *made.catalog);
            if (publication)
                made.studies.push_back(*std::move(publication));
        }
        return made;
    }

private:
    static constexpr int ownCount = 20;

    int upTo(int end) { return int(m_random.bounded(quint32(end))); }
    bool chance() { return upTo(2) == 0; }
    template <class List> const auto& oneOf(const List& list)
    {
        return list[std::size_t(upTo(int(list.size())))];
    }

    QString hostile()
    {
        QString text;
        const int parts = 1 + upTo(6);
        for (int i = 0; i < parts; ++i) {
            text += snippets().at(upTo(int(snippets().size())));
            if (chance())
                text += u' ';
        }
        return text;
    }

    catalog::Citation citation()
    {
        catalog::Citation made;
        made.sourceId = hostile();
        made.name = u"Source "_s + hostile();
        made.url = chance() ? u"https://example.org/"_s + hostile() : u"javascript:alert(1)"_s;
        made.licence = hostile();
        made.year = chance() ? u"2025"_s : hostile();
        made.note = hostile();
        return made;
    }

    static QString ownId(const char* kind, int number)
    {
        return u"own-%1-%2"_s.arg(QLatin1StringView(kind)).arg(number, 6, 16, QChar(u'0'));
    }

    void addOwn(catalog::OwnEntries& own, int number)
    {
        catalog::OwnDevice device;
        device.id = ownId("device", number);
        device.name = u"Device %1 "_s.arg(number) + hostile();
        device.vendor = hostile();
        device.tdpW = 100 + upTo(600);
        device.citation = citation();
        own.devices << device;
        catalog::OwnGrid grid;
        grid.id = ownId("grid", number);
        grid.name = u"Grid %1 "_s.arg(number) + hostile();
        grid.gPerKwh = 10 + upTo(900);
        grid.year = 2020 + upTo(6);
        grid.citation = citation();
        own.grids << grid;
        catalog::OwnRegion region;
        region.id = ownId("site", number);
        region.name = u"Site %1 "_s.arg(number) + hostile();
        region.gridId = grid.id;
        region.pue = 1.0 + upTo(10) / 10.0;
        region.citation = citation();
        own.regions << region;
    }

    void setHardware(study::Scenario& scenario)
    {
        scenario.count = 1 + upTo(64);
        if (chance()) {
            scenario.hardware = ownId("device", upTo(ownCount));
        } else {
            const catalog::Device& device = oneOf(m_base.accelerators(catalog::Edition::Current));
            scenario.hardware = device.id;
            if (!device.tdpW)
                scenario.tdpW = 300;
        }
    }

    void setPlace(study::Scenario& scenario)
    {
        switch (upTo(4)) {
        case 0:
            scenario.provider = catalog::ownProviderId.toString();
            scenario.region = ownId("site", upTo(ownCount));
            break;
        case 1:
            scenario.grid = ownId("grid", upTo(ownCount));
            break;
        case 2: {
            const catalog::Region& region = oneOf(m_base.regions(catalog::Edition::Current));
            scenario.provider = region.providerId;
            scenario.region = region.id;
            break;
        }
        default:
            scenario.grid = oneOf(m_base.grids()).id;
        }
    }

    /// As the page has it: its devices and regions.
    void setPage(study::Scenario& scenario)
    {
        const auto edition = catalog::Edition::Lacoste;
        scenario.method = engine::Method::Lacoste2019;
        scenario.rounding = chance() ? study::Rounding::Site : study::Rounding::None;
        scenario.hardware = oneOf(m_base.accelerators(edition)).id;
        const catalog::Region& region = oneOf(m_base.regions(edition));
        scenario.provider = region.providerId;
        scenario.region = region.id;
    }

    void setTime(study::Scenario& scenario)
    {
        static constexpr std::array parameters{1e8, 7e9, 7e10};
        const bool isFull = scenario.method == engine::Method::Full;
        if (isFull && upTo(4) == 0) {
            scenario.params = oneOf(parameters);
            scenario.tokens = 1e9 * (1 + upTo(100));
            scenario.peakTflops = 300;
        } else {
            scenario.hours = upTo(10000) / 7.0;
        }
        if (chance())
            scenario.runs = 1 + upTo(5);
        if (isFull && upTo(3) == 0) {
            scenario.trials = 1 + upTo(20);
            scenario.trialHours = 1 + upTo(9);
            scenario.failedShare = upTo(10) / 20.0;
        }
    }

    study::Scenario scenario()
    {
        static const QStringList kinds{u"any"_s, u"pretraining"_s, u"small-model"_s,
                                       u"fine-tuning"_s, u"inference"_s};
        study::Scenario made;
        if (upTo(5) > 0)
            made.name = hostile();
        if (upTo(6) == 0) {
            setPage(made);
        } else {
            setHardware(made);
            setPlace(made);
            if (upTo(6) == 0)
                made.method = engine::Method::GreenAlgorithms;
            else
                made.workload = kinds.at(upTo(int(kinds.size())));
        }
        setTime(made);
        if (made.method == engine::Method::Full) {
            made.embodied = chance();
            made.interval = chance();
        }
        if (upTo(3) == 0)
            made.offsetPct = upTo(101);
        return made;
    }

    study::Study study()
    {
        study::Study made;
        made.title = hostile();
        const int scenarios = 1 + upTo(4);
        for (int i = 0; i < scenarios; ++i)
            study::addScenario(made, scenario()).notes = hostile();
        study::MeasuredRun run;
        run.name = hostile();
        run.tool = hostile();
        run.start = hostile();
        run.energyKwh = upTo(1000) / 3.0;
        run.scenarioId = made.scenarios.first().id;
        study::addRun(made, run);
        return made;
    }

    const catalog::Catalog& m_base;
    QRandomGenerator m_random{5};
};

} // namespace

RandomStudies randomStudies(const catalog::Catalog& base, int count)
{
    return Maker(base).run(count);
}

} // namespace gramme::tests
