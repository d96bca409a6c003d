// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/checkproducts.h"
#include "study/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using namespace study;
using catalog::Edition;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

constexpr std::size_t mostExplanations = 4;

/// Figures that the page had before; see the history of its repository.
struct FormerPower
{
    QStringView device;
    double watts;
};
constexpr FormerPower formerPowers[] = {{u"RTX 4090", 300.0}}; // until February 2026
struct FormerIntensity
{
    QStringView provider;
    QStringView region;
    double kgPerKwh;
};
constexpr FormerIntensity formerIntensities[] = {
    {u"gcp", u"northamerica-northeast1", 0.02}}; // until 2021
/// What the page offers for a private infrastructure, kg/kWh.
constexpr double privateDefault = 0.432;

/// Tries one cause after the other, in the order in which they are likely.
class Explainer
{
public:
    Explainer(const CheckNumbers& numbers, const StatementCheck& check,
              const catalog::Catalog& catalog, const QLocale& locale)
        : m_in(numbers)
        , m_check(check)
        , m_catalog(catalog)
        , m_locale(locale)
    {}

    std::vector<CheckExplanation> explain()
    {
        if (!(m_in.kg > 0.0) || !(m_in.product() > 0.0))
            return {};
        if (m_in.count == 1.0)
            tryCounts();
        tryPowers();
        tryIntensities();
        tryPues();
        tryUnits();
        tryOffset();
        tryOtherCounts();
        tryIntensityDigits();
        tryRoundedTotal();
        if (m_found.size() > mostExplanations)
            m_found.resize(mostExplanations);
        return std::move(m_found);
    }

private:
    QString number(double value) const { return format::exact(value, m_locale); }

    /// Adds the sentence where the changed numbers, times a factor, give what the text states.
    bool tryNumbers(const CheckNumbers& changed, double factor, const QString& sentence)
    {
        const bool fits = changed.agrees(changed.product() * factor) ||
                          changed.agrees(changed.pageProduct() * factor);
        if (fits)
            m_found.push_back({sentence, changed.product() * factor / m_in.product()});
        return fits;
    }
    bool tryFactor(double factor, const QString& sentence)
    {
        return tryNumbers(m_in, factor, sentence);
    }
    bool tryHours(double factor, const QString& sentence)
    {
        CheckNumbers changed = m_in;
        changed.hours *= factor;
        return tryNumbers(changed, 1.0, sentence);
    }

    bool tryCount(double count)
    {
        return tryHours(count,
                        tr("With %1 devices it would come out: the hours may be those of one "
                           "device, and the page does not multiply them.")
                            .arg(number(count)));
    }
    /// The written digits tell apart figures that differ by this share.
    bool tellsApart(double share) const { return m_in.halfStep <= 0.5 * share * m_in.kg; }

    void tryCounts()
    {
        if (m_in.halfStep > 0.25 * m_in.product())
            return; // any count would do
        for (const double count : {2., 3., 4., 6., 8., 12., 16., 32., 48., 64., 96., 128., 256.,
                                   512., 1024., 2048., 4096.})
            tryCount(count);
    }
    /// Any whole number; only where the figure is precise enough to tell one from the next.
    void tryOtherCounts()
    {
        const double ratio = m_in.kg / m_in.product();
        if (!m_found.empty() || m_in.count != 1.0 || m_in.halfStep > 0.1 * m_in.product())
            return;
        if (ratio > 1.5 && ratio < 20000.5)
            tryCount(std::round(ratio));
        const double inverse = std::round(1.0 / ratio);
        if (inverse >= 2.0 && inverse <= 20000.0 && m_in.halfStep < 0.01 * m_in.kg)
            tryHours(1.0 / inverse,
                     tr("Divided by %1 it would come out: the hours may be those of %1 devices, "
                        "and the figure that of one.")
                         .arg(number(inverse)));
    }

