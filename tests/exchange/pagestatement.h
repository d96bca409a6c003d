// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// A statement in the form of the ML CO2 Impact page, from its parts as it shows them.
namespace gramme::test {

struct PageStatement
{
    QString provider = QStringLiteral("Google Cloud Platform"); ///< Empty: private.
    QString region = QStringLiteral("us-central1");             ///< Empty: not mentioned.
    QString kgPerKwh = QStringLiteral("0.57");
    QString hours = QStringLiteral("100");
    QString hardware = QStringLiteral("Tesla V100-SXM2-32GB");
    QString watts = QStringLiteral("300");
    QString kg = QStringLiteral("17.1");
    QString offset = QStringLiteral("100");

    QString text(const QString& co2 = QStringLiteral("CO2")) const
    {
        QString place = provider.isEmpty() ? QStringLiteral("a private infrastructure") : provider;
        if (!provider.isEmpty() && !region.isEmpty())
            place += QStringLiteral(" in region ") + region;
        const QString by =
            provider.isEmpty() ? QString() : QStringLiteral(" by the cloud provider");
        return QStringLiteral("Experiments were conducted using ") + place +
               QStringLiteral(", which has a carbon efficiency of ") + kgPerKwh +
               QStringLiteral(" kg") + co2 + QStringLiteral("eq/kWh. A cumulative of ") + hours +
               QStringLiteral(" hours of computation was performed on hardware of type ") +
               hardware + QStringLiteral(" (TDP of ") + watts +
               QStringLiteral("W). Total emissions are estimated to be ") + kg +
               QStringLiteral(" kg") + co2 + QStringLiteral("eq of which ") + offset +
               QStringLiteral(" percents were directly offset") + by + u'.';
    }
    /// The page's block as it is copied into a paper.
    QString latex() const
    {
        return QStringLiteral("\\usepackage{hyperref}\n\n\\subsection{CO2 Emission}\n\n") +
               text(QStringLiteral("CO$_2$")) +
               QStringLiteral(
                   "\n\n%Uncomment if you bought additional offsets:\n"
                   "%XX kg CO2eq were manually offset through \\href{link}{Provider}.\n\n"
                   "Estimations were conducted with the calculator "
                   "\\cite{lacoste2019quantifying}.\n\n@article{lacoste2019quantifying,\n"
                   "\u00A0 title={Quantifying the Carbon Emissions},\n\u00A0 "
                   "year={2019}\n}\n");
    }
};

} // namespace gramme::test
