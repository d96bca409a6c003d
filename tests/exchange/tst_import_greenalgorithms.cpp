// SPDX-License-Identifier: GPL-3.0-or-later
// Exports of the Green Algorithms calculator; their own formula is
//     kWh = h x PUE x (cores x W + GPUs x W + GB x 0.3725) x MF / 1000.
#include <QTest>

#include "exchange/import/greenalgorithms.h"

#include <QFile>

#include <random>

using namespace gramme;
using namespace gramme::exchange;
using namespace Qt::StringLiterals;

namespace {

using Row = QList<std::pair<QByteArray, QByteArray>>;

QByteArray sample()
{
    QFile file(QStringLiteral(GRAMME_TEST_DATA "/import/greenalgorithms_classic.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The sample as columns and values.
Row classic()
{
    const QList<QByteArray> lines = sample().split('\n');
    const QList<QByteArray> names = lines.at(0).split(';');
    const QList<QByteArray> values = lines.at(1).split(';');
    Row row;
    for (qsizetype i = 0; i < names.size(); ++i)
        row.append({names[i], values[i]});
    return row;
}

void set(Row& row, const QByteArray& name, const QByteArray& value)
{
    for (auto& [column, cell] : row) {
        if (column == name)
            cell = value;
    }
}

QByteArray written(const Row& row, char separator = ';')
{
    QByteArrayList names;
    QByteArrayList values;
    for (const auto& [name, value] : row) {
        names << name;
        values << value;
    }
    const QByteArray between(1, separator);
    return names.join(between) + '\n' + values.join(between) + '\n';
}

/// The AI page: the classic columns of both forms with their prefixes, and the parts.
Row aiPage()
{
    Row row{{"appVersion", "v3.0"},
            {"reporting_time_scope_unit", "year"},
            {"reporting_time_scope_value", "1"}};
    for (const QByteArray prefix : {"training-", "inference-"}) {
        for (const auto& [name, value] : classic()) {
            if (name != "appVersion")
                row.append({prefix + name, value});
        }
    }
    const Row own{{"retrainings_radio", "Yes"},
                  {"retrainings_MF_value", "0.5"},
                  {"retrainings_number_input", "4"},
                  {"R&D_radio", "Yes"},
                  {"R&D_MF_value", "1.5"},
                  {"training-main_energy_needed", "2.1310848"},
                  {"training-R&D_energy_needed", "3.1966272"},
                  {"training-retrainings_energy_needed", "4.2621696"},
                  {"continuous_inference_switcher", "True"},
                  {"input_data_time_scope_unit", "week"},
                  {"input_data_time_scope_val", "1"},
                  {"inference-energy_needed_before_scaling", "2.1310848"},
                  {"tot_energy_needed", "111.8819520"},
                  {"tot_carbonEmissions", "25858.15674624"}};
    row.append(own);
    // Main run x (1 + 1.5 + 4 x 0.5) = 2.1310848 x 4.5
    set(row, "training-energy_needed", "9.5898816");
    set(row, "training-carbonEmissions", "2216.413435392");
    // A week of input, four weeks a month, twelve months: 2.1310848 x 48
    set(row, "inference-energy_needed", "102.2920704");
    set(row, "inference-carbonEmissions", "23641.743310848");
    return row;
}

Imported imported(const QByteArray& content, const QString& name = u"results.csv"_s)
{
    const auto all = greenAlgorithmsFormat().read({{name, content}}, {});
    return all.size() == 1 ? all.front() : Imported();
}

bool isKnown(const QByteArray& content)
{
    return greenAlgorithmsFormat().matches({u"x.csv"_s, content});
}

QString allNotes(const Imported& found)
{
    QStringList notes = found.notes;
    for (const ImportedRow& row : found.rows)
        notes << row.notes;
    return notes.join(u'\n');
}

bool near(std::optional<double> value, double expected)
{
    return value && std::abs(*value - expected) <= 1e-9 * std::abs(expected);
}

} // namespace

class TestImportGreenAlgorithms : public QObject
{
    Q_OBJECT

private slots:
    void classicPage()
    {
        QVERIFY(isKnown(sample()));
        const Imported found = imported(sample());
        QCOMPARE(found.rows.size(), std::size_t(1));
        const ImportedRow& row = found.rows.front();
        QVERIFY2(row.state == RowState::Understood, qPrintable(allNotes(found)));
        const study::MeasuredRun& run = row.run;
        QCOMPARE(run.tool, u"Green Algorithms"_s);
        QCOMPARE(run.toolVersion, u"v3.0"_s);
        QVERIFY(run.quality == study::Quality::Estimated);
        QVERIFY(run.coverage == study::Coverage::Processors); // coreType CPU
        // 12 x 1.56 x (12 x 7.5 + 64 x 0.3725) / 1000
        QVERIFY(near(run.energyKwh, 2.1310848));
        QCOMPARE(run.pueIncluded, 1.56);
        QVERIFY(near(run.itKwh(), 1.36608)); // 12 x 113.84 / 1000
        QVERIFY(near(run.cpuKwh, 1.6848));   // 12 x 1.56 x 90 / 1000
        QVERIFY(near(run.memoryKwh, 0.4462848));
        QVERIFY(!run.acceleratorsKwh);
        QCOMPARE(run.hours, std::optional(12.0));
        QVERIFY(near(run.emissionsKg, 0.492536318976)); // 2.1310848 x 231.12 g
        QCOMPARE(run.intensityGPerKwh, std::optional(231.12));
        QCOMPARE(run.cpu, u"Xeon E5-2683 v4"_s);
        QCOMPARE(run.cpuCores, std::optional(12.0));
        QVERIFY(run.hardware.isEmpty() && !run.count);
        QCOMPARE(run.memoryGb, std::optional(64.0));
        QCOMPARE(run.place, u"United Kingdom"_s);
        QCOMPARE(run.country, u"GB"_s);
        QVERIFY(allNotes(found).contains(u"7.5 W per CPU core"_s));
    }

    void multiplicativeFactorIsInEnergyAndHours()
    {
        Row row = classic();
        set(row, "mult_factor", "10");
        set(row, "runTime_min", "30");        // 12.5 h x 10 = 125 h
        set(row, "energy_needed", "22.1988"); // 125 x 177.5904 / 1000
        set(row, "carbonEmissions", "5130.586656");
        const Imported found = imported(written(row));
        QVERIFY2(found.rows.front().state == RowState::Understood, qPrintable(allNotes(found)));
        QCOMPARE(found.rows.front().run.hours, std::optional(125.0));
        QVERIFY(near(found.rows.front().run.energyKwh, 22.1988));
        QVERIFY(allNotes(found).contains(u"10 runs"_s));
    }

    void powerPerChipFromVersion31()
    {
        Row row = classic();
        set(row, "appVersion", "v3.1");
        QVERIFY(allNotes(imported(written(row))).contains(u"7.5 W per CPU chip"_s));
    }

    void pueThatIsNotStated_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("platform");
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<double>("pue");
        QTest::addColumn<QString>("word");
        const QString taken = u"which the calculator uses"_s;
        const QString unknown = u"one that is not known"_s;
        const auto row = [&](const char* name, const char* version, const char* platform,
                             const char* provider, double pue, const QString& word) {
            QTest::newRow(name) << QByteArray(version) << QByteArray(platform)
                                << QByteArray(provider) << pue << word;
        };
        // The calculator's tables of 3.0 and of 1.0 to 2.2
        row("personal", "v3.0", "personalComputer", "None", 1.0, taken);
        row("server", "v3.0", "localServer", "None", 1.56, taken);
        row("server before", "v2.2", "localServer", "None", 1.67, taken);
        row("aws", "v3.0", "cloudComputing", "aws", 1.2, taken);
        row("azure", "v3.0", "cloudComputing", "azure", 1.12, taken);
        row("azure before", "v2.1", "cloudComputing", "azure", 1.125, taken);
        row("other cloud", "v3.0", "cloudComputing", "other", 1.56, taken);
        row("gcp has PUEs of sites", "v3.0", "cloudComputing", "gcp", 1.0, unknown);
        row("later version", "v3.1", "localServer", "None", 1.0, unknown);
        row("no platform", "v3.0", "None", "None", 1.0, unknown);
    }
    void pueThatIsNotStated()
    {
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, platform);
        QFETCH(QByteArray, provider);
        Row row = classic();
        set(row, "appVersion", version);
        set(row, "platformType", platform);
        set(row, "provider", provider);
        set(row, "PUE", "None");
        const Imported found = imported(written(row));
        QVERIFY(found.rows.front().state == RowState::Doubtful);
        QTEST(found.rows.front().run.pueIncluded, "pue");
        QFETCH(QString, word);
        QVERIFY2(allNotes(found).contains(word), qPrintable(allNotes(found)));
    }

    void cloudPlace()
    {
        Row row = classic();
        set(row, "platformType", "cloudComputing");
        set(row, "provider", "gcp");
        set(row, "server", "gcp--europe-west1");
        const study::MeasuredRun run = imported(written(row)).rows.front().run;
        QCOMPARE(run.provider, u"gcp"_s);
        QCOMPARE(run.region, u"europe-west1"_s);
    }

    void aiPageInParts()
    {
        const QByteArray content = written(aiPage());
        QVERIFY(isKnown(content));
        const Imported found = imported(content);
        QCOMPARE(found.rows.size(), std::size_t(4));
        const auto& rows = found.rows;
        QStringList records;
        for (const ImportedRow& row : rows) {
            QVERIFY2(row.state == RowState::Understood, qPrintable(allNotes(found)));
            records << row.run.record;
        }
        QCOMPARE(records, QStringList({u"training"_s, u"research and development"_s,
                                       u"retraining"_s, u"inference"_s}));
        QVERIFY(near(rows[0].run.energyKwh, 2.1310848));
        QVERIFY(near(rows[1].run.energyKwh, 3.1966272)); // x 1.5
        QVERIFY(near(rows[2].run.energyKwh, 4.2621696)); // x 4 x 0.5
        QVERIFY(near(rows[3].run.energyKwh, 102.2920704));
        QVERIFY(near(rows[0].run.hours, 12.0));
        QVERIFY(near(rows[1].run.hours, 18.0));
        QVERIFY(near(rows[2].run.hours, 24.0));
        QVERIFY(near(rows[3].run.hours, 576.0)); // 12 x 48
        // 2216.413435392 g of all the training, shared as the energy is
        QVERIFY(near(rows[1].run.emissionsKg, 2.216413435392 / 3.0));
        QVERIFY(near(rows[1].run.cpuKwh, 1.6848 * 1.5));
        QVERIFY(rows[3].notes.join(u' ').contains(u"30 days or 4 weeks"_s));
        QVERIFY(found.notes.isEmpty());
    }

    void aiPageWithoutDevelopment()
    {
        Row row = aiPage();
        set(row, "training-R&D_energy_needed", "0");
        set(row, "training-retrainings_energy_needed", "0");
        set(row, "training-energy_needed", "2.1310848");
        set(row, "inference-energy_needed", "0");
        set(row, "tot_energy_needed", "5");
        const Imported found = imported(written(row));
        QCOMPARE(found.rows.size(), std::size_t(1));
        QVERIFY(near(found.rows.front().run.energyKwh, 2.1310848));
        QVERIFY(allNotes(found).contains(u"“inference” is 0 kWh"_s));
        QVERIFY(allNotes(found).contains(u"states 5.00 kWh for both"_s));
    }

    void sayWhatIsOdd_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<QString>("word");
        const auto changed = [](const char* column, const char* value) {
            Row row = classic();
            set(row, column, value);
            return written(row);
        };
        const auto row = [](const char* name, const QByteArray& content, int rows, bool refused,
                            const QString& word) {
            QTest::newRow(name) << content << rows << refused << word;
        };
        row("commas", written(classic(), ','), 1, false, u"separated by “,”"_s);
        row("unknown version", changed("appVersion", "v9.9"), 1, false, u"“v9.9”"_s);
        row("no version", changed("appVersion", "None"), 1, false, u"which version"_s);
        row("PUE below 1", changed("PUE", "0.5"), 1, false, u"below 1"_s);
        row("energy by hand", changed("energy_needed", "9"), 1, false, u"power and time"_s);
        row("emissions by hand", changed("carbonEmissions", "9000"), 1, false,
            u"energy and carbon intensity"_s);
        row("energy no number", changed("energy_needed", "lots"), 1, true, u"states no energy"_s);
        row("nothing", changed("energy_needed", "0"), 1, true, u"0 kWh"_s);
        row("header only", sample().left(sample().indexOf('\n') + 1), 0, false,
            u"names of the columns only"_s);
        row("cut off", sample().chopped(150), 1, true, u"cells for 36 columns"_s);
        row("two lines", sample() + sample().mid(sample().indexOf('\n') + 1), 2, false,
            u"2 lines of results"_s);
        QByteArray half = changed("coreType", "None");
        half.replace(";2.1310848;", ";0;");
        row("half filled in", half, 1, true, u"not complete"_s);
    }
    void sayWhatIsOdd()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, word);
        QVERIFY(isKnown(content));
        const Imported found = imported(content);
        QTEST(int(found.rows.size()), "rows");
        if (!found.rows.empty())
            QTEST(found.rows.front().state == RowState::Refused, "refused");
        QVERIFY2(allNotes(found).contains(word), qPrintable(allNotes(found)));
    }

    void otherFilesAreNotKnown()
    {
        QVERIFY(!isKnown("timestamp,project_name,run_id,duration,emissions\n"));
        QVERIFY(!isKnown("energy_needed;coreTypes\n"));
        QVERIFY(!isKnown({}));
        QVERIFY(greenAlgorithmsFormat().named(u"GreenAlgorithms_results_AI_2025.csv"_s));
        const Imported found = imported("junk\nmore junk\n");
        QVERIFY(found.rows.empty());
        QVERIFY(allNotes(found).contains(u"coreType and energy_needed"_s));
    }

    void damagedFilesNeverCrash()
    {
        std::mt19937 random(4711);
        const QByteArray whole = written(aiPage());
        for (int i = 0; i < 500; ++i) {
            QByteArray content = i % 2 == 0 ? whole : sample();
            content.truncate(qsizetype(random() % unsigned(content.size() + 1)));
            for (int j = 0; j < 20 && !content.isEmpty(); ++j)
                content[qsizetype(random() % unsigned(content.size()))] = char(random());
            for (const ImportedRow& row : imported(content).rows)
                QVERIFY(row.state != RowState::Refused || !row.notes.isEmpty());
        }
        const QByteArray longLine = sample() + QByteArray(5'000'000, ';') + '\n';
        QVERIFY(imported(longLine).rows.size() == 2);
    }
};

QTEST_GUILESS_MAIN(TestImportGreenAlgorithms)
#include "tst_import_greenalgorithms.moc"
