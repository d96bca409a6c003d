// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"
#include "exchange/usertemplates.h"
#include "publishscenarios.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace gramme;
using exchange::Publication;
using exchange::UserTemplate;

class TestUserTemplates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void folderOfTheUser();
    void listed();
    void fills_data();
    void fills();
    void escapes_data();
    void escapes();
    void refuses_data();
    void refuses();
    void refusesWhatIsNoFile();
    void crlfAndMark();
    void everyNameIsExplained();
    void theExampleWorks();

private:
    UserTemplate make(const QString& fileName, const QByteArray& text) const;
    Publication two() const;
    Publication all() const;

    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

exchange::PublishOptions inFrench()
{
    exchange::PublishOptions options;
    options.locale = QLocale(QLocale::French, QLocale::France);
    return options;
}

QString helpPage()
{
    QFile file(QStringLiteral(GRAMME_TEST_DATA) + u"/../../resources/help/templates.md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// In code marks in the first cells of the tables that are headed "Name".
QSet<QString> namesExplained(const QString& page)
{
    QSet<QString> names;
    static const QRegularExpression code(u"`([a-z0-9_]+)`"_s);
    bool isNames = false;
    for (const QString& line : page.split(u'\n')) {
        if (!line.startsWith(u'|'))
            isNames = false;
        else if (line.startsWith("| Name "_L1))
            isNames = true;
        const QString cell = isNames ? line.section(u'|', 1, 1) : QString();
        for (auto it = code.globalMatch(cell); it.hasNext();)
            names.insert(it.next().captured(1));
    }
    return names;
}

void addNames(const QVariant& value, QSet<QString>& names)
{
    for (const QVariant& each : value.toList())
        addNames(each, names);
    const QVariantMap map = value.toMap();
    for (auto it = map.cbegin(); it != map.cend(); ++it) {
        names.insert(it.key());
        addNames(*it, names);
    }
}

QStringList sorted(const QSet<QString>& names)
{
    QStringList list(names.begin(), names.end());
    list.sort();
    return list;
}

} // namespace

void TestUserTemplates::initTestCase()
{
    auto opened = catalog::Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestUserTemplates::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

/// Writes a template and finds it again as the program does.
UserTemplate TestUserTemplates::make(const QString& fileName, const QByteArray& text) const
{
    QFile file(m_folder->filePath(fileName));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written.", qPrintable(file.fileName()));
    file.close();
    for (const UserTemplate& each : exchange::userTemplates(m_folder->path())) {
        if (QFileInfo(each.fileName).fileName() == fileName)
            return each;
    }
    qFatal("%s is not found.", qPrintable(fileName));
}

Publication TestUserTemplates::two() const
{
    Publication made = tests::publication(tests::statementOf(u"custom"_s).scenario, *m_catalog);
    Publication other = tests::publication(tests::statementOf(u"own site"_s).scenario, *m_catalog);
    made.title = u"Study <1>"_s;
    made.items.front().letter = u"A"_s;
    made.items.front().entry.notes = u"first note"_s;
    made.items.push_back(other.items.front());
    made.items.back().letter = u"B"_s;
    return made;
}

Publication TestUserTemplates::all() const
{
    Publication made;
    made.catalog = m_catalog.get();
    made.title = u"All"_s;
    for (const tests::Statement& statement : tests::statements())
        made.items.push_back(tests::publication(statement.scenario, *m_catalog).items.front());
    return made;
}

void TestUserTemplates::folderOfTheUser()
{
    QCOMPARE(exchange::userTemplateFolder(),
             QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                 u"/gramme/templates"_s);
    QVERIFY(exchange::userTemplates(m_folder->filePath(u"none"_s)).empty());
}

void TestUserTemplates::listed()
{
    make(u"lab-report.html.mustache"_s, "x");
    make(u"b.TEX.mustache"_s, "x");
    make(u"a.mustache"_s, "x");
    QVERIFY(QDir(m_folder->path()).mkdir(u"x.mustache"_s));
    QFile other(m_folder->filePath(u"readme.txt"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    const auto found = exchange::userTemplates(m_folder->path());
    QCOMPARE(found.size(), 3U);
    QCOMPARE(found[0].name, u"a"_s);
    QCOMPARE(found[0].suffix, u"txt"_s);
    QCOMPARE(found[1].name, u"b.TEX"_s);
    QCOMPARE(found[1].suffix, u"tex"_s);
    QCOMPARE(found[2].name, u"lab-report.html"_s);
    QCOMPARE(found[2].suffix, u"html"_s);
    QCOMPARE(found[2].fileName, m_folder->filePath(u"lab-report.html.mustache"_s));
}

void TestUserTemplates::fills_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("filled");
    QTest::newRow("study") << "{{title}}{{#several}}, several{{/several}}"_qba
                           << u"Study <1>, several\n"_s;
    // 300 W x 24 h x 1.2 = 8.64 kWh, x 50 g = 432 g; 30.548 kg of the other, publishscenarios.cpp
    QTest::newRow("scenarios") << "{{#scenarios}}\n{{letter}}: {{total}}\n{{/scenarios}}"_qba
                               << u"A: 432 g\nB: 30,5 kg\n"_s;
    QTest::newRow("notes") << "{{#scenarios}}{{#notes}}{{notes}}{{/notes}}{{/scenarios}}"_qba
                           << u"first note\n"_s;
    QTest::newRow("nested") << "{{#scenarios}}{{#pue}}{{value}};{{/pue}}{{/scenarios}}"_qba
                            << u"1,20;1,54;\n"_s;
    QTest::newRow("other delimiters")
        << "{{=<% %>=}}<%title%> {{title}}"_qba << u"Study <1> {{title}}\n"_s;
}

void TestUserTemplates::fills()
{
    QFETCH(QByteArray, text);
    const auto filled = exchange::publish(two(), make(u"t.mustache"_s, text), inFrench());
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message));
    QTEST(*filled, "filled");
}

void TestUserTemplates::escapes_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("written");
    const QString hostile = u"<b>&\"x\\"_s;
    QTest::newRow("html") << u"t.html.mustache"_s << u"<b>&"_s << u"&lt;b&gt;&amp;\n"_s;
    QTest::newRow("tex") << u"t.tex.mustache"_s << u"50% & _x"_s << u"50\\% \\& \\_x\n"_s;
    QTest::newRow("bib") << u"t.bib.mustache"_s << u"{"_s << u"\\textbraceleft{}\n"_s;
    QTest::newRow("md") << u"t.md.mustache"_s << u"a|b"_s << u"a\\|b\n"_s;
    QTest::newRow("yaml") << u"t.yaml.mustache"_s << u"a: \"b\""_s << u"\"a: \\\"b\\\"\"\n"_s;
    QTest::newRow("csv") << u"t.csv.mustache"_s << u"=1+\"1\""_s << u"\"'=1+\"\"1\"\"\"\n"_s;
    QTest::newRow("csv, comma") << u"t.csv.mustache"_s << u"a, b"_s << u"\"a, b\"\n"_s;
    QTest::newRow("json") << u"t.json.mustache"_s << u"a\"\\"_s << u"a\\\"\\\\\n"_s;
    QTest::newRow("text") << u"t.txt.mustache"_s << u"a\nb\tc"_s << u"a b c\n"_s;
    QTest::newRow("none") << u"t.mustache"_s << hostile << hostile + u'\n';
    QTest::newRow("no template") << u"t.mustache"_s << u"{{version}}"_s << u"{{version}}\n"_s;
}

