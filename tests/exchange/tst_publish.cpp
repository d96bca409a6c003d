// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"

#include "exchange/escape.h"
#include "publishscenarios.h"
#include "study/format.h"
#include "study/uncertain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;
using namespace gramme;
using exchange::PublishFormat;

class TestPublish : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void formats();
    void figures_data() { rows(); }
    void figures();
    void wholeAndClean_data() { rows(); }
    void wholeAndClean();
    void everyKeyExists_data() { rows(); }
    void everyKeyExists();
    void shareAlikeNotice_data() { rows(); }
    void shareAlikeNotice();
    void offsetIsNeverSubtracted_data() { rows(); }
    void offsetIsNeverSubtracted();
    void sourcesAndLicences_data() { rows(); }
    void sourcesAndLicences();
    void hostileNames_data();
    void hostileNames();
    void hostileCatalogue();
    void withoutDetails();
    void intervalNamesItsCauses_data();
    void intervalNamesItsCauses();
    void stableKeys();
    void numbersFollowTheSentences();

private:
    static void rows();
    const tests::Statement& statement() const;
    study::Outcome outcome(const study::Scenario& scenario) const;
    QString published(const study::Scenario& scenario, PublishFormat format,
                      const exchange::PublishOptions& options = {}) const;

    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::vector<tests::Statement> m_statements = tests::statements();
};

namespace {

constexpr std::array allFormats{PublishFormat::LatexParagraph, PublishFormat::Bibtex,
                                PublishFormat::Markdown, PublishFormat::PlainText};
constexpr std::array statementFormats{PublishFormat::LatexParagraph, PublishFormat::Markdown,
                                      PublishFormat::PlainText};

/// A figure as the format writes it.
QString asWritten(const QString& figure, PublishFormat format)
{
    return format == PublishFormat::Markdown ? exchange::escapeMarkdown(figure) : figure;
}

/// The same in a sentence; LaTeX has sources and working in comments, where nothing is escaped.
QString inSentence(const QString& figure, PublishFormat format)
{
    return format == PublishFormat::LatexParagraph ? exchange::escapeLatex(figure)
                                                   : asWritten(figure, format);
}

/// The statement's own sentences, without the working, the remarks and the sources.
const exchange::PublishOptions sentencesOnly{.details = false};

int braceDepth(const QString& text)
{
    return int(text.count(u'{') - text.count(u'}'));
}

QSet<QString> captures(const QString& text, const QString& pattern)
{
    QSet<QString> found;
    for (auto it = QRegularExpression(pattern).globalMatch(text); it.hasNext();) {
        for (const QString& key : it.next().captured(1).split(u','))
            found.insert(key.trimmed());
    }
    return found;
}

} // namespace

void TestPublish::initTestCase()
{
    auto opened = catalog::Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
    QVERIFY(m_catalog->hasShareAlike());
}

void TestPublish::rows()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const tests::Statement& statement : tests::statements())
        QTest::newRow(statement.row) << index++;
}

const tests::Statement& TestPublish::statement() const
{
    QFETCH(int, index);
    return m_statements.at(std::size_t(index));
}

study::Outcome TestPublish::outcome(const study::Scenario& scenario) const
{
    auto found = study::evaluate(scenario, *m_catalog, study::commandLine);
    if (!found)
        qFatal("%s", qPrintable(found.error().message));
    return *found;
}

QString TestPublish::published(const study::Scenario& scenario, PublishFormat format,
                               const exchange::PublishOptions& options) const
{
    auto text = exchange::publish(tests::publication(scenario, *m_catalog), format, options);
    if (!text)
        qFatal("%s", qPrintable(text.error().message));
    return *text;
}

void TestPublish::formats()
{
    QCOMPARE(exchange::publishFormats().size(), 12U);
    for (std::size_t i = 0; i < exchange::publishFormats().size(); ++i) {
        const auto& info = exchange::publishFormats()[i];
        QCOMPARE(std::size_t(info.format), i);
        QCOMPARE(exchange::publishTitle(info.format), QString::fromLatin1(info.title));
        QVERIFY(qstrlen(info.suffix) > 0);
    }
}

void TestPublish::figures()
{
    for (const PublishFormat format : statementFormats) {
        const QString text = published(statement().scenario, format);
        for (const QString& figure : statement().figures) {
            QString shown = text;
            shown.replace(u'~', u' ');
            QVERIFY2(shown.contains(inSentence(figure, format)),
                     qPrintable(figure + u" is not in\n"_s + text));
        }
        QVERIFY2(text.contains("location-based"_L1), qPrintable(text));
        const QString said = published(statement().scenario, format, sentencesOnly).toLower();
        const bool isLeftOut = said.contains("embodied emissions (making and disposing"_L1);
        QVERIFY2(isLeftOut != statement().embodied, qPrintable(said));
        for (const auto& words : {"making the hardware"_L1, "lifetime of"_L1})
            QVERIFY2(said.contains(words) == statement().embodied, qPrintable(said));
        QVERIFY2(
            text.contains(m_catalog->editionName(study::effectiveEdition(statement().scenario))),
            qPrintable(text));
    }
}

