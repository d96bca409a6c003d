// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says to a command line that cannot be right: exit code 2, nothing on standard
// output, one sentence that names the option, what was given and what is allowed.
#include <QTest>

#include "program.h"

using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

const QString place = u" --intensity 100"_s;
const QString run = u"estimate --tdp-w 300"_s + place;

void row(const QString& line, const QStringList& fragments)
{
    QTest::newRow(qPrintable(line)) << line << fragments;
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

    static void addNumbers()
    {
        row(run + u" --hours -5"_s, {u"--hours"_s, u"“-5”"_s, u"0 to 1e9"_s});
        row(run + u" --hours=-5"_s, {u"--hours"_s, u"“-5”"_s});
        row(run + u" --hours ''"_s, {u"--hours is empty"_s});
        row(run + u" --hours="_s, {u"--hours is empty"_s});
        row(run + u" --hours= --count 3"_s, {u"--hours is empty"_s});
        row(run + u" --hours NaN"_s, {u"--hours"_s, u"“NaN”"_s});
        row(run + u" --hours inf"_s, {u"--hours"_s, u"“inf”"_s});
        row(run + u" --hours -inf"_s, {u"--hours"_s, u"“-inf”"_s});
        row(run + u" --hours 1e30"_s, {u"--hours"_s, u"“1e30”"_s, u"1e9"_s});
        row(run + u" --hours 1e400"_s, {u"--hours"_s, u"“1e400”"_s});
        row(run + u" --hours 1,5"_s, {u"--hours"_s, u"“1,5”"_s, u"write 1.5"_s});
        row(run + u" --hours 1:30"_s, {u"--hours"_s, u"“1:30”"_s, u"H:MM:SS"_s});
        row(run + u" --hours soon"_s, {u"--hours"_s, u"“soon”"_s, u"3d4h"_s});
        row(run + u" --hours 1 --count 0"_s, {u"--count"_s, u"“0”"_s, u"1 to 1e7"_s});
        row(run + u" --hours 1 --count 2.5"_s, {u"--count"_s, u"whole"_s});
        row(run + u" --hours 1 --utilisation 80"_s, {u"--utilisation"_s, u"80%"_s});
        row(run + u" --hours 1 --pue 0.9"_s, {u"--pue"_s, u"1 to 10"_s});
        row(run + u" --hours 1 --offset-pct 101"_s, {u"--offset-pct"_s, u"0 to 100"_s});
        row(u"estimate --tdp-w 300 --hours 1 --intensity 5001"_s, {u"--intensity"_s, u"5000"_s});
        row(u"estimate --tdp-w -1 --hours 1"_s + place, {u"--tdp-w"_s, u"1e6 W"_s});
    }

    static void addNames()
    {
        row(u"estimate --hardware A10000 --hours 1"_s + place, {u"--hardware"_s, u"A10000"_s});
        row(u"estimate --hardware 'A100 SXM' --hours 1"_s + place,
            {u"--hardware"_s, u"NVIDIA A100"_s});
        row(u"estimate --tdp-w 300 --hours 1 --grid Atlantis"_s, {u"--grid"_s, u"Atlantis"_s});
        row(u"estimate --tdp-w 300 --hours 1 --provider amazn --region x"_s,
            {u"--provider"_s, u"amazn"_s});
        row(u"estimate --tdp-w 300 --hours 1 --provider aws --region us-est-1"_s,
            {u"--region"_s, u"us-est-1"_s, u"us-east-1"_s});
        row(u"estimate --cpu i99 --hours 1"_s + place, {u"--cpu"_s, u"i99"_s});
        row(u"estimate --instance p9.huge --hours 1"_s + place, {u"--instance"_s, u"p9.huge"_s});
        row(run + u" --hours 1 --method best"_s, {u"--method"_s, u"“best”"_s, u"lacoste2019"_s});
        row(run + u" --hours 1 --format xml"_s, {u"--format"_s, u"“xml”"_s, u"text, json, csv"_s});
    }

    static void addMissing()
    {
        row(run, {u"--hours is missing"_s});
        row(u"estimate --hours 1"_s + place, {u"Nothing to estimate"_s, u"--hardware"_s});
        row(u"estimate --tdp-w 300 --hours 1"_s, {u"place is missing"_s, u"--grid"_s});
        row(u"estimate --tdp-w 300 --hours 1 --region us-east-1"_s,
            {u"--region needs --provider"_s});
        row(u"estimate --tdp-w 300 --hours 1 --provider aws"_s, {u"regions"_s, u"--region"_s});
        row(u"estimate --tdp-w 300 --hours 1 --provider onprem-average"_s,
            {u"no regions"_s, u"--grid"_s});
        row(u"estimate --hardware nvidia-t4 --instance p4d.24xlarge --hours 1"_s + place,
            {u"--hardware"_s, u"--instance"_s, u"both given"_s});
        row(u"estimate --cpu-cores 4 --memory-gb 1 --hours 1"_s + place, {u"--cpu-cores needs"_s});
    }

    static void addMethods()
    {
        row(run + u" --hours 1 --rounding site"_s, {u"--rounding"_s, u"lacoste2019"_s, u"full"_s});
        for (const QString& option :
             {u"--utilisation 1"_s, u"--host-w 1"_s, u"--cpu-tdp-w 1"_s, u"--cpu-cores 1"_s,
              u"--memory-gb 1"_s, u"--pue 1.1"_s, u"--scale 2"_s, u"--embodied on"_s})
            row(run + u" --hours 1 --method lacoste2019 "_s + option,
                {option.section(u' ', 0, 0), u"lacoste2019"_s});
        row(run + u" --hours 1 --method green-algorithms --host-w 5"_s, {u"--host-w"_s});
        row(run + u" --hours 1 --method green-algorithms --embodied on"_s, {u"--embodied"_s});
    }

    static void addCommandLines()
    {
        row(QString(), {u"estimate, compare, list, show, batch"_s});
        row(u"estmate"_s, {u"“estmate” is not a command"_s, u"estimate"_s});
        for (const QString& later : {u"plan"_s, u"import"_s, u"check"_s, u"publish"_s})
            row(later, {u"“%1” is not a command"_s.arg(later)});
        row(run + u" --hour 1"_s, {u"--hour is not an option"_s, u"--hours"_s});
        row(run + u" --hour=1"_s, {u"--hour is not an option"_s, u"--hours"_s});
        row(run + u" --tdp_w 1"_s, {u"--tdp_w is not an option"_s, u"--tdp-w"_s});
        row(run + u" -x"_s, {u"-x is not an option"_s});
        row(u"--hours 1"_s, {u"--hours is not an option of gramme-cli"_s});
        row(run + u" --hours"_s, {u"--hours needs a value"_s});
        row(run + u" --hours 1 --hours 2"_s, {u"--hours is given twice"_s});
        row(run + u" --hours 1 A100"_s, {u"“A100”"_s, u"too many"_s});
        row(u"compare --tdp-w 300 --hours 1 --grid FR"_s, {u"--across is missing"_s});
        row(u"compare --tdp-w 300 --hours 1 --grid FR --across region"_s,
            {u"--across"_s, u"“region”"_s, u"regions"_s});
        row(u"list"_s, {u"kind is missing"_s, u"hardware"_s});
        row(u"list hardwares"_s, {u"hardwares"_s, u"hardware"_s});
        row(u"show hardware"_s, {u"id is missing"_s});
        row(u"show hardware nothing-like-it"_s, {u"nothing-like-it"_s});
        row(u"list hardware --hours 3"_s, {u"--hours is not an option of gramme-cli list"_s});
        row(u"batch --from sacct"_s, {u"--from is not an option of gramme-cli batch"_s});
        row(u"batch --totals user"_s, {u"--totals is not an option of gramme-cli batch"_s});
        row(u"batch --hours -1"_s, {u"--hours"_s, u"“-1”"_s});
    }

private slots:
    void refusals_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("fragments");
        addNumbers();
        addNames();
        addMissing();
        addMethods();
        addCommandLines();
    }
    void refusals()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, fragments);
        const Run answer = runLine(line);
        QVERIFY2(answer.exitCode == 2, qPrintable(answer.errors + answer.output));
        QCOMPARE(answer.output, QString());
        QVERIFY(answer.errors.startsWith(u"gramme-cli: "_s));
        QCOMPARE(answer.errors.count(u'\n'), 1); // one sentence, one line
        for (const QString& fragment : fragments)
            QVERIFY2(answer.errors.contains(fragment), qPrintable(answer.errors));
    }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
