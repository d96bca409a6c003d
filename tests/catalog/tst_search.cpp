// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"
#include "catalog/search.h"

#include <QStringList>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme::catalog;

namespace {

/// Entries as the catalogue has them: id, name, then what else is known.
const std::vector<QStringList>& entries()
{
    static const std::vector<QStringList> list{
        {u"nvidia-a100-pcie-40gb"_s, u"NVIDIA A100 PCIe 40GB"_s},
        {u"nvidia-a100-sxm4-40gb"_s, u"NVIDIA A100 SXM4 40GB"_s},
        {u"nvidia-a100-sxm4-80gb"_s, u"NVIDIA A100 SXM4 80GB"_s},
        {u"nvidia-h100-pcie-80gb"_s, u"NVIDIA H100 PCIe 80GB"_s},
        {u"nvidia-h100-sxm5-80gb"_s, u"NVIDIA H100 SXM5 80GB"_s, u"H100 SXM"_s},
        {u"nvidia-a10"_s, u"NVIDIA A10"_s},
        {u"nvidia-geforce-rtx-4090-laptop"_s, u"NVIDIA GeForce RTX 4090 Laptop"_s},
        {u"nvidia-geforce-rtx-4090"_s, u"NVIDIA GeForce RTX 4090"_s},
        {u"intel-xeon-gold-6148"_s, u"Intel Xeon Gold 6148"_s},
        {u"intel-xeon-gold-6148f"_s, u"Intel Xeon Gold 6148F"_s},
        {u"aws-eu-central-1"_s, u"Europe (Frankfurt)"_s, u"Frankfurt am Main"_s, u"Germany"_s},
        {u"gcp-europe-west6"_s, u"Zürich"_s, u"Switzerland"_s},
        {u"aws-us-east-1"_s, u"US East (N. Virginia)"_s, u"Ashburn"_s},
        {u"aws-us-east-2"_s, u"US East (Ohio)"_s, u"Columbus"_s},
    };
    return list;
}

SearchIndex index()
{
    SearchIndex made;
    for (size_t i = 0; i < entries().size(); ++i)
        made.add(int(i), entries()[i]);
    return made;
}

QStringList ids(const std::vector<int>& found)
{
    QStringList names;
    for (const int i : found)
        names.append(entries()[size_t(i)].first());
    return names;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private slots:
    void normalises_data();
    void normalises();
    void splitsWords();
    void measuresTypos_data();
    void measuresTypos();
    void finds_data();
    void finds();
    void emptyQueryGivesAllInOrder();
    void limits();
    void fullMatchesHideTypos();
    void nearest_data();
    void nearest();
    void findsInTheCatalogue_data();
    void findsInTheCatalogue();
    void findsRegions_data();
    void findsRegions();
};

void TestSearch::normalises_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::newRow("name") << u"NVIDIA A100-SXM4"_s << u"nvidiaa100sxm4"_s;
    QTest::newRow("blanks and brackets") << u" US East (N. Virginia) "_s << u"useastnvirginia"_s;
    QTest::newRow("accents") << u"Zürich, São Paulo, Montréal"_s << u"zurichsaopaulomontreal"_s;
    QTest::newRow("accents apart") << u"Zu\u0308rich"_s << u"zurich"_s;
    QTest::newRow("letters without parts") << u"Straße Ærø Łódź"_s << u"strasseaerolodz"_s;
    QTest::newRow("Turkish i") << u"İstanbul"_s << u"istanbul"_s;
    QTest::newRow("small signs") << u"m²™"_s << u"m2tm"_s;
    QTest::newRow("other scripts stay") << u"東京 (1)"_s << u"東京1"_s;
    QTest::newRow("signs only") << u"--- / ()"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestSearch::normalises()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    QCOMPARE(normalisedKey(text), key);
}

void TestSearch::splitsWords()
{
    QCOMPARE(normalisedWords(u"us-east-1"), (QStringList{u"us"_s, u"east"_s, u"1"_s}));
    QCOMPARE(normalisedWords(u"  Zürich  (CH) "), (QStringList{u"zurich"_s, u"ch"_s}));
    QCOMPARE(normalisedWords(u""), QStringList());
}

void TestSearch::measuresTypos_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<int>("edits"); // -1: too far
    QTest::addColumn<bool>("whole");
    QTest::newRow("same") << u"h100"_s << u"h100"_s << 1 << 0 << true;
    QTest::newRow("left out") << u"frankfrt"_s << u"frankfurt"_s << 2 << 1 << true;
    QTest::newRow("inserted") << u"h1000"_s << u"h100"_s << 1 << 1 << true;
    QTest::newRow("replaced") << u"teslo"_s << u"tesla"_s << 1 << 1 << true;
    QTest::newRow("swapped") << u"gefroce"_s << u"geforce"_s << 1 << 1 << true;
    QTest::newRow("two") << u"frnkfrt"_s << u"frankfurt"_s << 2 << 2 << true;
    QTest::newRow("two of one") << u"frnkfrt"_s << u"frankfurt"_s << 1 << -1 << false;
    QTest::newRow("beginning") << u"farnk"_s << u"frankfurt"_s << 1 << 1 << false;
    QTest::newRow("nothing alike") << u"epyc"_s << u"h100"_s << 1 << -1 << false;
    QTest::newRow("shorter word") << u"germany"_s << u"de"_s << 1 << -1 << false;
    QTest::newRow("very long") << QString(200, u'a') << QString(200, u'a') << 2 << -1 << false;
}

