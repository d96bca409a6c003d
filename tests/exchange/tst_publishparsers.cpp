// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"

#include "exchange/escape.h"
#include "exchange/import/importer.h"
#include "publishscenarios.h"
#include "randomstudies.h"
#include "study/format.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace gramme;
using exchange::Publication;
using exchange::PublishFormat;

/// What is published of 50 studies with hostile names, read by parsers of others. Numbers are held
/// against the results, not against a text.
class TestPublishParsers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void yaml();
    void json();
    void jsonSchema();
    void boamps();
    void boampsComesBack();
    void csv();
    void html_data();
    void html();
    void bibtex();

private:
    QStringList write(PublishFormat format, const exchange::PublishOptions& options = everything);
    void read(const char* kind, PublishFormat format, std::optional<QJsonArray>& found,
              const exchange::PublishOptions& options = everything);

    static inline const exchange::PublishOptions everything{.equivalences = true};

    std::shared_ptr<const catalog::Catalog> m_catalog;
    tests::RandomStudies m_random;
    std::vector<Publication> m_all;
    QTemporaryDir m_folder;
};

namespace {

struct Said
{
    int code = -1;
    QByteArray out;
    QByteArray errors;
};

/// The first Python that has what is needed: a version of one's own often lacks Debian's modules.
Said python(const QStringList& arguments)
{
    Said said;
    for (const auto& program : {u"python3"_s, u"/usr/bin/python3"_s}) {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForStarted())
            continue;
        process.waitForFinished(120'000);
        said = {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
        if (said.code != 77)
            break;
    }
    return said;
}

/// As every parser sees a text: no part of Unicode that a document cannot hold.
QString shown(const QString& text)
{
    QString kept;
    for (const char32_t character : exchange::singleLine(text).toStdU32String()) {
        if (!QChar::isNonCharacter(character))
            kept += QChar::fromUcs4(character);
    }
    return kept;
}

double kg(const QJsonObject& results, const char* key)
{
    return results[QLatin1StringView(key)]["value"_L1].toDouble(-1);
}

} // namespace

void TestPublishParsers::initTestCase()
{
    auto opened = catalog::Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
    m_random = tests::randomStudies(*m_catalog, 50);
    QCOMPARE(m_random.studies.size(), 50U);
    m_all = m_random.studies;
    for (const tests::Statement& statement : tests::statements())
        m_all.push_back(tests::publication(statement.scenario, *m_catalog));
}

QStringList TestPublishParsers::write(PublishFormat format, const exchange::PublishOptions& options)
{
    QStringList names;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const auto text = exchange::publish(m_all[i], format, options);
        if (!text)
            qFatal("%s", qPrintable(text.error().message));
        names << m_folder.filePath(QString::number(i));
        QFile file(names.last());
        if (!file.open(QIODevice::WriteOnly) || file.write(text->toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(names.last()));
    }
    return names;
}

/// One value a publication, as the parser has it.
void TestPublishParsers::read(const char* kind, PublishFormat format,
                              std::optional<QJsonArray>& found,
                              const exchange::PublishOptions& options)
{
    const QString script = QStringLiteral(GRAMME_TEST_DATA "/../exchange/read_published.py");
    const Said said =
        python(QStringList{script, QString::fromLatin1(kind)} + write(format, options));
    if (said.code == 77 || said.code < 0)
        QSKIP("python3 or its module for this format is not installed.");
    QVERIFY2(said.code == 0, said.errors.right(2000).constData());
    found = QJsonDocument::fromJson(said.out).array();
    QCOMPARE(std::size_t(found->size()), m_all.size());
}

void TestPublishParsers::yaml()
{
    std::optional<QJsonArray> found;
    read("yaml", PublishFormat::ModelCard, found);
    if (!found)
        return;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const QJsonArray cards = found->at(qsizetype(i)).toArray();
        QCOMPARE(std::size_t(cards.size()), m_all[i].items.size());
        for (std::size_t k = 0; k < m_all[i].items.size(); ++k) {
            const QJsonObject document = cards.at(qsizetype(k)).toObject();
            QCOMPARE(document.keys(), QStringList{u"co2_eq_emissions"_s});
            const QJsonObject card = document["co2_eq_emissions"_L1].toObject();
            const study::Outcome& outcome = m_all[i].items[k].outcome;
            const double grams = outcome.estimate.total.value() * 1000.0;
            QVERIFY(card["emissions"_L1].isDouble());
            // Four significant digits: off by 5 in the fifth at most.
            QVERIFY(std::abs(card["emissions"_L1].toDouble() - grams) <= 5.0001e-4 * grams);
            static const QSet<QString> allowed{u"emissions"_s, u"source"_s, u"training_type"_s,
                                               u"geographical_location"_s, u"hardware_used"_s};
            for (const QString& key : card.keys())
                QVERIFY2(allowed.contains(key), qPrintable(key));
            QVERIFY(card["source"_L1].toString().contains("location-based"_L1));
            QVERIFY(card["source"_L1].toString().contains("network traffic"_L1));
            const catalog::Device* device = outcome.resolved.selection.device;
            if (device && outcome.resolved.workload.count > 0.0) {
                const QString hardware = card["hardware_used"_L1].toString();
                QVERIFY2(hardware.contains(shown(device->name)), qPrintable(hardware));
            }
        }
    }
}

