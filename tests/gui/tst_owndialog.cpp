// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/dialogs.h"
#include "gui/form/searchfield.h"
#include "gui/own/owndialog.h"
#include "gui/own/ownfieldedit.h"
#include "gui/own/ownform.h"
#include "gui/own/ownimport.h"
#include "gui/tables/tableview.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>

using namespace gramme;
using namespace gramme::gui;
using namespace gramme::catalog;
using namespace Qt::StringLiterals;

namespace {

class Answers final : public Dialogs
{
public:
    QString fileName;
    int answer = 1;
    QStringList questions;
    QStringList problems;

    QString saveFileName(QWidget*, const QString&, const QString&, const QStringList&) override
    {
        return fileName;
    }
    QString openFileName(QWidget*, const QString&, const QStringList&) override { return fileName; }
    int ask(QWidget*, const QString& question, const QStringList&) override
    {
        questions << question;
        return answer;
    }
    void showProblem(QWidget*, const QString& sentence) override { problems << sentence; }
};

/// Runs when the next modal dialog of the type is up.
template <class Modal> void whenShown(std::function<void(Modal&)> act)
{
    QTimer::singleShot(0, qApp, [act] {
        auto* modal = qobject_cast<Modal*>(QApplication::activeModalWidget());
        QVERIFY2(modal, "the dialog did not come up");
        modal->activateWindow();
        (void)QTest::qWaitForWindowActive(modal);
        act(*modal);
        if (modal->isVisible()) // after a failed check: the test must not hang
            modal->reject();
    });
}

QPushButton* button(QWidget& dialog, QDialogButtonBox::StandardButton which)
{
    return dialog.findChild<QDialogButtonBox*>()->button(which);
}

QLineEdit* line(QWidget& form, const char* key)
{
    return form.findChild<OwnFieldEdit*>(QLatin1StringView(key))->findChild<QLineEdit*>();
}

OwnEntries ofStudy()
{
    OwnEntries own;
    OwnGrid grid;
    grid.id = u"own-their-grid-00000a"_s;
    grid.name = u"Their grid"_s;
    grid.gPerKwh = 99.0;
    own.grids = {grid};
    own.regions = {{u"own-their-site-00000b"_s, u"<b>Their</b> site"_s, grid.id, 1.2, {}, {}}};
    return own;
}

} // namespace

class TestOwnDialog : public QObject
{
    Q_OBJECT

    std::shared_ptr<const Catalog> m_catalog;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OwnStore> m_store;
    Answers m_answers;

    QString file(const QString& name) const { return m_folder->filePath(name); }
    QWidget& tab(OwnDialog& dialog, int index)
    {
        auto* tabs = dialog.findChild<QTabWidget*>();
        tabs->setCurrentIndex(index);
        return *tabs->widget(index);
    }
    QPushButton& push(OwnDialog& dialog, int index, const char* name)
    {
        return *tab(dialog, index).findChild<QPushButton*>(QLatin1StringView(name));
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        const auto opened = Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<OwnStore>(file(u"own.sqlite"_s));
        m_answers = Answers();
    }

    void hardwareIsAddedByKeyboard()
    {
        OwnDialog dialog(*m_store, {}, *m_catalog, m_answers);
        dialog.show();
        QSignalSpy changed(&dialog, &OwnDialog::ownChanged);
        whenShown<OwnForm>([](OwnForm& form) {
            QPushButton* save = button(form, QDialogButtonBox::Save);
            QVERIFY(!save->isEnabled());
            auto* reason = form.findChild<QLabel*>(u"problemLabel"_s);
            QVERIFY(reason->text().contains(u"Name"_s)); // what is missing is said
            QTest::keyClicks(form.focusWidget(), u"Lab GPU"_s);
            QVERIFY(save->isEnabled());
            // Tab by tab to the power: maker, kind, whole machine, power.
            for (int i = 0; i < 4; ++i)
                QTest::keyClick(form.focusWidget(), Qt::Key_Tab);
            QCOMPARE(form.focusWidget()->accessibleName(), u"Rated power"_s);
            QTest::keyClicks(form.focusWidget(), u"1.250,5"_s); // German
            QTest::keyClick(form.focusWidget(), Qt::Key_Return);
        });
        push(dialog, 0, "addButton").setFocus();
        QTest::keyClick(&push(dialog, 0, "addButton"), Qt::Key_Space);
        QCOMPARE(changed.size(), 1);
        const auto read = m_store->read();
        QVERIFY(read);
        QCOMPARE(read->devices.size(), 1);
        QCOMPARE(read->devices.front().name, u"Lab GPU"_s);
        QCOMPARE(read->devices.front().tdpW, std::optional(1250.5));
        QVERIFY(!read->devices.front().memoryGb);
        auto* table = tab(dialog, 0).findChild<TableView*>();
        QCOMPARE(table->currentKey(), read->devices.front().id);
    }

