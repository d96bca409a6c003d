// SPDX-License-Identifier: GPL-3.0-or-later
// What authors make of the page's sentence, and what goes wrong with it. The arithmetic stands
// beside each row.
#include <QTest>

#include "exchange/check.h"
#include "pagestatement.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace gramme;
using namespace gramme::exchange;
using namespace Qt::StringLiterals;
using test::PageStatement;

class TestCheckWords : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    StatementCheck check(const QString& text) const
    {
        return checkStatement(text, *m_catalog, QLocale::c());
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY(opened);
        m_catalog = *opened;
    }

    void variantsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("kgPerKwh");
        QTest::addColumn<double>("hours");
        QTest::addColumn<double>("watts");
        QTest::addColumn<double>("kg");
        const PageStatement page;
        const auto row = [](const char* name, const QString& text, double kgPerKwh, double hours,
                            double watts, double kg) {
            QTest::newRow(name) << text << kgPerKwh << hours << watts << kg;
        };
        // 300 W x 100 h = 30 kWh; 30 x 0.57 = 17.1
        row("plain", page.text(), 0.57, 100, 300, 17.1);
        row("block", page.latex(), 0.57, 100, 300, 17.1);
        row("line breaks", page.text().replace(u' ', u'\n'), 0.57, 100, 300, 17.1);
        row("ties", page.text(u"CO$_2$"_s).replace(u" hours"_s, u"~hours"_s), 0.57, 100, 300, 17.1);
        row("macro", page.text(u"\\CO$_2$"_s).replace(u" percents"_s, u"\\%"_s), 0.57, 100, 300,
            17.1);
        row("subscript", page.text(u"CO₂"_s), 0.57, 100, 300, 17.1);
        row("braces", page.text(u"CO\\textsubscript{2}"_s), 0.57, 100, 300, 17.1);
        row("spaced by a PDF", page.text(u" CO 2 "_s), 0.57, 100, 300, 17.1);
        row("markdown", page.text().replace(u"17.1"_s, u"**17.1**"_s), 0.57, 100, 300, 17.1);
        row("upper case", page.text().toUpper(), 0.57, 100, 300, 17.1);
        row("grams", page.text().replace(u"0.57 kg"_s, u"570 g"_s), 0.57, 100, 300, 17.1);
        // 17.1 kg / 0.45359237 = 37.7 lb
        row("pounds", page.text().replace(u"17.1 kg"_s, u"37.70 lbs "_s), 0.57, 100, 300, 17.1004);
        row("tonnes", page.text().replace(u"17.1 kg"_s, u"0.0171 tonnes "_s), 0.57, 100, 300, 17.1);
        row("decimal comma", page.text().replace(u'.', u',').replace(u", "_s, u". "_s), 0.57, 100,
            300, 17.1);
        // 300 W x 12345 h = 3703.5 kWh; x 0.57 = 2110.995, shown 2111 (R2: 2111.00 or 2110.99)
        row("thousands",
            page.text().replace(u"100 hours"_s, u"12,345 hours"_s).replace(u"17.1"_s, u"2,111"_s),
            0.57, 12345, 300, 2111);
        row("thin spaces",
            page.text().replace(u"100 hours"_s, u"12\\,345 hours"_s).replace(u"17.1"_s, u"2 111"_s),
            0.57, 12345, 300, 2111);
        row("in own words",
            u"We trained on Azure (eastus), 0.37 kg CO2e/kWh, for 100 h on a Tesla V100-SXM2-32GB "
            "with a TDP of 300 W; the footprint is 11.1 kg CO2-eq."_s,
            0.37, 100, 300, 11.1); // 30 x 0.37
        row("no power", page.text().replace(u" (TDP of 300W)"_s, QString()), 0.57, 100, -1, 17.1);
        row("no intensity",
            page.text().replace(u", which has a carbon efficiency of 0.57 kgCO2eq/kWh"_s,
                                QString()),
            -1, 100, 300, 17.1);
        // 24 h x 4 + 4 h = 100 h
        row("GPU hours", page.text().replace(u"100 hours"_s, u"100 GPU-hours"_s), 0.57, 100, 300,
            17.1);
        // The list of a model card: 30 kWh x 0.57 (us-central1 on the page)
        row("model card",
            u"- **Hardware Type:** Tesla V100-SXM2-32GB\n- **Hours used:** 100\n- **Cloud "
            u"Provider:** "
            "Google Cloud Platform\n- **Compute Region:** us-central1\n- **Carbon Emitted:** 17.1 kg\n"_s,
            -1, 100, -1, 17.1);
        // 300 W x 1.2e6 h = 360000 kWh; x 0.57 = 205200
        row("millions of hours",
            page.text()
                .replace(u"100 hours"_s, u"1.2M GPU hours"_s)
                .replace(u"17.1 kg"_s, u"205.2 t"_s),
            0.57, 1.2e6, 300, 205200);
        // OECD 2014 default: 30 x 0.432 = 12.96
        row("private",
            u"Experiments were conducted using a private infrastructure, which has a carbon "
            "efficiency of 0.432 kgCO2eq/kWh. A cumulative of 100 hours of computation was "
            "performed "
            "on hardware of type Tesla V100-SXM2-32GB (TDP of 300W). Total emissions are estimated "
            "to be 12.96 kgCO2eq of which 0 percents were directly offset."_s,
            0.432, 100, 300, 12.96);
    }
    void variantsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(double, kgPerKwh);
        QFETCH(double, hours);
        QFETCH(double, watts);
        QFETCH(double, kg);
        const StatementCheck answer = check(text);
        const auto read = [&answer](CheckPart part) {
            return answer.parts[part] ? answer.parts[part]->value : -1.0;
        };
        const QByteArray seen = checkText(answer, QLocale::c()).toUtf8();
        const auto same = [](double a, double b) { return qAbs(a - b) < 1e-3 * qAbs(b) / 10.0; };
        QVERIFY2(same(read(CheckPart::Intensity), kgPerKwh), seen.constData());
        QVERIFY2(same(read(CheckPart::Hours), hours), seen.constData());
        QVERIFY2(same(read(CheckPart::Tdp), watts), seen.constData());
        QVERIFY2(same(read(CheckPart::Emissions), kg), seen.constData());
        QVERIFY2(answer.verdict == CheckVerdict::Recomputes, seen.constData());
    }

    void slipsAreNamed_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<double>("factor");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const QString& from, const QString& to, double factor,
                            const QString& word) {
            QTest::newRow(name) << from << to << factor << word;
        };
        // The product is 300 W x 100 h x 0.57 kg/kWh = 17.1 kg.
        row("eight devices", u"17.1 "_s, u"136.8 "_s, 8.0, u"8 devices"_s);
        row("512 devices", u"17.1 "_s, u"8755.2 "_s, 512.0, u"512 devices"_s);
        row("seven devices", u"17.1 "_s, u"119.7 "_s, 7.0, u"7 devices"_s);
        row("forty devices in hours of all", u"17.1 "_s, u"0.4275 "_s, 1.0 / 40.0, u"40 devices"_s);
        row("grams", u"17.1 "_s, u"17100 "_s, 1000.0, u"1000 times"_s);
        row("tonnes", u"17.1 "_s, u"0.0171 "_s, 0.001, u"thousandth"_s);
        row("pounds", u"17.1 "_s, u"37.7 "_s, 2.20462262, u"pounds"_s);
        row("days", u"17.1 "_s, u"410.4 "_s, 24.0, u"days"_s);
        // The page's own V100-SXM2-16GB has 250 W: 25 x 0.57 = 14.25
        row("power of the page", u"SXM2-32GB (TDP of 300W)"_s, u"SXM2-16GB (TDP of 285W)"_s,
            300.0 / 285.0, u"300 W"_s);
        // 30 kWh x 0.56 (asia-east1) = 16.8
        row("another region", u"17.1 "_s, u"16.8 "_s, 0.56 / 0.57, u"asia-east1"_s);
        // 30 kWh x 0.7 (asia-east2) = 21, the region that is named
        row("the region's own", u"us-central1"_s, u"asia-east2"_s, 1.0, QString());
        // 17.1 x 1.58 = 27.018
        row("PUE 1.58", u"17.1 "_s, u"27.018 "_s, 1.58, u"PUE of 1.58"_s);
        // 17.1 x (1 - 0.3) = 11.97
        row("net of the offset", u"17.1 kgCO2eq of which 100"_s, u"11.97 kgCO2eq of which 30"_s,
            0.7, u"offset of 30"_s);
        row("nothing fits", u"17.1 "_s, u"5.4321 "_s, 5.4321 / 17.1, QString());
    }
    void slipsAreNamed()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(double, factor);
        QFETCH(QString, word);
        const StatementCheck answer = check(PageStatement().text().replace(from, to));
        const QByteArray said = checkText(answer, QLocale::c()).toUtf8();
        if (factor == 1.0) {
            QVERIFY2(answer.verdict == CheckVerdict::Recomputes, said.constData());
            return;
        }
        QVERIFY2(answer.verdict == CheckVerdict::DoesNotRecompute, said.constData());
        QVERIFY(answer.factor);
        if (word.isEmpty()) {
            QVERIFY2(answer.explanations.empty(), said.constData());
            return;
        }
        QVERIFY2(!answer.explanations.empty(), said.constData());
        QVERIFY2(answer.explanations.front().sentence.contains(word), said.constData());
        QVERIFY2(qAbs(answer.explanations.front().factor / factor - 1.0) < 2e-3, said.constData());
    }

    /// Older versions of the page: Montreal had 20 g until 2021, the RTX 4090 300 W until 2026.
    void olderDataAreNamed()
    {
        PageStatement said;
        said.region = u"northamerica-northeast1"_s;
        said.kgPerKwh = u"0.03"_s;
        said.kg = u"0.6"_s; // 30 kWh x 0.02
        StatementCheck answer = check(said.text());
        QCOMPARE(answer.verdict, CheckVerdict::DoesNotRecompute);
        QVERIFY(!answer.explanations.empty());
        QVERIFY(answer.explanations.front().sentence.contains(u"older version"_s));
        said = PageStatement();
        said.hardware = u"RTX 4090"_s;
        said.watts = u"450"_s; // stated kg is 300 W x 100 h x 0.57 = 17.1
        answer = check(said.text());
        QCOMPARE(answer.verdict, CheckVerdict::DoesNotRecompute);
        QVERIFY(!answer.explanations.empty());
        QVERIFY(answer.explanations.front().sentence.contains(u"older version"_s));
    }

    /// 8 devices in the text: the product with them counts as stated, and says so.
    void statedDevicesAndPueCount()
    {
        PageStatement said;
        said.hardware = u"8 x Tesla V100-SXM2-32GB"_s;
        said.kg = u"136.8"_s; // 300 W x 100 h x 8 x 0.57
        StatementCheck answer = check(said.text());
        QCOMPARE(answer.verdict, CheckVerdict::Recomputes);
        QCOMPARE(answer.parts[CheckPart::Count]->value, 8.0);
        QCOMPARE(answer.parts[CheckPart::Hardware]->text, u"Tesla V100-SXM2-32GB"_s);
        QVERIFY(answer.verdictTexts.front().contains(u"8 devices"_s));
        QCOMPARE(*answer.today.front().scenario.count, 8.0);
        said.kg = u"17.1"_s; // hours of all devices
        answer = check(said.text());
        QCOMPARE(answer.verdict, CheckVerdict::Recomputes);
        QVERIFY(!answer.today.front().scenario.count);
        said = PageStatement();
        said.kg = u"18.81"_s; // 17.1 x 1.1
        answer = check(said.text() + u" We assume a PUE of 1.1."_s);
        QCOMPARE(answer.verdict, CheckVerdict::Recomputes);
        QVERIFY(answer.verdictTexts.front().contains(u"PUE 1.1"_s));
    }

    /// Of names that mean several devices none is chosen; short names that mean one are read.
    void namesAreNotGuessed()
    {
        PageStatement said;
        said.hardware = u"V100"_s;
        StatementCheck answer = check(said.text());
        QCOMPARE(answer.entries.devices.size(), std::size_t(3));
        QVERIFY(!answer.entries.device);
        QVERIFY(answer.remarks.join(u' ').contains(u"None was chosen"_s));
        QCOMPARE(answer.verdict, CheckVerdict::Recomputes); // by the stated 300 W
        for (const auto& [shortName, name] : {std::pair{u"NVIDIA T4"_s, u"T4"_s},
                                              {u"1080Ti"_s, u"GTX 1080 Ti"_s},
                                              {u"GeForce RTX 2080 Ti"_s, u"RTX 2080 Ti"_s},
                                              {u"P100"_s, u"Tesla P100"_s},
                                              {u"Quadro RTX 8000"_s, u"RTX 8000"_s},
                                              {u"TPU v3"_s, u"TPUv3 Chip"_s}}) {
            said.hardware = shortName;
            answer = check(said.text());
            QVERIFY2(answer.entries.device, qPrintable(shortName));
            QCOMPARE(answer.entries.device->name, name);
        }
        // Without a TDP the name leaves 250 W and 300 W open; 300 W would give 17.1 kg.
        said.hardware = u"V100"_s;
        answer = check(said.text().replace(u" (TDP of 300W)"_s, QString()));
        QCOMPARE(answer.verdict, CheckVerdict::Incomplete);
        const QString open = answer.verdictTexts.join(u'\n');
        QVERIFY2(open.contains(u"With the page’s “Tesla V100-SXM2-32GB” it would"_s),
                 qPrintable(open));
        QVERIFY2(!open.contains(u"With the page’s “Tesla V100-SXM2-16GB”"_s), qPrintable(open));
        said.hardware = u"Frobnicator 9000"_s;
        answer = check(said.text());
        QVERIFY(answer.entries.devices.empty());
        QVERIFY(answer.remarks.join(u' ').contains(u"no device"_s));
    }

    /// 8 devices are stated: 300 W x 100 h x 8 x 0.57 = 136.8 kg; 102.6 is none of the products and
    /// no other count is put forward.
    void noCountBesideTheStatedOne()
    {
        PageStatement said;
        said.hardware = u"8 x Tesla V100-SXM2-32GB"_s;
        said.kg = u"102.6"_s; // 6 x 17.1
        const StatementCheck answer = check(said.text());
        QCOMPARE(answer.verdict, CheckVerdict::DoesNotRecompute);
        for (const CheckExplanation& explanation : answer.explanations)
            QVERIFY2(!explanation.sentence.contains(u"6 devices"_s),
                     qPrintable(explanation.sentence));
        QVERIFY(answer.verdictTexts.join(u' ').contains(u"136.8"_s));
    }

    /// "0.1 kg" is anything from 0.05 to 0.15: the product 300 W x 0.1 h x 0.57 = 0.0171 kg fits
    /// no count better than another, so none is named.
    void fewDigitsExplainNothing()
    {
        PageStatement said;
        said.hours = u"0.1"_s;
        said.kg = u"0.1"_s;
        const StatementCheck answer = check(said.text());
        QCOMPARE(answer.verdict, CheckVerdict::DoesNotRecompute);
        for (const CheckExplanation& explanation : answer.explanations)
            QVERIFY2(!explanation.sentence.contains(u"devices"_s),
                     qPrintable(explanation.sentence));
    }

    /// What looks like a part and is none.
    void strangersAreLeftAlone()
    {
        const auto parts = [this](const QString& text) { return check(text).parts; };
        QVERIFY(!parts(u"in the region of interest we measured 5 W."_s)[CheckPart::Region]);
        QVERIFY(!parts(u"performed on hardware of type T4, 5 h"_s)[CheckPart::Provider]);
        QVERIFY(!parts(u"a T4 (TDP of 350-400W)"_s)[CheckPart::Tdp]);
        QVERIFY(!parts(u"We ran 100 hours on GPUs."_s)[CheckPart::Count]);
        QVERIFY(!parts(u"hardware of type RTX 3090, 5 h"_s)[CheckPart::Count]);
        QVERIFY(!parts(u"hardware of type 2080 Ti, 5 h"_s)[CheckPart::Count]);
        QVERIFY(!parts(u"An intensity of 0.5 kg CO2/kWh."_s)[CheckPart::Emissions]);
        QVERIFY(!parts(u"12 kg CO2eq were manually offset through X."_s)[CheckPart::Emissions]);
        QVERIFY(!parts(u"%Commented: 12 kg CO2eq emissions"_s)[CheckPart::Emissions]);
    }

    void differencesFromThePageAreSaid()
    {
        PageStatement said;
        said.region = u"europe-west6"_s; // 0.02 on the page
        said.offset = u"40"_s;           // 100 on the page
        said.watts = u"310"_s;           // 300 on the page
        const QString remarks = check(said.text()).remarks.join(u'\n');
        QVERIFY2(remarks.contains(u"the page shows 0.02 kg/kWh"_s), qPrintable(remarks));
        QVERIFY2(remarks.contains(u"the page has 100 %"_s), qPrintable(remarks));
        QVERIFY2(remarks.contains(u"the page has 300 W"_s), qPrintable(remarks));
    }

    /// "T4" stands in an earlier word too; the mark is on the device, and the count beside it.
    void countsKnowTheirPlaces()
    {
        const QString text = u"In AT4X: hardware of type 8x T4, 5 h"_s;
        const StatementParts parts = check(text).parts;
        const auto& hardware = parts[CheckPart::Hardware];
        const auto& count = parts[CheckPart::Count];
        QVERIFY(hardware && count);
        QCOMPARE(hardware->offset, text.indexOf(u"T4,"_s));
        QCOMPARE(count->offset, text.indexOf(u"8x"_s));
        QCOMPARE(count->value, 8.0);
    }

    void jsonIsWhole()
    {
        for (const QString& text : {PageStatement().text(), QString(), u"\"<b>\\x 5 hours"_s}) {
            QJsonParseError error;
            const auto document = QJsonDocument::fromJson(checkJson(check(text)), &error);
            QCOMPARE(error.error, QJsonParseError::NoError);
            const QJsonObject object = document.object();
            QCOMPARE(object[u"schema"_s].toString(), u"gramme.check/1"_s);
            for (const auto& key : {u"verdict"_s, u"found"_s, u"not_found"_s, u"products"_s,
                                    u"factor"_s, u"explanations"_s, u"remarks"_s, u"today"_s})
                QVERIFY(object.contains(key));
        }
    }
};

QTEST_GUILESS_MAIN(TestCheckWords)
#include "tst_checkwords.moc"
