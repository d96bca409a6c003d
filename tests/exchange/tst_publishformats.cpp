// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"

#include "exchange/escape.h"
#include "publishscenarios.h"
#include "study/format.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;
using namespace gramme;
using exchange::Publication;
using exchange::PublishFormat;
using exchange::PublishOptions;
using exchange::Wording;

/// What the formats of a publication have in common, and what each of them is for.
class TestPublishFormats : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void honest_data() { rows(); }
    void honest();
    void shortIsShort_data() { rows(); }
    void shortIsShort();
    void intervalOff();
    void equivalences();
    void severalScenarios();
    void tableRows();
    void efficiencyFields();
    void checklist();
    void trainingType_data();
    void trainingType();
    void offsetsStayBeside();
    void publicationOf();
    void nothingToPublish();

private:
    static void rows();
    tests::Statement statement() const;
    QString text(const Publication& publication, PublishFormat format,
                 const PublishOptions& options = {}) const;
    Publication of(const QString& row) const
    {
        return tests::publication(tests::statementOf(row).scenario, *m_catalog);
    }
    Publication several() const;

    std::shared_ptr<const catalog::Catalog> m_catalog;
};

namespace {

const QLocale english(QLocale::English, QLocale::UnitedStates);

/// Formats in which sentences, or their machine words, say what is counted.
constexpr std::array statementFormats{PublishFormat::LatexParagraph,
                                      PublishFormat::LatexTable,
                                      PublishFormat::Markdown,
                                      PublishFormat::PlainText,
                                      PublishFormat::Html,
                                      PublishFormat::ModelCard,
                                      PublishFormat::GreenAi,
                                      PublishFormat::Checklist,
                                      PublishFormat::Csv,
                                      PublishFormat::Json};
constexpr std::array wordedFormats{PublishFormat::LatexParagraph, PublishFormat::Markdown,
                                   PublishFormat::PlainText, PublishFormat::Html};

QString mass(engine::Kilograms value)
{
    return study::format::mass(value, english);
}

/// Without what each format needs to write a text.
QString plain(QString written)
{
    written.remove(u'\\').replace(u'~', u' ').replace("&quot;"_L1, "\""_L1);
    return written;
}

} // namespace

void TestPublishFormats::initTestCase()
{
    auto opened = catalog::Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestPublishFormats::rows()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const tests::Statement& statement : tests::statements())
        QTest::newRow(statement.row) << index++;
}

tests::Statement TestPublishFormats::statement() const
{
    QFETCH(int, index);
    return tests::statements().at(std::size_t(index));
}

QString TestPublishFormats::text(const Publication& publication, PublishFormat format,
                                 const PublishOptions& options) const
{
    auto written = exchange::publish(publication, format, options);
    if (!written)
        qFatal("%s", qPrintable(written.error().message));
    return *written;
}

Publication TestPublishFormats::several() const
{
    Publication made = of(u"region"_s);
    made.title = u"Two & more"_s;
    made.items.push_back(of(u"own site"_s).items.front());
    made.items.push_back(of(u"lacoste2019"_s).items.front());
    for (std::size_t i = 0; i < made.items.size(); ++i)
        made.items[i].letter = study::Study::letter(qsizetype(i));
    return made;
}

/// In every format and wording: location-based, what is not counted, the edition, the notice.
void TestPublishFormats::honest()
{
    const Publication publication = tests::publication(statement().scenario, *m_catalog);
    const auto edition = study::effectiveEdition(statement().scenario);
    for (const PublishFormat format : statementFormats) {
        for (const Wording wording : {Wording::Short, Wording::Long}) {
            for (const bool details : {true, false}) {
                const QString written =
                    plain(text(publication, format, {.details = details, .wording = wording}));
                QVERIFY2(written.contains("location-based"_L1), qPrintable(written));
                QVERIFY2(written.contains("network"_L1), qPrintable(written));
                QVERIFY2(written.contains(m_catalog->editionName(edition)), qPrintable(written));
                QCOMPARE(written.contains(m_catalog->shareAlikeNotice()), statement().shareAlike);
            }
        }
    }
}

void TestPublishFormats::shortIsShort()
{
    const Publication publication = tests::publication(statement().scenario, *m_catalog);
    const study::Outcome& outcome = publication.items.front().outcome;
    for (const PublishFormat format : wordedFormats) {
        const PublishOptions options{.details = false, .wording = Wording::Short};
        const QString written = text(publication, format, options);
        QVERIFY2(!tests::dangling().match(written).hasMatch(), qPrintable(written));
        QVERIFY(written.size() < text(publication, format, {.details = false}).size());
        if (outcome.site)
            continue;
        const QString shown = plain(written);
        QVERIFY2(shown.contains(mass(outcome.estimate.total)), qPrintable(written));
        QVERIFY2(shown.contains(study::format::energy(outcome.estimate.energy, english)),
                 qPrintable(written));
        const bool hasInterval = outcome.estimate.interval.has_value();
        QCOMPARE(shown.contains("interval"_L1), hasInterval);
        if (outcome.estimate.embodied)
            QVERIFY(shown.contains(mass(*outcome.estimate.embodied)));
    }
}