    void everyFieldHasANameAndAKey()
    {
        for (const OwnKind kind : ownKinds) {
            OwnForm form(emptyEntry(kind), *m_catalog);
            QSet<QChar> keys;
            for (const QLabel* label : form.findChildren<QLabel*>()) {
                if (!label->buddy())
                    continue;
                const qsizetype at = label->text().indexOf(u'&');
                QVERIFY2(at >= 0, qPrintable(label->text()));
                const QChar key = label->text().at(at + 1).toLower();
                QVERIFY2(!keys.contains(key), qPrintable(label->text()));
                keys.insert(key);
                QCOMPARE(label->buddy()->focusProxy()->accessibleName(),
                         QString(label->text()).remove(u'&'));
            }
            QVERIFY(keys.size() >= 8);
        }
    }

    void anErrorStandsBesideItsField()
    {
        OwnForm form(emptyEntry(OwnKind::Grid), *m_catalog);
        form.show();
        QTest::keyClicks(line(form, "name"), u"Roof"_s);
        QTest::keyClicks(line(form, "intensity_g_per_kwh"), u"abc"_s);
        auto* field = form.findChild<OwnFieldEdit*>(u"intensity_g_per_kwh"_s);
        const auto shown = [field] {
            QStringList texts;
            for (const QLabel* label : field->findChildren<QLabel*>())
                if (label->isVisibleTo(field))
                    texts << label->text();
            return texts.join(u'|');
        };
        QVERIFY2(shown().contains(u"abc"_s), qPrintable(shown()));
        QVERIFY(shown().contains(u"g/kWh"_s)); // the unit
        QVERIFY(!button(form, QDialogButtonBox::Save)->isEnabled());
        line(form, "intensity_g_per_kwh")->selectAll();
        QTest::keyClicks(line(form, "intensity_g_per_kwh"), u"9000"_s);
        QVERIFY2(shown().contains(u"5000"_s), qPrintable(shown()));
        line(form, "intensity_g_per_kwh")->selectAll();
        QTest::keyClicks(line(form, "intensity_g_per_kwh"), u"55,5"_s);
        QVERIFY(button(form, QDialogButtonBox::Save)->isEnabled());
        // A range with one end only.
        QTest::keyClicks(line(form, "low_g_per_kwh"), u"40"_s);
        QVERIFY(!button(form, QDialogButtonBox::Save)->isEnabled());
        QTest::keyClicks(line(form, "high_g_per_kwh"), u"90"_s);
        QVERIFY(button(form, QDialogButtonBox::Save)->isEnabled());
        const OwnGrid grid = std::get<OwnGrid>(form.entry());
        QCOMPARE(grid.gPerKwh, 55.5);
        QCOMPARE(grid.highGPerKwh, std::optional(90.0));
        QCOMPARE(grid.basis, Basis::Unknown);
    }

    void whatIsNotTouchedKeepsItsDigits()
    {
        OwnDevice device;
        device.id = u"own-a-000001"_s;
        device.name = u"A"_s;
        device.tdpW = 1.0 / 3.0;
        device.citation.note = u"two\nlines"_s;
        device.citation.confidence = u"my guess"_s;
        OwnForm form(device, *m_catalog);
        QCOMPARE(std::get<OwnDevice>(form.entry()), device);
        QTest::keyClicks(line(form, "vendor"), u"Maker"_s);
        device.vendor = u"Maker"_s;
        QCOMPARE(std::get<OwnDevice>(form.entry()), device);
    }

