// SPDX-License-Identifier: GPL-3.0-or-later
// The Publish page with templates of the user.
#include <QTest>

#include "shownpublish.h"

#include <QComboBox>
#include <QDir>
#include <QFile>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

namespace {

class FolderDialogs final : public Dialogs
{
public:
    bool hasManager = true;
    QStringList folders;
    QStringList problems;

    QString saveFileName(QWidget*, const QString&, const QString&, const QStringList&) override
    {
        return {};
    }
    bool openFolder(const QString& folder) override
    {
        folders << folder;
        return hasManager;
    }
    void showProblem(QWidget*, const QString& sentence) override { problems << sentence; }
};

void writeTemplate(const QString& name, const QByteArray& text)
{
    const QString folder = exchange::userTemplateFolder();
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class TestPublishTemplates : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void init();
    void areFormats();
    void theFolderIsOpened();
};

void TestPublishTemplates::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestPublishTemplates::init()
{
    QSettings(QSettings::IniFormat, QSettings::UserScope, u"gramme"_s, u"gramme"_s).clear();
    QDir(exchange::userTemplateFolder()).removeRecursively();
}

void TestPublishTemplates::areFormats()
{
    writeTemplate(u"lab.md.mustache"_s, "Gramme {{version}}\n");
    test::ShownPublish shown(m_catalog);
    shown.page.setFormat(u"own:lab.md"_s);
    QCOMPARE(shown.page.format(), u"own:lab.md"_s);
    QVERIFY2(shown.page.text().startsWith(u"Gramme "_s), qPrintable(shown.sentence()));
    shown.press(u"saveButton"_s);
    QCOMPARE(shown.dialogs.suggestedNames, QStringList{u"lab.md"_s});
    writeTemplate(u"lab.md.mustache"_s, "One line\nGramme {{no_such_name}}\n");
    QTRY_VERIFY(shown.sentence().contains(u"line 2"_s)); // of the mistake
    QVERIFY(shown.sentence().contains(u"lab.md"_s));
    QVERIFY(shown.page.text().isEmpty());
    QVERIFY(!shown.find<QPushButton>(u"copyButton"_s).isEnabled());
    QVERIFY(QFile::remove(exchange::userTemplateFolder() + u"/lab.md.mustache"_s));
    QTRY_COMPARE(shown.page.format(), u"latex"_s);
    QVERIFY(!shown.page.text().isEmpty());
}

void TestPublishTemplates::theFolderIsOpened()
{
    test::PageFixture fixture(m_catalog);
    Settings settings;
    FolderDialogs dialogs;
    PublishPage page(fixture.calculation, settings, dialogs);
    page.show();
    auto* button = page.findChild<QPushButton*>(u"templatesButton"_s);
    QVERIFY(!QDir(exchange::userTemplateFolder()).exists());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(dialogs.folders, QStringList{exchange::userTemplateFolder()});
    QVERIFY(QDir(exchange::userTemplateFolder()).exists());
    QVERIFY(dialogs.problems.isEmpty());
    writeTemplate(u"lab.txt.mustache"_s, "Gramme {{version}}\n");
    auto* box = page.findChild<QComboBox*>(u"formatBox"_s);
    QTRY_VERIFY(box->findText(u"lab.txt"_s) > 0);
    dialogs.hasManager = false;
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(dialogs.problems.size(), 1);
    QVERIFY(dialogs.problems.constFirst().contains(u"templates"_s));
}

QTEST_MAIN(TestPublishTemplates)
#include "tst_publishtemplates.moc"
