// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tables/rowmodel.h"
#include "gui/tables/tableproxy.h"
#include "gui/tables/tabletext.h"
#include "gui/tables/tableview.h"
#include "gui/tables/wordfilter.h"
#include "pagefixture.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gramme::gui;
using namespace Qt::StringLiterals;

namespace {

struct Fruit
{
    QString name;
    std::optional<double> grams;
    bool apart = false;

    QString key() const { return name; }
    bool isApart() const { return apart; }
    bool isStrong() const { return name == u"Melon"_s; }
    QString searchText() const { return name + u"\nfruit"_s; }
};

std::vector<Column<Fruit>> fruitColumns()
{
    const auto name = [](const Fruit& fruit) -> QVariant { return fruit.name; };
    const auto grams = [](const Fruit& fruit) {
        return fruit.grams ? QVariant(*fruit.grams) : QVariant();
    };
    const auto gramsText = [](const Fruit& fruit, const QLocale& locale) {
        return fruit.grams ? locale.toString(*fruit.grams, 'f', 0) : u"–"_s;
    };
    const auto why = [](const Fruit& fruit, const QLocale&) {
        return u"<b>%1</b> was weighed."_s.arg(fruit.name);
    };
    const auto note = [](const Fruit&) -> QVariant { return u"ripe"_s; };
    return {{u"Fruit"_s, {}, u"fruit"_s, name},
            {u"Weight"_s, u"g"_s, u"weight_g"_s, grams, gramsText, why},
            {u"Note"_s, {}, u"note"_s, note, nullptr, nullptr, true}};
}

/// "Melon 900|Plum 30" as shown, in the order of the view.
QString printed(const QAbstractItemModel& model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows << model.index(row, 0).data().toString() + u' ' +
                    model.index(row, 1).data().toString();
    return rows.join(u'|');
}

const std::vector<Fruit> basket{{u"Plum"_s, 30.0},
                                {u"Melon"_s, 1200.0},
                                {u"Ghost"_s, 5.0, true},
                                {u"Açaí"_s, 2.0},
                                {u"Fig"_s, {}}};

} // namespace

class TestTables : public QObject
{
    Q_OBJECT

private slots:
    void showsAndExplains();
    void keepsRowsThatOnlyChange();
    void sortsByNumbers_data();
    void sortsByNumbers();
    void filters_data();
    void filters();
    void writesFiles_data();
    void writesFiles();
    void copiesAndSaves();
    void saysWhySavingFailed();
    void worksFromTheKeyboard();
    void currentRowSurvivesAReset();
};

void TestTables::showsAndExplains()
{
    RowModel<Fruit> model(fruitColumns(), QLocale::c());
    const QAbstractItemModelTester tester(&model);
    model.setRows(basket);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Weight (g)"_s);
    QCOMPARE(model.headerData(1, Qt::Horizontal, FileHeaderRole).toString(), u"weight_g"_s);
    const QModelIndex melon = model.index(1, 1);
    QCOMPARE(melon.data().toString(), u"1200"_s);
    QCOMPARE(melon.data(SortRole).toDouble(), 1200.0);
    QCOMPARE(melon.data(ExplanationRole).toString(), u"<b>Melon</b> was weighed."_s);
    QVERIFY(melon.data(Qt::FontRole).value<QFont>().bold());
    QVERIFY(!model.index(0, 1).data(Qt::FontRole).isValid());
    // A name that looks like markup is shown as it is.
    QCOMPARE(melon.data(Qt::ToolTipRole).toString(),
             u"<qt>&lt;b&gt;Melon&lt;/b&gt; was weighed.</qt>"_s);
}

void TestTables::keepsRowsThatOnlyChange()
{
    RowModel<Fruit> model(fruitColumns(), QLocale::c());
    const QAbstractItemModelTester tester(&model);
    model.setRows(basket);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    std::vector<Fruit> heavier = basket;
    heavier[0].grams = 31.0;
    model.setRows(heavier);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.index(0, 1).data().toString(), u"31"_s);
    heavier.pop_back();
    model.setRows(heavier);
    QCOMPARE(resets.size(), 1);
}

