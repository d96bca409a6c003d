// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // First: moc 6.4 cannot read <concepts> before a Qt header.

#include "engine/quantities.h"

using namespace gramme::engine;
using namespace gramme::engine::literals;

namespace {

template <class A, class B>
concept Addable = requires(A a, B b) { a + b; };
template <class A, class B>
concept Multipliable = requires(A a, B b) { a * b; };
template <class A, class B>
concept Comparable = requires(A a, B b) { a < b; };

static_assert(Addable<Watts, Watts>);
static_assert(!Addable<Watts, Hours>);
static_assert(!Addable<Watts, double>);
static_assert(!Addable<KilowattHours, Kilograms>);
static_assert(!Multipliable<Watts, Watts>);
static_assert(!Multipliable<Watts, GramsPerKilowattHour>);
static_assert(!Multipliable<Hours, GramsPerKilowattHour>);
static_assert(!Comparable<Watts, Hours>);
static_assert(!std::is_convertible_v<double, Watts>);
static_assert(std::is_same_v<decltype(Watts() * Hours()), KilowattHours>);
static_assert(std::is_same_v<decltype(KilowattHours() * GramsPerKilowattHour()), Kilograms>);

} // namespace

class TestQuantities : public QObject {
    Q_OBJECT

private slots:
    void productsHaveTheRightUnit()
    {
        constexpr KilowattHours energy = 300.0_W * 24.0_h; // 300 x 24 / 1000
        QCOMPARE(energy.value(), 7.2);
        constexpr Kilograms mass = energy * 56.0_g_per_kWh; // 7.2 x 56 / 1000
        QCOMPARE(mass.value(), 0.4032);
        QCOMPARE((Gigabytes(64.0) * WattsPerGigabyte(0.3725)).value(), 23.84); // 64 x 0.3725
        QCOMPARE((400.0_W * Ratio(0.8)).value(), 320.0);
        QCOMPARE(Ratio::percent(80.0).value(), 0.8);
    }

    void orderOfOperandsDoesNotMatter()
    {
        QCOMPARE((24.0_h * 300.0_W).value(), (300.0_W * 24.0_h).value());
        QCOMPARE((56.0_g_per_kWh * 7.2_kWh).value(), (7.2_kWh * 56.0_g_per_kWh).value());
    }

    void sameUnitsCompareAndAdd()
    {
        QVERIFY(1.0_kg < 2.0_kg);
        QCOMPARE((1.0_kg + 2.0_kg).value(), 3.0);
        QCOMPARE(6.0_kg / 2.0_kg, 3.0);
    }
};

QTEST_APPLESS_MAIN(TestQuantities)
#include "tst_quantities.moc"