void TestPublishParsers::json()
{
    std::optional<QJsonArray> found;
    read("json", PublishFormat::Json, found);
    if (!found)
        return;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const QJsonObject document = found->at(qsizetype(i)).toObject();
        const QJsonArray statements = document["statements"_L1].toArray();
        QCOMPARE(std::size_t(statements.size()), m_all[i].items.size());
        QSet<QString> keys;
        for (const QJsonValue source : document["sources"_L1].toArray())
            keys.insert(source["key"_L1].toString());
        for (std::size_t k = 0; k < m_all[i].items.size(); ++k) {
            const engine::Estimate& estimate = m_all[i].items[k].outcome.estimate;
            const QJsonObject one = statements.at(qsizetype(k)).toObject();
            const QJsonObject results = one["results"_L1].toObject();
            QCOMPARE(kg(results, "energy"), estimate.energy.value());
            QCOMPARE(kg(results, "operational"), estimate.operational.value());
            QCOMPARE(kg(results, "total"), estimate.total.value());
            QCOMPARE(kg(results, "embodied"),
                     estimate.embodied ? estimate.embodied->value() : -1.0);
            QCOMPARE(one["interval"_L1]["high"_L1].toDouble(-1),
                     estimate.interval ? estimate.interval->high.value() : -1.0);
            for (const QJsonValue figure : one["figures"_L1].toArray()) {
                const QString source = figure["source"_L1].toString();
                QVERIFY2(source.isEmpty() || keys.contains(source), qPrintable(source));
                const bool given = figure["origin"_L1].toString() == "given"_L1;
                QVERIFY(!given || source.isEmpty());
            }
            QVERIFY(one["not_counted"_L1].toArray().contains(u"network"_s));
        }
    }
}

void TestPublishParsers::jsonSchema()
{
    for (const bool full : {true, false}) {
        const exchange::PublishOptions options{
            .details = full, .interval = full, .equivalences = full};
        const Said said = python(
            QStringList{QStringLiteral(GRAMME_TEST_DATA "/../study/validate.py"),
                        QStringLiteral(GRAMME_TEST_DATA "/../../resources/statement.schema.json")} +
            write(PublishFormat::Json, options));
        if (said.code == 77 || said.code < 0)
            QSKIP("python3 or its module jsonschema is not installed.");
        QVERIFY2(said.code == 0, said.out.left(2000).constData());
    }
}

void TestPublishParsers::boamps()
{
    std::optional<QJsonArray> found;
    read("json", PublishFormat::BoAmps, found);
    if (!found)
        return;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const QJsonValue document = found->at(qsizetype(i));
        const QJsonArray reports = document.isArray() ? document.toArray() : QJsonArray{document};
        QCOMPARE(std::size_t(reports.size()), m_all[i].items.size());
        for (std::size_t k = 0; k < m_all[i].items.size(); ++k) {
            const study::Outcome& outcome = m_all[i].items[k].outcome;
            const QJsonObject report = reports.at(qsizetype(k)).toObject();
            const QJsonObject measure = report["measures"_L1].toArray().at(0).toObject();
            QCOMPARE(measure["powerConsumption"_L1].toDouble(), outcome.estimate.energy.value());
            QVERIFY(measure["measurementMethod"_L1].toString().contains("estimate"_L1));
            QCOMPARE(report["header"_L1]["licensing"_L1].toString().contains("ODbL"_L1) ||
                         report["header"_L1]["licensing"_L1].toString().contains(
                             "Open Database License"_L1),
                     study::usesShareAlike(outcome.resolved));
            for (const QJsonValue part : report["infrastructure"_L1]["components"_L1].toArray()) {
                const double number = part["nbComponent"_L1].toDouble();
                QVERIFY(number >= 1.0 && number == std::floor(number));
                QVERIFY(!part["componentType"_L1].toString().isEmpty());
            }
        }
    }
}

