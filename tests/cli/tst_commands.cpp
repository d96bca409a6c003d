// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

const QString example =
    u"--hardware 'A100 SXM4 80GB' --count 8 --hours 120 --provider aws --region us-east-1"_s;
const QString crash =
    u"--method lacoste2019 --rounding site --hardware T4 --hours 23 --provider gcp --region us-west1"_s;

QJsonObject json(const Run& run)
{
    return QJsonDocument::fromJson(run.output.toUtf8()).object();
}

// 8 x (400 W x 0.60 + 100 W) x 120 h / 1000 x 1.15 x 270.5 g / 1000, and making the hardware
// 8 x (150 + 312.5 kg) x 120 h / (4 x 8760 h x 0.85)
const double exampleKg = 101.53488 + 444000.0 / 29784.0;

double total(const QString& inputs)
{
    const Run run = runLine(u"estimate --format json "_s + inputs);
    return json(run).value(u"emissions_kg"_s).toObject().value(u"total"_s).toDouble(-1.0);
}

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private slots:
    void answers_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("fragments");
        const auto row = [](const QString& line, const QStringList& fragments) {
            QTest::newRow(qPrintable(line)) << line << fragments;
        };
        row(u"--version"_s, {u"gramme-cli "_s});
        row(u"--help"_s, {u"estimate"_s, u"compare"_s, u"batch"_s, u"Exit codes"_s});
        row(u"estimate --help"_s, {u"--tdp-w"_s, u"--offset-pct"_s, u"3d4h"_s, u"Example"_s});
        row(u"batch --help"_s, {u"--output"_s, u"--memory-w-per-gb"_s, u"error"_s});
        // 8 x (400 W x 0.60 + 100 W) x 120 h = 326 kWh; x 1.15 = 375 kWh; x 270.5 g/kWh = 102 kg;
        // making the hardware 14.9 kg
        row(u"estimate "_s + example,
            {u"116 kg CO₂e from 375 kWh"_s, u"8 x 400 W x 0.60 x 120 h = 230 kWh"_s,
             u"90 % interval: "_s, u"Operational: 102 kg; embodied, the share of making the hardware: 14.9 kg"_s,
             u"would narrow this most"_s, u"Elsewhere: "_s, u"Sources:"_s, u"licence"_s, u"not subtracted"_s});
        row(u"estimate "_s + crash, {u"The page shows: 0.48 kg"_s, u"0.03 kg"_s});
        // 6 x 7e9 x 2e12 = 8.4e22 FLOPs / (989.4e12 x 0.4) = 58,959 accelerator-hours; / 64 = 921 h
        row(u"plan --params 7B --tokens 2T --mfu 40% --hardware h100-sxm --count 64 --grid FR "
            "--price-per-kwh 0.1"_s,
            {u"One run: 921 h on 64 devices, 59000 accelerator-hours"_s, u"FLOPs"_s,
             u"Water: "_s, u"Electricity: "_s, u"Social cost of the carbon: "_s});
        row(u"plan --preset gpt3_175b --grid US --format json"_s, {u"\"flops\": 3.14e+23"_s});
        row(u"inference --serving-params 70B --serving-tokens 400 --grid US --pue 1.2"_s,
            {u"0.263 Wh"_s, u"20.1 mg embodied"_s, u"ecologits-0.9"_s, u"34.8 s"_s});
        row(u"estimate --basis lifecycle "_s + example, {u"lifecycle"_s});
        row(u"estimate --ranges 'utilisation=0.5..0.7; host_w=pinned' "_s + example,
            {u"90 % interval: "_s});
        row(u"compare --across regions "_s + example,
            {u"rank"_s, u"chosen"_s, u"cleanest"_s, u"eu-north-1"_s});
        row(u"compare --across providers --tdp-w 300 --hours 1 --grid FR"_s,
            {u"gcp"_s, u"azure"_s});
        row(u"compare --across grids --tdp-w 300 --hours 1 --grid FR"_s, {u"France"_s});
        row(u"compare --across hardware --hardware nvidia-t4 --hours 1 --grid FR"_s,
            {u"nvidia-t4"_s, u"chosen"_s});
        row(u"list hardware --search 'a100 80'"_s, {u"nvidia-a100-sxm4-80gb"_s});
        row(u"list hardware --edition lacoste"_s, {u"A100 PCIe 40/80GB"_s});
        for (const QString& kind :
             {u"cpus"_s, u"instances"_s, u"providers"_s, u"regions"_s, u"grids"_s, u"references"_s,
              u"equivalences"_s, u"presets"_s, u"sources"_s})
            row(u"list "_s + kind, {u"id "_s});
        row(u"show hardware nvidia-a100-sxm4-80gb"_s, {u"tdp_w"_s, u"400"_s, u"datasheet"_s});
        row(u"show regions aws/us-east-1"_s, {u"pue"_s, u"1.15"_s});
        row(u"show grids FR --format csv"_s, {u"key,value,unit,source"_s});
    }
    void answers()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, fragments);
        const Run run = runLine(line);
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        for (const QString& fragment : fragments)
            QVERIFY2(run.output.contains(fragment), qPrintable(run.output));
    }

    void jsonFormats_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("array");
        QTest::newRow("estimate") << u"estimate "_s + example << u"gramme.estimate/1"_s
                                  << u"sources"_s;
        QTest::newRow("plan") << u"plan --flops 1e22 "_s + u"--hardware h100-sxm --grid FR --pue 1"_s
                              << u"gramme.estimate/1"_s << u"sources"_s;
        QTest::newRow("compare") << u"compare --across regions "_s + example
                                 << u"gramme.compare/1"_s << u"rows"_s;
        QTest::newRow("list") << u"list grids"_s << u"gramme.list/1"_s << u"rows"_s;
        QTest::newRow("show") << u"show grids FR"_s << u"gramme.show/1"_s << u"figures"_s;
    }
    void jsonFormats()
    {
        QFETCH(QString, line);
        QFETCH(QString, schema);
        QFETCH(QString, array);
        const Run run = runLine(line + u" --format json"_s);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.errors, QString());
        QCOMPARE(json(run).value(u"schema"_s).toString(), schema);
        QVERIFY(!json(run).value(array).toArray().isEmpty());
    }

    void spellingsOfOneEstimate_data()
    {
        QTest::addColumn<QString>("inputs");
        QTest::newRow("as typed") << example;
        QTest::newRow("with =") << u"--hardware='A100 SXM4 80GB' --count=8 --hours=120 "
                                   "--provider=aws --region=us-east-1"_s;
        QTest::newRow("ids") << u"--hardware nvidia-a100-sxm4-80gb --count 8 --hours 5d "
                                "--provider AWS --region US-EAST-1"_s;
        QTest::newRow("duration") << u"--hardware nvidia-a100-sxm4-80gb --count 8 "
                                     "--hours 5-00:00:00 --provider aws --region us-east-1"_s;
        QTest::newRow("share") << example + u" --utilisation 60%"_s;
        QTest::newRow("off is never refused") << example + u" --interval off --basis primary"_s;
        QTest::newRow("what is the default") << example + u" --embodied on --workload any"_s;
    }
    void spellingsOfOneEstimate()
    {
        QFETCH(QString, inputs);
        QCOMPARE(total(inputs), exampleKg);
    }

    void estimateAndBatchAgree()
    {
        const Run run = runLine(u"batch --provider aws --region us-east-1"_s,
                                "hardware,count,hours\nA100 SXM4 80GB,8,120\n");
        QCOMPARE(run.exitCode, 0);
        const QStringList cells = run.output.section(u'\n', 1, 1).split(u',');
        QCOMPARE(cells.at(7).toDouble(), exampleKg);
        // one estimate as CSV is the same row, after its own inputs
        const Run csv = runLine(u"estimate --format csv --interval off "_s + example);
        const QString results = cells.mid(3).join(u',');
        QVERIFY2(csv.output.endsWith(u',' + results + u'\n'), qPrintable(csv.output));
    }

    void warningsGoToStandardError()
    {
        const Run run = runLine(u"estimate --tdp-w 300 --hours 0 --intensity 100"_s);
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.errors.contains(u"Hours is 0"_s));
        QVERIFY(run.output.contains(u"0 kg"_s));
        QVERIFY(!run.output.contains(u"Hours is 0"_s));
    }

    void unknownMakingIsSaid()
    {
        const Run run =
            runLine(u"estimate --tdp-w 300 --hours 1 --intensity 100 --embodied on"_s);
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.errors.contains(u"no figure for making this hardware"_s));
    }

    /// The keys of the contract, and the hours as they follow from the size.
    void planInJson()
    {
        const Run run = runLine(u"plan --params 47B --active-params 13B --tokens 1T --recompute "
                                "--precision fp8 --mfu 0.3 --hardware h100-sxm --count 8 "
                                "--grid FR --pue 1.1 --format json"_s);
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const QJsonObject plan = json(run).value(u"plan"_s).toObject();
        QCOMPARE(plan.keys().join(u' '),
                 u"accelerator_hours flops hours mfu peak_tflops precision"_s);
        QCOMPARE(plan.value(u"flops"_s).toDouble(), 8.0 * 13e9 * 1e12);
        QCOMPARE(plan.value(u"precision"_s).toString(), u"fp8"_s);
        const double hours = 8.0 * 13e9 * 1e12 / (1978.9e12 * 0.3) / 3600.0;
        QCOMPARE(plan.value(u"accelerator_hours"_s).toDouble(), hours);
        QCOMPARE(plan.value(u"hours"_s).toDouble(), hours / 8.0);
        QCOMPARE(json(run).value(u"inputs"_s).toObject().value(u"hours"_s).toDouble(),
                 hours / 8.0);
    }

    void sensitivityInJson()
    {
        const QJsonArray causes =
            json(runLine(u"estimate --format json "_s + example)).value(u"sensitivity"_s).toArray();
        double sum = 0.0;
        double last = 1.0;
        for (const QJsonValue& cause : causes) {
            const double share = cause.toObject().value(u"share"_s).toDouble();
            QVERIFY(share <= last);
            sum += last = share;
        }
        QVERIFY(std::abs(sum - 1.0) < 1e-9);
        QCOMPARE(causes.first().toObject().value(u"input"_s).toString(), u"utilisation"_s);
    }

    void shareAlikeNoticeTravels()
    {
        const QString licence = u"Open Database License"_s;
        const QString inputs = u"--tdp-w 300 --hours 1 --grid em-se-se1"_s;
        QVERIFY(runLine(u"estimate "_s + inputs).output.contains(licence));
        QVERIFY(runLine(u"estimate --format json "_s + inputs).output.contains(licence));
        const Run csv = runLine(u"estimate --format csv "_s + inputs);
        QVERIFY(csv.errors.contains(licence));
        QVERIFY(!csv.output.contains(licence));
        QVERIFY(
            runLine(u"compare --across grids --format csv "_s + inputs).errors.contains(licence));
        QVERIFY(runLine(u"batch --tdp-w 300 --hours 1"_s, "grid\nem-se-se1\n")
                    .errors.contains(licence));
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
