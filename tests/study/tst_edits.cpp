// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/edits.h"
#include "study/ranges.h"

#include <QSignalSpy>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

class TestEdits : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    void aNumberIsUndoneAndRedone()
    {
        Document document(exampleScenario());
        QSignalSpy changed(&document, &Document::scenarioChanged);
        edits::setNumber(document, Input::Hours, 24);
        QCOMPARE(document.scenario().hours, 24.0);
        QCOMPARE(document.undoStack().undoText(), u"Change hours to 24"_s);
        QCOMPARE(changed.count(), 1);
        document.undoStack().undo();
        QCOMPARE(document.scenario().hours, 120.0);
        document.undoStack().redo();
        QCOMPARE(document.scenario().hours, 24.0);
    }

    void typingMergesUntilTheFieldIsLeft()
    {
        Document document(exampleScenario());
        for (const double hours : {1.0, 12.0, 125.0})
            edits::setNumber(document, Input::Hours, hours);
        QCOMPARE(document.undoStack().count(), 1);
        document.endTyping();
        edits::setNumber(document, Input::Hours, 7.0);
        QCOMPARE(document.undoStack().count(), 2);
        edits::setNumber(document, Input::Count, 2.0);
        QCOMPARE(document.undoStack().count(), 3);
        document.undoStack().undo();
        document.undoStack().undo();
        QCOMPARE(document.scenario().hours, 125.0);
        document.undoStack().undo();
        QVERIFY(document.scenario() == exampleScenario());
    }

    void whatChangesNothingIsNotPushed()
    {
        Document document(exampleScenario());
        edits::setNumber(document, Input::Hours, 120);
        edits::setMethod(document, engine::Method::Full);
        edits::resetRefinements(document);
        QCOMPARE(document.undoStack().count(), 0);
    }

    void typingBackToTheStartLeavesNoStep()
    {
        Document document(exampleScenario());
        edits::setNumber(document, Input::Hours, 12);
        edits::setNumber(document, Input::Hours, 120);
        QCOMPARE(document.undoStack().count(), 0);
        QVERIFY(document.scenario() == exampleScenario());
    }

    void hardwareInstanceAndWattsReplaceEachOther()
    {
        Document document(exampleScenario());
        edits::setCustomPower(document, 300);
        QVERIFY(document.scenario().hardware.isEmpty());
        QCOMPARE(document.scenario().tdpW, 300.0);
        edits::setInstance(document, u"p4d.24xlarge"_s, u"aws"_s);
        QVERIFY(!document.scenario().tdpW);
        QCOMPARE(document.scenario().region, u"us-east-1"_s); // same provider: the region stays
        edits::setInstance(document, u"a2-highgpu-1g"_s, u"gcp"_s);
        QCOMPARE(document.scenario().provider, u"gcp"_s);
        QVERIFY(document.scenario().region.isEmpty());
        edits::setHardware(document, u"nvidia-l4"_s, u"NVIDIA L4"_s);
        QVERIFY(document.scenario().instance.isEmpty());
        QCOMPARE(document.undoStack().undoText(), u"Change hardware to NVIDIA L4"_s);
    }

    void aPlaceReplacesTheOther()
    {
        Document document(exampleScenario());
        edits::setCustomIntensity(document, 50);
        QCOMPARE(document.scenario().intensity, 50.0);
        edits::setOwnSite(document, u"onprem-average"_s, u"DE"_s, u"Germany"_s);
        QVERIFY(!document.scenario().intensity);
        QVERIFY(document.scenario().region.isEmpty());
        edits::setRegion(document, u"gcp"_s, u"europe-west3"_s, u"europe-west3"_s);
        QVERIFY(document.scenario().grid.isEmpty());
        QCOMPARE(document.undoStack().undoText(), u"Change region to europe-west3"_s);
    }

    void leavingTheOriginalMethodEndsItsRounding()
    {
        Document document(exampleScenario());
        edits::setMethod(document, engine::Method::Lacoste2019);
        edits::setRounding(document, Rounding::Site);
        edits::setMethod(document, engine::Method::Full);
        QCOMPARE(document.scenario().rounding, Rounding::None);
    }

    void aRangeIsSetPinnedAndReset()
    {
        Document document(exampleScenario());
        edits::setRange(document, {Input::Utilisation, 0.5, 0.9});
        QCOMPARE(document.undoStack().undoText(), u"Set the range of utilisation"_s);
        edits::setRange(document, {Input::Utilisation, 0.5, 0.9}); // no step of its own
        QCOMPARE(document.undoStack().count(), 1);
        edits::pin(document, Input::Pue);
        edits::pin(document, Input::Pue);
        QCOMPARE(document.undoStack().count(), 2);
        QCOMPARE(document.undoStack().undoText(), u"Pin PUE"_s);
        QCOMPARE(document.scenario().ranges.size(), 2U);
        edits::pin(document, Input::Utilisation); // in place of the range
        QCOMPARE(document.scenario().ranges.size(), 2U);
        QVERIFY(findRange(document.scenario().ranges, Input::Utilisation)->isPinned());
        edits::clearRange(document, Input::Utilisation);
        QCOMPARE(document.undoStack().undoText(), u"Reset the range of utilisation"_s);
        edits::clearRange(document, Input::Utilisation);
        QCOMPARE(document.undoStack().count(), 4);
        document.undoStack().undo();
        document.undoStack().undo();
        QCOMPARE(findRange(document.scenario().ranges, Input::Utilisation)->high, 0.9);
        while (document.undoStack().canUndo())
            document.undoStack().undo();
        QVERIFY(document.scenario() == exampleScenario());
    }
};

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