void TestSearch::measuresTypos()
{
    QFETCH(QString, typed);
    QFETCH(QString, word);
    QFETCH(int, maximum);
    QFETCH(int, edits);
    QFETCH(bool, whole);
    const auto distance = typoDistance(typed, word, maximum);
    QCOMPARE(distance ? distance->edits : -1, edits);
    if (distance)
        QCOMPARE(distance->whole, whole);
}

void TestSearch::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("expected");
    const QStringList a100{entries()[0][0], entries()[1][0], entries()[2][0]};
    const QStringList usEast{u"aws-us-east-1"_s, u"aws-us-east-2"_s};
    // 80 is the beginning of a word of the third only.
    QTest::newRow("a100 80") << u"a100 80"_s << QStringList{a100[2]};
    QTest::newRow("h100 sxm") << u"h100 sxm"_s << QStringList{u"nvidia-h100-sxm5-80gb"_s};
    QTest::newRow("words in any order") << u"sxm h100"_s << QStringList{u"nvidia-h100-sxm5-80gb"_s};
    QTest::newRow("misplaced blank") << u"a10 0 sxm"_s << QStringList{a100[1], a100[2]};
    QTest::newRow("no blank, shorter name first")
        << u"rtx4090"_s
        << QStringList{u"nvidia-geforce-rtx-4090"_s, u"nvidia-geforce-rtx-4090-laptop"_s};
    QTest::newRow("case") << u"RTX 4090 LAPTOP"_s
                          << QStringList{u"nvidia-geforce-rtx-4090-laptop"_s};
    QTest::newRow("whole word before beginning")
        << u"xeon 6148"_s << QStringList{u"intel-xeon-gold-6148"_s, u"intel-xeon-gold-6148f"_s};
    QTest::newRow("exact name before beginnings")
        << u"nvidia a10"_s << QStringList{u"nvidia-a10"_s, a100[0], a100[1], a100[2]};
    QTest::newRow("exact id") << u"nvidia-a100-sxm4-80gb"_s << QStringList{a100[2]};
    QTest::newRow("part of a word")
        << u"force"_s
        << QStringList{u"nvidia-geforce-rtx-4090"_s, u"nvidia-geforce-rtx-4090-laptop"_s};
    QTest::newRow("later texts") << u"frankfurt"_s << QStringList{u"aws-eu-central-1"_s};
    QTest::newRow("country") << u"germany"_s << QStringList{u"aws-eu-central-1"_s};
    QTest::newRow("accent typed") << u"Zürich"_s << QStringList{u"gcp-europe-west6"_s};
    QTest::newRow("accent not typed") << u"zurich"_s << QStringList{u"gcp-europe-west6"_s};
    QTest::newRow("region id") << u"us-east-1"_s << QStringList{u"aws-us-east-1"_s};
    QTest::newRow("part of an id") << u"us-east"_s << usEast;
    QTest::newRow("typo: left out") << u"frankfrt"_s << QStringList{u"aws-eu-central-1"_s};
    QTest::newRow("typo: swapped")
        << u"gefroce 4090"_s
        << QStringList{u"nvidia-geforce-rtx-4090"_s, u"nvidia-geforce-rtx-4090-laptop"_s};
    QTest::newRow("typo while typing") << u"zruic"_s << QStringList{u"gcp-europe-west6"_s};
    QTest::newRow("typo and blank") << u"fran kfrt"_s << QStringList{u"aws-eu-central-1"_s};
    QTest::newRow("two typos in a long word")
        << u"frnkfrut"_s << QStringList{u"aws-eu-central-1"_s};
    QTest::newRow("no typo in a short word") << u"xyz"_s << QStringList();
    QTest::newRow("one word that is nowhere") << u"a100 liquid"_s << QStringList();
    QTest::newRow("other script") << u"東京"_s << QStringList();
}

void TestSearch::finds()
{
    QFETCH(QString, query);
    QFETCH(QStringList, expected);
    QCOMPARE(ids(index().find(query, 100)), expected);
}

void TestSearch::emptyQueryGivesAllInOrder()
{
    for (const QString& query : {QString(), u"   "_s, u"--"_s}) {
        const std::vector<int> found = index().find(query, 100);
        QCOMPARE(found.size(), entries().size());
        QVERIFY(std::is_sorted(found.begin(), found.end()));
    }
    QVERIFY(SearchIndex().find(u"a100", 10).empty());
    QVERIFY(SearchIndex().find(u"", 10).empty());
}

