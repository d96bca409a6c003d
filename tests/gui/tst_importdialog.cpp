// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/form/quantityfield.h"
#include "gui/measured/importdialog.h"
#include "gui/tables/tableview.h"
#include "pagefixture.h"
#include "study/studyedits.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using study::MeasuredRun;
using test::PageFixture;

namespace {

QString stored(const QString& name)
{
    return QStringLiteral(GRAMME_TEST_DATA) + u"/import/"_s + name;
}

class AskedDialogs final : public Dialogs
{
public:
    QStringList nextFiles;
    QStringList filters;

    QString saveFileName(QWidget*, const QString&, const QString&, const QStringList&) override
    {
        return {};
    }
    QStringList openFileNames(QWidget*, const QString&, const QStringList& offered) override
    {
        filters = offered;
        return nextFiles;
    }
    void showProblem(QWidget*, const QString&) override {}
};

struct Shown
{
    Shown(PageFixture& fixture, const QStringList& files)
        : dialog(fixture.calculation, dialogs, files)
    {
        dialog.show();
    }

    TableView& table() const { return *dialog.findChild<TableView*>(); }
    QAbstractItemModel& model() const { return *table().model(); }
    QPushButton& ok() const
    {
        return *dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    }
    QString notes() const { return dialog.findChild<QPlainTextEdit*>()->toPlainText(); }
    QString summary() const { return dialog.findChild<QLabel*>(u"summaryLabel"_s)->text(); }
    QString state(int row) const { return model().index(row, 0).data().toString(); }
    bool isTicked(int row) const
    {
        return model().index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    bool isTickable(int row) const
    {
        return model().index(row, 0).flags().testFlag(Qt::ItemIsUserCheckable);
    }
    /// The first row in that state; -1 where there is none.
    int rowIn(const QString& state) const
    {
        for (int row = 0; row < model().rowCount(); ++row) {
            if (this->state(row) == state)
                return row;
        }
        return -1;
    }
    int tickedRows() const
    {
        int count = 0;
        for (int row = 0; row < model().rowCount(); ++row)
            count += isTicked(row) ? 1 : 0;
        return count;
    }
    bool asksForPower() const { return dialog.findChild<QWidget*>(u"slurmBox"_s)->isVisible(); }

    AskedDialogs dialogs;
    ImportDialog dialog;
};

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& content) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(content);
        return path;
    }

private slots:
    void initTestCase();
    void showsEveryRecord_data();
    void showsEveryRecord();
    void addsWhatIsTicked();
    void ticksByKeyboard();
    void presentRunsAreNotTicked();
    void sameFileTwiceIsReadOnce();
    void refusedCannotBeTicked();
    void unknownFilesSaySo_data();
    void unknownFilesSaySo();
    void tooLarge();
    void slurmAsksForPower();
    void moreFiles();
    void heldAgainst();
    void cancelChangesNothing();
};

void TestImportDialog::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
    QVERIFY(m_folder.isValid());
}

void TestImportDialog::showsEveryRecord_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::newRow("CodeCarbon") << QStringList{u"codecarbon_2.8.4.csv"_s};
    QTest::newRow("CodeCarbon, shifted") << QStringList{u"codecarbon_3.3.0_shifted.csv"_s};
    QTest::newRow("carbontracker, a pair")
        << QStringList{u"a_carbontracker.log"_s, u"a_carbontracker_output.log"_s};
    QTest::newRow("Slurm") << QStringList{u"sacct.txt"_s};
    QTest::newRow("several") << QStringList{u"codecarbon_2.8.4.csv"_s, u"eco2ai_emission.csv"_s,
                                            u"boamps_report_demo.json"_s};
}

void TestImportDialog::showsEveryRecord()
{
    QFETCH(QStringList, files);
    QStringList paths;
    std::vector<exchange::ImportFile> contents;
    for (const QString& name : files) {
        paths << stored(name);
        QFile file(paths.last());
        QVERIFY(file.open(QIODevice::ReadOnly));
        contents.push_back({name, file.readAll()});
    }
    PageFixture fixture(m_catalog);
    const Shown shown(fixture, paths);
    QAbstractItemModelTester tester(&shown.model());
    int records = 0;
    for (const exchange::Imported& found : exchange::importFiles(contents)) {
        for (const exchange::ImportedRow& row : found.rows) {
            QCOMPARE(shown.isTickable(records), row.isUsable());
            QCOMPARE(shown.isTicked(records), row.isUsable());
            QVERIFY(!shown.model().index(records, 0).data(Qt::DecorationRole).isNull());
            // In full, not only what fits into a cell.
            shown.table().setCurrentIndex(shown.model().index(records, 0));
            for (const QString& note : row.notes + found.notes)
                QVERIFY2(shown.notes().contains(note), qPrintable(note));
            QVERIFY(shown.notes().contains(row.place));
            ++records;
        }
    }
    QVERIFY(records > 0);
    QCOMPARE(shown.model().rowCount(), records);
    QVERIFY(shown.summary().startsWith(files.size() == 1 ? u"One file: "_s
                                                         : u"%1 files: "_s.arg(files.size())));
}

