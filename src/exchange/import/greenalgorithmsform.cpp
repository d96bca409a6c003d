// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/greenalgorithmsform.h"

#include "exchange/import/importlines.h"
#include "study/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr double gramsPerKilogram = 1000.0;
constexpr double minutesPerHour = 60.0;
constexpr double wattsPerKilowatt = 1000.0;
constexpr double tolerance = 0.01; // of a figure against what the others make it
constexpr int wholeChip = 31;      // version from which the power of a CPU is that of the chip
constexpr int newPue = 30;         // version of the PUE table in use today

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

QString number(double value)
{
    return study::format::significant(value, QLocale::c());
}

/// A figure as it was stated.
QString given(double value)
{
    return study::format::exact(value, QLocale::c());
}

bool isFar(double value, double expected)
{
    return std::abs(value - expected) > tolerance * std::max(std::abs(value), std::abs(expected));
}

} // namespace

std::optional<int> calculatorVersion(const QString& appVersion)
{
    constexpr std::array<QStringView, 7> known{u"1.0", u"1.1", u"2.0", u"2.1",
                                               u"2.2", u"3.0", u"3.1"};
    QStringView version = appVersion;
    if (version.startsWith(u'v', Qt::CaseInsensitive))
        version = version.mid(1);
    if (std::find(known.begin(), known.end(), version) == known.end())
        return std::nullopt;
    return version[0].digitValue() * 10 + version[2].digitValue();
}

bool GreenAlgorithmsForm::usesCpu() const
{
    return text(u"coreType") != u"GPU";
}

bool GreenAlgorithmsForm::usesGpu() const
{
    return text(u"coreType") != u"CPU";
}

double GreenAlgorithmsForm::factor() const
{
    const auto stated = amount(u"mult_factor");
    return stated && *stated > 0.0 ? *stated : 1.0;
}

bool GreenAlgorithmsForm::isIncomplete() const
{
    return text(u"coreType").isEmpty() && !(amount(u"energy_needed").value_or(0.0) > 0.0);
}

std::optional<double> GreenAlgorithmsForm::hours() const
{
    const auto whole = amount(u"runTime_hour");
    const auto minutes = amount(u"runTime_min");
    if (!whole && !minutes)
        return amount(u"runTime");
    return whole.value_or(0.0) + minutes.value_or(0.0) / minutesPerHour;
}

void GreenAlgorithmsForm::readInputs(ImportedRow& row) const
{
    if (const auto once = hours())
        row.run.hours = *once * factor();
    if (factor() != 1.0)
        remark(row, tr("Energy and hours are those of %1 runs: the multiplicative factor is in "
                       "them.")
                        .arg(given(factor())));
    readHardware(row);
    readPlace(row);
    readPue(row);
}

void GreenAlgorithmsForm::readHardware(ImportedRow& row) const
{
    study::MeasuredRun& run = row.run;
    run.memoryGb = amount(u"memory");
    run.coverage = usesGpu() ? study::Coverage::Machine : study::Coverage::Processors;
    QStringList rated;
    if (usesGpu()) {
        run.hardware = text(u"GPUmodel");
        run.count = amount(u"numberGPUs");
        if (const auto watts = amount(u"tdpGPU"))
            rated << tr("%1 W per GPU").arg(given(*watts));
    }
    if (usesCpu()) {
        run.cpu = text(u"CPUmodel");
        run.cpuCores = amount(u"numberCPUs");
        const auto watts = amount(u"tdpCPU");
        if (watts && !m_version)
            rated << tr("%1 W per CPU core or per chip").arg(given(*watts));
        else if (watts)
            rated << (*m_version >= wholeChip ? tr("%1 W per CPU chip") : tr("%1 W per CPU core"))
                         .arg(given(*watts));
    }
    if (!rated.isEmpty())
        remark(row, tr("Worked out from rated powers: %1.").arg(rated.join(u", "_s)));
}

void GreenAlgorithmsForm::readPlace(ImportedRow& row) const
{
    study::MeasuredRun& run = row.run;
    QStringList place;
    for (const QString& name : {text(u"locationCountry"), text(u"locationRegion")}) {
        if (!name.isEmpty() && name != u"Any" && !place.contains(name))
            place << name;
    }
    const bool isCloud = text(u"platformType") == u"cloudComputing";
    const QString server = text(u"server"); // "gcp--europe-west1"
    if (isCloud && text(u"provider") != u"other") {
        run.provider = text(u"provider");
        if (server != u"other")
            run.region = server.contains(u"--"_s) ? server.section(u"--"_s, 1) : server;
    }
    const QString code = text(u"location").section(u'-', 0, 0);
    if (code.size() == 2 && code == code.toUpper())
        run.country = code;
    run.place = place.isEmpty() ? text(u"location") : place.join(u", "_s);
    run.intensityGPerKwh = amount(u"carbonIntensity");
}