    void tryPower(double watts, const QString& sentence)
    {
        if (watts == m_in.watts)
            return;
        CheckNumbers changed = m_in;
        changed.watts = watts;
        tryNumbers(changed, 1.0, sentence.arg(number(watts)));
    }
    void tryPowers()
    {
        for (const catalog::Device* device : m_check.entries.devices) {
            if (device->tdpW)
                tryPower(*device->tdpW, tr("With %1 W it would come out; that is what the page has "
                                           "for “%2”.")
                                            .arg(u"%1"_s, device->name));
            for (const FormerPower& former : formerPowers) {
                if (former.device == device->name)
                    tryPower(former.watts, tr("With %1 W it would come out; an older version of "
                                              "the page had that for “%2”.")
                                               .arg(u"%1"_s, device->name));
            }
        }
        const catalog::Device* today = m_check.entries.currentDevice;
        if (today && today->tdpW)
            tryPower(*today->tdpW, tr("With %1 W it would come out; that is the rated power of "
                                      "“%2” in today’s catalogue.")
                                       .arg(u"%1"_s, today->name));
    }

    bool tryIntensity(double kgPerKwh, const QString& sentence)
    {
        if (std::abs(kgPerKwh - m_in.kgPerKwh) < 1e-12)
            return false;
        CheckNumbers changed = m_in;
        changed.kgPerKwh = kgPerKwh;
        return tryNumbers(changed, 1.0, sentence.arg(number(kgPerKwh)));
    }
    void tryIntensities()
    {
        const catalog::Region* region = m_check.entries.region;
        if (region) {
            const QString own =
                tr("With %1 kg/kWh it would come out; that is what the page has for "
                   "%2, %3.");
            const QString sentence = own.arg(u"%1"_s, region->providerId, nameOf(*region));
            if (!tryIntensity(shownByPage(*region), sentence))
                tryIntensity(region->intensity.gPerKwh / 1000.0, sentence);
            for (const FormerIntensity& former : formerIntensities) {
                if (former.provider == region->providerId && former.region == region->id)
                    tryIntensity(former.kgPerKwh,
                                 tr("With %1 kg/kWh it would come out; an older version of the "
                                    "page had that for %2.")
                                     .arg(u"%1"_s, nameOf(*region)));
            }
        }
        tryOtherRegions();
        tryIntensity(privateDefault, tr("With %1 kg/kWh it would come out; that is what the page "
                                        "offers for a private infrastructure."));
    }
    static QString nameOf(const catalog::Region& region)
    {
        return region.id.isEmpty() ? region.name : region.id;
    }
    /// Regions of the page whose figure would do, those of the same provider first.
    void tryOtherRegions()
    {
        if (!tellsApart(0.02))
            return;
        const catalog::Provider* provider = m_check.entries.provider;
        const QString own = provider ? provider->id : QString();
        QStringList names;
        double kgPerKwh = 0.0;
        for (const bool same : {true, false}) {
            for (const catalog::Region& region : m_catalog.regions(Edition::Lacoste)) {
                CheckNumbers changed = m_in;
                changed.kgPerKwh = shownByPage(region);
                if ((region.providerId == own) != same || &region == m_check.entries.region ||
                    std::abs(changed.kgPerKwh - m_in.kgPerKwh) < 1e-12 ||
                    !(changed.agrees(changed.pageProduct()) || changed.agrees(changed.product())))
                    continue;
                if (names.isEmpty())
                    kgPerKwh = changed.kgPerKwh;
                if (kgPerKwh == changed.kgPerKwh && names.size() < 3)
                    names << region.providerId + u' ' + nameOf(region);
            }
        }
        if (!names.isEmpty())
            tryIntensity(kgPerKwh, tr("With %1 kg/kWh it would come out; the page has that for %2.")
                                       .arg(u"%1"_s, names.join(tr(" and "))));
    }

    void tryPues()
    {
        if (!tellsApart(0.05))
            return;
        if (m_in.pue > 1.0)
            tryFactor(1.0 / m_in.pue,
                      tr("Divided by the PUE %1 it would come out.").arg(number(m_in.pue)));
        const catalog::Region* region = m_check.entries.currentRegion;
        const catalog::Provider* provider = m_check.entries.currentProvider;
        double own = 1.0;
        if (region && region->pue)
            own = *region->pue;
        else if (provider && provider->pue)
            own = *provider->pue;
        if (own != 1.0)
            tryFactor(own, tr("With a PUE of %1 it would come out, the one of the place in today’s "
                              "catalogue; the page counts none.")
                               .arg(number(own)));
        for (const double pue : {1.1, 1.12, 1.2, 1.58, 1.67}) {
            if (own != pue)
                tryFactor(pue, tr("With a PUE of %1 it would come out; the page counts none.")
                                   .arg(number(pue)));
        }
    }

