// SPDX-License-Identifier: GPL-3.0-or-later
#include "houserules.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme::house;

using Rule = Findings (*)(const QString&);

// Two halves: every rule finds what it forbids in a small made-up tree and lets its neighbour pass,
// and the project's own tree breaks none of them.
class TestHouseRules : public QObject
{
    Q_OBJECT

private slots:
    void findsIt_data();
    void findsIt();
    void letsPass_data();
    void letsPass();
    void ownTree_data();
    void ownTree();
    void ownTreeIsRead();
};

namespace {

void put(const QTemporaryDir& tree, const QString& path, const QString& text)
{
    const QString full = tree.filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(full).path()));
    QFile file(full);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

void columns()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
}

const QString spdx = u"// SPDX-License-"_s + u"Identifier: GPL-3.0-or-later\n"_s;

} // namespace

void TestHouseRules::findsIt_data()
{
    columns();
    const auto bad = [](const char* name, Rule rule, const char16_t* path, const QString& text) {
        QTest::newRow(name) << rule << QString::fromUtf16(path) << text;
    };
    bad("engine up to catalog", wrongIncludes, u"src/engine/a.cpp",
        u"#include \"catalog/catalog.h\"\n"_s);
    bad("study up to exchange", wrongIncludes, u"src/study/a.h",
        u"#include \"exchange/csv.h\"\n"_s);
    bad("exchange up to charts", wrongIncludes, u"src/exchange/a.cpp",
        u"# include \"charts/spec.h\"\n"_s);
    bad("charts up to report", wrongIncludes, u"src/charts/a.cpp", u"#include <report/page.h>\n"_s);
    bad("report up to gui", wrongIncludes, u"src/report/a.cpp", u"#include \"gui/window.h\"\n"_s);
    bad("gui up to app", wrongIncludes, u"src/gui/pages/a.cpp", u"  #include \"app/main.h\"\n"_s);
    bad("cli beside gui", wrongIncludes, u"src/cli/a.cpp", u"#include \"gui/window.h\"\n"_s);
    bad("app beside cli", wrongIncludes, u"src/app/a.cpp", u"#include \"cli/options.h\"\n"_s);
    bad("out of the folder", wrongIncludes, u"src/engine/a.cpp",
        u"#include \"../gui/window.h\"\n"_s);
    bad("a room not drawn", wrongIncludes, u"src/util/a.cpp", u"#include <vector>\n"_s);
    bad("Qt in the engine", wrongIncludes, u"src/engine/a.h", u"#include <QString>\n"_s);
    bad("a file in the engine", wrongIncludes, u"src/engine/a.cpp", u"#include <fstream>\n"_s);
    bad("a clock in the engine", wrongIncludes, u"src/engine/a.cpp", u"#include <chrono>\n"_s);
    bad("a C library in the engine", wrongIncludes, u"src/engine/a.cpp",
        u"#include <unistd.h>\n"_s);
    bad("chart view in gui", wrongIncludes, u"src/gui/a.cpp", u"#include <QChartView>\n"_s);
    bad("axis in gui", wrongIncludes, u"src/gui/a.cpp", u"#include <QLogValueAxis>\n"_s);
    bad("series in report", wrongIncludes, u"src/report/a.cpp",
        u"#include <QHorizontalBarSeries>\n"_s);
    bad("bar set in study", wrongIncludes, u"src/study/a.cpp", u"#include <QtCharts/QBarSet>\n"_s);
    bad("all of Widgets", wrongIncludes, u"src/gui/a.cpp", u"#include <QtWidgets>\n"_s);
    bad("all of Charts in charts", wrongIncludes, u"src/charts/a.cpp", u"#include <QtCharts>\n"_s);
    bad("all of Test", wrongIncludes, u"tests/gui/a.cpp", u"#include <QtTest/QtTest>\n"_s);
    bad("engine links catalog", wrongLinks, u"src/engine/CMakeLists.txt",
        u"target_link_libraries(gramme_engine gramme_catalog)\n"_s);
    bad("cli links gui", wrongLinks, u"src/cli/CMakeLists.txt", u"    gramme_gui\n"_s);
    bad("engine links Qt", wrongLinks, u"src/engine/CMakeLists.txt", u"  PUBLIC Qt6::Core\n"_s);
    bad("gui links Qt Charts", wrongLinks, u"src/gui/CMakeLists.txt", u"  PRIVATE Qt6::Charts\n"_s);
    bad("Qt Network found", networkUse, u"CMakeLists.txt",
        u"find_package(Qt6 COMPONENTS Core Network)\n"_s);
    bad("Qt Network linked", networkUse, u"src/gui/CMakeLists.txt", u"  Qt6::Network\n"_s);
    bad("a build that downloads", networkUse, u"cmake/x.cmake", u"FetchContent_Declare(cli11)\n"_s);
    bad("a request", networkUse, u"src/gui/a.cpp", u"#include <QNetworkAccessManager>\n"_s);
    bad("a local socket", networkUse, u"src/app/a.cpp", u"#include <QLocalSocket>\n"_s);
    bad("a bare socket", networkUse, u"tests/app/a.cpp", u"#include <sys/socket.h>\n"_s);
    bad("source without licence", missingLicenceLines, u"src/engine/a.cpp",
        u"#include <vector>\n"_s);
    bad("licence too late", missingLicenceLines, u"src/engine/a.h", u"#pragma once\n"_s + spdx);
    bad("script without licence", missingLicenceLines, u"installer/a.sh", u"#!/bin/sh\necho\n"_s);
    bad("notes at the top", strangersAtTheTop, u"notes.txt", u"x\n"_s);
    bad("a folder at the top", strangersAtTheTop, u"scripts/a.sh", u"x\n"_s);
    bad("a home folder", machinePaths, u"src/app/a.cpp", u"load(\"/ho"_s + u"me/ann/x.csv\");\n"_s);
    bad("a home folder on Windows", machinePaths, u"README.md", u"C:\\Us"_s + u"ers\\ann\n"_s);
    bad("a word for later", unfinishedWork, u"src/app/a.cpp", u"// TO"_s + u"DO: the rest\n"_s);
    bad("a long file", longFiles, u"src/app/a.cpp", u"int x;\n"_s.repeated(401));
}