void TestSearch::limits()
{
    QCOMPARE(index().find(u"nvidia", 3).size(), size_t(3));
    QCOMPARE(index().find(u"", 2).size(), size_t(2));
    QVERIFY(index().find(u"nvidia", 0).empty());
    QVERIFY(index().find(u"nvidia", -1).empty());
}

void TestSearch::fullMatchesHideTypos()
{
    // "h100" is one letter from "a100" too, which must not come up: the H100 is there.
    QCOMPARE(ids(index().find(u"h100", 100)),
             (QStringList{u"nvidia-h100-pcie-80gb"_s, u"nvidia-h100-sxm5-80gb"_s}));
}

void TestSearch::nearest_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("first"); // empty: none
    QTest::newRow("one letter too many") << u"H1000"_s << u"nvidia-h100-pcie-80gb"_s;
    QTest::newRow("too general") << u"A100"_s << u"nvidia-a100-pcie-40gb"_s;
    QTest::newRow("other number") << u"xeon gold 6149"_s << u"intel-xeon-gold-6148"_s;
    QTest::newRow("looks alike as a whole")
        << u"geforce rtx 4090 super"_s << u"nvidia-geforce-rtx-4090"_s;
    QTest::newRow("region") << u"us-eest-1"_s << u"aws-us-east-1"_s;
    QTest::newRow("nothing alike") << u"qwxz"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestSearch::nearest()
{
    QFETCH(QString, key);
    QFETCH(QString, first);
    const QStringList found = ids(index().nearest(key, 3));
    QVERIFY(found.size() <= 3);
    QCOMPARE(found.value(0), first);
    QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), found.size());
}

void TestSearch::findsInTheCatalogue_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first");
    QTest::newRow("a100 80") << u"a100 80"_s << u"nvidia-a100-pcie-80gb"_s;
    QTest::newRow("h100 sxm") << u"h100 sxm"_s << u"nvidia-h100-sxm5-80gb"_s;
    QTest::newRow("a10 0 sxm") << u"a10 0 sxm"_s << u"nvidia-a100-sxm4-40gb"_s;
    QTest::newRow("rtx4090") << u"rtx4090"_s << u"nvidia-geforce-rtx-4090"_s;
    QTest::newRow("xeon 6148") << u"xeon 6148"_s << u"intel-xeon-gold-6148"_s;
    QTest::newRow("nvdia v100 sxm2 32")
        << u"nvdia v100 sxm2 32"_s << u"nvidia-tesla-v100-sxm2-32gb"_s;
    QTest::newRow("page's name") << u"A100 PCIe 40/80GB"_s << u"nvidia-a100-pcie-40gb"_s;
}

void TestSearch::findsInTheCatalogue()
{
    QFETCH(QString, query);
    QFETCH(QString, first);
    const auto catalog = Catalog::openDefault();
    QVERIFY2(catalog, catalog ? "" : qPrintable(catalog.error().message));
    std::vector<const Device*> devices;
    for (const Device& device : (*catalog)->accelerators(Edition::Current))
        devices.push_back(&device);
    for (const Device& cpu : (*catalog)->cpus())
        devices.push_back(&cpu);
    SearchIndex all;
    for (size_t i = 0; i < devices.size(); ++i)
        all.add(int(i), (*catalog)->searchTexts(*devices[i]));
    const std::vector<int> found = all.find(query, 10);
    QVERIFY(!found.empty());
    QCOMPARE(devices[size_t(found.front())]->id, first);
}

void TestSearch::findsRegions_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("among"); // provider/region
    QTest::addColumn<int>("atMost");
    QTest::newRow("city") << u"frankfurt"_s << u"aws/eu-central-1"_s << 10;
    QTest::newRow("city, typo") << u"frankfrt"_s << u"gcp/europe-west3"_s << 10;
    QTest::newRow("accent") << u"Zürich"_s << u"gcp/europe-west6"_s << 6;
    QTest::newRow("id") << u"us-east-1"_s << u"aws/us-east-1"_s << 20;
    QTest::newRow("provider and city") << u"google frankfurt"_s << u"gcp/europe-west3"_s << 1;
    QTest::newRow("country") << u"iceland"_s << QString() << 5;
}

void TestSearch::findsRegions()
{
    QFETCH(QString, query);
    QFETCH(QString, among);
    QFETCH(int, atMost);
    const auto catalog = Catalog::openDefault();
    QVERIFY2(catalog, catalog ? "" : qPrintable(catalog.error().message));
    const auto regions = (*catalog)->regions(Edition::Current);
    SearchIndex all;
    for (size_t i = 0; i < regions.size(); ++i)
        all.add(int(i), (*catalog)->searchTexts(regions[i]));
    QStringList found;
    for (const int i : all.find(query, 1000))
        found.append(regions[size_t(i)].providerId + u'/' + regions[size_t(i)].id);
    QVERIFY2(found.size() <= atMost, qPrintable(found.join(u' ')));
    if (!among.isEmpty())
        QVERIFY2(found.contains(among), qPrintable(found.join(u' ')));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
