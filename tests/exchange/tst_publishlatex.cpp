// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"
#include "publishscenarios.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

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

private:
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
    const auto latex =
        exchange::publish(scenario, *outcome, *m_catalog, PublishFormat::LatexParagraph);
    const auto bibtex = exchange::publish(scenario, *outcome, *m_catalog, PublishFormat::Bibtex);
    QVERIFY(latex && bibtex);

    QTemporaryDir folder;
    write(folder.filePath(u"gramme.bib"_s), *bibtex);
    write(folder.filePath(u"paper.tex"_s),
          u"\\documentclass{article}\n\\begin{document}\nBefore.\n\n%1\nAfter.\n"
          "\\bibliographystyle{plain}\n\\bibliography{gramme}\n\\end{document}\n"_s.arg(*latex));
    const QStringList strict{u"-halt-on-error"_s, u"-interaction=nonstopmode"_s, u"paper.tex"_s};
    QString fault = run(m_pdflatex, strict, folder.path());
    QVERIFY2(fault.isEmpty(), qPrintable(fault + *latex));
    if (m_bibtex.isEmpty())
        QSKIP("bibtex is not installed (Debian: texlive-binaries); the bibliography is not set.");
    fault = run(m_bibtex, {u"-terse"_s, u"paper"_s}, folder.path());
    QVERIFY2(fault.isEmpty(), qPrintable(fault + *bibtex));
    for (int pass = 0; pass < 2; ++pass) {
        fault = run(m_pdflatex, strict, folder.path());
        QVERIFY2(fault.isEmpty(), qPrintable(fault + *bibtex));
    }
    QFile log(folder.filePath(u"paper.log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(!log.readAll().contains("undefined"));
}

QTEST_GUILESS_MAIN(TestPublishLatex)
#include "tst_publishlatex.moc"