void TestTables::sortsByNumbers_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("ascending");
    QTest::addColumn<QString>("expected");
    // As text, 1200 would come before 2 and 30. Fig has no weight and Ghost stands apart.
    QTest::newRow("lightest first") << 1 << true << u"Açaí 2|Plum 30|Melon 1200|Fig –|Ghost 5"_s;
    QTest::newRow("heaviest first") << 1 << false << u"Melon 1200|Plum 30|Açaí 2|Fig –|Ghost 5"_s;
    QTest::newRow("by name") << 0 << true << u"Açaí 2|Fig –|Melon 1200|Plum 30|Ghost 5"_s;
    QTest::newRow("by name, backwards")
        << 0 << false << u"Plum 30|Melon 1200|Fig –|Açaí 2|Ghost 5"_s;
    QTest::newRow("as they came") << -1 << true << u"Plum 30|Melon 1200|Ghost 5|Açaí 2|Fig –"_s;
}

void TestTables::sortsByNumbers()
{
    QFETCH(int, column);
    QFETCH(bool, ascending);
    RowModel<Fruit> model(fruitColumns(), QLocale::c());
    TableProxy proxy;
    const QAbstractItemModelTester tester(&proxy);
    proxy.setSourceModel(&model);
    model.setRows(basket);
    proxy.sort(column, ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    QTEST(printed(proxy), "expected");
}

void TestTables::filters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const QString all = u"Plum 30|Melon 1200|Ghost 5|Açaí 2|Fig –"_s;
    QTest::newRow("nothing") << u""_s << all;
    QTest::newRow("blanks") << u"   "_s << all;
    QTest::newRow("a part, other case") << u"LUM"_s << u"Plum 30"_s;
    QTest::newRow("without accents") << u"acai"_s << u"Açaí 2"_s;
    QTest::newRow("two words") << u"fruit fig"_s << u"Fig –"_s;
    QTest::newRow("across two fields") << u"figfruit"_s << u""_s;
    QTest::newRow("nobody") << u"stone"_s << u""_s;
    QTest::newRow("only punctuation") << u"-.*"_s << all;
}

void TestTables::filters()
{
    QFETCH(QString, typed);
    RowModel<Fruit> model(fruitColumns(), QLocale::c());
    TableProxy proxy;
    const QAbstractItemModelTester tester(&proxy);
    proxy.setSourceModel(&model);
    model.setRows(basket);
    proxy.setFilter(typed);
    QTEST(printed(proxy), "expected");
}

void TestTables::writesFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("comma");
    QTest::addColumn<QString>("tab");
    QTest::newRow("plain") << u"Plum"_s << u"Plum"_s << u"Plum"_s;
    QTest::newRow("comma") << u"Plum, dried"_s << u"\"Plum, dried\""_s << u"Plum, dried"_s;
    QTest::newRow("quotation marks") << u"12\" plum"_s << u"\"12\"\" plum\""_s << u"12\" plum"_s;
    // A spreadsheet would run these.
    QTest::newRow("formula") << u"=HYPERLINK(\"x\")"_s << u"\"'=HYPERLINK(\"\"x\"\")\""_s
                             << u"'=HYPERLINK(\"x\")"_s;
    QTest::newRow("at sign") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("plus") << u"+cmd|calc"_s << u"'+cmd|calc"_s << u"'+cmd|calc"_s;
    QTest::newRow("line break") << u"Plum\nstone"_s << u"\"Plum\nstone\""_s << u"Plum stone"_s;
    QTest::newRow("tab") << u"Plum\tstone"_s << u"Plum\tstone"_s << u"Plum stone"_s;
    QTest::newRow("a negative number is no formula") << u"-5"_s << u"-5"_s << u"-5"_s;
}

