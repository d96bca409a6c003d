// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "shownpublish.h"
#include "study/edits.h"
#include "study/studyedits.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTemporaryDir>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using Shown = test::ShownPublish;

class TestPublishPage : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void init();
    void offersEveryFormat();
    void showsEveryFormat();
    void followsTheScenario();
    void optionsChangeTheText();
    void speaksFrench();
    void oneScenarioOrAll();
    void saysWhatIsLeftOut();
    void remembersWhatWasChosen();
    void copies();
    void saves();
    void savesAReport();
    void saysWhenItIsStale();
    void saysWhatIsMissing();
    void worksFromTheKeyboard();
    void fitsASmallWindow();
};

void TestPublishPage::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestPublishPage::init()
{
    QSettings(QSettings::IniFormat, QSettings::UserScope, u"gramme"_s, u"gramme"_s).clear();
}

void TestPublishPage::offersEveryFormat()
{
    Shown shown(m_catalog);
    const auto& box = shown.find<QComboBox>(u"formatBox"_s);
    const auto* model = qobject_cast<QStandardItemModel*>(box.model());
    QVERIFY(model);
    int headings = 0;
    for (int row = 0; row < model->rowCount(); ++row)
        headings += model->item(row)->isEnabled() ? 0 : 1;
    QCOMPARE(headings, 3); // paper, repository, elsewhere
    QCOMPARE(box.count(), headings + int(exchange::publishFormats().size()));
    for (const exchange::PublishFormatInfo& format : exchange::publishFormats()) {
        shown.page.setFormat(QString::fromLatin1(format.key));
        QCOMPARE(shown.page.format(), QString::fromLatin1(format.key));
        QVERIFY2(!shown.sentence().isEmpty(), format.key);
    }
    shown.page.setFormat(u"no such format"_s);
    QCOMPARE(shown.page.format(), QString::fromLatin1(exchange::publishFormats().back().key));
}

void TestPublishPage::showsEveryFormat()
{
    Shown shown(m_catalog);
    const auto publication = exchange::publicationOf(shown.document.study(), *m_catalog);
    QVERIFY(bool(publication));
    for (const exchange::PublishFormatInfo& format : exchange::publishFormats()) {
        shown.page.setFormat(QString::fromLatin1(format.key));
        const auto expected = exchange::publish(*publication, format.format);
        QVERIFY2(bool(expected), expected ? "" : qPrintable(expected.error().message));
        QCOMPARE(shown.page.text(), *expected);
        QCOMPARE(shown.find<QPlainTextEdit>(u"statementEdit"_s).toPlainText(), *expected);
    }
}

void TestPublishPage::followsTheScenario()
{
    Shown shown(m_catalog);
    PublishPage& page = shown.page;
    page.setFormat(u"text"_s);
    QVERIFY(page.text().contains(u"116 kg"_s));
    const QString before = page.text();
    study::edits::setNumber(shown.document, study::Input::Hours, 240);
    QVERIFY(page.text().contains(u"233 kg"_s)); // 2 x 116.442, see tst_publish
    shown.document.undoStack().undo();
    QCOMPARE(page.text(), before);
    page.hide();
    study::edits::setNumber(shown.document, study::Input::Hours, 240);
    QVERIFY(page.text().contains(u"116 kg"_s));
    page.show();
    QVERIFY(page.text().contains(u"233 kg"_s));
}

void TestPublishPage::optionsChangeTheText()
{
    Shown shown(m_catalog);
    shown.page.setFormat(u"text"_s);
    exchange::PublishOptions options;
    const auto publication = exchange::publicationOf(shown.document.study(), *m_catalog);
    const auto expect = [&] {
        const auto text =
            exchange::publish(*publication, exchange::PublishFormat::PlainText, options);
        return text ? *text : text.error().message;
    };
    shown.find<QCheckBox>(u"detailsBox"_s).click();
    options.details = false;
    QCOMPARE(shown.page.text(), expect());
    shown.find<QCheckBox>(u"intervalBox"_s).click();
    options.interval = false;
    QCOMPARE(shown.page.text(), expect());
    QVERIFY(!shown.page.text().contains(u"75.2"_s)); // the interval is 75.2 to 207 kg
    shown.find<QCheckBox>(u"equivalencesBox"_s).click();
    options.equivalences = true;
    QCOMPARE(shown.page.text(), expect());
    const QString longer = shown.page.text();
    shown.find<QCheckBox>(u"shortBox"_s).click();
    options.wording = exchange::Wording::Short;
    QCOMPARE(shown.page.text(), expect());
    QVERIFY(shown.page.text().size() < longer.size());
}

