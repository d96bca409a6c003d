// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"
#include "exchange/templates.h"
#include "publishscenarios.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;
using namespace gramme;
using exchange::PublishFormat;

/// The French statements say what the English ones say, in French.
class TestFrench : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameNames_data() { files(); }
    void sameNames();
    void frenchWords_data() { files(); }
    void frenchWords();
    void typography_data() { files(); }
    void typography();
    void statements_data() { rows(); }
    void statements();
    void numbers_data() { rows(); }
    void numbers();
    void agreement();
    void compiles();

private:
    static void files();
    static void rows();
    QString published(const study::Scenario& scenario, PublishFormat format,
                      exchange::Wording wording = exchange::Wording::Long) const;
    void check(const QString& text, PublishFormat format) const;

    std::shared_ptr<const catalog::Catalog> m_catalog;
};

namespace {

const QLocale french(QLocale::French, QLocale::France);

/// Words of every other English sentence that are no French words.
QRegularExpression english()
{
    return QRegularExpression(
        u"\\b(the|and|with|of|for|from|each|runs|by|not|its|assumed|hardware|electricity|years?|"
        "hours?|stated|share|counted|authors|computed|licence not|between|this|which|to)\\b"_s);
}

/// What is left of a French sentence when a part of it is missing.
QRegularExpression dangling()
{
    static const QStringList signs{
        u"\\{\\{|\\}\\}\\}|<<|>>"_s,
        u"\\bnan\\b|\\binf\\b"_s,
        u"  |,,|;;|,\\.|;\\.|\\.\\.|\\(\\)"_s,
        u"\\( | \\)| \\.| [;:?!]"_s, // the blank before these does not break
        u"\\b(de|du|des|à|et|un|une|est|pour|par|le|la|les|avec|sur) ?[.;)]"_s,
        u"\\b(et (et|de)|de (et|de|le)|la (la|le|de)|le (la|le|de))\\b"_s,
        u"\\b(de|que) [aeiouhéAEIOUHÉ](?=[a-zé])"_s, // elision: d’un, qu’un
    };
    return QRegularExpression(signs.join(u'|'), QRegularExpression::UseUnicodePropertiesOption);
}

QString textOf(const QString& language, const QString& name)
{
    QFile file(u":/templates/%1/%2"_s.arg(language, name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QRegularExpression tags()
{
    return QRegularExpression(u"(\\{\\{|<<)[#^/&]?\\s*([\\w.]+)\\s*(\\}\\}|>>)"_s);
}

QSet<QString> namesIn(const QString& text)
{
    QSet<QString> names;
    for (auto it = tags().globalMatch(text); it.hasNext();)
        names.insert(it.next().captured(2));
    return names;
}

/// The words of the template itself.
QString wordsOf(QString text)
{
    // Commands of LaTeX, tags of HTML, fields of BibTeX and YAML, comments, addresses.
    static const QRegularExpression commands(
        u"(?m)\\\\[a-z]+ ?|<[^<>]*>|^ *\\w+ *=|^ *\\w+:|^%.*$|https?:\\S+"_s);
    static const QRegularExpression delimiters(u"\\{\\{=.*=\\}\\}"_s);
    return text.remove(delimiters).remove(tags()).remove(commands);
}

QString folded(QString text)
{
    return text.replace(u'\u00A0', u' ').replace(u'\u202F', u' ').replace(u'~', u' ');
}

QString run(const QString& program, const QStringList& arguments, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        return program + u" did not finish: "_s + process.errorString();
    const QString said = QString::fromLocal8Bit(process.readAll());
    return process.exitCode() == 0 ? QString()
                                   : said.mid(std::max(said.indexOf(u'!'), qsizetype(0)));
}

/// What the programs complain about while they set paper.tex.
QString typeset(const QString& pdflatex, const QString& bibtex, const QString& folder)
{
    const QStringList strict{u"-halt-on-error"_s, u"-interaction=nonstopmode"_s, u"paper.tex"_s};
    QString faults = run(pdflatex, strict, folder);
    if (faults.isEmpty())
        faults = run(bibtex, {u"-terse"_s, u"paper"_s}, folder);
    for (int pass = 0; pass < 2 && faults.isEmpty(); ++pass)
        faults = run(pdflatex, strict, folder);
    return faults;
}

bool write(const QString& path, const QString& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
}

constexpr std::array statementFormats{PublishFormat::LatexParagraph, PublishFormat::Markdown,
                                      PublishFormat::PlainText, PublishFormat::Html};
constexpr std::array otherFormats{PublishFormat::LatexTable, PublishFormat::ModelCard,
                                  PublishFormat::GreenAi, PublishFormat::Checklist};

} // namespace

void TestFrench::initTestCase()
{
    auto opened = catalog::Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestFrench::files()
{
    QTest::addColumn<QString>("name");
    // Any template makes the program's resources known.
    QVERIFY(exchange::builtInTemplate(u"text.mustache"_s, french));
    const QStringList names = QDir(u":/templates/fr"_s).entryList();
    QVERIFY(names.size() >= 4);
    for (const QString& name : names) {
        QVERIFY2(!textOf(u"en"_s, name).isEmpty(), qPrintable(name));
        QTest::newRow(qPrintable(name)) << name;
    }
    QCOMPARE(QDir(u":/templates/en"_s).entryList(), names);
}

void TestFrench::rows()
{
    QTest::addColumn<study::Scenario>("scenario");
    for (const tests::Statement& statement : tests::statements())
        QTest::newRow(statement.row) << statement.scenario;
}

QString TestFrench::published(const study::Scenario& scenario, PublishFormat format,
                              exchange::Wording wording) const
{
    exchange::PublishOptions options;
    options.details = false; // the working and the names of sources are not sentences of ours
    options.locale = french;
    options.wording = wording;
    const auto text = exchange::publish(tests::publication(scenario, *m_catalog), format, options);
    if (!text)
        qFatal("%s", qPrintable(text.error().message));
    QString sentences = *text;
    // The share-alike notice is its licence's own wording.
    QString notice = m_catalog->shareAlikeNotice();
    return sentences.remove(notice);
}

/// A French text that leaves a name out says less than the English one.
void TestFrench::sameNames()
{
    QFETCH(QString, name);
    const QSet<QString> here = namesIn(textOf(u"fr"_s, name));
    QSet<QString> there = namesIn(textOf(u"en"_s, name));
    QVERIFY2(!there.isEmpty(), qPrintable(name));
    // The English range has its "to" in it.
    if (there.remove(u"range"_s))
        there += {u"low"_s, u"high"_s};
    // Hardware and label may be words of the program; the French templates write their own.
    if (there.contains(u"hardware_used"_s))
        there += {u"parts"_s, u"accelerator"_s, u"cpu"_s, u"count"_s, u"one"_s,
                  u"power"_s, u"comma"_s,       u"and"_s, u"name"_s};
    if (there.contains(u"label"_s))
        there += QSet<QString>{u"name"_s, u"letter"_s} & here;
    const QSet<QString> missing = there - here;
    const QSet<QString> surplus = here - there;
    QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.values()).join(u' ')));
    QVERIFY2(surplus.isEmpty(), qPrintable(QStringList(surplus.values()).join(u' ')));
}

void TestFrench::frenchWords()
{
    QFETCH(QString, name);
    const QString words = wordsOf(textOf(u"fr"_s, name));
    const auto match = english().match(words);
    QVERIFY2(!match.hasMatch(), qPrintable(match.captured() + u" in\n"_s + words));
}

/// No ordinary blank before a double sign, and curly apostrophes where the format sets no own.
void TestFrench::typography()
{
    QFETCH(QString, name);
    const QString text = textOf(u"fr"_s, name);
    static const QRegularExpression blank(u"(?m)^(?!%).*[\\w)}»] [;?!»]"_s);
    const auto match = blank.match(text);
    QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
    if (name.startsWith("text"_L1) || name.startsWith("markdown"_L1))
        QVERIFY(!text.contains(u'\''));
}

void TestFrench::check(const QString& text, PublishFormat format) const
{
    QString shown = wordsOf(text);
    if (format == PublishFormat::LatexParagraph || format == PublishFormat::LatexTable)
        shown.remove(u"{}"_s).replace(u'~', u'\u00A0');
    auto match = english().match(shown);
    QVERIFY2(!match.hasMatch(), qPrintable(match.captured() + u" in\n"_s + text));
    match = dangling().match(shown);
    QVERIFY2(!match.hasMatch(), qPrintable(match.captured() + u" in\n"_s + text));
    QVERIFY2(text.contains(u"basées sur la localisation"_s), qPrintable(text));
    QVERIFY2(text.contains("Gramme"_L1), qPrintable(text));
}

void TestFrench::statements()
{
    QFETCH(study::Scenario, scenario);
    for (const study::Scenario& each : tests::withPartsOff(scenario)) {
        for (const PublishFormat format : statementFormats) {
            for (const auto wording : {exchange::Wording::Long, exchange::Wording::Short}) {
                check(published(each, format, wording), format);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        for (const PublishFormat format : otherFormats) {
            check(published(each, format), format);
            if (QTest::currentTestFailed())
                return;
        }
        const QString latex = published(each, PublishFormat::LatexParagraph);
        QVERIFY2(!latex.trimmed().contains("\n\n"_L1), qPrintable(latex));
    }
}

/// The figures worked out by hand, as the French write them.
void TestFrench::numbers()
{
    QFETCH(study::Scenario, scenario);
    const auto statement = tests::statementOf(QString::fromLatin1(QTest::currentDataTag()));
    static const QRegularExpression figure(u"^[\\d.,]+( kg| kWh| g| t| MWh| %| h)?$"_s);
    const QString text = folded(published(scenario, PublishFormat::PlainText));
    int found = 0;
    for (const QString& english : statement.figures) {
        if (!figure.match(english).hasMatch())
            continue;
        QString expected = english;
        expected.replace(u',', u' ').replace(u'.', u',');
        QVERIFY2(text.contains(expected), qPrintable(expected + u" is not in\n"_s + text));
        ++found;
    }
    QVERIFY(found > 0);
    // No line may end between a number and its unit.
    static const QRegularExpression loose(u"\\d (%|kg|kWh|MWh|g|t|h|W)\\b"_s);
    QVERIFY2(!published(scenario, PublishFormat::PlainText).contains(loose), qPrintable(text));
    QVERIFY2(!published(scenario, PublishFormat::LatexParagraph).contains(loose), qPrintable(text));
    static const QRegularExpression point(u"\\d\\.\\d{1,2} (kg|kWh|g|t|h)\\b"_s);
    QVERIFY2(!text.contains(point), qPrintable(text));
}

void TestFrench::agreement()
{
    study::Scenario one = tests::statementOf(u"own site"_s).scenario;
    const QString several = folded(published(one, PublishFormat::PlainText));
    QVERIFY2(several.contains(u"3 exécutions de 10 h de temps écoulé chacune"_s),
             qPrintable(several));
    QVERIFY2(several.contains(u"durée de vie supposée de 4 ans"_s), qPrintable(several));
    const QString plan = folded(
        published(tests::statementOf(u"plan and campaign"_s).scenario, PublishFormat::PlainText));
    QVERIFY2(plan.contains(u"50 essais de recherche de 2 h chacun"_s), qPrintable(plan));
    one.cpuCores = 1;
    one.cpuWPerCore = 10;
    one.cpuUtilisation = 1;
    one.trials = 1;
    one.trialHours = 2;
    one.lifetimeYears = 1;
    const QString single = folded(published(one, PublishFormat::PlainText));
    QVERIFY2(single.contains(u"1 cœur de processeur (10 W"_s), qPrintable(single));
    QVERIFY2(single.contains(u"1 essai de recherche de 2 h"_s), qPrintable(single));
    QVERIFY2(single.contains(u"durée de vie de 1 an "_s), qPrintable(single));
}

/// All scenarios in one article that needs booktabs for the table alone.
void TestFrench::compiles()
{
    const QString pdflatex = QStandardPaths::findExecutable(u"pdflatex"_s);
    const QString bibtex = QStandardPaths::findExecutable(u"bibtex"_s);
    if (pdflatex.isEmpty() || bibtex.isEmpty())
        QSKIP("pdflatex or bibtex is not installed (Debian: texlive-latex-base).");
    exchange::Publication all;
    all.catalog = m_catalog.get();
    const QStringList hostile = tests::hostileNames();
    all.title = hostile.front();
    for (const tests::Statement& statement : tests::statements()) {
        all.items.push_back(tests::publication(statement.scenario, *m_catalog).items.front());
        all.items.back().entry.scenario.name =
            hostile.at(qsizetype(all.items.size()) % hostile.size());
    }
    exchange::PublishOptions options;
    options.locale = french;
    options.equivalences = true;
    const auto paragraph = exchange::publish(all, PublishFormat::LatexParagraph, options);
    const auto table = exchange::publish(all, PublishFormat::LatexTable, options);
    options.wording = exchange::Wording::Short;
    const auto inShort = exchange::publish(all, PublishFormat::LatexParagraph, options);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QVERIFY2(inShort, inShort ? "" : qPrintable(inShort.error().message));
    const auto sources = exchange::publish(all, PublishFormat::Bibtex, options);
    QVERIFY2(paragraph, paragraph ? "" : qPrintable(paragraph.error().message));
    QVERIFY2(sources, sources ? "" : qPrintable(sources.error().message));
    QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u"gramme.bib"_s), *sources));
    QVERIFY(write(folder.filePath(u"paper.tex"_s),
                  u"\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\nAvant."
                  u"\n\n%1\n%2\n%3\nAprès.\n"
                  "\\bibliographystyle{plain}\n\\bibliography{gramme}\n\\end{document}\n"_s.arg(
                      *paragraph, *inShort, *table)));
    QCOMPARE(typeset(pdflatex, bibtex, folder.path()), QString());
    QFile log(folder.filePath(u"paper.log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray said = log.readAll();
    QVERIFY(!said.contains("undefined"));
    QVERIFY(!said.contains("Missing character"));
}

QTEST_GUILESS_MAIN(TestFrench)
#include "tst_french.moc"
