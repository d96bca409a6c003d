// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/publishpage.h"
#include "pagefixture.h"
#include "study/edits.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using exchange::PublishFormat;
using test::PageFixture;

class TestPublishPage : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void showsEveryFormat();
    void followsTheScenario();
    void copies();
    void saves();
    void saysWhenItIsStale();
    void saysWhatIsMissing();
    void worksFromTheKeyboard();
};

void TestPublishPage::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestPublishPage::showsEveryFormat()
{
    PageFixture fixture(m_catalog);
    PublishPage page(fixture.calculation, fixture.dialogs);
    page.show();
    for (const exchange::PublishFormatInfo& format : exchange::publishFormats()) {
        page.setFormat(format.format);
        QCOMPARE(page.format(), format.format);
        exchange::PublishOptions options;
        options.locale = QLocale();
        const auto expected =
            exchange::publish(fixture.document.scenario(), *fixture.calculation.outcome(),
                              *m_catalog, format.format, options);
        QVERIFY(bool(expected));
        QCOMPARE(page.text(), *expected);
        QCOMPARE(page.findChild<QPlainTextEdit*>()->toPlainText(), *expected);
    }
}

void TestPublishPage::followsTheScenario()
{
    PageFixture fixture(m_catalog);
    PublishPage page(fixture.calculation, fixture.dialogs);
    page.show();
    page.setFormat(PublishFormat::PlainText);
    QVERIFY(page.text().contains(u"116 kg"_s));
    const QString detailed = page.text();
    study::edits::setNumber(fixture.document, study::Input::Hours, 240);
    QVERIFY(page.text().contains(u"233 kg"_s)); // 2 x 116.442, see tst_publish
    fixture.document.undoStack().undo();
    QCOMPARE(page.text(), detailed);
    page.findChild<QCheckBox*>()->setChecked(false);
    QVERIFY(page.text().size() < detailed.size());
    page.hide();
    study::edits::setNumber(fixture.document, study::Input::Hours, 240);
    QVERIFY(page.text().contains(u"116 kg"_s));
    page.show();
    QVERIFY(page.text().contains(u"233 kg"_s));
}

void TestPublishPage::copies()
{
    PageFixture fixture(m_catalog);
    PublishPage page(fixture.calculation, fixture.dialogs);
    page.show();
    auto* copyButton = page.findChild<QPushButton*>(u"copyButton"_s);
    QTest::mouseClick(copyButton, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), page.text());
    QCOMPARE(copyButton->text(), u"Copied"_s);
    QTRY_COMPARE(copyButton->text(), u"Copy te&xt"_s);
}

void TestPublishPage::saves()
{
    const QTemporaryDir folder;
    PageFixture fixture(m_catalog);
    PublishPage page(fixture.calculation, fixture.dialogs);
    page.show();
    auto* saveButton = page.findChild<QPushButton*>(u"saveButton"_s);
    page.setFormat(PublishFormat::Bibtex);
    fixture.dialogs.nextFileName = folder.filePath(u"refs.bib"_s);
    QTest::mouseClick(saveButton, Qt::LeftButton);
    QCOMPARE(fixture.dialogs.suggestedNames, QStringList{u"statement.bib"_s});
    QFile file(fixture.dialogs.nextFileName);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), page.text());
    fixture.dialogs.nextFileName = folder.filePath(u"missing/refs.bib"_s);
    QTest::mouseClick(saveButton, Qt::LeftButton);
    QCOMPARE(fixture.dialogs.problems.size(), 1);
    QVERIFY(fixture.dialogs.problems.constFirst().contains(u"refs.bib"_s));
}

void TestPublishPage::saysWhenItIsStale()
{
    PageFixture fixture(m_catalog);
    PublishPage page(fixture.calculation, fixture.dialogs);
    page.show();
    const auto* sentence = page.findChild<QLabel*>(u"sentenceLabel"_s);
    QVERIFY(sentence->text().contains(u"BibTeX"_s));
    fixture.calculation.addFieldError();
    QVERIFY(sentence->text().contains(u"last valid"_s));
    QVERIFY(!page.text().isEmpty());
    fixture.calculation.removeFieldError();
    QVERIFY(!sentence->text().contains(u"last valid"_s));
}

void TestPublishPage::saysWhatIsMissing()
{
    PageFixture fixture(m_catalog, study::Scenario());
    PublishPage page(fixture.calculation, fixture.dialogs);
    page.show();
    QVERIFY(page.text().isEmpty());
    QVERIFY(page.findChild<QPlainTextEdit*>()->placeholderText().contains(
        fixture.calculation.problem()->message));
    QVERIFY(!page.findChild<QPushButton*>(u"copyButton"_s)->isEnabled());
    QVERIFY(!page.findChild<QPushButton*>(u"saveButton"_s)->isEnabled());
}

void TestPublishPage::worksFromTheKeyboard()
{
    PageFixture fixture(m_catalog);
    PublishPage page(fixture.calculation, fixture.dialogs);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto* tabs = page.findChild<QTabBar*>();
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(page.format(), exchange::publishFormats()[1].format);
    QTest::keyClick(tabs, Qt::Key_Tab);
    QVERIFY(page.findChild<QPlainTextEdit*>()->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(page.findChild<QCheckBox*>()->hasFocus());
}

QTEST_MAIN(TestPublishPage)
#include "tst_publishpage.moc"