void TestPublishPage::speaksFrench()
{
    Shown shown(m_catalog);
    shown.page.setFormat(u"text"_s);
    const QString english = shown.page.text();
    shown.find<QComboBox>(u"languageBox"_s).setCurrentIndex(1);
    QVERIFY(shown.page.text() != english);
    QVERIFY(shown.page.text().contains(u"énergie"_s, Qt::CaseInsensitive) ||
            shown.page.text().contains(u"émissions"_s, Qt::CaseInsensitive));
    shown.find<QComboBox>(u"languageBox"_s).setCurrentIndex(0);
    QCOMPARE(shown.page.text(), english);
}

void TestPublishPage::oneScenarioOrAll()
{
    Shown shown(m_catalog);
    shown.page.setFormat(u"csv"_s);
    auto& box = shown.find<QComboBox>(u"scenarioBox"_s);
    QVERIFY(!box.isVisible());
    shown.addInMontreal();
    QVERIFY(box.isVisible());
    QVERIFY(shown.page.text().contains(u"In Montreal"_s)); // it is in hand
    const auto lines = shown.page.text().count(u'\n');
    box.setCurrentIndex(1);
    QCOMPARE(shown.page.text().count(u'\n'), lines + 1);
    QVERIFY(shown.page.text().contains(u"In Montreal"_s));
    const auto all = exchange::publicationOf(shown.document.study(), *m_catalog);
    QCOMPARE(shown.page.text(), *exchange::publish(*all, exchange::PublishFormat::Csv));
}

void TestPublishPage::saysWhatIsLeftOut()
{
    Shown shown(m_catalog);
    shown.addInMontreal();
    study::edits::addScenario(shown.document, study::Scenario());
    shown.find<QComboBox>(u"scenarioBox"_s).setCurrentIndex(1);
    QVERIFY(!shown.page.text().isEmpty());
    QVERIFY2(shown.sentence().contains(u"without a result: C."_s), qPrintable(shown.sentence()));
}

void TestPublishPage::remembersWhatWasChosen()
{
    {
        Shown shown(m_catalog);
        QVERIFY(shown.find<QCheckBox>(u"detailsBox"_s).isChecked());
        QVERIFY(shown.find<QCheckBox>(u"intervalBox"_s).isChecked());
        QVERIFY(!shown.find<QCheckBox>(u"shortBox"_s).isChecked());
        shown.page.setFormat(u"markdown"_s);
        shown.find<QCheckBox>(u"shortBox"_s).click();
        shown.find<QCheckBox>(u"intervalBox"_s).click();
        shown.find<QComboBox>(u"languageBox"_s).setCurrentIndex(1);
        shown.settings.sync();
    }
    Shown shown(m_catalog);
    QCOMPARE(shown.page.format(), u"markdown"_s);
    QVERIFY(shown.find<QCheckBox>(u"shortBox"_s).isChecked());
    QVERIFY(!shown.find<QCheckBox>(u"intervalBox"_s).isChecked());
    QCOMPARE(shown.find<QComboBox>(u"languageBox"_s).currentIndex(), 1);
}

