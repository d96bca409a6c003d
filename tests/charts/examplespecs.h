// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"

/// Charts such as the pages show, for the tests of this room.
namespace gramme::charts::examples {

using namespace Qt::StringLiterals;

inline ChartRow row(const QString& id, const QString& label, double value,
                    const QString& valueText = {}, RowRole role = RowRole::Other)
{
    ChartRow row;
    row.id = id;
    row.label = label;
    row.value = value;
    row.valueText = valueText;
    row.role = role;
    return row;
}

/// Strubell, Ganesh and McCallum 2019, Tables 1 and 3, and the revisions of Patterson et al. 2021,
/// in kg, with two results of ours.
inline ChartSpec comparison()
{
    ChartSpec spec;
    spec.kind = ChartKind::Dots;
    spec.scale = ChartScale::Logarithmic;
    spec.locale = QLocale::c();
    spec.title = u"This run beside published figures"_s;
    spec.axisTitle = u"kg CO₂e, logarithmic scale"_s;
    spec.description = u"Emissions of two scenarios beside reference points."_s;
    spec.rangeName = u"90 % interval"_s;
    spec.caption = u"Strubell et al. 2019, Tables 1 and 3; Patterson et al. 2021."_s;
    spec.decadeLabels = {{0, u"1 kg"_s}, {1, u"10 kg"_s}, {2, u"100 kg"_s}, {3, u"1 t"_s},
                         {4, u"10 t"_s}, {5, u"100 t"_s}, {6, u"1,000 t"_s}};
    const auto reference = RowRole::Reference;
    spec.rows = {
        row(u"base"_s, u"Transformer (base), 8 × P100"_s, 11.8, u"11.8 kg"_s, reference),
        row(u"nlp"_s, u"NLP pipeline (parsing, SRL), one model"_s, 17.7, u"17.7 kg"_s, reference),
        row(u"big"_s, u"Transformer (big), trained once"_s, 87.1, u"87.1 kg"_s, reference),
        row(u"A"_s, u"A, as planned"_s, 95.7, u"95.7 kg"_s, RowRole::Result),
        row(u"B"_s, u"B, in Montréal"_s, 9.1, u"9.10 kg"_s, RowRole::Result),
        row(u"elmo"_s, u"ELMo, 3 × P100"_s, 118.8, u"119 kg"_s, reference),
        row(u"bert"_s, u"BERT (base), 64 × V100"_s, 652.3, u"652 kg"_s, reference),
        row(u"air"_s, u"Air travel, 1 passenger, NY–SF"_s, 899.9, u"900 kg"_s, reference),
        row(u"human"_s, u"Human life, average, 1 year"_s, 5000, u"5.00 t"_s, reference),
        row(u"american"_s, u"American life, average, 1 year"_s, 16400, u"16.4 t"_s, reference),
        row(u"tuning"_s, u"NLP pipeline with tuning and experimentation"_s, 35592, u"35.6 t"_s,
            reference),
        row(u"car"_s, u"Car, average incl. fuel, 1 lifetime"_s, 57153, u"57.2 t"_s, reference),
        row(u"nas"_s, u"Architecture search, as published"_s, 284019, u"284 t"_s, reference),
        row(u"nas2"_s, u"… with the right size of model (15.2 t, revised 2021)"_s, 15200,
            u"15.2 t"_s, RowRole::Revision),
        row(u"nas3"_s, u"… as actually run (3.2 t, revised 2021)"_s, 3200, u"3.20 t"_s,
            RowRole::Revision),
    };
    spec.rows[3].range = ValueRange{61, 146};
    spec.rows[3].emphasised = true;
    spec.rows[3].toolTip = u"As planned, this run emits 95.7 kg CO₂e."_s;
    spec.rows[4].range = ValueRange{5.2, 14.6};
    spec.rows[4].series = 1;
    spec.rows[13].revises = u"nas"_s;
    spec.rows[14].revises = u"nas"_s;
    return spec;
}

/// One run in many regions, ranked; made-up amounts.
inline ChartSpec regions(int count)
{
    ChartSpec spec;
    spec.locale = QLocale::c();
    spec.title = u"The same run in every region"_s;
    spec.axisTitle = u"kg CO₂e, lifecycle basis"_s;
    spec.caption = u"Contains information from a database under the ODbL."_s;
    for (int i = 0; i < count; ++i) {
        const double kg = 4.0 + 5.3 * i;
        spec.rows << row(u"r%1"_s.arg(i), u"cloud-region-%1, Frankfurt am Main"_s.arg(i), kg,
                         u"%1 kg"_s.arg(kg));
    }
    spec.rows.first().role = RowRole::Cleanest;
    spec.rows[count / 2].role = RowRole::Chosen;
    return spec;
}

/// Emissions by cause of three plans, with intervals; made-up amounts. Every row adds up:
/// 61.5 + 9.2 + 10.6 + 14.4 = 95.7, 61.5 + 9.2 + 3.4 + 14.4 = 88.5, 30.1 + 4.5 + 5.2 + 14.4 = 54.2.
inline ChartSpec breakdown()
{
    ChartSpec spec;
    spec.locale = QLocale::c();
    spec.title = u"Emissions by cause"_s;
    spec.axisTitle = u"kg CO₂e, lifecycle basis"_s;
    spec.description = u"What the emissions of three plans are made of."_s;
    spec.rangeName = u"90 % interval"_s;
    spec.caption = u"The parts of one plan add up; plans are alternatives."_s;
    spec.rows = {row(u"a"_s, u"A, as planned"_s, 95.7, u"95.7 kg"_s, RowRole::Result),
                 row(u"b"_s, u"B, in a newer data centre"_s, 88.5, u"88.5 kg"_s, RowRole::Result),
                 row(u"c"_s, u"C, at half of the hours"_s, 54.2, u"54.2 kg"_s, RowRole::Result)};
    const QVector<QVector<double>> amounts{
        {61.5, 9.2, 10.6, 14.4}, {61.5, 9.2, 3.4, 14.4}, {30.1, 4.5, 5.2, 14.4}};
    const QStringList names{u"accelerators"_s, u"host"_s, u"cooling and losses"_s,
                            u"making the hardware"_s};
    const QVector<ValueRange> ranges{{61, 146}, {57, 133}, {33, 81}};
    for (int i = 0; i < 3; ++i) {
        ChartRow& each = spec.rows[i];
        each.series = i;
        each.range = ranges.at(i);
        for (int part = 0; part < 4; ++part) {
            const double kg = amounts.at(i).at(part);
            each.parts << ChartPart{names.at(part), kg, part, u"%1 kg"_s.arg(kg)};
        }
    }
    return spec;
}

/// One bar of six equal parts, one of each style.
inline ChartSpec everyPartStyle()
{
    ChartSpec spec;
    spec.locale = QLocale::c();
    spec.rows = {row(u"a"_s, u"Montréal"_s, 12.0, u"12 kg"_s)};
    for (int style = 0; style < partStyleCount; ++style)
        spec.rows[0].parts << ChartPart{u"Part %1"_s.arg(style), 2.0, style, {}};
    return spec;
}

/// Shares of the spread, ranked; made-up shares that add up to one.
inline ChartSpec sensitivity()
{
    ChartSpec spec;
    spec.locale = QLocale::c();
    spec.axisNumbers = AxisNumbers::Percentage;
    spec.title = u"What the interval comes from"_s;
    spec.axisTitle = u"Share of the spread"_s;
    spec.rows = {row(u"power"_s, u"Real power draw of the accelerators"_s, 0.52, u"52 %"_s),
                 row(u"grid"_s, u"Carbon intensity of the grid"_s, 0.29, u"29 %"_s),
                 row(u"embodied"_s, u"Making the hardware"_s, 0.12, u"12 %"_s),
                 row(u"host"_s, u"Power of the host"_s, 0.05, u"5 %"_s),
                 row(u"pue"_s, u"PUE"_s, 0.02, u"2 %"_s)};
    return spec;
}

} // namespace gramme::charts::examples
