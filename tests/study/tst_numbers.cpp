// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/numbers.h"

#include <cmath>

using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {
constexpr double refused = -1.0; // No valid value of these tables is negative.
}

class TestNumbers : public QObject {
    Q_OBJECT

private slots:
    void typedByPeople_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<double>("value");
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        const QLocale german(QLocale::German, QLocale::Germany);
        const QLocale french(QLocale::French, QLocale::France);
        QTest::newRow("point under German") << u"0.5"_s << german << 0.5;
        QTest::newRow("comma under German") << u"0,5"_s << german << 0.5;
        QTest::newRow("comma under English") << u"0,5"_s << english << 0.5;
        QTest::newRow("point under French") << u"0.5"_s << french << 0.5;
        QTest::newRow("German grouping") << u"1.234"_s << german << 1234.0;
        QTest::newRow("English grouping") << u"1,234"_s << english << 1234.0;
        QTest::newRow("English both") << u"12,345.6"_s << english << 12345.6;
        QTest::newRow("German both") << u"12.345,6"_s << german << 12345.6;
        QTest::newRow("English way under German") << u"12,345.6"_s << german << refused;
        QTest::newRow("scientific") << u"3.14e23"_s << english << 3.14e23;
        QTest::newRow("scientific, capital") << u"1E3"_s << german << 1000.0;
        QTest::newRow("blanks around") << u"  8 "_s << english << 8.0;
        QTest::newRow("two points") << u"1.2.3"_s << english << refused;
        QTest::newRow("word") << u"eight"_s << english << refused;
        QTest::newRow("nan") << u"nan"_s << english << refused;
        QTest::newRow("inf") << u"inf"_s << english << refused;
        QTest::newRow("too large for a double") << u"1e999"_s << english << refused;
        QTest::newRow("hexadecimal") << u"0x10"_s << english << refused;
        QTest::newRow("empty") << QString() << english << refused;
    }
    void typedByPeople()
    {
        QFETCH(QString, text);
        QFETCH(QLocale, locale);
        QFETCH(double, value);
        QCOMPARE(parseNumber(text, locale).value_or(refused), value);
    }

    void writtenByMachines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("plain") << "1.5"_ba << 1.5;
        QTest::newRow("plus") << "+2"_ba << 2.0;
        QTest::newRow("scientific") << "1e3"_ba << 1000.0;
        QTest::newRow("trailing point") << "7."_ba << 7.0;
        QTest::newRow("leading point") << ".5"_ba << 0.5;
        QTest::newRow("comma") << "1,5"_ba << refused;
        QTest::newRow("grouping") << "1 000"_ba << refused;
        QTest::newRow("nan") << "nan"_ba << refused;
        QTest::newRow("infinity") << "infinity"_ba << refused;
        QTest::newRow("overflow") << "1e400"_ba << refused;
        QTest::newRow("unit") << "5W"_ba << refused;
        QTest::newRow("two signs") << "+-5"_ba << refused;
        QTest::newRow("empty") << ""_ba << refused;
    }
    void writtenByMachines()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, value);
        QCOMPARE(parseMachineNumber(text.toStdString()).value_or(refused), value);
    }

    void durations_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("hours");
        QTest::newRow("number") << "120"_ba << 120.0;
        QTest::newRow("3d4h") << "3d4h"_ba << 76.0; // 3 x 24 + 4
        QTest::newRow("3d 4h") << "3d 4h"_ba << 76.0;
        QTest::newRow("90min") << "90min"_ba << 1.5;
        QTest::newRow("1h30min") << "1h30min"_ba << 1.5;
        QTest::newRow("1.5h") << "1.5h"_ba << 1.5;
        QTest::newRow("45 s") << "45 s"_ba << 0.0125; // 45 / 3600
        QTest::newRow("H:MM:SS") << "1:30:00"_ba << 1.5;
        QTest::newRow("many hours") << "100:00:36"_ba << 100.01; // 36 s = 0.01 h
        QTest::newRow("D-HH:MM:SS") << "2-06:00:00"_ba << 54.0;  // 2 x 24 + 6
        QTest::newRow("ambiguous") << "1:30"_ba << refused;
        QTest::newRow("60 minutes") << "1:60:00"_ba << refused;
        QTest::newRow("24 hours after days") << "1-24:00:00"_ba << refused;
        QTest::newRow("units out of order") << "4h3d"_ba << refused;
        QTest::newRow("unit twice") << "3h4h"_ba << refused;
        QTest::newRow("unknown unit") << "3w"_ba << refused;
        QTest::newRow("comma") << "1,5"_ba << refused;
        QTest::newRow("unit only") << "h"_ba << refused;
        QTest::newRow("empty") << ""_ba << refused;
    }
    void durations()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, hours);
        const double value = parseDuration(std::string_view(text.constData(), text.size()))
                                 .value_or(refused);
        QVERIFY2(std::abs(value - hours) < 1e-12 * std::max(1.0, hours), text.constData());
    }

    void shares()
    {
        QCOMPARE(parseShare("0.8").value_or(refused), 0.8);
        QCOMPARE(parseShare("80%").value_or(refused), 0.8);
        QCOMPARE(parseShare("80 %").value_or(refused), 0.8);
        QVERIFY(!parseShare("%"));
        const QLocale german(QLocale::German, QLocale::Germany);
        QCOMPARE(parseShare(u"12,5 %"_s, german).value_or(refused), 0.125);
    }

    void theRemedyForACommaIsAPoint()
    {
        QCOMPARE(withDecimalPoint(u"1,5"_s), u"1.5"_s);
        QCOMPARE(withDecimalPoint(u"1,5h"_s), u"1.5h"_s);
        QVERIFY(withDecimalPoint(u"1,2,3"_s).isEmpty());
        QVERIFY(withDecimalPoint(u"a,b"_s).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