void TestImportDialog::addsWhatIsTicked()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture, {stored(u"codecarbon_2.8.4.csv"_s)});
    const int rows = shown.tickedRows();
    QVERIFY(rows >= 2);
    QVERIFY(shown.ok().text().contains(QString::number(rows)));
    QVERIFY(shown.model().setData(shown.model().index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(shown.ok().text().contains(QString::number(rows - 1)));
    shown.ok().click();
    QCOMPARE(shown.dialog.result(), int(QDialog::Accepted));
    QCOMPARE(fixture.document.study().runs.size(), rows - 1);
    for (const MeasuredRun& run : fixture.document.study().runs) {
        QVERIFY(!run.id.isEmpty());
        QCOMPARE(run.file, u"codecarbon_2.8.4.csv"_s);
        QCOMPARE(run.scenarioId, fixture.document.selected().id);
    }
    // One step takes them all back.
    QCOMPARE(fixture.document.undoStack().count(), 1);
    fixture.document.undoStack().undo();
    QVERIFY(fixture.document.study().runs.isEmpty());
}

void TestImportDialog::ticksByKeyboard()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture, {stored(u"codecarbon_2.8.4.csv"_s)});
    shown.dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.dialog));
    QVERIFY(shown.table().hasFocus());
    QVERIFY(shown.isTicked(0));
    QTest::keyClick(&shown.table(), Qt::Key_Space);
    QVERIFY(!shown.isTicked(0));
    // Also from another column, and over a selection.
    QTest::keyClick(&shown.table(), Qt::Key_Right);
    QTest::keyClick(&shown.table(), Qt::Key_Space);
    QVERIFY(shown.isTicked(0));
    QTest::keyClick(&shown.table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&shown.table(), Qt::Key_Space);
    QCOMPARE(shown.tickedRows(), 0);
    QVERIFY(!shown.ok().isEnabled());
    QTest::keyClick(&shown.table(), Qt::Key_Space);
    const int ticked = shown.tickedRows();
    QVERIFY(ticked > 1);
    QVERIFY(shown.ok().isEnabled());
    // Return is the dialog's, as in any other.
    QTest::keyClick(&shown.table(), Qt::Key_Return);
    QCOMPARE(shown.dialog.result(), int(QDialog::Accepted));
    QCOMPARE(fixture.document.study().runs.size(), ticked);
}

void TestImportDialog::presentRunsAreNotTicked()
{
    PageFixture fixture(m_catalog);
    const QString file = stored(u"codecarbon_2.8.4.csv"_s);
    Shown(fixture, {file}).dialog.accept();
    const auto before = fixture.document.study().runs.size();
    Shown again(fixture, {file});
    QCOMPARE(again.tickedRows(), 0);
    QCOMPARE(again.state(0), u"Already in the study"_s);
    QVERIFY(again.notes().contains(u"Tick it to import it once more"_s));
    QVERIFY(again.summary().contains(u"Already in the study: "_s));
    QVERIFY(!again.ok().isEnabled());
    QVERIFY(again.isTickable(0));
    again.model().setData(again.model().index(0, 0), Qt::Checked, Qt::CheckStateRole);
    again.ok().click();
    QCOMPARE(fixture.document.study().runs.size(), before + 1);
}

void TestImportDialog::sameFileTwiceIsReadOnce()
{
    PageFixture fixture(m_catalog);
    const QString file = stored(u"codecarbon_2.8.4.csv"_s);
    const Shown once(fixture, {file});
    const Shown twice(fixture, {file, file});
    QCOMPARE(twice.model().rowCount(), once.model().rowCount());
}