void TestHouseRules::findsIt()
{
    QFETCH(Rule, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    const QTemporaryDir tree;
    QVERIFY(tree.isValid());
    put(tree, path, text);

    const Findings findings = rule(tree.path());

    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().startsWith(path.section(u'/', 0, 0)), qPrintable(findings.first()));
}

void TestHouseRules::letsPass_data()
{
    columns();
    const auto good = [](const char* name, Rule rule, const char16_t* path, const QString& text) {
        QTest::newRow(name) << rule << QString::fromUtf16(path) << text;
    };
    good("gui down to engine", wrongIncludes, u"src/gui/a.cpp",
         u"#include \"engine/estimate.h\"\n"_s);
    good("cli down to report", wrongIncludes, u"src/cli/a.cpp", u"#include \"report/page.h\"\n"_s);
    good("app down to gui", wrongIncludes, u"src/app/main.cpp", u"#include \"gui/window.h\"\n"_s);
    good("within a room", wrongIncludes, u"src/gui/pages/a.cpp", u"#include \"gui/pages/a.h\"\n"_s);
    good("a generated form", wrongIncludes, u"src/gui/a.cpp", u"#include \"ui_form.h\"\n"_s);
    good("Boost in the engine", wrongIncludes, u"src/engine/a.cpp",
         u"#include <boost/random/sobol.hpp>\n"_s);
    good("C++ in the engine", wrongIncludes, u"src/engine/a.cpp", u"#include <cmath>\n"_s);
    good("one class of Charts in charts", wrongIncludes, u"src/charts/a.cpp",
         u"#include <QBarSet>\n"_s);
    good("a settings class", wrongIncludes, u"src/gui/a.cpp",
         u"#include <QItemSelectionModel>\n"_s);
    good("narrow Qt headers", wrongIncludes, u"src/gui/a.cpp", u"#include <QtGlobal>\n"_s);
    good("an include in words", wrongIncludes, u"src/engine/a.cpp",
         u"// #include <QString> is not for us\n"_s);
    good("gui links charts", wrongLinks, u"src/gui/CMakeLists.txt",
         u"  PUBLIC gramme_charts Qt6::Widgets\n"_s);
    good("options are no room", wrongLinks, u"src/engine/CMakeLists.txt", u"  gramme_options\n"_s);
    good("a comment on the network", networkUse, u"CMakeLists.txt", u"# no Qt6::Network\n"_s);
    good("a licensed script", missingLicenceLines, u"tests/run.sh",
         u"#!/bin/sh\n#"_s + spdx.mid(2));
    good("a table", missingLicenceLines, u"resources/regions/grids.csv", u"id,name\n"_s);
    good("an ignored folder", strangersAtTheTop, u"build-mine/a.txt", u"x\n"_s);
    good("an address", machinePaths, u"README.md", u"https://example.org/ho"_s + u"me/page\n"_s);
    good("400 lines", longFiles, u"src/app/a.cpp", u"int x;\n"_s.repeated(400));
}

void TestHouseRules::letsPass()
{
    QFETCH(Rule, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    const QTemporaryDir tree;
    QVERIFY(tree.isValid());
    put(tree, u".gitignore"_s, u"build*/\n"_s);
    put(tree, path, text);

    QCOMPARE(rule(tree.path()), Findings());
}

void TestHouseRules::ownTree_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::newRow("includes point down") << Rule(wrongIncludes);
    QTest::newRow("links point down") << Rule(wrongLinks);
    QTest::newRow("no network") << Rule(networkUse);
    QTest::newRow("licence lines") << Rule(missingLicenceLines);
    QTest::newRow("nothing strange at the top") << Rule(strangersAtTheTop);
    QTest::newRow("no path of one machine") << Rule(machinePaths);
    QTest::newRow("nothing left for later") << Rule(unfinishedWork);
    QTest::newRow("no long files") << Rule(longFiles);
}

void TestHouseRules::ownTree()
{
    QFETCH(Rule, rule);
    const Findings findings = rule(QStringLiteral(GRAMME_SOURCE_DIR));
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
}

// A wrong path would make every rule above pass: the tree must be there, with every room that is
// drawn.
void TestHouseRules::ownTreeIsRead()
{
    const QDir source(QStringLiteral(GRAMME_SOURCE_DIR "/src"));
    for (const QString& room : {u"engine"_s, u"catalog"_s, u"study"_s, u"exchange"_s, u"charts"_s,
                                u"gui"_s, u"cli"_s, u"app"_s})
        QVERIFY2(source.exists(room), qPrintable(room));
}

QTEST_GUILESS_MAIN(TestHouseRules)
#include "tst_houserules.moc"
