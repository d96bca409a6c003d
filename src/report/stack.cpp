// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/stack.h"

namespace gramme::report {

QVector<charts::ChartPart> stacked(const std::vector<StackPart>& parts, const StackTexts& texts)
{
    constexpr int embodiedStyle = charts::partStyleCount - 1;
    QVector<charts::ChartPart> bar;
    double embodied = 0.0;
    for (const StackPart& each : parts) {
        if (each.part == study::Part::MakingDevice || each.part == study::Part::MakingHost)
            embodied += each.value;
        else
            bar.append({texts.name(each.part), each.value, static_cast<int>(each.part),
                        texts.amount(each.value)});
    }
    if (embodied > 0.0)
        bar.append({texts.embodied, embodied, embodiedStyle, texts.amount(embodied)});
    return bar;
}

} // namespace gramme::report