void TestUserTemplates::escapes()
{
    QFETCH(QString, fileName);
    QFETCH(QString, title);
    Publication publication = two();
    publication.title = title;
    const auto filled = exchange::publish(publication, make(fileName, "{{title}}"));
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message));
    QTEST(*filled, "written");
}

void TestUserTemplates::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("section left open") << "a\nb {{#scenarios}}c"_qba << u"line 2"_s;
    QTest::newRow("tag left open") << "a\n\nb {{title"_qba << u"line 3"_s;
    QTest::newRow("unknown name") << "totally\n{{title}}\n{{#scenarios}}{{totl}}{{/scenarios}}"_qba
                                  << u"line 3: there is nothing called “totl”"_s;
    QTest::newRow("unknown name, other delimiters")
        << "{{=<< >>=}}a nme\n<<&nme>>"_qba << u"line 2: there is nothing called “nme”"_s;
    QTest::newRow("unknown name, not ASCII")
        << "é\né\n{{énergie}}"_qba << u"line 3: there is nothing called “énergie”"_s;
    QTest::newRow("include") << "{{> /etc/passwd}}"_qba << u"cannot include others"_s;
    QTest::newRow("huge") << QByteArray(1'000'001, 'x') << u"larger than 1 MB"_s;
    QTest::newRow("not UTF-8") << "a\nb\nc \xE9\xE8\n"_qba << u"line 3"_s;
    QTest::newRow("deep") << "a\n" + QByteArray("{{#title}}").repeated(50'000)
                          << u"line 2: sections stand too deep"_s;
    QByteArray again = "{{version}}";
    for (int depth = 0; depth < 30; ++depth)
        again = "{{#scenarios}}" + again + "{{/scenarios}}";
    QTest::newRow("repeats without end") << again << u"too often"_s;
}

