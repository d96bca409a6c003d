// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tables/celldelegate.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme::gui;

/// What is remembered of a text must never be painted in place of another.
class TestCellDelegate : public QObject
{
    Q_OBJECT

    QStandardItemModel m_model{1, 1};
    QTableView m_table;
    CellDelegate m_delegate;

    QImage painted(int width, QStyle::State state = QStyle::State_Enabled | QStyle::State_Active)
    {
        QImage image(width, 24, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.initFrom(&m_table);
        option.widget = &m_table;
        option.font = m_table.font();
        option.fontMetrics = m_table.fontMetrics();
        option.textElideMode = Qt::ElideRight;
        option.rect = image.rect();
        option.state = state;
        option.showDecorationSelected = true; // As tables have it.
        m_delegate.paint(&painter, option, m_model.index(0, 0));
        return image;
    }
    void show(const QString& text) { m_model.item(0)->setText(text); }

private slots:
    void init()
    {
        m_model.setItem(0, 0, new QStandardItem);
        show(u"Stockholm, europe-north2"_s);
    }

    void theSameTextTwice() { QCOMPARE(painted(300), painted(300)); }

    void anotherText()
    {
        const QImage before = painted(300);
        show(u"Oslo, norwayeast"_s);
        QVERIFY(painted(300) != before);
        show(u"Stockholm, europe-north2"_s);
        QCOMPARE(painted(300), before);
    }

    void tooLongATextIsElided()
    {
        constexpr int width = 90;
        const QImage cut = painted(width);
        const int margin =
            m_table.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &m_table) + 1;
        show(m_table.fontMetrics().elidedText(u"Stockholm, europe-north2"_s, Qt::ElideRight,
                                              width - 2 * margin));
        QCOMPARE(cut, painted(width));
        show(u"Stockholm, europe-north2"_s);
        QVERIFY(painted(300).copy(0, 0, width, 24) != cut);
    }

    void aBoldText()
    {
        const QImage before = painted(300);
        QFont bold;
        bold.setBold(true);
        m_model.item(0)->setFont(bold);
        QVERIFY(painted(300) != before);
    }

    void numbersStandRight()
    {
        const QImage before = painted(300);
        m_model.item(0)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        QVERIFY(painted(300) != before);
        QImage empty(100, 24, QImage::Format_RGB32);
        empty.fill(Qt::white);
        QCOMPARE(painted(300).copy(0, 0, 100, 24), empty);
        QVERIFY(before.copy(0, 0, 100, 24) != empty);
    }

    void aSelectedRow()
    {
        const QImage before = painted(300);
        const auto selected = QStyle::State_Enabled | QStyle::State_Active | QStyle::State_Selected;
        const QImage after = painted(300, selected);
        QCOMPARE(after.pixelColor(290, 3),
                 m_table.palette().color(QPalette::Active, QPalette::Highlight));
        QVERIFY(after != before);
    }
};

QTEST_MAIN(TestCellDelegate)
#include "tst_celldelegate.moc"