void TestPublish::wholeAndClean()
{
    for (const study::Scenario& scenario : tests::withPartsOff(statement().scenario)) {
        for (const PublishFormat format : statementFormats) {
            for (const bool details : {true, false}) {
                const QString text = published(scenario, format, {.details = details});
                const auto match = tests::dangling().match(text);
                QVERIFY2(!match.hasMatch(), qPrintable(match.captured() + u" in\n"_s + text));
                QVERIFY(text.endsWith(u'\n'));
                if (scenario.method == engine::Method::Full)
                    QCOMPARE(text.contains("interval"_L1), scenario.interval.value_or(true));
            }
        }
        // A paragraph is one paragraph, and a table one table: an empty line would end them.
        const QString latex = published(scenario, PublishFormat::LatexParagraph);
        QVERIFY2(!latex.trimmed().contains("\n\n"_L1), qPrintable(latex));
        const QString markdown = published(scenario, PublishFormat::Markdown);
        QVERIFY2(!markdown.contains("|\n\n|"_L1), qPrintable(markdown));
        for (const QString& line : markdown.split(u'\n')) {
            if (line.startsWith(u'|'))
                QCOMPARE(line.count(u'|') - line.count("\\|"_L1), 4);
        }
    }
}

void TestPublish::everyKeyExists()
{
    const QString latex = published(statement().scenario, PublishFormat::LatexParagraph);
    const QString bibtex = published(statement().scenario, PublishFormat::Bibtex);
    const auto cited = captures(latex, u"\\\\cite\\{([^}]*)\\}"_s);
    const auto defined = captures(bibtex, u"^@\\w+\\{([^,]*),"_s.prepend(u"(?m)"_s));
    QVERIFY(cited.contains(u"gramme"_s));
    for (const QString& key : cited)
        QVERIFY2(defined.contains(key), qPrintable(key + u" is not in\n"_s + bibtex));
    QCOMPARE(bibtex.count(u'@') - bibtex.count("\\@"_L1), qsizetype(defined.size()));
    QCOMPARE(braceDepth(bibtex), 0);
    QVERIFY2(!bibtex.contains(u'\u00A0'), qPrintable(bibtex));
    for (const QChar character : bibtex)
        QVERIFY2(character.unicode() < 0x7F, qPrintable(bibtex));
}

void TestPublish::shareAlikeNotice()
{
    for (const PublishFormat format : statementFormats) {
        QString text = published(statement().scenario, format);
        text.remove(u'\\');
        QCOMPARE(text.contains(m_catalog->shareAlikeNotice()), statement().shareAlike);
        QCOMPARE(text.contains("Open Database License"_L1), statement().shareAlike);
    }
    QCOMPARE(published(statement().scenario, PublishFormat::Bibtex).contains("ODbL"_L1),
             statement().shareAlike);
}

void TestPublish::offsetIsNeverSubtracted()
{
    for (const PublishFormat format : statementFormats) {
        study::Scenario scenario = statement().scenario;
        QCOMPARE(published(scenario, format).contains("not subtracted"_L1), statement().offset);
        // The sentence before the claim, or the line that leads, is the same whatever is claimed.
        const auto headline = [&](double percent) {
            scenario.offsetPct = percent;
            static const QRegularExpression total(u"[^\\n]*location-based[^\\n]*"_s);
            return total.match(published(scenario, format)).captured();
        };
        QCOMPARE(headline(100), headline(0));
        QVERIFY(!headline(0).isEmpty());
    }
}

void TestPublish::sourcesAndLicences()
{
    const study::Outcome result = outcome(statement().scenario);
    for (const PublishFormat format : statementFormats) {
        const QString text = published(statement().scenario, format);
        for (const catalog::Citation& citation : study::sources(result.resolved)) {
            if (citation.isOwn()) // a convention of Gramme, cited as Gramme
                continue;
            const QString address = exchange::safeAddress(citation.url);
            QVERIFY2(text.contains(address), qPrintable(address + u" is not in\n"_s + text));
            if (!citation.licence.isEmpty())
                QVERIFY2(text.contains(asWritten(citation.licence, format)), qPrintable(text));
        }
    }
}

void TestPublish::hostileNames_data()
{
    QTest::addColumn<QString>("name");
    int row = 0;
    for (const QString& name : tests::hostileNames())
        QTest::addRow("name %d", row++) << name;
}

