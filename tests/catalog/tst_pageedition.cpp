// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"

#include "pagefigures.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme;
using namespace gramme::catalog;

class TestPageEdition : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void pageDevices_data();
    void pageDevices();
    void pageRegions_data();
    void pageRegions();
    void pageProviders();

private:
    const Catalog& catalog() const { return *m_catalog; }

    std::shared_ptr<const Catalog> m_catalog; ///< Fresh for every row, so that order cannot matter.
};

void TestPageEdition::init()
{
    const auto opened = Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestPageEdition::pageDevices_data()
{
    QTest::addColumn<double>("watts");
    QTest::addColumn<QString>("current");
    for (const page::Device& device : page::devices)
        QTest::newRow(device.name) << device.watts << QString::fromLatin1(device.current);
}

void TestPageEdition::pageDevices()
{
    QFETCH(double, watts);
    QFETCH(QString, current);
    const QString name = QString::fromLatin1(QTest::currentDataTag());

    const auto ofPage = catalog().device(name, Edition::Lacoste);
    QVERIFY2(ofPage, ofPage ? "" : qPrintable(ofPage.error().message));
    QCOMPARE((*ofPage)->name, name);
    QCOMPARE((*ofPage)->tdpW, watts);
    QCOMPARE((*ofPage)->edition, Edition::Lacoste);
    QVERIFY(!(*ofPage)->citation.name.isEmpty());

    const auto ours = catalog().device(name, Edition::Current);
    QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
    QCOMPARE((*ours)->id, current);
    QCOMPARE((*ours)->edition, Edition::Current);

    QCOMPARE(catalog().counterpart(**ofPage), *ours);
    const Device* back = catalog().counterpart(**ours);
    QVERIFY(back);
    QCOMPARE(catalog().counterpart(*back), *ours);
}

void TestPageEdition::pageRegions_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("gPerKwh");
    QTest::addColumn<double>("offsetPct");
    for (const page::Region& region : page::regions)
        QTest::addRow("%s/%s", region.provider, region.id)
            << QString::fromLatin1(region.provider) << QString::fromLatin1(region.id)
            << region.gPerKwh << region.offsetPct;
}

void TestPageEdition::pageRegions()
{
    QFETCH(QString, provider);
    QFETCH(QString, id);
    QFETCH(double, gPerKwh);
    QFETCH(double, offsetPct);
    const auto owner = catalog().provider(provider, Edition::Lacoste);
    QVERIFY(owner);
    const auto region = catalog().region(id, **owner);
    QVERIFY2(region, region ? "" : qPrintable(region.error().message));
    QCOMPARE((*region)->id, id);
    QCOMPARE((*region)->intensity.gPerKwh, gPerKwh);
    QCOMPARE((*region)->intensity.basis, Basis::Unknown);
    QCOMPARE((*region)->claimPct, offsetPct);
    QVERIFY(!(*region)->grid);
    QVERIFY(!(*region)->pue); // the page uses none
    QVERIFY(!(*region)->name.isEmpty());

    // cloud_regions.csv maps every row of the page to one of ours.
    const Region* ours = catalog().counterpart(**region);
    QVERIFY(ours);
    QCOMPARE(ours->edition, Edition::Current);
    QCOMPARE(ours->providerId, provider);
    QCOMPARE(catalog().counterpart(*ours), *region);
}

void TestPageEdition::pageProviders()
{
    QStringList ids;
    for (const Provider& provider : catalog().providers(Edition::Lacoste))
        ids.append(provider.id);
    // Order of the page: lacoste.md section 3.
    QCOMPARE(ids, (QStringList{u"gcp"_s, u"aws"_s, u"azure"_s, u"ovh"_s, u"scaleway"_s,
                               u"coreweave"_s, u"seeweb"_s}));
    qsizetype regions = 0;
    for (const Provider& provider : catalog().providers(Edition::Lacoste))
        regions += qsizetype(catalog().regionsOf(provider).size());
    QCOMPARE(regions, 82);
}

// Edition current --------------------------------------------------------------------------------

QTEST_GUILESS_MAIN(TestPageEdition)
#include "tst_pageedition.moc"