void TestUserTemplates::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const UserTemplate with = make(u"broken.html.mustache"_s, text);
    const auto filled = exchange::publish(two(), with);
    QVERIFY(!filled);
    const QString said = filled.error().message;
    QCOMPARE(filled.error().place, with.fileName);
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY2(said.contains("broken.html.mustache"_L1), qPrintable(said));
    QVERIFY2(said.endsWith(u'.'), qPrintable(said));
}

void TestUserTemplates::refusesWhatIsNoFile()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"x.mustache"_s));
    for (const QString& name : {u"x.mustache"_s, u"gone.mustache"_s}) {
        const UserTemplate with{u"x"_s, m_folder->filePath(name), u"txt"_s};
        const auto filled = exchange::publish(two(), with);
        QVERIFY(!filled);
        QVERIFY2(filled.error().message.contains(name), qPrintable(filled.error().message));
    }
}

/// As editors on Windows save it.
void TestUserTemplates::crlfAndMark()
{
    const auto filled =
        exchange::publish(two(), make(u"t.mustache"_s, "\xEF\xBB\xBF{{#several}}\r\na\r\n"
                                                       "{{/several}}\r\nb\r\n"));
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message));
    QCOMPARE(*filled, u"a\nb\n"_s);
}

/// The page of the help has every name that there is and no other.
void TestUserTemplates::everyNameIsExplained()
{
    QSet<QString> names;
    exchange::PublishOptions options;
    options.equivalences = true;
    addNames(exchange::userTemplateData(all(), options), names);
    const QSet<QString> explained = namesExplained(helpPage());
    QCOMPARE(sorted(names - explained), QStringList());
    QCOMPARE(sorted(explained - names), QStringList());
}

/// What the page shows as an example, as a lab would copy it.
void TestUserTemplates::theExampleWorks()
{
    QString text;
    const QString page =
        helpPage().section(u"## An example to copy"_s, 1, 1).section(u"\n## "_s, 0, 0);
    for (const QString& line : page.split(u'\n')) {
        if (line.startsWith("    "_L1))
            text += line.mid(4) + u'\n';
        else if (line.isEmpty() && !text.isEmpty())
            text += u'\n';
    }
    QVERIFY2(text.startsWith("# Computing in"_L1), qPrintable(page));
    const auto filled = exchange::publish(all(), make(u"lab-report.md.mustache"_s, text.toUtf8()));
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message));
    QVERIFY2(filled->startsWith("# Computing in All\n"_L1), qPrintable(*filled));
    // 300 W x 24 h x 1.2 = 8.64 kWh, x 50 g = 432 g
    QVERIFY2(filled->contains(u"432 g CO₂e, location-based"_s), qPrintable(*filled));
    QVERIFY2(filled->contains("Claimed offset, not subtracted: 40 %"_L1), qPrintable(*filled));
    QVERIFY2(filled->contains("\n1. "_L1), qPrintable(*filled));
    QVERIFY2(!filled->contains("{{"_L1), qPrintable(*filled));
}

QTEST_GUILESS_MAIN(TestUserTemplates)
#include "tst_usertemplates.moc"
