// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/format.h"
#include "study/numbers.h"

#include <cmath>

using namespace gramme::engine;
using namespace gramme::study;
using namespace Qt::StringLiterals;

class TestFormat : public QObject {
    Q_OBJECT

    const QLocale english{QLocale::English, QLocale::UnitedKingdom};
    const QLocale german{QLocale::German, QLocale::Germany};

private slots:
    void threeSignificantDigits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << u"0"_s;
        QTest::newRow("307.2") << 307.2 << u"307"_s;
        QTest::newRow("91.56") << 91.56 << u"91.6"_s;
        QTest::newRow("9.996 carries") << 9.996 << u"10.0"_s;
        QTest::newRow("0.012345") << 0.012345 << u"0.0123"_s;
        QTest::newRow("12345") << 12345.0 << u"12,300"_s;
        QTest::newRow("1.29e6") << 1.2874e6 << u"1.29 × 10⁶"_s;
        QTest::newRow("tiny") << 1.234e-7 << u"1.23 × 10⁻⁷"_s;
        QTest::newRow("negative") << -91.56 << u"-91.6"_s;
        QTest::newRow("not a number") << std::nan("") << u"–"_s;
    }
    void threeSignificantDigits()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(format::significant(value, english), text);
    }

    void massFindsItsUnit()
    {
        QCOMPARE(format::mass(Kilograms(95.562), english), u"95.6 kg"_s);
        QCOMPARE(format::mass(Kilograms(0.0123), english), u"12.3 g"_s);
        QCOMPARE(format::mass(Kilograms(284019.0), english), u"284 t"_s);
        QCOMPARE(format::mass(Kilograms(999.96), english), u"1.00 t"_s); // rounds into the next
        QCOMPARE(format::mass(Kilograms(0.0), english), u"0 kg"_s);
        QCOMPARE(format::mass(Kilograms(2e-8), english), u"0.0200 mg"_s);
        QCOMPARE(format::mass(Kilograms(95.562), german), u"95,6 kg"_s);
    }

    void energyFindsItsUnit()
    {
        QCOMPARE(format::energy(KilowattHours(353.28), english), u"353 kWh"_s);
        QCOMPARE(format::energy(KilowattHours(1287000), english), u"1.29 GWh"_s);
        QCOMPARE(format::energy(KilowattHours(0.0025), english), u"2.50 Wh"_s);
    }

    void volumeFindsItsUnit()
    {
        QCOMPARE(format::volume(Litres(462.3), english), u"462 L"_s);
        QCOMPARE(format::volume(Litres(14300), english), u"14.3 m³"_s);
        QCOMPARE(format::volume(Litres(0.000816), english), u"0.816 mL"_s);
        QCOMPARE(format::volume(Litres(0), english), u"0 L"_s);
    }

    void magnitudesStandAsOneTypesThem_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("7B") << 7e9 << u"7B"_s;
        QTest::newRow("2T") << 2e12 << u"2T"_s;
        QTest::newRow("30M") << 3e7 << u"30M"_s;
        QTest::newRow("176.247B") << 176.247e9 << u"176.247B"_s;
        QTest::newRow("small") << 400.0 << u"400"_s;
        QTest::newRow("FLOPs") << 8.4e22 << u"8.4e22"_s;
        QTest::newRow("zero") << 0.0 << u"0"_s;
    }
    void magnitudesStandAsOneTypesThem()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(format::magnitude(value, english), text);
        QCOMPARE(parseMagnitude(QStringView(text), english), value); // read back
    }

    void givenNumbersStayAsGiven()
    {
        QCOMPARE(format::exact(400, english), u"400"_s);
        QCOMPARE(format::exact(0.3725, english), u"0.3725"_s);
        QCOMPARE(format::exact(34.5, german), u"34,5"_s);
        QCOMPARE(format::exact(1e9, english), u"1.000 × 10⁹"_s);
        QCOMPARE(format::ratio(0.8, english), u"0.80"_s);
        QCOMPARE(format::ratio(1.135, english), u"1.135"_s);
        QCOMPARE(format::percent(0.6142, english), u"61 %"_s);
        QCOMPARE(format::percent(0.0142, english), u"1.4 %"_s);
    }

    void machineNumbersReadBack()
    {
        for (const double value : {0.1, 1.0 / 3.0, 95.56224, 1e-300, 123456789.125})
            QCOMPARE(format::machine(value).toDouble(), value);
    }

    void bothEndsOfARangeAreInOneUnit()
    {
        const auto range = [this](double low, double high) {
            return format::massRange(Kilograms(low), Kilograms(high), english);
        };
        QCOMPARE(range(49.06, 160.4), u"49.1 to 160 kg"_s);
        QCOMPARE(range(540, 1612), u"0.540 to 1.61 t"_s);
        QCOMPARE(range(0, 0.012), u"0 to 12.0 g"_s);
    }
};

QTEST_APPLESS_MAIN(TestFormat)
#include "tst_format.moc"
