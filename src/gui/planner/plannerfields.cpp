// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/planner/plannerfields.h"

#include "gui/form/fields.h"
#include "study/format.h"
#include "study/plan.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::gui {

using catalog::Precision;
using study::Input;
namespace format = study::format;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::gui::Planner", text);
}

QString peakText(Precision precision, double peak, const QLocale& locale)
{
    return tr("%1, %2 %3")
        .arg(catalog::nameOf(precision), format::exact(peak, locale),
             precision == Precision::Int8 ? u"TOP/s"_s : u"TFLOP/s"_s);
}

bool isSixteenBit(Precision precision)
{
    return precision == Precision::Bf16 || precision == Precision::Fp16;
}

} // namespace

void finishForm(QWidget& tab)
{
    paintHeadings(tab);
    nameFromLabels(tab);
    alignLabels(tab);
}

void showNumbers(QWidget& tab, const study::Scenario& scenario)
{
    for (QuantityField* field : tab.findChildren<QuantityField*>())
        field->setValue(scenario.*study::spec(field->input()).number);
}

void answerProblem(QWidget& tab, const Problem* problem)
{
    for (QuantityField* field : tab.findChildren<QuantityField*>()) {
        const bool isHere =
            problem && problem->place == QLatin1String(study::spec(field->input()).key);
        field->setProblem(isHere ? problem->message : QString());
    }
}

bool hasFieldError(const QWidget& tab)
{
    const auto fields = tab.findChildren<QuantityField*>();
    return std::any_of(fields.begin(), fields.end(),
                       [](const QuantityField* field) { return field->hasError(); });
}

void copySize(const study::Scenario& from, study::Scenario& to, Input input)
{
    const study::InputSpec& entry = study::spec(input);
    if (entry.number)
        to.*entry.number = from.*entry.number;
    else if (entry.text)
        to.*entry.text = from.*entry.text;
    else
        to.recompute = from.recompute;
}

std::vector<SearchField::Entry> presetEntries(const catalog::Catalog& catalog)
{
    std::vector<SearchField::Entry> entries;
    for (const catalog::Preset& preset : catalog.presets()) {
        const bool hasSize = (preset.params || preset.activeParams) && preset.tokens;
        if (!preset.flops && !hasSize)
            continue;
        entries.push_back(
            {preset.id, preset.name, preset.hardware, {preset.id, preset.name, preset.hardware}});
    }
    return entries;
}

QString presetNote(const catalog::Preset& preset, const QLocale& locale)
{
    QStringList facts;
    if (preset.acceleratorHours)
        facts << tr("took %1 accelerator-hours on %2")
                     .arg(format::significant(*preset.acceleratorHours, locale), preset.hardware);
    facts << preset.citation.name;
    if (!preset.citation.year.isEmpty())
        facts << preset.citation.year;
    QString text = facts.join(u", "_s) + u'.';
    text[0] = text[0].toUpper();
    return text;
}

std::vector<PrecisionChoice> precisionChoices(const catalog::Device* device,
                                              std::optional<Precision> chosen,
                                              const QLocale& locale)
{
    std::vector<PrecisionChoice> choices;
    const auto usual = device ? study::usualPrecision(*device) : std::nullopt;
    choices.push_back(
        {usual ? tr("Default: %1").arg(peakText(*usual, *device->peakTflops(*usual), locale))
               : tr("No peak is published"),
         {}});
    bool isListed = !chosen;
    for (const QString& word : study::choices(Input::Precision)) {
        const auto precision =
            static_cast<Precision>(study::choices(Input::Precision).indexOf(word));
        const auto peak = device ? device->peakTflops(precision) : std::nullopt;
        if (peak)
            choices.push_back({peakText(precision, *peak, locale), word});
        isListed = isListed || (peak && chosen == precision);
    }
    if (!isListed)
        choices.push_back({tr("%1, not published for this device").arg(catalog::nameOf(*chosen)),
                           catalog::nameOf(*chosen)});
    return choices;
}

QString precisionNote(const catalog::Device* device)
{
    if (!device || !study::usualPrecision(*device))
        return tr("Give the peak by hand.");
    return tr("Dense peaks, as published. By default bf16 where the device has it, else fp16.");
}

QString mfuNote(const catalog::Device& device, std::optional<Precision> precision,
                const catalog::Catalog& catalog, const QLocale& locale)
{
    const catalog::Mfu mfu = catalog.mfuFor(device);
    QString text = tr("Share of the peak that training reaches: %1 to %2 on this family; %3.")
                       .arg(format::ratio(mfu.low, locale), format::ratio(mfu.high, locale),
                            mfu.citation.name);
    if (precision && !isSixteenBit(*precision))
        text += u' ' + tr("The range is one of 16-bit training.");
    return text;
}

} // namespace gramme::gui
