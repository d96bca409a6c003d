// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"
#include "study/breakdown.h"

#include <QString>
#include <QVector>

#include <functional>
#include <vector>

namespace gramme::report {

/// What a part of a result adds, in the unit of its bar.
struct StackPart
{
    study::Part part;
    double value = 0.0;
};

/// How the parts are called and written.
struct StackTexts
{
    std::function<QString(study::Part)> name;
    QString embodied; ///< Devices and hosts together.
    std::function<QString(double)> amount;
};

/// The parts of one bar, on paper as on screen: the same part has the same pattern in both. Bars
/// have room for six kinds, so that making devices and making hosts become one.
QVector<charts::ChartPart> stacked(const std::vector<StackPart>& parts, const StackTexts& texts);

} // namespace gramme::report
