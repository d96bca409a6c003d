// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wrappinglabel.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme::gui;

/// The heights are those of a QLabel, whatever is remembered of earlier texts and fonts.
class TestWrappingLabel : public QObject
{
    Q_OBJECT

    WrappingLabel m_label;
    QLabel m_plain;

    void setText(const QString& text)
    {
        m_label.setText(text);
        m_plain.setText(text);
    }

    void compareHeights()
    {
        for (const int width : {60, 120, 300, 120, 60})
            QCOMPARE(m_label.heightForWidth(width), m_plain.heightForWidth(width));
    }

private slots:
    void initTestCase() { m_plain.setWordWrap(true); }

    void heights_data()
    {
        QTest::addColumn<Qt::TextFormat>("format");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << Qt::PlainText << QString();
        QTest::newRow("a word") << Qt::PlainText << u"95.6 kg"_s;
        QTest::newRow("a sentence")
            << Qt::PlainText << u"full counts utilisation, host, CPU, memory and PUE."_s;
        QTest::newRow("lines") << Qt::PlainText << u"one\ntwo\nthree and a few more words"_s;
        QTest::newRow("links") << Qt::RichText
                               << u"<a href=\"a\">8</a> × <a href=\"b\">400 W</a> = 307 kWh"_s;
    }
    void heights()
    {
        QFETCH(Qt::TextFormat, format);
        QFETCH(QString, text);
        m_label.setTextFormat(format);
        m_plain.setTextFormat(format);
        setText(text);
        compareHeights();
        setText(text + u" and what is typed next makes it longer"_s);
        compareHeights();
    }

    void anotherFont()
    {
        setText(u"full counts utilisation, host, CPU, memory and PUE."_s);
        compareHeights();
        QFont large = m_label.font();
        large.setPointSizeF(large.pointSizeF() * 2.5);
        m_label.setFont(large);
        m_plain.setFont(large);
        compareHeights();
    }

    void asksForOneLine()
    {
        setText(u"a long sentence that could ask for a lot of room if it were asked"_s);
        QVERIFY(m_label.hasHeightForWidth());
        QVERIFY(m_label.minimumSizeHint().width() < m_label.sizeHint().width());
        QCOMPARE(m_label.minimumSizeHint().height(), m_label.fontMetrics().height());
    }
};

QTEST_MAIN(TestWrappingLabel)
#include "tst_wrappinglabel.moc"