void TestTables::writesFiles()
{
    QFETCH(QString, name);
    QFETCH(QString, comma);
    QFETCH(QString, tab);
    RowModel<Fruit> model(fruitColumns(), QLocale(QLocale::German));
    model.setRows({{name, 0.1}});
    const std::vector<int> rows{0};
    // Raw figures with a point, whatever the language; hidden columns too.
    QCOMPARE(tableText(model, rows, TableSeparator::Comma),
             u"fruit,weight_g,note\n%1,0.1,ripe\n"_s.arg(comma));
    QCOMPARE(tableText(model, rows, TableSeparator::Tab),
             u"fruit\tweight_g\tnote\n%1\t0.1\tripe\n"_s.arg(tab));
}

void TestTables::copiesAndSaves()
{
    const QTemporaryDir folder;
    gramme::test::AnsweringDialogs dialogs;
    RowModel<Fruit> model(fruitColumns(), QLocale::c());
    model.setRows(basket);
    TableView view(model, dialogs, u"fruit.csv"_s);
    view.show();
    view.setFilter(u"plum"_s);
    view.selectRow(0);
    QTest::keySequence(&view, QKeySequence::Copy);
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->text(), u"fruit\tweight_g\tnote\nPlum\t30\tripe\n"_s);
    QCOMPARE(copied->data(u"text/csv"_s), QByteArray("fruit,weight_g,note\nPlum,30,ripe\n"));

    dialogs.nextFileName = folder.filePath(u"out.csv"_s);
    view.exportActions().constLast()->trigger();
    QCOMPARE(dialogs.suggestedNames, QStringList{u"fruit.csv"_s});
    QFile file(dialogs.nextFileName);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("fruit,weight_g,note\nPlum,30,ripe\n"));
    QVERIFY(dialogs.problems.isEmpty());
}

void TestTables::saysWhySavingFailed()
{
    const QTemporaryDir folder;
    gramme::test::AnsweringDialogs dialogs;
    RowModel<Fruit> model(fruitColumns(), QLocale::c());
    model.setRows(basket);
    TableView view(model, dialogs, u"fruit.csv"_s);
    dialogs.nextFileName = folder.filePath(u"no such folder/out.csv"_s);
    view.exportActions().constLast()->trigger();
    QCOMPARE(dialogs.problems.size(), 1);
    QVERIFY(dialogs.problems.constFirst().contains(u"no such folder"_s));
    dialogs.nextFileName.clear();
    view.exportActions().constLast()->trigger();
    QCOMPARE(dialogs.problems.size(), 1);
}

void TestTables::worksFromTheKeyboard()
{
    gramme::test::AnsweringDialogs dialogs;
    RowModel<Fruit> model(fruitColumns(), QLocale::c());
    model.setRows(basket);
    TableView view(model, dialogs, u"fruit.csv"_s);
    const QSignalSpy activated(&view, &TableView::rowActivated);
    view.show();
    view.setFocus();
    QVERIFY(view.isColumnHidden(2));
    QVERIFY(!view.tabKeyNavigation());
    view.sortByColumn(1, Qt::DescendingOrder);
    view.setCurrentKey(u"Melon"_s);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.constFirst().constFirst().toString(), u"Plum"_s);
}

void TestTables::currentRowSurvivesAReset()
{
    gramme::test::AnsweringDialogs dialogs;
    RowModel<Fruit> model(fruitColumns(), QLocale::c());
    model.setRows(basket);
    TableView view(model, dialogs, u"fruit.csv"_s);
    view.setCurrentKey(u"Melon"_s);
    std::vector<Fruit> turned(basket.rbegin(), basket.rend());
    model.setRows(turned);
    QCOMPARE(view.currentKey(), u"Melon"_s);
    QCOMPARE(view.currentIndex().row(), 3);
    model.setRows({});
    QVERIFY(view.currentKey().isEmpty());
}

QTEST_MAIN(TestTables)
#include "tst_tables.moc"
