// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/result/resulttext.h"

#include "engine/siterounding.h"
#include "study/format.h"
#include "study/working.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace format = study::format;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::gui", text);
}

/// Of the place's own figure, whatever basis was asked for.
catalog::Basis primaryBasis(const study::Resolved& resolved)
{
    const study::Selection& at = resolved.selection;
    if (at.grid)
        return at.grid->intensity.basis;
    return at.region ? at.region->intensity.basis : catalog::Basis::Unknown;
}

} // namespace

QString headlineText(const study::Outcome& outcome, const QLocale& locale)
{
    if (outcome.site)
        return format::exact(outcome.site->figures.raw.value(), locale) + u" kg CO₂e"_s;
    return format::mass(outcome.estimate.total, locale) + u" CO₂e"_s;
}

QString intervalText(const study::Outcome& outcome, const QLocale& locale)
{
    const auto& interval = outcome.estimate.interval;
    if (!interval || outcome.site)
        return {};
    return tr("%1: %2").arg(format::percent(interval->level.value(), locale),
                            format::massRange(interval->low, interval->high, locale));
}

QString basisChangeText(const study::Outcome& outcome, const QLocale& locale)
{
    using study::Origin;
    using study::Warning;
    const study::Resolved& resolved = outcome.resolved;
    if (resolved.origin(study::Input::Basis) != Origin::Given ||
        resolved.warnings.test(static_cast<std::size_t>(Warning::BasisUnavailable)))
        return {};
    const double used = resolved.workload.intensity.value();
    const double primary = resolved.primaryIntensity;
    const bool isMix = resolved.origin(study::Input::Intensity) == Origin::FuelMix;
    const auto named = [&locale](const QString& name, double value) {
        return u"%1 %2"_s.arg(name, format::intensity(value, locale)).trimmed();
    };
    const QString now = named(isMix ? tr("Fuel mix") : tr("Lifecycle"), used);
    if (!isMix && used == primary)
        return tr("%1 is the primary value of this place already, so nothing changes.").arg(now);
    const QString before = named(study::basisText(primaryBasis(resolved)), primary);
    if (!(primary > 0.0))
        return tr("%1 instead of %2.").arg(now, before);
    const QString difference = format::percent(std::abs(used / primary - 1.0), locale);
    return used < primary ? tr("%1 instead of %2: %3 less.").arg(now, before, difference)
                          : tr("%1 instead of %2: %3 more.").arg(now, before, difference);
}

QString workingHtml(const study::Outcome& outcome, const QLocale& locale)
{
    QString html;
    for (const study::WorkingPart& part :
         study::working(outcome, locale, study::WorkingStyle::Screen)) {
        QString text = part.text.toHtmlEscaped();
        if (part.input) {
            text.replace(u' ', QChar(QChar::Nbsp));
            html += u"<a href=\"input:%1\">%2</a>"_s.arg(
                QString::fromLatin1(study::spec(*part.input).key), text);
        } else {
            html += text;
        }
    }
    return html;
}

QString asideText(const study::Outcome& outcome, const catalog::Catalog& catalog,
                  const QLocale& locale)
{
    QStringList lines;
    const study::Resolved& resolved = outcome.resolved;
    if (outcome.site && outcome.site->cleanest)
        lines << tr("The page's alternative: %1 kg in %2.")
                     .arg(format::exact(outcome.site->cleanestKg.value(), locale),
                          outcome.site->cleanest->name);
    if (resolved.offsetKnown && resolved.offsetPct > 0.0) {
        const engine::Kilograms claimed = outcome.site ? outcome.site->figures.offset
                                                       : outcome.estimate.claimedOffset;
        const bool typed = resolved.origin(study::Input::OffsetPct) == study::Origin::Given;
        const QString who = typed || !resolved.selection.provider
                                ? tr("You claim")
                                : tr("%1 claims").arg(resolved.selection.provider->name);
        lines << tr("%1 to offset or match %2 % of this (%3); a market claim, not subtracted.")
                     .arg(who, format::exact(resolved.offsetPct, locale),
                          format::mass(claimed, locale));
    }
    lines << study::warningTexts(resolved);
    if (study::usesShareAlike(resolved))
        lines << catalog.shareAlikeNotice();
    lines << catalog.notices(); // What was found wrong with its files, if anything.
    return lines.join(u'\n');
}

QString equivalenceText(const study::EquivalenceValue& value, const study::Outcome& outcome,
                        const QLocale& locale)
{
    const catalog::Equivalence& item = *value.equivalence;
    QString number = format::significant(value.value, locale);
    if (outcome.site)
        number = QString::fromStdString(
            engine::site::equivalenceText(outcome.site->figures.raw.value() / item.kgPerUnit));
    return u"%1 %2"_s.arg(number, value.value == 1.0 ? item.labelSingular : item.labelPlural);
}

} // namespace gramme::gui
