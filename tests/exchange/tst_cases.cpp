// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of the case tables, once through the study and once as a batch. The tables were made
// by running the functions of the original programs.
#include <QTest>

#include "../support/csvtable.h"
#include "batchrunner.h"
#include "exchange/estimatejson.h"
#include "study/resolve.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace gramme;
using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

double number(const Row& row, const QString& column)
{
    return row.value(column).toDouble();
}

/// The tables have up to twelve significant digits: a relative error of 1e-12, or half a unit of
/// the twelfth digit where a figure was cut there.
bool agreesAsWritten(double value, double expected)
{
    const double lastDigit =
        expected == 0.0 ? 0.0 : std::pow(10.0, std::floor(std::log10(std::abs(expected))) - 11.0);
    return std::abs(value - expected) <= std::max(1e-12 * std::abs(expected), 0.5 * lastDigit);
}

/// Which row it was, for the message of a failure.
std::string where(const Row& row)
{
    return QStringList{row.value(u"hardware"_s), row.value(u"provider"_s), row.value(u"region"_s),
                       row.value(u"hours"_s), row.value(u"id"_s)}
        .join(u' ')
        .toStdString();
}

/// The typed kg/kWh as g/kWh: the decimal point moved.
QString gramsOf(const Row& row)
{
    QString digits = row.value(u"custom_kg_per_kwh"_s);
    return QString::number((digits + u"e3"_s).toDouble(), 'g', 15);
}

/// Which of its columns a Green Algorithms case uses, under our names.
QStringList greenAlgorithmsCells(const Row& row)
{
    const QString kind = row.value(u"core_type"_s);
    const auto cell = [&](bool isUsed, const QString& column) {
        return isUsed ? row.value(column) : QString();
    };
    const bool gpu = kind != u"CPU";
    const bool cpu = kind != u"GPU";
    return {cell(gpu, u"gpu_tdp_used_w"_s), cell(gpu, u"n_gpus"_s),
            cell(gpu, u"usage_gpu_used"_s), cell(cpu, u"cpu_tdp_used_w_per_core"_s),
            cell(cpu, u"n_cpu_cores"_s),    cell(cpu, u"usage_cpu_used"_s),
            row.value(u"memory_gb"_s),      row.value(u"memory_w_per_gb"_s),
            row.value(u"pue_used"_s),       row.value(u"mult_factor_used"_s),
            row.value(u"runtime_h"_s),      row.value(u"carbon_intensity_g_per_kwh"_s)};
}

const QString greenAlgorithmsHeader =
    u"tdp_w,count,utilisation,cpu_w_per_core,cpu_cores,cpu_utilisation,memory_gb,"
    "memory_w_per_gb,pue,scale,hours,intensity"_s;

} // namespace