void TestImportDialog::refusedCannotBeTicked()
{
    PageFixture fixture(m_catalog);
    // A file that is no measurement, beside one that is.
    const QString bad = write(u"shopping.csv"_s, "what,price\nbread,2\n");
    Shown shown(fixture, {bad, stored(u"codecarbon_2.8.4.csv"_s)});
    const int row = shown.rowIn(u"Refused"_s);
    QVERIFY(row >= 0);
    QVERIFY(!shown.isTickable(row));
    QVERIFY(!shown.model().setData(shown.model().index(row, 0), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!shown.isTicked(row));
    // It can still be chosen and read.
    shown.table().setCurrentIndex(shown.model().index(row, 0));
    QVERIFY(shown.notes().contains(u"shopping.csv"_s));
}

void TestImportDialog::unknownFilesSaySo_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("word");
    QTest::newRow("no format") << write(u"list.csv"_s, "a,b\n1,2\n") << u"CodeCarbon"_s;
    QTest::newRow("empty") << write(u"empty.csv"_s, {}) << u"empty"_s;
    QTest::newRow("missing") << m_folder.filePath(u"missing.csv"_s) << u"cannot be read"_s;
    QTest::newRow("folder") << m_folder.path() << u"is a folder"_s;
}

void TestImportDialog::unknownFilesSaySo()
{
    QFETCH(QString, path);
    QFETCH(QString, word);
    PageFixture fixture(m_catalog);
    const Shown shown(fixture, {path});
    QCOMPARE(shown.model().rowCount(), 1);
    QCOMPARE(shown.state(0), u"Refused"_s);
    QVERIFY2(shown.notes().contains(word), qPrintable(shown.notes()));
    QVERIFY(!shown.ok().isEnabled());
    QVERIFY(!shown.asksForPower());
}

void TestImportDialog::tooLarge()
{
    const QString path = m_folder.filePath(u"large.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(largestImport + 1)); // a hole: no room on the disk
    file.close();
    const auto read = readImportFile(path);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(u"64 MB"_s), qPrintable(read.error().message));
}

void TestImportDialog::slurmAsksForPower()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture, {stored(u"sacct.txt"_s)});
    QVERIFY(shown.asksForPower());
    const int before = shown.tickedRows();
    auto* core = shown.dialog.findChild<QuantityField*>(u"coreField"_s);
    core->edit()->setFocus();
    QTest::keyClicks(core->edit(), u"10"_s);
    QVERIFY2(shown.tickedRows() > before, qPrintable(shown.summary()));
    QVERIFY(shown.asksForPower()); // the field that one types in stays
    // Text that is no value is answered, and nothing is imported meanwhile.
    QTest::keyClicks(core->edit(), u"x"_s);
    QVERIFY(core->hasError());
    QVERIFY(!shown.ok().isEnabled());
    // A file that needs no such figure does not ask for it.
    const Shown other(fixture, {stored(u"codecarbon_2.8.4.csv"_s)});
    QVERIFY(!other.asksForPower());
}

void TestImportDialog::moreFiles()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture, {stored(u"codecarbon_2.8.4.csv"_s)});
    const int before = shown.model().rowCount();
    shown.model().setData(shown.model().index(0, 0), Qt::Unchecked, Qt::CheckStateRole);
    shown.dialogs.nextFiles = {stored(u"eco2ai_emission.csv"_s)};
    shown.dialog.findChild<QPushButton*>(u"addButton"_s)->click();
    QVERIFY(shown.dialogs.filters.constFirst().contains(u"*.csv"_s));
    QVERIFY(shown.model().rowCount() > before);
    QVERIFY(!shown.isTicked(0)); // what one unticked stays so
    shown.dialogs.nextFiles = {};
    shown.dialog.findChild<QPushButton*>(u"addButton"_s)->click();
    QVERIFY(shown.model().rowCount() > before);
}

void TestImportDialog::heldAgainst()
{
    PageFixture fixture(m_catalog);
    study::Scenario other;
    other.name = u"Other"_s;
    study::edits::addScenario(fixture.document, other);
    Shown shown(fixture, {stored(u"codecarbon_2.8.4.csv"_s)});
    auto* box = shown.dialog.findChild<QComboBox*>(u"planBox"_s);
    QCOMPARE(box->count(), 3); // none and two scenarios
    QCOMPARE(box->accessibleName(), u"Hold them against"_s);
    QCOMPARE(box->currentData().toString(), fixture.document.selected().id);
    box->setCurrentIndex(0);
    shown.dialog.accept();
    QVERIFY(fixture.document.study().runs.constFirst().scenarioId.isEmpty());
}

void TestImportDialog::cancelChangesNothing()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture, {stored(u"codecarbon_2.8.4.csv"_s)});
    shown.dialog.reject();
    QVERIFY(fixture.document.study().runs.isEmpty());
    QVERIFY(fixture.document.undoStack().isClean());
    QCOMPARE(fixture.document.undoStack().count(), 0);
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