void TestPublishPage::copies()
{
    Shown shown(m_catalog);
    auto& button = shown.find<QPushButton>(u"copyButton"_s);
    shown.press(u"copyButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), shown.page.text());
    QCOMPARE(button.text(), u"Copied"_s);
    QTRY_COMPARE(button.text(), u"Copy te&xt"_s);
}

void TestPublishPage::saves()
{
    const QTemporaryDir folder;
    Shown shown(m_catalog);
    shown.page.setFormat(u"bibtex"_s);
    shown.dialogs.nextFileName = folder.filePath(u"refs.bib"_s);
    shown.press(u"saveButton"_s);
    QCOMPARE(shown.dialogs.suggestedNames, QStringList{u"statement.bib"_s});
    QFile file(shown.dialogs.nextFileName);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), shown.page.text());
    shown.dialogs.nextFileName = folder.filePath(u"missing/refs.bib"_s);
    shown.press(u"saveButton"_s);
    QCOMPARE(shown.dialogs.problems.size(), 1);
    QVERIFY(shown.dialogs.problems.constFirst().contains(u"refs.bib"_s));
}

void TestPublishPage::savesAReport()
{
    const QTemporaryDir folder;
    Shown shown(m_catalog);
    shown.dialogs.nextFileName = folder.filePath(u"energy.pdf"_s);
    shown.press(u"reportButton"_s);
    QCOMPARE(shown.dialogs.problems, QStringList());
    QCOMPARE(shown.dialogs.suggestedNames, QStringList{u"report.pdf"_s});
    QFile file(shown.dialogs.nextFileName);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.read(5), QByteArray("%PDF-"));
}

void TestPublishPage::saysWhenItIsStale()
{
    Shown shown(m_catalog);
    QVERIFY(shown.sentence().contains(u"BibTeX"_s));
    shown.calculation.addFieldError();
    QVERIFY(shown.sentence().contains(u"last valid"_s));
    QVERIFY(!shown.page.text().isEmpty());
    shown.calculation.removeFieldError();
    QVERIFY(!shown.sentence().contains(u"last valid"_s));
}

void TestPublishPage::saysWhatIsMissing()
{
    Shown shown(m_catalog, study::Scenario());
    QVERIFY(shown.page.text().isEmpty());
    QVERIFY(shown.find<QPlainTextEdit>(u"statementEdit"_s)
                .placeholderText()
                .contains(shown.calculation.problem()->message));
    for (const QString& name : {u"copyButton"_s, u"saveButton"_s, u"reportButton"_s})
        QVERIFY2(!shown.find<QPushButton>(name).isEnabled(), qPrintable(name));
}

void TestPublishPage::worksFromTheKeyboard()
{
    Shown shown(m_catalog);
    shown.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    auto& box = shown.find<QComboBox>(u"formatBox"_s);
    box.setFocus();
    QCOMPARE(shown.page.format(), u"latex"_s);
    QStringList seen{shown.page.format()};
    for (std::size_t i = 1; i < exchange::publishFormats().size(); ++i) {
        QTest::keyClick(&box, Qt::Key_Down); // over the headings
        QVERIFY(!seen.contains(shown.page.format()));
        QVERIFY(!shown.page.text().isEmpty());
        seen << shown.page.format();
    }
    const QStringList order{u"languageBox"_s,     u"shortBox"_s,   u"intervalBox"_s,
                            u"equivalencesBox"_s, u"detailsBox"_s, u"statementEdit"_s,
                            u"copyButton"_s,      u"saveButton"_s, u"reportButton"_s,
                            u"templatesButton"_s};
    for (const QString& name : order) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), name);
    }
}

/// 1024 x 700 leaves a page some 500 x 350, and its text must still be read.
void TestPublishPage::fitsASmallWindow()
{
    Shown shown(m_catalog);
    shown.addInMontreal();
    shown.page.resize(480, 340);
    QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
    QVERIFY2(shown.page.width() <= 480, qPrintable(QString::number(shown.page.width())));
    const auto& text = shown.find<QPlainTextEdit>(u"statementEdit"_s);
    QVERIFY2(text.height() >= 100, qPrintable(QString::number(text.height())));
    for (const QString& name :
         {u"copyButton"_s, u"saveButton"_s, u"reportButton"_s, u"templatesButton"_s}) {
        const auto& button = shown.find<QPushButton>(name);
        QVERIFY2(button.width() >= button.sizeHint().width(), qPrintable(name));
        QVERIFY(
            shown.page.rect().contains(QRect(button.mapTo(&shown.page, QPoint()), button.size())));
    }
}

QTEST_MAIN(TestPublishPage)
#include "tst_publishpage.moc"
