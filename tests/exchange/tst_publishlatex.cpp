// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"
#include "publishscenarios.h"
#include "randomstudies.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace gramme;
using exchange::PublishFormat;

/// What is published, pasted into a plain article and set by pdflatex and bibtex.
class TestPublishLatex : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void compiles_data();
    void compiles();
    void randomStudies();

private:
    QString set(const QString& body, const QString& bibtex);

    std::shared_ptr<const catalog::Catalog> m_catalog;
    QString m_pdflatex;
    QString m_bibtex;
};

namespace {

void write(const QString& path, const QString& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

/// Runs a program in the folder; what it said, or nothing when it was content.
QString run(const QString& program, const QStringList& arguments, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        return program + u" did not finish: "_s + process.errorString();
    const QString said = QString::fromLocal8Bit(process.readAll());
    return process.exitCode() == 0 ? QString() : said;
}

} // namespace

void TestPublishLatex::initTestCase()
{
    m_pdflatex = QStandardPaths::findExecutable(u"pdflatex"_s);
    m_bibtex = QStandardPaths::findExecutable(u"bibtex"_s);
    if (m_pdflatex.isEmpty())
        QSKIP("pdflatex is not installed (Debian: texlive-latex-base).");
    if (!run(u"kpsewhich"_s, {u"booktabs.sty"_s}, QDir::tempPath()).isEmpty())
        QSKIP("booktabs is not installed (Debian: texlive-latex-recommended).");
    auto opened = catalog::Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestPublishLatex::compiles_data()
{
    QTest::addColumn<study::Scenario>("scenario");
    QTest::addColumn<QString>("device"); // name of the device and of its source
    for (const tests::Statement& statement : tests::statements())
        QTest::newRow(statement.row) << statement.scenario << QString();
    int row = 0;
    for (const QString& name : tests::hostileNames()) {
        study::Scenario scenario = tests::statements().front().scenario;
        scenario.name = name;
        QTest::addRow("hostile name %d", row++) << scenario << name.left(200);
    }
}

/// Pasted into a plain article; what LaTeX or BibTeX found wrong.
QString TestPublishLatex::set(const QString& body, const QString& bibtex)
{
    QTemporaryDir folder;
    write(folder.filePath(u"gramme.bib"_s), bibtex);
    write(folder.filePath(u"paper.tex"_s),
          u"\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\nBefore.\n\n%1\n"
          "After.\n\\bibliographystyle{plain}\n\\bibliography{gramme}\n\\end{document}\n"_s.arg(
              body));
    const QStringList strict{u"-halt-on-error"_s, u"-interaction=nonstopmode"_s, u"paper.tex"_s};
    QString fault = run(m_pdflatex, strict, folder.path());
    if (!fault.isEmpty() || m_bibtex.isEmpty())
        return fault.right(3000);
    fault = run(m_bibtex, {u"-terse"_s, u"paper"_s}, folder.path());
    for (int pass = 0; pass < 2 && fault.isEmpty(); ++pass)
        fault = run(m_pdflatex, strict, folder.path());
    if (!fault.isEmpty())
        return fault.right(3000);
    QFile log(folder.filePath(u"paper.log"_s));
    if (!log.open(QIODevice::ReadOnly))
        return u"there is no log"_s;
    const QByteArray text = log.readAll();
    const qsizetype at = text.indexOf("undefined");
    return at < 0 ? QString()
                  : QString::fromLocal8Bit(text.mid(std::max(at - 300, qsizetype(0)), 400));
}

void TestPublishLatex::compiles()
{
    QFETCH(study::Scenario, scenario);
    QFETCH(QString, device);
    auto outcome = study::evaluate(scenario, *m_catalog, study::commandLine);
    QVERIFY(outcome);
    catalog::Device renamed;
    if (!device.isEmpty()) {
        renamed = *outcome->resolved.selection.device;
        renamed.name = renamed.citation.name = renamed.citation.licence = device;
        outcome->resolved.selection.device = &renamed;
    }
    const auto publication = tests::publication(scenario, *outcome, *m_catalog);
    const auto bibtex = exchange::publish(publication, PublishFormat::Bibtex);
    QVERIFY(bibtex);
    QString body;
    for (const auto format : {PublishFormat::LatexParagraph, PublishFormat::LatexTable}) {
        const auto latex = exchange::publish(publication, format);
        QVERIFY(latex);
        body += *latex + u'\n';
    }
    const QString fault = set(body, *bibtex);
    QVERIFY2(fault.isEmpty(), qPrintable(fault + body + *bibtex));
}

/// 50 studies with hostile names: paragraphs in both wordings and the table of each, in one paper.
void TestPublishLatex::randomStudies()
{
    const tests::RandomStudies random = tests::randomStudies(*m_catalog, 50);
    exchange::Publication together; // for a bibliography in which each source stands once
    together.catalog = random.catalog.get();
    QString body;
    for (const exchange::Publication& study : random.studies) {
        for (const auto format : {PublishFormat::LatexParagraph, PublishFormat::LatexTable}) {
            for (const auto wording : {exchange::Wording::Short, exchange::Wording::Long}) {
                const auto latex =
                    exchange::publish(study, format, {.wording = wording, .equivalences = true});
                QVERIFY(latex);
                body += *latex + u'\n';
            }
        }
        body += u"\\clearpage\n"_s; // LaTeX keeps no more than 18 tables waiting
        together.items.insert(together.items.end(), study.items.begin(), study.items.end());
    }
    const auto bibtex = exchange::publish(together, PublishFormat::Bibtex);
    QVERIFY(bibtex);
    const QString fault = set(body, *bibtex);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

QTEST_GUILESS_MAIN(TestPublishLatex)
#include "tst_publishlatex.moc"
