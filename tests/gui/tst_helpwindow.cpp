// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/help/helppages.h"
#include "gui/help/helpwindow.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace gramme::gui;
using namespace Qt::StringLiterals;

class TestHelpWindow : public QObject
{
    Q_OBJECT

private slots:
    void everyPageIsInTheContents();
    void everyPageHasATitle();
    void everyLinkResolves();
    void opensPages();
    void goesBackAndForward();
    void searches();
    void copiesAddresses();
};

namespace {

int shownPages(const QListWidget& contents)
{
    int shown = 0;
    for (int row = 0; row < contents.count(); ++row) {
        const QListWidgetItem* item = contents.item(row);
        if (!item->isHidden() && !item->data(Qt::UserRole).toString().isEmpty())
            ++shown;
    }
    return shown;
}

} // namespace

void TestHelpWindow::everyPageIsInTheContents()
{
    QSet<QString> loaded;
    for (const HelpPage& page : loadHelpPages())
        loaded.insert(page.id + u".md"_s);
    const QStringList files = QDir(u":/help"_s).entryList(QDir::Files);
    QVERIFY(files.size() >= 26);
    QCOMPARE(loaded, QSet<QString>(files.begin(), files.end()));
}

void TestHelpWindow::everyPageHasATitle()
{
    for (const HelpPage& page : loadHelpPages()) {
        QVERIFY2(page.markdown.startsWith(u"# "_s), qPrintable(page.id));
        QVERIFY2(!page.title.isEmpty(), qPrintable(page.id));
    }
}

void TestHelpWindow::everyLinkResolves()
{
    static const QRegularExpression link(u"\\]\\(([^)]*)\\)"_s);
    QSet<QString> ids;
    const std::vector<HelpPage> pages = loadHelpPages();
    for (const HelpPage& page : pages)
        ids.insert(page.id);
    int links = 0;
    for (const HelpPage& page : pages) {
        for (auto match = link.globalMatch(page.markdown); match.hasNext();) {
            const QString target = match.next().captured(1);
            const bool isHelp = target.startsWith(u"help:"_s) && ids.contains(target.mid(5));
            QVERIFY2(isHelp || target.startsWith(u"https://"_s),
                     qPrintable(page.id + u": "_s + target));
            ++links;
        }
    }
    QVERIFY(links > 40);
}

void TestHelpWindow::opensPages()
{
    HelpWindow window;
    window.show();
    for (const HelpPage& page : loadHelpPages()) {
        window.showPage(page.id);
        QCOMPARE(window.currentPage(), page.id);
        QVERIFY(window.windowTitle().contains(page.title));
        const auto* contents = window.findChild<QListWidget*>();
        QCOMPARE(contents->currentItem()->text(), page.title);
        QVERIFY(window.findChild<QTextBrowser*>()->toPlainText().startsWith(page.title));
    }
    window.showPage(u"no-such-page"_s);
    QCOMPARE(window.currentPage(), u"index"_s);
}

void TestHelpWindow::goesBackAndForward()
{
    HelpWindow window;
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto* back = window.findChild<QToolButton*>(u"backButton"_s);
    const auto* forward = window.findChild<QToolButton*>(u"forwardButton"_s);
    window.showPage(u"index"_s);
    QVERIFY(!back->isEnabled());
    emit window.findChild<QTextBrowser*>()->anchorClicked(QUrl(u"help:methods"_s));
    QCOMPARE(window.currentPage(), u"methods"_s);
    QTest::keySequence(&window, QKeySequence::Back);
    QCOMPARE(window.currentPage(), u"index"_s);
    QVERIFY(forward->isEnabled());
    QTest::keySequence(&window, QKeySequence::Forward);
    QCOMPARE(window.currentPage(), u"methods"_s);
    QVERIFY(!forward->isEnabled());
    // A step back and another way on forgets the first way.
    QTest::keySequence(&window, QKeySequence::Back);
    window.showPage(u"data"_s);
    QVERIFY(!forward->isEnabled());
}

void TestHelpWindow::searches()
{
    HelpWindow window;
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.showPage(u"index"_s);
    auto* search = window.findChild<QLineEdit*>();
    auto* contents = window.findChild<QListWidget*>();
    search->setFocus();
    QTest::keyClicks(search, u"offsets with care"_s);
    QCOMPARE(window.currentPage(), u"index"_s);
    QVERIFY(shownPages(*contents) >= 1);
    QVERIFY(shownPages(*contents) < 10);
    QVERIFY(window.findChild<QLabel*>(u"statusLabel"_s)->text().contains(u"found"_s));
    search->setText(u"random grid"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!window.findChild<QTextBrowser*>()->extraSelections().isEmpty());
    QVERIFY(window.findChild<QTextBrowser*>()->hasFocus());
    search->setText(u"xyzzy"_s);
    QCOMPARE(shownPages(*contents), 0);
    QVERIFY(window.findChild<QLabel*>(u"statusLabel"_s)->text().startsWith(u"No page"_s));
    search->clear();
    QCOMPARE(shownPages(*contents), static_cast<int>(loadHelpPages().size()));
}

void TestHelpWindow::copiesAddresses()
{
    HelpWindow window;
    window.show();
    window.showPage(u"sources"_s);
    const QUrl address(u"https://doi.org/10.18653/v1/P19-1355"_s);
    emit window.findChild<QTextBrowser*>()->anchorClicked(address);
    QCOMPARE(QGuiApplication::clipboard()->text(), address.toString());
    QVERIFY(window.findChild<QLabel*>(u"statusLabel"_s)->text().contains(address.toString()));
    QCOMPARE(window.currentPage(), u"sources"_s);
    QVERIFY(!window.findChild<QTextBrowser*>()->openLinks());
}

QTEST_MAIN(TestHelpWindow)
#include "tst_helpwindow.moc"
