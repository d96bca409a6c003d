// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "exchange/escape.h"
#include "publications.h"
#include "report/labels.h"
#include "report/report.h"
#include "study/format.h"

#include <memory>

using namespace Qt::StringLiterals;
using namespace gramme;
using exchange::Publication;
using exchange::PublishOptions;

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pages_data();
    void pages();
    void figuresAreInTheText();
    void fontsAreEmbedded();
    void rowsAreNotCut_data();
    void rowsAreNotCut();
    void headingsStayWithTheirText();
    void measuredRuns();
    void french();
    void options();
    void htmlIsWholeAndPlain_data();
    void htmlIsWholeAndPlain();
    void sameHtmlTwice();
    void samePdfButForItsDate();
    void hostileTitlesInPdf();
    void shortened();
    void closedDevice();

private:
    Publication published(int count, const QStringList& names = {u"As planned"_s}) const;
    QByteArray pdf(const Publication& publication, const PublishOptions& options = {}) const;
    QString html(const Publication& publication, const PublishOptions& options = {}) const;
    QString text(const QByteArray& pdf, const QStringList& how = {}) const;

    std::shared_ptr<const catalog::Catalog> m_catalog;
    QTemporaryDir m_folder;
};

namespace {

const QLocale french(QLocale::French, QLocale::France);

int pagesOf(const QByteArray& pdf)
{
    static const QRegularExpression page(u"/Type\\s*/Page\\b(?!s)"_s);
    const QString latin = QString::fromLatin1(pdf);
    return static_cast<int>(latin.count(page));
}

QString total(const exchange::PublishItem& item)
{
    return study::format::mass(item.outcome.estimate.total, PublishOptions().locale);
}

} // namespace

void TestReport::initTestCase()
{
    auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *std::move(opened);
}

Publication TestReport::published(int count, const QStringList& names) const
{
    return tests::publicationOf(tests::studyOf(count, u"Where to train"_s, names), *m_catalog);
}

QByteArray TestReport::pdf(const Publication& publication, const PublishOptions& options) const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto written = report::writePdf(publication, options, buffer);
    if (!written)
        qWarning("%s", qPrintable(written.error().message));
    return written && *written == buffer.data().size() ? buffer.data() : QByteArray();
}

QString TestReport::html(const Publication& publication, const PublishOptions& options) const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto written = report::writeHtml(publication, options, buffer);
    if (!written)
        qWarning("%s", qPrintable(written.error().message));
    return written ? QString::fromUtf8(buffer.data()) : QString();
}

/// As a reader would copy it out; lines are joined.
QString TestReport::text(const QByteArray& pdf, const QStringList& how) const
{
    const QString name = m_folder.filePath(u"report.pdf"_s);
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return {};
    file.close();
    return tests::toolOutput(u"pdftotext"_s, how + QStringList{name, u"-"_s}).simplified();
}

void TestReport::pages_data()
{
    QTest::addColumn<int>("scenarios");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    // One to three pages is what one hands in; a table of thirty rows alone takes one.
    QTest::newRow("one") << 1 << 1 << 2;
    QTest::newRow("five") << 5 << 1 << 3;
    QTest::newRow("thirty") << 30 << 3 << 6;
}

void TestReport::pages()
{
    QFETCH(int, scenarios);
    QFETCH(int, least);
    QFETCH(int, most);
    const QByteArray document = pdf(published(scenarios));
    QVERIFY(document.startsWith("%PDF-1."));
    const int count = pagesOf(document);
    QVERIFY2(count >= least && count <= most, qPrintable(QString::number(count)));
    if (!tests::hasTool(u"pdftotext"_s))
        QSKIP("pdftotext is missing: install poppler-utils");
    QVERIFY(text(document).contains(u"Page %1 of %1"_s.arg(count)));
}

void TestReport::figuresAreInTheText()
{
    if (!tests::hasTool(u"pdftotext"_s))
        QSKIP("pdftotext is missing: install poppler-utils");
    const Publication publication = published(5, {u"First"_s, u"Second"_s});
    PublishOptions options;
    options.equivalences = true;
    QString shown = text(pdf(publication, options), {u"-layout"_s});
    shown.replace(QChar::Nbsp, u' ');
    for (const QString& words :
         {u"Where to train"_s, u"90 % interval"_s, u"Counted:"_s, u"Not counted:"_s, u"Working"_s,
          u"Sources"_s, u"What this compares to"_s, u"Licence:"_s, u"edition 2026-11"_s,
          u"Computed with Gramme"_s, u"not subtracted"_s, u"lifecycle"_s,
          u"traffic"_s}) // no ligature
        QVERIFY2(shown.contains(words), qPrintable(words));
    for (const exchange::PublishItem& item : publication.items) {
        QVERIFY2(shown.contains(total(item)), qPrintable(total(item)));
        const auto& interval = item.outcome.estimate.interval;
        QVERIFY(interval);
        const QString range =
            study::format::massRange(interval->low, interval->high, PublishOptions().locale);
        QVERIFY2(shown.contains(range), qPrintable(range));
    }
    QVERIFY(shown.contains(u"1.00"_s)); // the first over itself
}