/// The name stays what it is: a line of text in each format, and never a part of its grammar.
void TestPublish::hostileNames()
{
    QFETCH(QString, name);
    study::Scenario plain = m_statements.front().scenario;
    plain.name = u"Name"_s;
    study::Scenario hostile = plain;
    hostile.name = name;
    const QString line = exchange::singleLine(name);
    const auto differsOnlyBy = [&](PublishFormat format, const QString& written) {
        QString expected = published(plain, format);
        if (format != PublishFormat::Bibtex)
            expected.replace(expected.indexOf("Name"_L1), 4, written);
        QCOMPARE(published(hostile, format), expected);
    };
    differsOnlyBy(PublishFormat::LatexParagraph, line); // in a comment
    differsOnlyBy(PublishFormat::Bibtex, {});
    differsOnlyBy(PublishFormat::Markdown, exchange::escapeMarkdown(line));
    differsOnlyBy(PublishFormat::PlainText, line);
}

/// Names of the catalogue, which a user's own entries will join, are no safer than typed ones.
void TestPublish::hostileCatalogue()
{
    for (const QString& name : tests::hostileNames()) {
        const study::Scenario& scenario = m_statements.front().scenario;
        study::Outcome result = outcome(scenario);
        catalog::Device device = *result.resolved.selection.device;
        device.name = name;
        device.citation.name = name;
        device.citation.url = u"https://x.org/}{\n\\"_s;
        device.citation.licence = name;
        result.resolved.selection.device = &device;
        catalog::Provider provider = *result.resolved.selection.provider;
        provider.name = name;
        result.resolved.selection.provider = &provider;
        for (const PublishFormat format : allFormats) {
            const auto text =
                exchange::publish(tests::publication(scenario, result, *m_catalog), format);
            QVERIFY(text);
            QVERIFY(!text->contains("\\input{x}\n"_L1));
            if (format == PublishFormat::Bibtex)
                QCOMPARE(braceDepth(*text), 0);
            if (format != PublishFormat::LatexParagraph)
                continue;
            for (const QString& row : text->split(u'\n')) {
                if (!row.startsWith(u'%'))
                    QCOMPARE(braceDepth(row), 0);
            }
        }
    }
}

void TestPublish::withoutDetails()
{
    exchange::PublishOptions options;
    options.details = false;
    for (const PublishFormat format : statementFormats) {
        const study::Scenario& scenario = m_statements.front().scenario;
        const QString text = published(scenario, format, options);
        QVERIFY(!text.contains("Working"_L1));
        QVERIFY(!text.contains("Sources"_L1));
        QVERIFY(text.contains("95.6 kg"_L1));
        QVERIFY(published(scenario, format).startsWith(text.trimmed()));
    }
}

/// The largest cause comes first, and the shares are those of the result.
void TestPublish::intervalNamesItsCauses_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("cause"); // as far as the sentence can be foretold
    // All else typed: 7.2 kWh at a PUE of 1.2 +- 0, so only what is left varies.
    QTest::newRow("mean load and host unknown") << u"defaults"_s << u"the mean load ("_s;
    QTest::newRow("MFU typed") << u"plan and campaign"_s << u"carbon intensity ("_s;
}

void TestPublish::intervalNamesItsCauses()
{
    QFETCH(QString, row);
    QFETCH(QString, cause);
    const study::Scenario scenario = tests::statementOf(row).scenario;
    const study::Outcome result = outcome(scenario);
    const study::Cause largest = study::causes(result).front();
    const QString share = study::format::percent(largest.share, QLocale::c());
    for (const PublishFormat format : statementFormats) {
        const QString text = published(scenario, format, sentencesOnly);
        const QString first = inSentence(cause + share, format);
        const qsizetype at = text.indexOf(first);
        QVERIFY2(at > 0, qPrintable(first + u" is not in\n"_s + text));
        static const QRegularExpression before(u"(caused by|spread \\|) $"_s);
        QVERIFY2(text.left(at).contains(before), qPrintable(text));
    }
}

/// The same source has the same key and the same entry in two papers, so that files can be merged.
void TestPublish::stableKeys()
{
    QHash<QString, QString> entries;
    static const QRegularExpression entry(u"(?ms)^@\\w+\\{([^,]*),.*?^\\}"_s);
    for (const tests::Statement& statement : m_statements) {
        const QString bibtex = published(statement.scenario, PublishFormat::Bibtex);
        for (auto it = entry.globalMatch(bibtex); it.hasNext();) {
            const auto match = it.next();
            const QString known = entries.value(match.captured(1), match.captured());
            QCOMPARE(match.captured(), known);
            entries.insert(match.captured(1), match.captured());
        }
    }
    QVERIFY(entries.contains(u"lacoste2019"_s));
    QVERIFY(entries.contains(u"gramme-egrid2023"_s));
}

void TestPublish::numbersFollowTheSentences()
{
    exchange::PublishOptions options;
    options.locale = QLocale(QLocale::Icelandic, QLocale::Iceland);
    const study::Scenario& scenario = m_statements.front().scenario;
    for (const PublishFormat format : allFormats)
        QCOMPARE(published(scenario, format, options), published(scenario, format));
}

QTEST_GUILESS_MAIN(TestPublish)
#include "tst_publish.moc"