    void tryUnits()
    {
        constexpr double poundsPerKg = 2.20462262;
        tryFactor(1e3, tr("It is 1000 times the product: grams may have been written as "
                          "kilograms, or watts counted as kilowatts."));
        tryFactor(1e-3, tr("It is a thousandth of the product: tonnes may have been written as "
                           "kilograms, or a unit lost."));
        tryFactor(poundsPerKg, tr("It is 2.205 times the product: pounds may have been written as "
                                  "kilograms."));
        tryFactor(1.0 / poundsPerKg,
                  tr("It is the product divided by 2.205: kilograms may have been "
                     "written as pounds."));
        tryHours(24.0, tr("It is 24 times the product: days may have been written as hours."));
        tryHours(1.0 / 24.0,
                 tr("It is a 24th of the product: hours may have been written as days."));
        tryHours(60.0, tr("It is 60 times the product: hours may have been written as minutes."));
        tryHours(1.0 / 60.0,
                 tr("It is a 60th of the product: minutes may have been written as hours."));
    }

    void tryOffset()
    {
        const auto& offset = m_check.parts[CheckPart::Offset];
        if (offset && offset->value > 0.0 && offset->value < 100.0)
            tryFactor(1.0 - offset->value / 100.0,
                      tr("After taking the offset of %1 % away it would come out; the page never "
                         "does that.")
                          .arg(number(offset->value)));
    }

    /// "0.43" may stand for 0.432.
    void tryIntensityDigits()
    {
        const auto& stated = m_check.parts[CheckPart::Intensity];
        if (!stated)
            return;
        const double energy = m_in.watts * m_in.hours / 1000.0;
        const double least = (m_in.kgPerKwh - stated->halfStep) * energy - m_in.halfStep;
        const double most = (m_in.kgPerKwh + stated->halfStep) * energy + m_in.halfStep;
        if (m_in.kg >= least && m_in.kg <= most)
            m_found.push_back(
                {tr("With %1 kg/kWh it would come out, which rounds to the figure in the "
                    "text; the page itself multiplies by the rounded one.")
                     .arg(format::significant(m_in.kg / energy, m_locale, 4)),
                 m_in.kg / m_in.product()});
    }

    /// "12,000" may stand for 11,970.
    void tryRoundedTotal()
    {
        double step = 1.0;
        while (m_in.halfStep >= 0.5 && std::fmod(m_in.kg, step * 10.0) == 0.0 && step < m_in.kg)
            step *= 10.0;
        for (double unit = 10.0; unit <= step; unit *= 10.0) {
            if (std::abs(m_in.product() - m_in.kg) <= unit / 2.0) {
                m_found.push_back({tr("It would be right if the stated figure is rounded to a "
                                      "multiple of %1.")
                                       .arg(number(unit)),
                                   m_in.kg / m_in.product()});
                return;
            }
        }
    }

    const CheckNumbers& m_in;
    const StatementCheck& m_check;
    const catalog::Catalog& m_catalog;
    const QLocale& m_locale;
    std::vector<CheckExplanation> m_found;
};

} // namespace

std::vector<CheckExplanation> checkExplanations(const CheckNumbers& numbers,
                                                const StatementCheck& check,
                                                const catalog::Catalog& catalog,
                                                const QLocale& locale)
{
    if (numbers.count == 1.0)
        return Explainer(numbers, check, catalog, locale).explain();
    CheckNumbers all = numbers;
    all.hours *= numbers.count;
    auto found = Explainer(all, check, catalog, locale).explain();
    for (CheckExplanation& explanation : found) {
        explanation.sentence += u' ' + tr("That is with the %1 devices of the text.")
                                           .arg(format::exact(numbers.count, locale));
        explanation.factor *= numbers.count;
    }
    const auto plain = Explainer(numbers, check, catalog, locale).explain();
    found.insert(found.end(), plain.begin(), plain.end());
    if (found.size() > mostExplanations)
        found.resize(mostExplanations);
    return found;
}

} // namespace gramme::exchange
