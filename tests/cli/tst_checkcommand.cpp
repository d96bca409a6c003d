// SPDX-License-Identifier: GPL-3.0-or-later
// gramme-cli check: exit codes and forms of the answer.
#include <QTest>

#include "program.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

/// 300 W x 100 h x 0.57 kg/kWh = 17.1 kg
QByteArray statement(const QByteArray& kg)
{
    return "Experiments were conducted using Google Cloud Platform in region us-central1, which "
           "has "
           "a carbon efficiency of 0.57 kgCO$_2$eq/kWh. A cumulative of 100 hours of computation "
           "was "
           "performed on hardware of type Tesla V100-SXM2-32GB (TDP of 300W). Total emissions are "
           "estimated to be " +
           kg + " kgCO$_2$eq of which 100 percents were directly offset by the cloud provider.\n";
}

} // namespace

class TestCheckCommand : public QObject
{
    Q_OBJECT

private slots:
    void exitCodes()
    {
        QCOMPARE(runLine(u"check -"_s, statement("17.1")).exitCode, 0);
        const Run wrong = runLine(u"check -"_s, statement("136.8"));
        QCOMPARE(wrong.exitCode, 3);
        QVERIFY(wrong.output.contains(u"8 devices"_s));
        QCOMPARE(runLine(u"check -"_s, "We ran it for 100 hours.").exitCode, 3);
        const Run nothing = runLine(u"check -"_s, "hello");
        QCOMPARE(nothing.exitCode, 2);
        QVERIFY(nothing.errors.contains(u"Nothing of a statement"_s));
        QVERIFY(nothing.output.isEmpty());
        QCOMPARE(runLine(u"check -"_s, {}).exitCode, 2);
        QCOMPARE(runLine(u"check"_s).exitCode, 2);
        QCOMPARE(runLine(u"check /no/such/file"_s).exitCode, 1);
        QCOMPARE(runLine(u"check - --format csv"_s, statement("17.1")).exitCode, 2);
        QCOMPARE(runLine(u"check - --hours 5"_s, statement("17.1")).exitCode, 2);
    }

    void readsAFile()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"paper.tex"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(statement("17.1"));
        file.close();
        const Run run = runProgram({u"check"_s, name});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.output.startsWith(u"The statement recomputes with the page’s roundings"_s));
        QVERIFY(run.output.contains(u"What today’s figures give"_s));
    }

    void answersAsJson()
    {
        const Run run = runLine(u"check - --format json"_s, statement("17.1"));
        QCOMPARE(run.exitCode, 0);
        const QJsonObject answer = QJsonDocument::fromJson(run.output.toUtf8()).object();
        QCOMPARE(answer[u"verdict"_s].toString(), u"recomputes"_s);
        const QJsonObject found = answer[u"found"_s].toObject();
        QCOMPARE(found[u"hours"_s].toObject()[u"value"_s].toDouble(), 100.0);
        QCOMPARE(found[u"tdp_w"_s].toObject()[u"value"_s].toDouble(), 300.0);
        QVERIFY(found[u"pue"_s].isNull());
        const Run nothing = runLine(u"check - --format json"_s, "hello");
        QCOMPARE(nothing.exitCode, 2);
        QCOMPARE(QJsonDocument::fromJson(nothing.output.toUtf8()).object()[u"verdict"_s].toString(),
                 u"nothing-found"_s);
    }

    void helpNamesTheExitCodes()
    {
        const Run run = runLine(u"check --help"_s);
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.output.contains(u"exit code is 0 where its figure recomputes"_s));
    }
};

QTEST_GUILESS_MAIN(TestCheckCommand)
#include "tst_checkcommand.moc"