void TestPublishFormats::intervalOff()
{
    const Publication publication = of(u"region"_s);
    QVERIFY(publication.items.front().outcome.estimate.interval);
    for (const PublishFormat format : statementFormats) {
        for (const Wording wording : {Wording::Short, Wording::Long}) {
            const PublishOptions off{.wording = wording, .interval = false};
            const QString with = text(publication, format, {.wording = wording});
            const QString without = text(publication, format, off);
            const bool isMachine = format == PublishFormat::Csv || format == PublishFormat::Json;
            QVERIFY2(with.contains("90 %"_L1) || with.contains("90 \\%"_L1) || isMachine,
                     qPrintable(with));
            QVERIFY2(!without.contains("90 %"_L1) && !without.contains("90 \\%"_L1),
                     qPrintable(without));
        }
    }
    const auto json = QJsonDocument::fromJson(
        text(publication, PublishFormat::Json, {.interval = false}).toUtf8());
    QVERIFY(json["statements"_L1][0]["interval"_L1].isNull());
}

void TestPublishFormats::equivalences()
{
    const Publication publication = of(u"region"_s);
    const study::Outcome& outcome = publication.items.front().outcome;
    const auto expected =
        study::equivalences(*m_catalog, engine::Method::Full, outcome.estimate.total);
    QCOMPARE(expected.size(), 3U);
    for (const PublishFormat format : statementFormats) {
        if (format == PublishFormat::LatexTable || format == PublishFormat::ModelCard)
            continue; // neither has a place for it
        for (const Wording wording : {Wording::Short, Wording::Long}) {
            const PublishOptions on{.wording = wording, .equivalences = true};
            const QString with = plain(text(publication, format, on));
            const QString without = plain(text(publication, format, {.wording = wording}));
            for (const auto& each : expected) {
                const QString label = plain(exchange::singleLine(each.equivalence->labelPlural));
                QString shown = with;
                shown.replace("&#39;"_L1, "'"_L1);
                QVERIFY2(shown.contains(label), qPrintable(label + u" is not in\n"_s + with));
                QVERIFY(!without.contains(label));
                if (format != PublishFormat::Json)
                    QVERIFY(with.contains(study::format::significant(each.value, english)));
            }
        }
    }
}

void TestPublishFormats::severalScenarios()
{
    const Publication publication = several();
    for (const PublishFormat format : statementFormats) {
        const QString written = plain(text(publication, format));
        QVERIFY2(written.contains("Fine-tuning"_L1), qPrintable(written));
        for (const exchange::PublishItem& item : publication.items) {
            if (format != PublishFormat::Csv && format != PublishFormat::Json &&
                format != PublishFormat::ModelCard)
                QVERIFY2(written.contains(mass(item.outcome.estimate.total)), qPrintable(written));
        }
    }
    const QString latex = text(publication, PublishFormat::LatexParagraph);
    QCOMPARE(latex.count("\\paragraph"_L1), 3);
    QVERIFY(latex.contains("(Scenario B)"_L1));
    const QString card = text(publication, PublishFormat::ModelCard);
    QCOMPARE(card.count("co2_eq_emissions:"_L1), 3);
    QCOMPARE(card.count("\n---\n"_L1) + (card.startsWith("---\n"_L1) ? 1 : 0), 3);
    const QString bibtex = text(publication, PublishFormat::Bibtex);
    QCOMPARE(bibtex.count("{gramme,"_L1), 1);
    QVERIFY(bibtex.contains("{lacoste2019,"_L1) && bibtex.contains("{gramme-egrid2023,"_L1));
}

void TestPublishFormats::tableRows()
{
    const Publication publication = several();
    const QString table = text(publication, PublishFormat::LatexTable);
    QCOMPARE(table.count("\\midrule"_L1), 3);
    QCOMPARE(table.count("interval of this total"_L1), 2); // the page's method has none
    QVERIFY(table.contains("Two \\& more"_L1));
    for (const exchange::PublishItem& item : publication.items) {
        const engine::Estimate& estimate = item.outcome.estimate;
        QString row = u" & "_s + mass(estimate.operational) + u" & "_s;
        row += (estimate.embodied ? mass(*estimate.embodied) : u"not counted"_s) + u" & "_s +
               mass(estimate.total) + u" \\\\"_s;
        QVERIFY2(table.contains(row), qPrintable(row + u" is not in\n"_s + table));
    }
}

void TestPublishFormats::efficiencyFields()
{
    const QString missing = text(of(u"region"_s), PublishFormat::GreenAi);
    QVERIFY2(missing.contains("Parameters: not stated"_L1), qPrintable(missing));
    QVERIFY(missing.contains("Floating-point operations: not stated"_L1));
    QVERIFY(missing.contains("Elapsed time: 120 h"_L1)); // 8 x 120 h
    QVERIFY(missing.contains("960 device-hours"_L1));
    QVERIFY(missing.contains(u"8 × NVIDIA A100"_s));
    const Publication planned = of(u"plan and campaign"_s);
    const study::Outcome& outcome = planned.items.front().outcome;
    const QString stated = text(planned, PublishFormat::GreenAi);
    const double flops = outcome.resolved.plan->flops.value();
    QVERIFY2(stated.contains(study::format::significant(flops, english)), qPrintable(stated));
    QVERIFY(!stated.contains("Parameters: not stated"_L1));
    QVERIFY(stated.contains("search trial"_L1));
}