void TestReport::fontsAreEmbedded()
{
    if (!tests::hasTool(u"pdffonts"_s))
        QSKIP("pdffonts is missing: install poppler-utils");
    const QString name = m_folder.filePath(u"fonts.pdf"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pdf(published(2)));
    file.close();
    // name, type, encoding, emb, sub, uni: after two lines of heading
    const QStringList lines = tests::toolOutput(u"pdffonts"_s, {name}).split(u'\n').mid(2);
    static const QRegularExpression embedded(u"\\byes\\s+\\w+\\s+yes\\b"_s);
    int fonts = 0;
    for (const QString& line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        ++fonts;
        QVERIFY2(line.contains(embedded), qPrintable(line));
    }
    QVERIFY(fonts > 0);
}

/// Each moves the end of the first page to another line of the table.
void TestReport::rowsAreNotCut_data()
{
    QTest::addColumn<QString>("title");
    for (int words = 1; words <= 17; words += 4)
        QTest::addRow("%d", words) << u"Wordword "_s.repeated(words);
}

/// Names of three lines begin and end in words of their own: both must be on one page.
void TestReport::rowsAreNotCut()
{
    QFETCH(QString, title);
    if (!tests::hasTool(u"pdftotext"_s))
        QSKIP("pdftotext is missing: install poppler-utils");
    QStringList names;
    for (int i = 0; i < 30; ++i)
        names << u"begin%1 a variant with quite a long descriptive name end%1"_s.arg(i);
    Publication publication = published(30, names);
    publication.title = title;
    const QByteArray document = pdf(publication);
    QVERIFY(text(document).contains(u"Gramme, version"_s)); // the last source
    for (int page = 1; page <= 2; ++page) {
        const QString number = QString::number(page);
        const QString shown = text(document, {u"-f"_s, number, u"-l"_s, number, u"-layout"_s});
        int found = 0;
        for (int i = 0; i < 30; ++i) {
            const bool begins =
                shown.contains(QRegularExpression(u"\\b[A-Z]+ · begin%1\\b"_s.arg(i)));
            const bool ends = shown.contains(QRegularExpression(u"\\bend%1\\b"_s.arg(i)));
            QVERIFY2(begins == ends, qPrintable(names.at(i)));
            found += begins;
        }
        QVERIFY(found >= 5);
        QVERIFY(shown.contains(u"Hardware and place"_s)); // the heading of the table, again
    }
}

/// A study of each length ends its first page elsewhere, some of them with a heading.
void TestReport::headingsStayWithTheirText()
{
    if (!tests::hasTool(u"pdftotext"_s))
        QSKIP("pdftotext is missing: install poppler-utils");
    PublishOptions options;
    options.equivalences = true;
    static const QRegularExpression stranded(
        u"(Working|Sources|What is counted|What this compares to) Computed with Gramme"_s);
    for (int scenarios = 2; scenarios <= 9; ++scenarios) {
        const QString shown = text(pdf(published(scenarios), options));
        QVERIFY(shown.contains(u"Working"_s));
        QVERIFY(shown.contains(u"Gramme, version"_s)); // the last source
        QVERIFY2(!shown.contains(stranded), qPrintable(QString::number(scenarios)));
    }
}

void TestReport::measuredRuns()
{
    Publication publication = published(2);
    QVERIFY(!html(publication).contains(u"Measured against the plan"_s));
    study::MeasuredRun run;
    run.id = u"m1"_s;
    run.scenarioId = publication.items.front().entry.id;
    run.energyKwh = 50.0;
    run.hours = 20.0;
    publication.runs << run;
    const QString shown = html(publication);
    QVERIFY(shown.contains(u"Measured against the plan"_s));
    QVERIFY(shown.contains(u"50.0 kWh"_s));
}