    void aRegionLiesOnAGridOfTheUsers()
    {
        OwnGrid grid = ofStudy().grids.front();
        QVERIFY(!m_store->save(grid));
        OwnDialog dialog(*m_store, {}, *m_catalog, m_answers);
        dialog.show();
        whenShown<OwnForm>([](OwnForm& form) {
            QTest::keyClicks(line(form, "name"), u"Cellar"_s);
            auto* field = form.findChild<SearchField*>();
            field->setFocus();
            QTest::keyClicks(field, u"Their grid"_s);
            QTest::keyClick(field, Qt::Key_Return);
            QCOMPARE(field->chosenName(), u"Their grid"_s);
            QTest::keyClicks(line(form, "pue"), u"1,15"_s);
            QTest::mouseClick(button(form, QDialogButtonBox::Save), Qt::LeftButton);
        });
        QTest::mouseClick(&push(dialog, 2, "addButton"), Qt::LeftButton);
        const auto read = m_store->read();
        QCOMPARE(read->regions.size(), 1);
        QCOMPARE(read->regions.front().gridId, grid.id);
        QCOMPARE(read->regions.front().pue, std::optional(1.15));
    }

    void editDuplicateAndDelete()
    {
        OwnReference point{u"own-r-00000c"_s, u"Our run"_s, 5.0, {}, {}, {}, {}};
        QVERIFY(!m_store->save(point));
        OwnDialog dialog(*m_store, {}, *m_catalog, m_answers);
        dialog.show();
        whenShown<OwnForm>([](OwnForm& form) {
            line(form, "kg_co2e")->selectAll();
            QTest::keyClicks(line(form, "kg_co2e"), u"7,5"_s);
            QTest::keyClick(&form, Qt::Key_Return);
        });
        QTest::mouseClick(&push(dialog, 3, "editButton"), Qt::LeftButton);
        QCOMPARE(m_store->read()->references.front().kgCo2e, 7.5);
        QCOMPARE(m_store->read()->references.front().id, point.id);
        whenShown<OwnForm>([](OwnForm& form) { QTest::keyClick(&form, Qt::Key_Return); });
        QTest::mouseClick(&push(dialog, 3, "duplicateButton"), Qt::LeftButton);
        QCOMPARE(m_store->read()->references.size(), 2);
        QVERIFY(m_store->read()->references.last().id != point.id);
        whenShown<OwnForm>([](OwnForm& form) { QTest::keyClick(&form, Qt::Key_Escape); });
        QTest::mouseClick(&push(dialog, 3, "duplicateButton"), Qt::LeftButton);
        // Delete asks; the second answer keeps it.
        QTest::mouseClick(&push(dialog, 3, "deleteButton"), Qt::LeftButton);
        QCOMPARE(m_answers.questions.size(), 1);
        QCOMPARE(m_store->read()->references.size(), 2);
        m_answers.answer = 0;
        QTest::mouseClick(&push(dialog, 3, "deleteButton"), Qt::LeftButton);
        QCOMPARE(m_store->read()->references.size(), 1);
    }

    void deletingAGridNamesItsRegions()
    {
        QVERIFY(!m_store->save(ofStudy()));
        OwnDialog dialog(*m_store, {}, *m_catalog, m_answers);
        dialog.show();
        QTest::mouseClick(&push(dialog, 1, "deleteButton"), Qt::LeftButton);
        QVERIFY(m_answers.questions.front().contains(u"<b>Their</b> site"_s));
    }

    void entriesOfTheStudyAreAdopted()
    {
        OwnDialog dialog(*m_store, ofStudy(), *m_catalog, m_answers);
        dialog.show();
        QSignalSpy changed(&dialog, &OwnDialog::ownChanged);
        QPushButton& adopt = push(dialog, 2, "adoptButton");
        QVERIFY(adopt.isVisible());
        QVERIFY(adopt.isEnabled());
        QVERIFY(!push(dialog, 2, "editButton").isEnabled());
        QVERIFY(!push(dialog, 2, "editButton").toolTip().isEmpty()); // it says why
        QVERIFY(!m_store->exists());                                 // looking changes nothing
        QTest::mouseClick(&adopt, Qt::LeftButton);
        QCOMPARE(*m_store->read(), ofStudy()); // its grid came along
        QCOMPARE(changed.size(), 1);
        QVERIFY(!adopt.isVisible());
        QVERIFY(push(dialog, 2, "editButton").isEnabled());
    }

