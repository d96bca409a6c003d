// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "publications.h"
#include "study/file/studyfile.h"

using namespace Qt::StringLiterals;
using namespace gramme;

class TestReportProgram : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void writes_data();
    void writes();
    void toStandardOutput();
    void oneScenario();
    void refuses_data();
    void refuses();
    void withoutDisplay();

private:
    struct Run
    {
        int exitCode = -1;
        QByteArray output;
        QString errors;
    };
    Run
    run(const QStringList& arguments,
        const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) const;
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_study;
};

void TestReportProgram::initTestCase()
{
    m_study = path(u"a study & more.gramme"_s);
    const auto problem = study::file::save(
        tests::studyOf(3, u"Three"_s, {u"First"_s, u"Second"_s, u"Third"_s}), m_study);
    QVERIFY2(!problem, problem ? qPrintable(problem->message) : "");
}

TestReportProgram::Run TestReportProgram::run(const QStringList& arguments,
                                              const QProcessEnvironment& environment) const
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("GRAMME_BIN_DIR") + u"/gramme-report"_s, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestReportProgram::writes_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("svg") << u"svg"_s << QByteArray("<?xml");
    QTest::newRow("png") << u"png"_s << QByteArray("\x89PNG");
    QTest::newRow("pdf") << u"pdf"_s << QByteArray("%PDF-1.");
    QTest::newRow("html") << u"html"_s << QByteArray("<!DOCTYPE html>");
    QTest::newRow("chart-pdf") << u"chart-pdf"_s << QByteArray("%PDF-1.");
}

void TestReportProgram::writes()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, beginning);
    const QString name = path(u"out."_s + format);
    const Run done = run({u"--study"_s, m_study, u"--as"_s, format, u"-o"_s, name});
    QCOMPARE(done.errors, QString());
    QCOMPARE(done.exitCode, 0);
    QVERIFY(done.output.isEmpty());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(beginning));
}

void TestReportProgram::toStandardOutput()
{
    const Run first = run({u"--study"_s, m_study, u"--as"_s, u"svg"_s, u"--lang"_s, u"fr"_s});
    QCOMPARE(first.exitCode, 0);
    QVERIFY(first.output.contains("Émissions des scénarios"));
    QCOMPARE(run({u"--study"_s, m_study, u"--as"_s, u"svg"_s, u"--lang"_s, u"fr"_s}).output,
             first.output);
}

void TestReportProgram::oneScenario()
{
    const Run done = run({u"--study"_s, m_study, u"--as"_s, u"html"_s, u"--scenario"_s, u"s2"_s});
    QCOMPARE(done.exitCode, 0);
    QVERIFY(done.output.contains("Second"));
    QVERIFY(!done.output.contains("Third"));
}

void TestReportProgram::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const QStringList good{u"--study"_s, m_study, u"--as"_s, u"svg"_s};
    QTest::newRow("nothing") << QStringList() << 2;
    QTest::newRow("format") << QStringList{u"--study"_s, m_study, u"--as"_s, u"gif"_s} << 2;
    QTest::newRow("language") << good + QStringList{u"--lang"_s, u"xx"_s} << 2;
    QTest::newRow("width") << good + QStringList{u"--width"_s, u"0"_s} << 2;
    QTest::newRow("scenario") << good + QStringList{u"--scenario"_s, u"s99"_s} << 2;
    QTest::newRow("unknown option") << good + QStringList{u"--colour"_s} << 2;
    QTest::newRow("no such study")
        << QStringList{u"--study"_s, path(u"none.gramme"_s), u"--as"_s, u"svg"_s} << 1;
    QTest::newRow("no such folder") << good + QStringList{u"-o"_s, path(u"none/x.svg"_s)} << 1;
}

void TestReportProgram::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const Run done = run(arguments);
    QCOMPARE(done.exitCode, exitCode);
    QVERIFY(done.output.isEmpty());
    QVERIFY2(done.errors.endsWith(u".\n"_s), qPrintable(done.errors));
}

void TestReportProgram::withoutDisplay()
{
    QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
    for (const QString& name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s,
                                u"XDG_RUNTIME_DIR"_s, u"HOME"_s, u"LC_ALL"_s, u"LANG"_s})
        bare.remove(name);
    const Run done = run({u"--study"_s, m_study, u"--as"_s, u"svg"_s}, bare);
    QCOMPARE(done.errors, QString());
    QCOMPARE(done.exitCode, 0);
    QCOMPARE(done.output, run({u"--study"_s, m_study, u"--as"_s, u"svg"_s}).output);
}

QTEST_MAIN(TestReportProgram)
#include "tst_reportprogram.moc"