void TestReport::french()
{
    PublishOptions options;
    options.locale = ::french;
    const Publication publication = published(3);
    const QString shown = html(publication, options);
    for (const QString& words :
         {u"lang=\"fr"_s, u"Ce qui est pris en compte"_s, u"Émissions des scénarios"_s,
          u"Intervalle à 90"_s, u"Calculé avec Gramme"_s})
        QVERIFY2(shown.contains(words), qPrintable(words));
    QVERIFY(shown.contains(
        study::format::mass(publication.items.front().outcome.estimate.total, options.locale)
            .toHtmlEscaped()));
    QVERIFY(!shown.contains(u"What is counted"_s));
    options.locale = QLocale(QLocale::German, QLocale::Germany); // no templates: all in English
    QVERIFY(html(publication, options).contains(u"lang=\"en"_s));
}

void TestReport::options()
{
    const Publication publication = published(3);
    PublishOptions options;
    QVERIFY(!html(publication, options).contains(u"What this compares to"_s));
    QVERIFY(html(publication, options).contains(u"90 % interval"_s));
    options.equivalences = true;
    options.interval = false;
    options.details = false;
    const QString shown = html(publication, options);
    QVERIFY(shown.contains(u"What this compares to"_s));
    QVERIFY(!shown.contains(u"90 %"_s));
    QVERIFY(!shown.contains(u"<h2>Sources"_s));
    QVERIFY(!shown.contains(u"<h2>Working"_s));
}

void TestReport::htmlIsWholeAndPlain_data()
{
    QTest::addColumn<int>("scenarios");
    QTest::newRow("one") << 1;
    QTest::newRow("all") << static_cast<int>(tests::hostileNames().size());
}

void TestReport::htmlIsWholeAndPlain()
{
    QFETCH(int, scenarios);
    Publication publication = published(scenarios, tests::hostileNames());
    publication.title = u"<h1>Title</h1> {{name}} </title><script>"_s;
    const QString shown = html(publication);
    QVERIFY(shown.endsWith(u"</html>\n"_s));
    QCOMPARE(shown.count(u"<svg"_s), 1);
    QCOMPARE(shown.count(u"<h1>"_s), 1);
    QCOMPARE(shown.count(u"</style>"_s), 1);
    for (const QString& bad : {u"<script"_s, u"<img"_s, u"<!--"_s, u"\u202e"_s, u"<?xml"_s})
        QVERIFY2(!shown.contains(bad), qPrintable(bad));
    QVERIFY(shown.contains(u"&lt;script&gt;alert(1)"_s));
    if (scenarios > 1)
        QVERIFY(shown.contains(u"{{total}} {{&amp;chart}} %1 %2"_s));
    // Nothing is fetched: addresses stand as text.
    static const QRegularExpression fetches(
        u"<(link|script|iframe|object|embed)\\b|<[a-z]+\\s[^>]*\\bsrc=|url\\("_s);
    QVERIFY(!shown.contains(fetches));
}

void TestReport::sameHtmlTwice()
{
    QCOMPARE(html(published(4)), html(published(4)));
}

void TestReport::samePdfButForItsDate()
{
    static const QRegularExpression date(u"/CreationDate \\(D:[^)]*\\)"_s);
    const auto undated = [](const QByteArray& document) {
        return QString::fromLatin1(document).remove(date);
    };
    const QString first = undated(pdf(published(4)));
    QVERIFY(!first.isEmpty());
    QVERIFY(first == undated(pdf(published(4))));
}

void TestReport::hostileTitlesInPdf()
{
    if (!tests::hasTool(u"pdftotext"_s))
        QSKIP("pdftotext is missing: install poppler-utils");
    const QStringList names = tests::hostileNames();
    const QString shown = text(pdf(published(static_cast<int>(names.size()), names)));
    for (const QString& words : {u"<script>alert(1)</script>"_s, u"a&amp;b \"q\" 's' ]]>"_s,
                                 u"x y z"_s, u"{{total}} {{&chart}} %1 %2"_s})
        QVERIFY2(QString(shown).remove(u' ').contains(QString(words).remove(u' ')),
                 qPrintable(words));
}

void TestReport::shortened()
{
    QCOMPARE(report::shortened(u"ab cd"_s, 5), u"ab cd"_s);
    QCOMPARE(report::shortened(u"ab  cd e"_s, 6), u"ab cd…"_s);
    // Half of a surrogate pair would be no text: "a", U+1D518 (two units), "b".
    QCOMPARE(report::shortened(u"a\U0001D518bc"_s, 3), u"a…"_s);
}

void TestReport::closedDevice()
{
    QBuffer buffer; // not open
    const auto written = report::writeHtml(published(1), {}, buffer);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Problem::Kind::Fault);
    QVERIFY(written.error().message.endsWith(u'.'));
}

QTEST_MAIN(TestReport)
#include "tst_report.moc"
