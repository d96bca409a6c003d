// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "batchrunner.h"
#include "exchange/estimatejson.h"
#include "exchange/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <bit>
#include <random>

using namespace gramme;
using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject parsed(const QByteArray& bytes)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

/// The keys of the first object after `start`, in the order of the text.
QStringList keysInOrder(const QByteArray& json, qsizetype indent)
{
    QStringList keys;
    const QByteArray margin = '\n' + QByteArray(indent, ' ') + '"';
    for (qsizetype at = json.indexOf(margin); at >= 0; at = json.indexOf(margin, at + 1)) {
        const qsizetype begin = at + margin.size();
        keys << QString::fromUtf8(json.mid(begin, json.indexOf('"', begin) - begin));
    }
    return keys;
}

} // namespace

class TestEstimateJson : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    QByteArray estimate(const QString& inputs) const
    {
        const study::Scenario scenario = scenarioOf(inputs);
        const auto outcome = study::evaluate(scenario, *m_catalog, study::commandLine);
        return outcome ? exchange::estimateJson(scenario, *outcome)
                       : outcome.error().message.toUtf8();
    }

    QByteArray compare(const QString& inputs, study::Across across) const
    {
        const study::Scenario scenario = scenarioOf(inputs);
        const auto outcome = study::evaluate(scenario, *m_catalog, study::commandLine);
        const auto ranking = study::rank(scenario, *outcome, across);
        return exchange::compareJson(*ranking, *outcome);
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void everyKeyIsPresent_data()
    {
        QTest::addColumn<QString>("inputs");
        QTest::addColumn<bool>("withSite");
        QTest::newRow("full") << u"hardware=nvidia-a100-sxm4-80gb count=8 hours=120 provider=aws "
                                 "region=us-east-1"_s
                              << false;
        QTest::newRow("CPU and memory only")
            << u"cpu_tdp_w=100 memory_gb=64 hours=1 intensity=100"_s << false;
        QTest::newRow("instance")
            << u"instance=p4d.24xlarge hours=2 provider=aws region=us-east-1"_s << false;
        QTest::newRow("green-algorithms")
            << u"method=green-algorithms tdp_w=200 memory_gb=64 hours=1 grid=FR"_s << false;
        QTest::newRow("lacoste2019") << u"method=lacoste2019 hardware=T4 hours=23 provider=gcp "
                                        "region=us-west1"_s
                                     << false;
        QTest::newRow("site") << u"method=lacoste2019 rounding=site hardware=T4 hours=23 "
                                 "provider=gcp region=us-west1"_s
                              << true;
    }
    void everyKeyIsPresent()
    {
        QFETCH(QString, inputs);
        QFETCH(bool, withSite);
        const QByteArray json = estimate(inputs);
        QStringList keys{u"schema"_s,       u"method"_s,      u"edition"_s,
                         u"inputs"_s,       u"energy_kwh"_s,  u"intensity_g_per_kwh"_s,
                         u"emissions_kg"_s, u"interval_kg"_s, u"sensitivity"_s,
                         u"equivalences"_s, u"working"_s,     u"sources"_s,
                         u"warnings"_s};
        if (withSite)
            keys << u"site"_s;
        QCOMPARE(keysInOrder(json, 2), keys);
        const QJsonObject object = parsed(json);
        QCOMPARE(object.value(u"schema"_s).toString(), u"gramme.estimate/1"_s);
        const auto keysOf = [&](const QString& key) {
            return object.value(key).toObject().keys().join(u' ');
        };
        QCOMPARE(keysOf(u"energy_kwh"_s), u"accelerators cpu host memory overhead total"_s);
        QCOMPARE(keysOf(u"emissions_kg"_s), u"claimed_offset embodied operational total"_s);
        QCOMPARE(keysOf(u"interval_kg"_s), u"high level low"_s);
        for (const QJsonValue& value : object.value(u"sensitivity"_s).toArray())
            QCOMPARE(value.toObject().keys().join(u' '), u"input share"_s);
        QCOMPARE(object.value(u"equivalences"_s).toArray().size(), 3);
        for (const QJsonValue& value : object.value(u"equivalences"_s).toArray())
            QCOMPARE(value.toObject().keys().join(u' '), u"id unit value"_s);
        for (const QJsonValue& value : object.value(u"sources"_s).toArray())
            QCOMPARE(value.toObject().keys().join(u' '), u"confidence id licence name url year"_s);
        QVERIFY(object.value(u"edition"_s).toString().contains(u"20"_s)); // dated
        for (const study::InputSpec& spec : study::inputSpecs()) {
            const QString key = spec.input == study::Input::Intensity
                                    ? u"intensity_g_per_kwh"_s
                                    : QString::fromLatin1(spec.key);
            const bool isOfRun = spec.group == study::InputGroup::Run;
            QVERIFY2(object.value(u"inputs"_s).toObject().contains(key) == isOfRun,
                     qPrintable(key));
        }
    }

    void energyPartsAreBeforePueAndSumUp()
    {
        const QJsonObject energy =
            parsed(estimate(u"tdp_w=300 count=2 utilisation=0.5 host_w=50 cpu_w_per_core=5 "
                            "cpu_cores=8 cpu_utilisation=1 memory_gb=100 memory_w_per_gb=0.3 "
                            "hours=10 pue=1.5 intensity=100"_s))
                .value(u"energy_kwh"_s)
                .toObject();
        const auto part = [&](const QString& key) { return energy.value(key).toDouble(); };
        QCOMPARE(part(u"accelerators"_s), 3.0); // 2 x 300 W x 0.5 x 10 h
        QCOMPARE(part(u"host"_s), 1.0);         // 2 x 50 W x 10 h
        QCOMPARE(part(u"cpu"_s), 0.4);          // 8 x 5 W x 10 h
        QCOMPARE(part(u"memory"_s), 0.3);       // 100 GB x 0.3 W x 10 h
        QCOMPARE(part(u"overhead"_s), 2.35);    // 4.7 x 0.5
        QCOMPARE(part(u"total"_s), 7.05);
    }

    void whatIsOffIsNull()
    {
        const QJsonObject object = parsed(
            estimate(u"method=lacoste2019 hardware=T4 hours=23 provider=gcp region=us-west1"_s));
        const QJsonObject energy = object.value(u"energy_kwh"_s).toObject();
        for (const QString& key : {u"host"_s, u"cpu"_s, u"memory"_s, u"overhead"_s})
            QVERIFY2(energy.value(key).isNull(), qPrintable(key));
        QCOMPARE(energy.value(u"total"_s).toDouble(), 1.61); // 70 W x 23 h
        const QJsonObject inputs = object.value(u"inputs"_s).toObject();
        for (const QString& key : {u"utilisation"_s, u"host_w"_s, u"cpu"_s, u"cpu_cores"_s,
                                   u"memory_gb"_s, u"scale"_s, u"pue"_s, u"grid"_s})
            QVERIFY2(inputs.value(key).isNull(), qPrintable(key));
        QVERIFY(object.value(u"emissions_kg"_s).toObject().value(u"embodied"_s).isNull());
        // no accelerator: its parts are off, not 0
        const QJsonObject memory = parsed(estimate(u"memory_gb=64 hours=1 intensity=100"_s))
                                       .value(u"energy_kwh"_s)
                                       .toObject();
        QVERIFY(memory.value(u"accelerators"_s).isNull());
        QVERIFY(memory.value(u"memory"_s).isDouble());
    }

    void zeroIsAValueAndNotNull()
    {
        const QJsonObject object = parsed(estimate(u"tdp_w=300 hours=0 intensity=0"_s));
        QCOMPARE(object.value(u"energy_kwh"_s).toObject().value(u"accelerators"_s),
                 QJsonValue(0.0));
        QCOMPARE(object.value(u"emissions_kg"_s).toObject().value(u"total"_s), QJsonValue(0.0));
        QVERIFY(object.value(u"warnings"_s).toArray().size() >= 2);
    }

    void siteObjectOfTheRunThatCrashesThePage()
    {
        // T4, 23 h, us-west1: 1.61 kWh, 297 -> 0.3, 0.48 kg, 0.48 / 60 = 0.008
        const QJsonObject site =
            parsed(estimate(u"method=lacoste2019 rounding=site hardware=T4 hours=23 provider=gcp "
                            "region=us-west1"_s))
                .value(u"site"_s)
                .toObject();
        QCOMPARE(site.keys().join(u' '), u"cleanest_kg cleanest_region energy_kwh kg_coal "
                                         "kg_per_kwh km_driven offset_kg offset_pct raw_kg "
                                         "tree_seedlings"_s);
        QCOMPARE(site.value(u"energy_kwh"_s), QJsonValue(1.61));
        QCOMPARE(site.value(u"kg_per_kwh"_s), QJsonValue(0.3));
        QCOMPARE(site.value(u"raw_kg"_s), QJsonValue(0.48));
        QCOMPARE(site.value(u"offset_kg"_s), QJsonValue(0.48));
        QCOMPARE(site.value(u"offset_pct"_s), QJsonValue(100.0));
        QCOMPARE(site.value(u"cleanest_region"_s), QJsonValue(u"europe-west6"_s));
        QCOMPARE(site.value(u"cleanest_kg"_s), QJsonValue(0.03)); // 1.61 x 16 / 1000
        QCOMPARE(site.value(u"tree_seedlings"_s), QJsonValue(u"8 x10^-3"_s));
    }

    void siteNamesNoRegionWhereTheChosenOneIsTheCleanest()
    {
        for (const QString& inputs : {u"provider=gcp region=europe-west6"_s, u"intensity=432"_s}) {
            const QJsonObject site =
                parsed(
                    estimate(u"method=lacoste2019 rounding=site hardware=T4 hours=23 "_s + inputs))
                    .value(u"site"_s)
                    .toObject();
            QVERIFY(site.contains(u"cleanest_region"_s));
            QVERIFY(site.value(u"cleanest_region"_s).isNull());
            QVERIFY(site.value(u"cleanest_kg"_s).isNull());
        }
    }

    void resolvedInputs()
    {
        const QJsonObject inputs =
            parsed(estimate(u"instance=p4d.24xlarge count=2 hours=3d4h provider=aws "
                            "region=us-east-1"_s))
                .value(u"inputs"_s)
                .toObject();
        QCOMPARE(inputs.value(u"instance"_s).toString(), u"p4d.24xlarge"_s);
        QCOMPARE(inputs.value(u"count"_s), QJsonValue(2.0));         // instances
        QCOMPARE(inputs.value(u"accelerators"_s), QJsonValue(16.0)); // devices
        QCOMPARE(inputs.value(u"hours"_s), QJsonValue(76.0));
        QCOMPARE(inputs.value(u"provider"_s).toString(), u"aws"_s);
        QVERIFY(!inputs.value(u"hardware_name"_s).toString().isEmpty());
        QVERIFY(inputs.value(u"tdp_w"_s).isDouble());
    }

    void shareAlikeFiguresCarryTheNotice()
    {
        if (!m_catalog->hasShareAlike())
            QSKIP("The share-alike catalogue was not built.");
        const QString notice = m_catalog->shareAlikeNotice();
        QVERIFY(!notice.isEmpty());
        const auto warnings = [](const QByteArray& json) {
            return parsed(json).value(u"warnings"_s).toArray();
        };
        QVERIFY(warnings(estimate(u"tdp_w=300 hours=1 grid=em-se-se1"_s)).contains(notice));
        QVERIFY(!warnings(estimate(u"tdp_w=300 hours=1 intensity=100"_s)).contains(notice));
        QVERIFY(warnings(compare(u"tdp_w=300 hours=1 grid=FR"_s, study::Across::Grids))
                    .contains(notice));
    }

    void compareRows()
    {
        const QByteArray json =
            compare(u"tdp_w=300 hours=1 provider=gcp region=us-west1"_s, study::Across::Regions);
        QCOMPARE(keysInOrder(json, 2),
                 (QStringList{u"schema"_s, u"basis"_s, u"rows"_s, u"warnings"_s}));
        const QJsonObject object = parsed(json);
        QCOMPARE(object.value(u"schema"_s).toString(), u"gramme.compare/1"_s);
        QCOMPARE(object.value(u"basis"_s).toString(), u"lifecycle"_s);
        const QJsonArray rows = object.value(u"rows"_s).toArray();
        QVERIFY(rows.size() > 20);
        double last = 0.0;
        for (const QJsonValue& value : rows) {
            const QJsonObject row = value.toObject();
            QCOMPARE(row.keys().join(u' '), u"basis id intensity_g_per_kwh name provider pue ratio "
                                            "total_kg year"_s);
            QCOMPARE(row.value(u"provider"_s).toString(), u"gcp"_s);
            const bool isRanked = row.value(u"total_kg"_s).isDouble();
            QCOMPARE(row.value(u"basis"_s).toString() == u"lifecycle"_s, isRanked);
            QVERIFY(!isRanked || row.value(u"total_kg"_s).toDouble() >= last);
            last = isRanked ? row.value(u"total_kg"_s).toDouble() : last;
        }
    }

    void pageFiguresStateNoBasis()
    {
        const QJsonObject object =
            parsed(compare(u"method=lacoste2019 hardware=T4 hours=23 provider=gcp "
                           "region=us-west1"_s,
                           study::Across::Regions));
        QVERIFY(object.value(u"basis"_s).isNull());
        QCOMPARE(object.value(u"rows"_s).toArray().first().toObject().value(u"id"_s).toString(),
                 u"europe-west6"_s);
    }

    void numbersReadBackToTheSameDouble()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 100000; ++i) {
            const auto number = std::bit_cast<double>(random());
            if (!std::isfinite(number))
                continue;
            exchange::JsonWriter json;
            json.value(number);
            const QByteArray text = json.text().trimmed();
            QVERIFY2(text.toDouble() == number, text.constData());
        }
        for (const double number : {0.0, 1e5, 1e-5, 0.1, 1e15, 1e22, 5e-324, 129500.0, -0.5}) {
            exchange::JsonWriter json;
            json.value(number);
            QCOMPARE(json.text().trimmed().toDouble(), number);
        }
    }

    void jsonWriterEscapes()
    {
        exchange::JsonWriter json;
        json.beginArray();
        json.value(QStringView(u"\"quoted\" \\ back\nline\ttab\u0001 Åland CO₂e"));
        json.value(std::nan(""));
        json.valueOrNull(QString());
        json.value(QVariant(QString()));
        json.value(QVariant(3));
        json.beginObject();
        json.endObject();
        json.endArray();
        const QJsonArray array = QJsonDocument::fromJson(json.text()).array();
        QCOMPARE(array.size(), 6);
        QCOMPARE(array.at(0).toString(), u"\"quoted\" \\ back\nline\ttab\u0001 Åland CO₂e"_s);
        QVERIFY(array.at(1).isNull() && array.at(2).isNull() && array.at(3).isNull());
        QCOMPARE(array.at(4).toDouble(), 3.0);
        QVERIFY(array.at(5).toObject().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEstimateJson)
#include "tst_estimatejson.moc"