void TestPublishFormats::checklist()
{
    const QString missing = text(of(u"region"_s), PublishFormat::Checklist);
    QVERIFY2(missing.contains("Search trials: not stated"_L1), qPrintable(missing));
    QVERIFY(missing.contains("Failed or repeated work: not stated"_L1));
    QVERIFY(missing.contains("(GPU)"_L1));
    QVERIFY(missing.contains("Amazon Web Services, us-east-1"_L1));
    const Publication planned = of(u"plan and campaign"_s);
    const QString stated = text(planned, PublishFormat::Checklist);
    QVERIFY2(!stated.contains("Search trials: not stated"_L1), qPrintable(stated));
    const QString nobody = text(of(u"custom"_s), PublishFormat::Checklist);
    QVERIFY2(nobody.contains("Provider or cluster: not stated"_L1), qPrintable(nobody));
}

void TestPublishFormats::trainingType_data()
{
    QTest::addColumn<QString>("workload");
    QTest::addColumn<QString>("expected"); // empty: left out
    QTest::newRow("pretraining") << u"pretraining"_s << u"pre-training"_s;
    QTest::newRow("fine-tuning") << u"fine-tuning"_s << u"fine-tuning"_s;
    QTest::newRow("inference") << u"inference"_s << QString();
    QTest::newRow("not said") << QString() << QString();
}

void TestPublishFormats::trainingType()
{
    QFETCH(QString, workload);
    QFETCH(QString, expected);
    study::Scenario scenario = tests::statementOf(u"region"_s).scenario;
    scenario.workload = workload;
    const Publication publication = tests::publication(scenario, *m_catalog);
    const QString card = text(publication, PublishFormat::ModelCard);
    QCOMPARE(card.contains("training_type"_L1), !expected.isEmpty());
    QVERIFY(expected.isEmpty() || card.contains(u"training_type: \"%1\""_s.arg(expected)));
}

/// Whatever is claimed, each format's total is the same.
void TestPublishFormats::offsetsStayBeside()
{
    study::Scenario scenario = tests::statementOf(u"region"_s).scenario;
    const auto totals = [&](double percent) {
        scenario.offsetPct = percent;
        const Publication publication = tests::publication(scenario, *m_catalog);
        const QString total = mass(publication.items.front().outcome.estimate.total);
        int found = 0;
        for (const PublishFormat format : statementFormats)
            found += plain(text(publication, format, {.details = false})).contains(total) ? 1 : 0;
        const auto json = QJsonDocument::fromJson(text(publication, PublishFormat::Json).toUtf8());
        const auto results = json["statements"_L1][0]["results"_L1];
        return std::pair(found, results["total"_L1]["value"_L1].toDouble());
    };
    QCOMPARE(totals(100), totals(0));
    QCOMPARE(totals(100).first, 7); // not the model card (grams), CSV and JSON (unrounded)
}

void TestPublishFormats::publicationOf()
{
    study::Study study;
    study.title = u"Study"_s;
    study::addScenario(study, tests::statementOf(u"region"_s).scenario);
    study::addScenario(study, study::Scenario()); // nothing to work out
    study::addScenario(study, tests::statementOf(u"own site"_s).scenario);
    study::MeasuredRun run;
    run.scenarioId = study.scenarios.last().id;
    study::addRun(study, run);
    const auto all = exchange::publicationOf(study, *m_catalog);
    QVERIFY(all);
    QCOMPARE(all->items.size(), 2U);
    QCOMPARE(all->items[0].letter, u"A"_s);
    QCOMPARE(all->items[1].letter, u"C"_s); // as the list has it, whatever is left out
    QCOMPARE(all->runs.size(), 1);
    const auto one = exchange::publicationOf(study, *m_catalog, study.scenarios.first().id);
    QVERIFY(one);
    QCOMPARE(one->items.size(), 1U);
    QCOMPARE(one->runs.size(), 0);
}

void TestPublishFormats::nothingToPublish()
{
    study::Study study;
    study::addScenario(study, study::Scenario());
    const auto none = exchange::publicationOf(study, *m_catalog);
    QVERIFY(!none);
    QVERIFY2(none.error().message.startsWith("Scenario A: "_L1), qPrintable(none.error().message));
    const auto unknown = exchange::publicationOf(study, *m_catalog, u"s99"_s);
    QVERIFY(!unknown && unknown.error().message.contains("s99"_L1));
    Publication empty;
    empty.catalog = m_catalog.get();
    for (const auto& format : exchange::publishFormats())
        QVERIFY(!exchange::publish(empty, format.format));
}

QTEST_GUILESS_MAIN(TestPublishFormats)
#include "tst_publishformats.moc"
