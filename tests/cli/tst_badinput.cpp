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

    static void addPlans()
    {
        const QString plan = u"plan --hardware nvidia-t4 --count 8 --grid FR"_s;
        const QString size = u" --params 7B --tokens 2T"_s;
        row(u"plan"_s, {u"size is missing"_s, u"--tokens"_s, u"--preset"_s});
        row(u"plan --hardware nvidia-t4 --params 7B --grid FR"_s, {u"--tokens is missing"_s, u"2T"_s});
        row(u"plan --hardware nvidia-t4 --tokens 2T --grid FR"_s, {u"--params is missing"_s, u"7B"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --mfu 1.2"_s + size, {u"--mfu"_s, u"“1.2”"_s, u"80%"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --mfu 0"_s + size, {u"--mfu"_s, u"“0”"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --precision bf16"_s + size,
            {u"NVIDIA T4 has no peak for bf16"_s, u"fp16 (65 TFLOP/s)"_s, u"--peak-tflops"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --precision fp12"_s + size,
            {u"--precision"_s, u"fp32, tf32, fp16, bf16, fp8, int8"_s});
        row(u"plan --tdp-w 300 --grid FR"_s + size, {u"--peak-tflops is missing"_s});
        row(u"plan --memory-gb 64 --peak-tflops 100 --mfu 0.4 --grid FR"_s + size,
            {u"need an accelerator"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --flops 1e20"_s + size, {u"given twice"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --hours 3"_s + size,
            {u"--hours is given and also follows"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --tokens 2Q --params 7B"_s,
            {u"--tokens"_s, u"“2Q”"_s, u"300B or 2T"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --active-params 8B"_s + size,
            {u"--active-params"_s, u"mixture of experts"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --trials 5"_s + size, {u"--trials needs --trial-hours"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --trial-hours 5"_s + size, {u"--trial-hours needs --trials"_s});
        row(u"plan --hardware nvidia-t4 --grid FR --runs 2 --final-runs 2"_s + size, {u"both given"_s});
        row(u"plan --preset resnet50_8xa100 --grid FR"_s, {u"neither FLOPs nor tokens"_s, u"24 accelerator-hours"_s});
        row(u"plan --preset gpt5 --grid FR"_s, {u"--preset"_s, u"gpt5"_s});
        row(u"plan --flops 1e20 --recompute --hardware nvidia-t4 --grid FR"_s, {u"--recompute"_s});
        row(plan + size + u" --failed-share 110%"_s, {u"--failed-share"_s});
        row(u"inference --grid FR"_s, {u"--serving-params is missing"_s});
        row(u"inference --serving-params 7B --grid FR"_s, {u"--serving-tokens is missing"_s});
        row(u"inference --serving-params 7B --serving-tokens 9 --serving-active-params 8B --grid FR"_s,
            {u"--serving-active-params is more than"_s});
    }

    static void addRanges()
    {
        const QString one = run + u" --hours 1 "_s;
        row(one + u"--ranges 'utilisation=0.9..0.5'"_s, {u"upside down"_s, u"write 0.5..0.9"_s});
        row(one + u"--ranges 'utilisation=0.9'"_s, {u"LOW..HIGH"_s, u"pinned"_s});
        row(one + u"--ranges 'utilisation=0.5..1.5'"_s, {u"0 to 1"_s});
        row(one + u"--ranges 'count=1..5'"_s, {u"count"_s, u"The inputs are tdp_w"_s});
        row(one + u"--ranges 'pue=1..2;pue=1..3'"_s, {u"twice"_s});
        row(one + u"--ranges 'utilisation=0.1..0.2'"_s, {u"does not hold the value in use, 0.6"_s});
        row(one + u"--lifetime-years 0"_s, {u"--lifetime-years"_s, u"0.1 to 50"_s});
        row(one + u"--basis direct"_s, {u"primary, lifecycle, fuel-mix"_s});
        row(one + u"--method lacoste2019 --basis lifecycle"_s, {u"--basis"_s, u"lacoste2019"_s});
        row(one + u"--method lacoste2019 --embodied-device-kg 3"_s, {u"--embodied-device-kg"_s});
    }

    static void addCommandLines()
    {
        row(QString(), {u"estimate, compare, plan, inference, list, show, batch, import, publish"_s});
        row(u"estmate"_s, {u"“estmate” is not a command"_s, u"estimate"_s});
        row(u"publishes"_s, {u"“publishes” is not a command"_s, u"publish"_s});
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
        addPlans();
        addRanges();
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
