// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/drift/driftrows.h"

#include "gui/text.h"
#include "study/format.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using study::Input;
namespace format = study::format;

QString signedText(double value, const QString& magnitude)
{
    return (value < 0.0 ? u"−"_s : u"+"_s) + magnitude;
}

/// Not worth a word beside the total.
bool isNothing(const DriftRow& row)
{
    return std::abs(row.effectKg()) <= 1e-9 * std::abs(row.drift.savedKg);
}

QString effectText(const DriftRow& row, const QLocale& locale)
{
    if (isNothing(row))
        return Text::tr("range only");
    const engine::Kilograms by(std::abs(row.effectKg()));
    return signedText(row.effectKg(), format::mass(by, locale));
}

QString shareText(const DriftRow& row, const QLocale& locale)
{
    if (isNothing(row) || row.drift.savedKg <= 0.0)
        return {};
    const double share = row.effectKg() / row.drift.savedKg;
    return signedText(share, format::percent(std::abs(share), locale));
}

/// "NVIDIA datasheet, 2020"
QString sourceText(const catalog::Citation& citation)
{
    if (citation.name.isEmpty())
        return Text::tr("no source");
    return citation.year.isEmpty() ? citation.name
                                   : u"%1, %2"_s.arg(citation.name, citation.year);
}

/// With address and note, for a tool tip.
QString wholeSource(const catalog::Citation& citation)
{
    QStringList lines{sourceText(citation)};
    if (!citation.url.isEmpty())
        lines << citation.url;
    if (!citation.note.isEmpty())
        lines << citation.note;
    return lines.join(u'\n');
}

/// An end of a range is known to four digits at most.
QString endText(double value, const QLocale& locale)
{
    if (value == 0.0)
        return format::exact(value, locale);
    const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 3.0);
    return format::exact(std::round(value / unit) * unit, locale);
}

QString number(Input input, double value, const QLocale& locale)
{
    const bool isLarge = input == Input::Flops;
    return isLarge ? format::significant(value, locale) : format::exact(value, locale);
}

} // namespace

QString DriftRow::key() const
{
    return scenarioId + u'/' + QString::fromLatin1(study::spec(drift.input).key);
}

QString DriftRow::searchText() const
{
    return QStringList{scenario, study::inputName(drift.input, study::Naming::Label),
                       drift.saved.citation.name, drift.current.citation.name}
        .join(u'\n');
}

QString driftValueText(const study::SavedFigure& figure, const QLocale& locale)
{
    const bool isMaking = figure.input == Input::EmbodiedDeviceKg
                          || figure.input == Input::EmbodiedHostKg;
    if (isMaking && figure.value == 0.0)
        return Text::tr("not known");
    const QString unit = QString::fromLatin1(study::spec(figure.input).unit);
    QString text = number(figure.input, figure.value, locale);
    if (!unit.isEmpty())
        text += u' ' + unit;
    if (figure.low == figure.high)
        return text;
    return Text::tr("%1 (%2 to %3)")
        .arg(text, endText(figure.low, locale), endText(figure.high, locale));
}

std::vector<DriftRow> driftRows(const Calculation& calculation)
{
    std::vector<DriftRow> rows;
    for (const Member& member : calculation.members()) {
        for (study::Drift& drift : study::drifts(*member.entry, calculation.catalog()))
            rows.push_back({member.entry->id, member.letter + u"  "_s + member.name,
                            std::move(drift)});
    }
    return rows;
}

std::vector<Column<DriftRow>> driftColumns()
{
    using Row = DriftRow;
    const auto tr = [](const char* text) { return Text::tr(text); };
    return {
        {tr("Scenario"), {}, u"scenario"_s, [](const Row& r) { return QVariant(r.scenario); }},
        {tr("Figure"), {}, u"figure"_s,
         [](const Row& r) {
             return QVariant(study::inputName(r.drift.input, study::Naming::Label));
         }},
        {tr("Unit"), {}, u"unit"_s,
         [](const Row& r) {
             return QVariant(QString::fromLatin1(study::spec(r.drift.input).unit));
         },
         nullptr, nullptr, true},
        {tr("As saved"), {}, u"saved"_s, [](const Row& r) { return QVariant(r.drift.saved.value); },
         [](const Row& r, const QLocale& l) { return driftValueText(r.drift.saved, l); }},
        {tr("This edition"), {}, u"this_edition"_s,
         [](const Row& r) { return QVariant(r.drift.current.value); },
         [](const Row& r, const QLocale& l) { return driftValueText(r.drift.current, l); }},
        {tr("Changes the total by"), {}, u"effect_kgCO2e"_s,
         [](const Row& r) { return QVariant(r.effectKg()); }, effectText},
        {tr("Of the total"), {}, u"effect_percent"_s,
         [](const Row& r) {
             return r.drift.savedKg > 0.0 ? QVariant(100.0 * r.effectKg() / r.drift.savedKg)
                                          : QVariant();
         },
         shareText},
        {tr("Source as saved"), {}, u"saved_source"_s,
         [](const Row& r) { return QVariant(sourceText(r.drift.saved.citation)); }, nullptr,
         [](const Row& r, const QLocale&) { return wholeSource(r.drift.saved.citation); }},
        {tr("Source today"), {}, u"this_source"_s,
         [](const Row& r) { return QVariant(sourceText(r.drift.current.citation)); }, nullptr,
         [](const Row& r, const QLocale&) { return wholeSource(r.drift.current.citation); }}};
}

Qt::ItemFlags TickedRows::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags known = QIdentityProxyModel::flags(index);
    return index.isValid() && index.column() == 0 ? known | Qt::ItemIsUserCheckable : known;
}

QVariant TickedRows::data(const QModelIndex& index, int role) const
{
    if (role == Qt::CheckStateRole && index.isValid() && index.column() == 0)
        return int(isTicked(index.data(KeyRole).toString()) ? Qt::Checked : Qt::Unchecked);
    return QIdentityProxyModel::data(index, role);
}

bool TickedRows::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != 0)
        return false;
    const QString key = index.data(KeyRole).toString();
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(key);
    else
        m_ticked.remove(key);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticksChanged();
    return true;
}

} // namespace gramme::gui