std::optional<double> GreenAlgorithmsForm::usualPue() const
{
    const QString platform = text(u"platformType");
    if (platform == u"personalComputer")
        return 1.0;
    if (!m_version || *m_version > newPue)
        return std::nullopt;
    const bool isNew = *m_version == newPue;
    const double unknown = isNew ? 1.56 : 1.67;
    if (platform == u"localServer")
        return unknown;
    const QString provider = text(u"provider");
    if (platform != u"cloudComputing")
        return std::nullopt;
    if (provider == u"other")
        return unknown;
    if (provider == u"aws")
        return 1.2;
    if (provider == u"azure")
        return isNew ? 1.12 : 1.125;
    return std::nullopt; // some data centres of gcp have a PUE of their own
}

void GreenAlgorithmsForm::readPue(ImportedRow& row) const
{
    const auto stated = amount(u"PUE");
    if (stated && *stated >= 1.0) {
        row.run.pueIncluded = *stated;
        return;
    }
    if (stated)
        doubt(row, tr("The PUE stated, %1, is below 1 and was not used.").arg(given(*stated)));
    if (const auto usual = usualPue()) {
        row.run.pueIncluded = *usual;
        doubt(row, tr("The PUE is not stated; %1 was taken, which the calculator uses for such a "
                      "platform.")
                       .arg(given(*usual)));
        return;
    }
    doubt(row, tr("The PUE is not stated and does not follow from the platform. The energy holds "
                  "one that is not known; it was taken to be 1."));
}

void GreenAlgorithmsForm::readResults(ImportedRow& row) const
{
    study::MeasuredRun& run = row.run;
    run.energyKwh = amount(u"energy_needed");
    if (const auto grams = amount(u"carbonEmissions"))
        run.emissionsKg = *grams / gramsPerKilogram;
    if (!run.energyKwh) {
        refuse(row, tr("It states no energy (column %1energy_needed).").arg(m_prefix));
        return;
    }
    if (!run.intensityGPerKwh)
        setIntensity(run);
    readParts(row);
    check(row);
}

/// The export states emissions per part; the energy is shared in the same way.
void GreenAlgorithmsForm::readParts(ImportedRow& row) const
{
    study::MeasuredRun& run = row.run;
    const double total = amount(u"CE_CPU").value_or(0.0) + amount(u"CE_GPU").value_or(0.0) +
                         amount(u"CE_memory").value_or(0.0);
    if (!(total > 0.0))
        return;
    const auto part = [this, &run, total](QStringView column) -> std::optional<double> {
        const auto grams = amount(column);
        return grams ? std::optional(*run.energyKwh * *grams / total) : std::nullopt;
    };
    if (usesGpu())
        run.acceleratorsKwh = part(u"CE_GPU");
    if (usesCpu())
        run.cpuKwh = part(u"CE_CPU");
    run.memoryKwh = part(u"CE_memory");
}

/// A file that was changed by hand no longer agrees with itself. On the AI page the energy is that
/// of several trainings or of a period, which the power and the time of the form do not make.
void GreenAlgorithmsForm::check(ImportedRow& row) const
{
    const study::MeasuredRun& run = row.run;
    const auto watts = amount(u"power_needed");
    if (m_prefix.isEmpty() && watts && run.hours &&
        isFar(*run.energyKwh, *watts * *run.hours / wattsPerKilowatt))
        doubt(row,
              tr("The energy of %1 kWh is not what its power and time make, %2 kWh; the energy "
                 "as stated was taken.")
                  .arg(number(*run.energyKwh), number(*watts * *run.hours / wattsPerKilowatt)));
    const auto stated = amount(u"carbonIntensity");
    if (stated && run.emissionsKg &&
        isFar(*run.emissionsKg, *run.energyKwh * *stated / gramsPerKilogram))
        doubt(row,
              tr("The emissions of %1 kg are not what its energy and carbon intensity make, %2 "
                 "kg; both were taken as stated.")
                  .arg(number(*run.emissionsKg),
                       number(*run.energyKwh * *stated / gramsPerKilogram)));
}

} // namespace gramme::exchange