/// Read by our own importer, an estimate is no measurement.
void TestPublishParsers::boampsComesBack()
{
    for (const tests::Statement& statement : tests::statements()) {
        const Publication publication = tests::publication(statement.scenario, *m_catalog);
        const auto text = exchange::publish(publication, PublishFormat::BoAmps);
        QVERIFY(text);
        const auto imported = exchange::importFiles({{u"boamps_report.json"_s, text->toUtf8()}});
        QCOMPARE(imported.size(), 1U);
        QCOMPARE(imported.front().rows.size(), 1U);
        const study::MeasuredRun& run = imported.front().rows.front().run;
        const engine::Estimate& estimate = publication.items.front().outcome.estimate;
        QCOMPARE(run.energyKwh.value_or(-1), estimate.energy.value());
        QCOMPARE(run.quality, study::Quality::Estimated);
        QCOMPARE(run.intensityGPerKwh.value_or(-1), estimate.inputs.intensity.value());
    }
}

void TestPublishParsers::csv()
{
    std::optional<QJsonArray> found;
    read("csv", PublishFormat::Csv, found);
    if (!found)
        return;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const QJsonArray rows = found->at(qsizetype(i)).toArray();
        QCOMPARE(std::size_t(rows.size()), m_all[i].items.size());
        for (std::size_t k = 0; k < m_all[i].items.size(); ++k) {
            const exchange::PublishItem& item = m_all[i].items[k];
            const QJsonObject row = rows.at(qsizetype(k)).toObject();
            QCOMPARE(row["total_kgCO2e"_L1].toString().toDouble(),
                     item.outcome.estimate.total.value());
            QCOMPARE(row["energy_kwh"_L1].toString().toDouble(),
                     item.outcome.estimate.energy.value());
            QCOMPARE(row["accounting"_L1].toString(), u"location-based"_s);
            QVERIFY(row["not_counted"_L1].toString().contains("network"_L1));
            const QString name = exchange::singleLine(item.entry.scenario.name);
            QVERIFY(row["name"_L1].toString().endsWith(name));
            for (const QString& key : row.keys()) {
                const QString cell = row[key].toString();
                bool isNumber = false;
                cell.toDouble(&isNumber);
                const bool isFormula = !cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front());
                QVERIFY2(isNumber || !isFormula, qPrintable(key + u": "_s + cell));
            }
        }
    }
}

void TestPublishParsers::html_data()
{
    QTest::addColumn<bool>("isShort");
    QTest::newRow("long") << false;
    QTest::newRow("short") << true;
}

void TestPublishParsers::html()
{
    QFETCH(bool, isShort);
    std::optional<QJsonArray> found;
    read("html", PublishFormat::Html, found,
         {.wording = isShort ? exchange::Wording::Short : exchange::Wording::Long,
          .equivalences = true});
    if (!found)
        return;
    static const QSet<QString> tags{u"section"_s, u"h3"_s,    u"p"_s,  u"strong"_s, u"table"_s,
                                    u"thead"_s,   u"tbody"_s, u"tr"_s, u"th"_s,     u"td"_s,
                                    u"ul"_s,      u"ol"_s,    u"li"_s, u"a"_s,      u"small"_s};
    static const QSet<QString> attributes{u"lang"_s, u"scope"_s, u"href"_s};
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const QJsonObject page = found->at(qsizetype(i)).toObject();
        for (const QJsonValue tag : page["tags"_L1].toArray())
            QVERIFY2(tags.contains(tag.toString()), qPrintable(tag.toString()));
        for (const QJsonValue attribute : page["attributes"_L1].toArray())
            QVERIFY2(attributes.contains(attribute.toString()), qPrintable(attribute.toString()));
        for (const QJsonValue link : page["links"_L1].toArray())
            QVERIFY2(link.toString().startsWith("http"_L1), qPrintable(link.toString()));
        QCOMPARE(std::size_t(page["sections"_L1].toArray().size()), m_all[i].items.size());
        QCOMPARE(page["loose"_L1].toString(), QString());
        const QString text = page["text"_L1].toString();
        for (const exchange::PublishItem& item : m_all[i].items) {
            QVERIFY(text.contains(shown(item.entry.scenario.name)));
            const auto total = study::format::mass(
                item.outcome.estimate.total, QLocale(QLocale::English, QLocale::UnitedStates));
            QVERIFY2(item.outcome.site || text.contains(total), qPrintable(total + text));
            QVERIFY(text.contains("location-based"_L1) && text.contains("network traffic"_L1));
        }
    }
}

void TestPublishParsers::bibtex()
{
    std::optional<QJsonArray> found;
    read("bibtex", PublishFormat::Bibtex, found);
    if (!found)
        return;
    for (const QJsonValue file : *found) {
        const QJsonObject entries = file.toObject();
        QVERIFY(entries.contains(u"gramme"_s));
        for (const QString& key : entries.keys())
            QVERIFY2(entries[key].toArray().contains(u"title"_s), qPrintable(key));
    }
}

QTEST_GUILESS_MAIN(TestPublishParsers)
#include "tst_publishparsers.moc"