class TestCases : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    Result<study::Outcome> evaluate(const study::Scenario& scenario) const
    {
        return study::evaluate(scenario, *m_catalog, study::commandLine);
    }

    /// What the page shows in the alternative; where it crashes it shows nothing, and the table
    /// leaves the cell empty.
    static void compareSite(const Row& row, const study::SiteResult& site)
    {
        const auto& shown = site.figures;
        QVERIFY2(shown.energy.value() == number(row, u"app_energy_kwh"_s), where(row).c_str());
        QVERIFY2(shown.kgPerKwh == number(row, u"app_kg_per_kwh"_s), where(row).c_str());
        QVERIFY2(shown.raw.value() == number(row, u"app_raw_kg"_s), where(row).c_str());
        QVERIFY2(shown.offset.value() == number(row, u"app_offset_kg"_s), where(row).c_str());
    }

    /// The same in a row of a batch, with the unrounded figures.
    static void compareSiteColumns(const Row& row, const BatchAnswer& answer, qsizetype at)
    {
        const auto figure = [&](const char* name) { return answer.cell(at, name).toDouble(); };
        QVERIFY2(agreesAsWritten(figure("energy_kwh"), number(row, u"energy_kwh"_s)),
                 where(row).c_str());
        QVERIFY2(agreesAsWritten(figure("total_kg"), number(row, u"raw_kg"_s)), where(row).c_str());
        QVERIFY2(figure("site_energy_kwh") == number(row, u"app_energy_kwh"_s), where(row).c_str());
        QVERIFY2(figure("site_kg_per_kwh") == number(row, u"app_kg_per_kwh"_s), where(row).c_str());
        QVERIFY2(figure("site_raw_kg") == number(row, u"app_raw_kg"_s), where(row).c_str());
        QVERIFY2(figure("site_offset_kg") == number(row, u"app_offset_kg"_s), where(row).c_str());
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void cloudRowsThroughTheStudy()
    {
        const auto rows = csvTable(u"cases_lacoste.csv"_s);
        QCOMPARE(rows.size(), std::size_t(312));
        for (const Row& row : rows) {
            study::Scenario scenario = scenarioOf(u"method=lacoste2019 rounding=site"_s);
            scenario.hardware = row.value(u"hardware"_s);
            scenario.provider = row.value(u"provider"_s);
            scenario.region = row.value(u"region"_s);
            scenario.hours = number(row, u"hours"_s);
            const auto outcome = evaluate(scenario);
            QVERIFY2(outcome, where(row).c_str());
            const engine::Estimate& estimate = outcome->estimate;
            QVERIFY2(agreesAsWritten(estimate.energy.value(), number(row, u"energy_kwh"_s)),
                     where(row).c_str());
            QVERIFY2(agreesAsWritten(estimate.total.value(), number(row, u"raw_kg"_s)),
                     where(row).c_str());
            QVERIFY2(agreesAsWritten((estimate.total - estimate.claimedOffset).value(),
                                     number(row, u"net_kg"_s)),
                     where(row).c_str());
            QCOMPARE(outcome->resolved.offsetPct, number(row, u"offset_pct"_s));
            QCOMPARE(estimate.inputs.intensity.value(), number(row, u"intensity_g_per_kwh"_s));
            compareSite(row, *outcome->site);
            if (QTest::currentTestFailed())
                return;
            const QString alternative = row.value(u"app_alt_kg"_s);
            if (row.value(u"status"_s) == u"ok")
                QVERIFY2(outcome->site->cleanest
                             ? outcome->site->cleanestKg.value() == alternative.toDouble() &&
                                   !alternative.isEmpty()
                             : alternative.isEmpty(),
                         where(row).c_str());
        }
    }

    void cloudRowsThroughTheBatch()
    {
        const auto rows = csvTable(u"cases_lacoste.csv"_s);
        QByteArray table = "hardware,provider,region,hours\n";
        for (const Row& row : rows)
            table += QStringList{row.value(u"hardware"_s), row.value(u"provider"_s),
                                 row.value(u"region"_s), row.value(u"hours"_s)}
                         .join(u',')
                         .toUtf8() +
                     '\n';
        const BatchAnswer answer =
            runBatch(*m_catalog, table, u"method=lacoste2019 rounding=site"_s);
        QVERIFY(answer.counts);
        QCOMPARE(answer.counts->rows, qint64(rows.size()));
        QCOMPARE(answer.counts->badRows, 0);
        const auto lines = answer.lines();
        const auto names = lines.first().split(',');
        for (std::size_t i = 0; i < rows.size(); ++i) {
            compareSiteColumns(rows[i], answer, qsizetype(i));
            const QByteArray alternative = answer.cell(qsizetype(i), "site_cleanest_kg");
            const QString expected = rows[i].value(u"app_alt_kg"_s);
            if (rows[i].value(u"status"_s) == u"ok")
                QVERIFY2(alternative.isEmpty() == expected.isEmpty() &&
                             alternative.toDouble() == expected.toDouble(),
                         where(rows[i]).c_str());
        }
    }

    void privateRowsThroughTheStudy()
    {
        const auto rows = csvTable(u"cases_lacoste_private.csv"_s);
        QCOMPARE(rows.size(), std::size_t(40));
        for (const Row& row : rows) {
            study::Scenario scenario = scenarioOf(u"method=lacoste2019 rounding=site"_s);
            scenario.hardware = row.value(u"hardware"_s);
            scenario.hours = number(row, u"hours"_s);
            scenario.intensity = gramsOf(row).toDouble();
            scenario.offsetPct = number(row, u"custom_offset_pct"_s);
            const auto outcome = evaluate(scenario);
            QVERIFY2(outcome, where(row).c_str());
            const engine::Estimate& estimate = outcome->estimate;
            QVERIFY2(agreesAsWritten(estimate.energy.value(), number(row, u"energy_kwh"_s)),
                     where(row).c_str());
            QVERIFY2(agreesAsWritten(estimate.total.value(), number(row, u"raw_kg"_s)),
                     where(row).c_str());
            QVERIFY2(agreesAsWritten(estimate.claimedOffset.value(), number(row, u"offset_kg"_s)),
                     where(row).c_str());
            compareSite(row, *outcome->site);
            QVERIFY2(outcome->site->figures.offsetPercent == number(row, u"app_offset_pct"_s),
                     where(row).c_str());
            QVERIFY2(!outcome->site->cleanest, where(row).c_str());
            if (QTest::currentTestFailed())
                return;
        }
    }

    void privateRowsThroughTheBatch()
    {
        const auto rows = csvTable(u"cases_lacoste_private.csv"_s);
        QByteArray table = "hardware,hours,intensity,offset_pct\n";
        for (const Row& row : rows)
            table += QStringList{row.value(u"hardware"_s), row.value(u"hours"_s), gramsOf(row),
                                 row.value(u"custom_offset_pct"_s)}
                         .join(u',')
                         .toUtf8() +
                     '\n';
        const BatchAnswer answer =
            runBatch(*m_catalog, table, u"method=lacoste2019 rounding=site"_s);
        QVERIFY(answer.counts);
        QCOMPARE(answer.counts->badRows, 0);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Row& row = rows[i];
            compareSiteColumns(row, answer, qsizetype(i));
            QVERIFY2(agreesAsWritten(answer.cell(qsizetype(i), "claimed_offset_kg").toDouble(),
                                     number(row, u"offset_kg"_s)),
                     where(row).c_str());
            QVERIFY2(answer.cell(qsizetype(i), "site_cleanest_kg").isEmpty(), where(row).c_str());
        }
    }

    /// The equivalences as the JSON has them: 1 kg per kWh makes the page's raw figure the energy.
    void equivalencesInTheJson()
    {
        const auto rows = csvTable(u"cases_lacoste_equivalences.csv"_s);
        QCOMPARE(rows.size(), std::size_t(60));
        int compared = 0;
        for (const Row& row : rows) {
            study::Scenario scenario = scenarioOf(u"method=lacoste2019 rounding=site"_s);
            const double kg = number(row, u"kg"_s);
            scenario.tdpW = 1000.0; // so that the hours are the kWh
            scenario.hours = kg;
            scenario.intensity = 1000.0;
            const auto outcome = evaluate(scenario);
            QVERIFY2(outcome, where(row).c_str());
            QVERIFY2(outcome->site->figures.raw.value() == kg, qPrintable(row.value(u"kg"_s)));
            const QJsonObject site =
                QJsonDocument::fromJson(exchange::estimateJson(scenario, *outcome))
                    .object()
                    .value(u"site"_s)
                    .toObject();
            if (row.value(u"status"_s) != u"ok") {
                QVERIFY(!site.value(u"tree_seedlings"_s).toString().isEmpty());
                continue;
            }
            ++compared;
            QCOMPARE(site.value(u"km_driven"_s).toString(), row.value(u"km_shown"_s));
            QCOMPARE(site.value(u"kg_coal"_s).toString(), row.value(u"coal_kg_shown"_s));
            QCOMPARE(site.value(u"tree_seedlings"_s).toString(), row.value(u"seedlings_shown"_s));
        }
        QVERIFY(compared > 40);
    }

    void greenAlgorithmsThroughTheStudy()
    {
        const auto rows = csvTable(u"cases_green_algorithms.csv"_s);
        QCOMPARE(rows.size(), std::size_t(60));
        const QStringList names = greenAlgorithmsHeader.split(u',');
        for (const Row& row : rows) {
            study::Scenario scenario = scenarioOf(u"method=green-algorithms"_s);
            const QStringList cells = greenAlgorithmsCells(row);
            for (qsizetype i = 0; i < names.size(); ++i)
                QVERIFY2(study::assign(scenario, study::findSpec(names[i])->input, cells[i],
                                       study::Naming::Option),
                         where(row).c_str());
            const auto outcome = evaluate(scenario);
            QVERIFY2(outcome, where(row).c_str());
            const engine::Estimate& estimate = outcome->estimate;
            const double pue = estimate.inputs.pue.value();
            const auto part = [&](engine::Component component) {
                return estimate.term(component).energy.value() * pue; // theirs contain the PUE
            };
            using engine::Component;
            QVERIFY2(agrees(estimate.energy.value(), number(row, u"energy_kwh"_s), 1e-12),
                     where(row).c_str());
            QVERIFY2(agrees(estimate.total.value(), number(row, u"ce_kg"_s), 1e-12),
                     where(row).c_str());
            QVERIFY2(agrees(part(Component::Cpu), number(row, u"energy_cpu_kwh"_s), 1e-12),
                     where(row).c_str());
            QVERIFY2(agrees(part(Component::Accelerators), number(row, u"energy_gpu_kwh"_s), 1e-12),
                     where(row).c_str());
            QVERIFY2(agrees(part(Component::Memory), number(row, u"energy_memory_kwh"_s), 1e-12),
                     where(row).c_str());
        }
    }

    void greenAlgorithmsThroughTheBatch()
    {
        const auto rows = csvTable(u"cases_green_algorithms.csv"_s);
        QByteArray table = greenAlgorithmsHeader.toUtf8() + '\n';
        for (const Row& row : rows)
            table += greenAlgorithmsCells(row).join(u',').toUtf8() + '\n';
        const BatchAnswer answer = runBatch(*m_catalog, table, u"method=green-algorithms"_s);
        QVERIFY(answer.counts);
        QCOMPARE(answer.counts->badRows, 0);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto at = qsizetype(i);
            QVERIFY2(agrees(answer.cell(at, "energy_kwh").toDouble(),
                            number(rows[i], u"energy_kwh"_s), 1e-12),
                     where(rows[i]).c_str());
            QVERIFY2(
                agrees(answer.cell(at, "total_kg").toDouble(), number(rows[i], u"ce_kg"_s), 1e-12),
                where(rows[i]).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestCases)
#include "tst_cases.moc"