    void csvIsImportedAfterALook()
    {
        QFile csv(file(u"mine.csv"_s));
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("name,grid,pue\nOne,France,1.2\nTwo,Atlantis,1.3\nThree,DE,0.5\n");
        csv.close();
        m_answers.fileName = csv.fileName();
        OwnDialog dialog(*m_store, {}, *m_catalog, m_answers);
        dialog.show();
        const auto look = [](OwnImport& preview, bool take) {
            const QAbstractItemModel* rows = preview.findChild<TableView*>()->model();
            QCOMPARE(rows->rowCount(), 3);
            QCOMPARE(rows->index(0, 1).data().toString(), u"One"_s);
            QVERIFY(rows->index(1, 3).data().toString().contains(u"Atlantis"_s));
            QVERIFY(rows->index(2, 3).data().toString().startsWith(
                u"mine.csv, line 4, column “pue”: "_s));
            take ? preview.accept() : preview.reject();
        };
        whenShown<OwnImport>([look](OwnImport& preview) { look(preview, false); });
        QTest::mouseClick(&push(dialog, 0, "importButton"), Qt::LeftButton);
        QVERIFY(m_store->read()->isEmpty());
        whenShown<OwnImport>([look](OwnImport& preview) { look(preview, true); });
        QTest::mouseClick(&push(dialog, 0, "importButton"), Qt::LeftButton);
        QCOMPARE(m_store->read()->regions.size(), 1);
        QCOMPARE(m_store->read()->regions.front().gridId, u"FR"_s); // the name became the id
        QCOMPARE(dialog.findChild<QTabWidget*>()->currentIndex(), 2);
    }

    void exportIsWhatImportReads()
    {
        QVERIFY(!m_store->save(ofStudy()));
        m_answers.fileName = file(u"out.csv"_s);
        OwnDialog dialog(*m_store, {}, *m_catalog, m_answers);
        dialog.show();
        QTest::mouseClick(&push(dialog, 1, "exportButton"), Qt::LeftButton);
        QFile out(m_answers.fileName);
        QVERIFY(out.open(QIODevice::ReadOnly));
        const auto csv = exchange::readOwnCsv(out, u"out.csv"_s);
        QVERIFY(csv);
        QCOMPARE(csv->entries().grids, ofStudy().grids);
        QVERIFY(!push(dialog, 0, "exportButton").isEnabled());
    }

    void aLeftOutEntryIsSaid()
    {
        OwnEntries own;
        own.regions = ofStudy().regions; // without their grid
        QVERIFY(!m_store->save(own));
        OwnDialog dialog(*m_store, {}, *m_catalog, m_answers);
        dialog.show();
        const QString said = dialog.findChild<QLabel*>(u"problemLabel"_s)->text();
        QVERIFY2(said.contains(u"own-their-grid-00000a"_s), qPrintable(said));
        QVERIFY(push(dialog, 2, "editButton").isEnabled()); // so that it can be mended
    }

    void aBadFileIsToldAndLeftAlone()
    {
        m_answers.fileName = file(u"none.csv"_s);
        OwnDialog dialog(*m_store, {}, *m_catalog, m_answers);
        dialog.show();
        QTest::mouseClick(&push(dialog, 0, "importButton"), Qt::LeftButton);
        QCOMPARE(m_answers.problems.size(), 1);
        QVERIFY(m_answers.problems.front().contains(u"none.csv"_s));
    }

    void aDamagedStoreLocksTheButtons()
    {
        QFile own(file(u"own.sqlite"_s));
        QVERIFY(own.open(QIODevice::WriteOnly));
        own.write(QByteArray(5000, 'x'));
        own.close();
        OwnDialog dialog(*m_store, {}, *m_catalog, m_answers);
        dialog.show();
        auto* label = dialog.findChild<QLabel*>(u"problemLabel"_s);
        QVERIFY(label->isVisible());
        QVERIFY(label->text().contains(u"own.sqlite"_s));
        QVERIFY(!push(dialog, 0, "addButton").isEnabled());
        QVERIFY(push(dialog, 0, "addButton").toolTip().contains(u"own.sqlite"_s));
    }

    void namesArePlainText()
    {
        OwnDialog dialog(*m_store, ofStudy(), *m_catalog, m_answers);
        auto* table = tab(dialog, 2).findChild<TableView*>();
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"<b>Their</b> site"_s);
        QVERIFY(
            table->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
    }
};

QTEST_MAIN(TestOwnDialog)
#include "tst_owndialog.moc"
