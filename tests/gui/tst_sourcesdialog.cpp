// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "catalog/listing.h"
#include "gui/sourcesdialog.h"
#include "gui/tables/tableview.h"
#include "pagefixture.h"

#include <QLineEdit>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

class TestSourcesDialog : public QObject {
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void everyColumnIsFilled()
    {
        test::AnsweringDialogs dialogs;
        SourcesDialog dialog(*m_catalog, dialogs);
        const QAbstractItemModel* rows = dialog.findChild<TableView*>()->model();
        const auto listed = catalog::list(*m_catalog, u"sources", {});
        QVERIFY(listed);
        QCOMPARE(rows->rowCount(), int(listed->rows.size()));
        for (int column = 0; column < rows->columnCount(); ++column) {
            int filled = 0;
            for (int row = 0; row < rows->rowCount(); ++row)
                filled += !rows->index(row, column).data().toString().isEmpty();
            QVERIFY2(filled > rows->rowCount() / 2,
                     qPrintable(rows->headerData(column, Qt::Horizontal).toString()));
        }
    }

    void searchFindsALicence()
    {
        test::AnsweringDialogs dialogs;
        SourcesDialog dialog(*m_catalog, dialogs);
        dialog.findChild<QLineEdit*>()->setText(u"egrid2023"_s);
        const QAbstractItemModel* rows = dialog.findChild<TableView*>()->model();
        QCOMPARE(rows->rowCount(), 1);
        QVERIFY(rows->index(0, 2).data().toString().startsWith(u"Public domain"_s));
        QCOMPARE(rows->index(0, 3).data().toString(), u"2023"_s);
    }
};

QTEST_MAIN(TestSourcesDialog)
#include "tst_sourcesdialog.moc"
