// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/check/checkdialog.h"
#include "pagefixture.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

namespace {

/// 300 W x 100 h x 0.57 kg/kWh = 17.1 kg
const QString statement =
    u"Experiments were conducted using Google Cloud Platform in region us-central1, which has a "
    "carbon efficiency of 0.57 kgCO2eq/kWh. A cumulative of 100 hours of computation was performed "
    "on hardware of type Tesla V100-SXM2-32GB (TDP of 300W). Total emissions are estimated to be "
    "17.1 kgCO2eq of which 100 percents were directly offset by the cloud provider."_s;

/// Study, calculation and dialog over it.
struct Shown
{
    explicit Shown(std::shared_ptr<const catalog::Catalog> catalog)
        : document(study::exampleScenario())
        , calculation(document, std::move(catalog))
        , dialog(calculation)
    {}
    void paste(const QString& text) { edit().setPlainText(text); }
    QPlainTextEdit& edit() const { return *dialog.findChild<QPlainTextEdit*>(u"statement"_s); }
    QString answer() const { return dialog.findChild<QPlainTextEdit*>(u"answer"_s)->toPlainText(); }
    QString verdict() const { return dialog.findChild<QLabel*>(u"verdict"_s)->text(); }
    QPushButton& make() const { return *dialog.findChild<QPushButton*>(u"makeScenario"_s); }

    study::Document document;
    Calculation calculation;
    CheckDialog dialog;
};

} // namespace

class TestCheckDialog : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY(opened);
        m_catalog = *opened;
    }

    void answersWhileOneTypes()
    {
        Shown shown(m_catalog);
        QCOMPARE(shown.verdict(), u"Nothing to check yet."_s);
        QVERIFY(!shown.make().isEnabled());
        shown.paste(statement);
        QCOMPARE(shown.verdict(), u"It recomputes."_s);
        QVERIFY(shown.answer().contains(u"17.1"_s));
        QVERIFY(shown.make().isEnabled());
        shown.paste(QString(statement).replace(u"17.1"_s, u"136.8"_s));
        QCOMPARE(shown.verdict(), u"It does not recompute."_s);
        QVERIFY(shown.answer().contains(u"8 devices"_s));
        shown.paste(u"The cat sat on the mat."_s);
        QCOMPARE(shown.verdict(), u"No statement was found in the text."_s);
        shown.paste(u"A cumulative of 100 hours of computation."_s);
        QCOMPARE(shown.verdict(), u"Too little was found to recompute."_s);
        QVERIFY(!shown.make().isEnabled());
        shown.paste({});
        QVERIFY(shown.answer().isEmpty());
    }

    /// The marks cover what was read, also behind characters of two units and on later lines.
    void marksWhatWasRead()
    {
        Shown shown(m_catalog);
        shown.paste(u"\U0001F33F\n"_s + statement);
        QStringList marked;
        for (const auto& selection : shown.edit().extraSelections())
            marked << selection.cursor.selectedText();
        for (const auto& part :
             {u"Google Cloud Platform"_s, u"us-central1"_s, u"0.57 kgCO2eq/kWh"_s, u"100 hours"_s,
              u"Tesla V100-SXM2-32GB"_s, u"300W"_s, u"17.1 kgCO2eq"_s, u"100 percents"_s})
            QVERIFY2(marked.contains(part), qPrintable(part + u" in "_s + marked.join(u'|')));
        QCOMPARE(shown.edit().toPlainText(), u"\U0001F33F\n"_s + statement);
    }

    void makesAScenarioInOneStep()
    {
        Shown shown(m_catalog);
        shown.paste(statement);
        shown.make().click();
        QCOMPARE(shown.document.study().scenarios.size(), 2);
        const study::Scenario& made = shown.document.scenario();
        QCOMPARE(made.hours, std::optional<double>(100.0));
        QCOMPARE(made.region, u"us-central1"_s);
        QVERIFY(!made.hardware.isEmpty());
        QVERIFY(shown.calculation.outcome() && !shown.calculation.isStale());
        shown.document.undoStack().undo();
        QCOMPARE(shown.document.study().scenarios.size(), 1);
    }

    /// What is pasted is shown as it is and never as rich text.
    void markupStaysText()
    {
        Shown shown(m_catalog);
        shown.paste(u"hardware of type <b>%1</b> &amp; (TDP of 5W)."_s);
        QVERIFY(shown.answer().contains(u"<b>%1</b> &amp;"_s));
    }
};

QTEST_MAIN(TestCheckDialog)
#include "tst_checkdialog.moc"
