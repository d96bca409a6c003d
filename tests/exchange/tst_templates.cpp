// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/templates.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme::exchange;

class TestTemplates : public QObject
{
    Q_OBJECT

private slots:
    void fills_data();
    void fills();
    void refuses_data();
    void refuses();
    void chooseTheLanguage();
};

namespace {

const QVariantMap data{
    {u"name"_s, u"<A>"_s},
    {u"empty"_s, QString()},
    {u"yes"_s, true},
    {u"no"_s, false},
    {u"items"_s, QVariantList{QVariantMap{{u"item"_s, u"1"_s}}, QVariantMap{{u"item"_s, u"2"_s}}}},
    {u"typed"_s, u"{{name}}"_s},
};

QString marked(const QString& text)
{
    return u'\'' + text + u'\'';
}

} // namespace

void TestTemplates::fills_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("filled");
    QTest::newRow("escaped") << "a {{name}}"_qba << u"a '<A>'\n"_s;
    QTest::newRow("as it is") << "a {{&name}}"_qba << u"a <A>\n"_s;
    QTest::newRow("empty is no") << "{{#empty}}a{{/empty}}{{^empty}}b{{/empty}}"_qba << u"b\n"_s;
    QTest::newRow("list") << "{{#items}}\n- {{item}}\n{{/items}}"_qba << u"- '1'\n- '2'\n"_s;
    QTest::newRow("no line for what is off") << "a\n{{#no}}\nb\n{{/no}}\nc"_qba << u"a\nc\n"_s;
    QTest::newRow("empty line kept") << "a\n\n{{#yes}}\nb\n{{/yes}}\n\nc"_qba << u"a\n\nb\n\nc\n"_s;
    QTest::newRow("break inside a tag") << "a{{#yes\n}} b{{/yes\n}} c"_qba << u"a b c\n"_s;
    QTest::newRow("other delimiters")
        << "{{=<< >>=}}<<#yes>>\n\\a{<<&name>>}\n<</yes>>\n"_qba << u"\\a{<A>}\n"_s;
    QTest::newRow("data is no template") << "{{&typed}}"_qba << u"{{name}}\n"_s;
}

void TestTemplates::fills()
{
    QFETCH(QByteArray, text);
    const auto filled = render(text, u"x.mustache"_s, data, marked);
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message));
    QTEST(*filled, "filled");
}

void TestTemplates::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("section left open") << "a\nb {{#yes}}c"_qba << u"line 2"_s;
    QTest::newRow("tag left open") << "a\n\nb {{name"_qba << u"line 3"_s;
    QTest::newRow("end without beginning") << "{{/yes}}"_qba << u"line 1"_s;
    QTest::newRow("misspelt") << "a\n{{nmae}}"_qba << u"“nmae”"_s;
    QTest::newRow("misspelt, line") << "a\n{{nmae}}"_qba << u"line 2"_s;
    QTest::newRow("misspelt, the word before")
        << "nmae\n\n{{ # nmae }}{{/ nmae }}"_qba << u"line 3"_s;
    QTest::newRow("misspelt, raw") << "nmae\n{{{nmae}}}"_qba << u"line 2"_s;
    QTest::newRow("too deep") << "a\n" + QByteArray("{{#yes}}").repeated(101) << u"line 2"_s;
    QTest::newRow("too deep, other delimiters")
        << "{{=<< >>=}}<<=[ ]=>>\n" + QByteArray("[#yes]").repeated(50'000) << u"line 2"_s;
    QTest::newRow("include") << "{{> other}}"_qba << u"“other”"_s;
    QTest::newRow("bad delimiters") << "{{=<<=}}"_qba << u"line 1"_s;
    QTest::newRow("ends in a bracket") << "a {{"_qba << u"line 1"_s;
    QTest::newRow("three brackets") << "a {{{"_qba << u"x.mustache"_s;
}

void TestTemplates::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto filled = render(text, u"x.mustache"_s, data, marked);
    QVERIFY(!filled);
    QCOMPARE(filled.error().place, u"x.mustache"_s);
    QVERIFY2(filled.error().message.contains(says), qPrintable(filled.error().message));
    QVERIFY2(filled.error().message.contains("x.mustache"_L1), qPrintable(filled.error().message));
    QVERIFY2(filled.error().message.endsWith(u'.'), qPrintable(filled.error().message));
}

/// Without a set for the language the English one, and then with English numbers: "1,234" in an
/// English sentence must not mean 1.234.
void TestTemplates::chooseTheLanguage()
{
    for (const QString& name : {u"latex"_s, u"bibtex"_s, u"markdown"_s, u"text"_s}) {
        const auto icelandic =
            builtInTemplate(name + u".mustache"_s, QLocale(QLocale::Icelandic, QLocale::Iceland));
        QVERIFY(icelandic);
        QCOMPARE(icelandic->name, u"en/"_s + name + u".mustache"_s);
        QCOMPARE(icelandic->locale.language(), QLocale::English);
        const auto british = builtInTemplate(name + u".mustache"_s,
                                             QLocale(QLocale::English, QLocale::UnitedKingdom));
        QVERIFY(british);
        QCOMPARE(british->locale.territory(), QLocale::UnitedKingdom);
    }
    const auto missing = builtInTemplate(u"nothing.mustache"_s, QLocale::c());
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, gramme::Problem::Kind::Fault);
    QVERIFY(missing.error().message.contains("nothing.mustache"_L1));
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
