// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/result/resulttext.h"

#include "engine/siterounding.h"
#include "study/format.h"
#include "study/working.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace format = study::format;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::gui", text);
}

} // namespace

QString headlineText(const study::Outcome& outcome, const QLocale& locale)
{
    if (outcome.site)
        return format::exact(outcome.site->figures.raw.value(), locale) + u" kg CO₂e"_s;
    return format::mass(outcome.estimate.total, locale) + u" CO₂e"_s;
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
