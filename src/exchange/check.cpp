// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/check.h"

#include "exchange/checkproducts.h"
#include "study/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using namespace study;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// How a product was rounded, and what was multiplied that the page does not.
QString rounding(const CheckProduct& product, const QLocale& locale)
{
    QString text = product.siteRounding      ? tr("with the page’s roundings")
                   : product.regionUnrounded ? tr("with the region’s unrounded intensity")
                                             : tr("without rounding");
    if (product.count != 1.0)
        text += tr(", times %1 devices").arg(format::exact(product.count, locale));
    if (product.pue != 1.0)
        text += tr(", times the PUE %1").arg(format::exact(product.pue, locale));
    return text;
}

QStringList recomputes(const StatementCheck& check, const QLocale& locale)
{
    QStringList texts;
    for (const CheckProduct& product : check.products) {
        if (!product.gives)
            continue;
        texts << (texts.isEmpty() ? tr("The statement recomputes %1: %2.")
                                  : tr("It also does %1: %2."))
                     .arg(rounding(product, locale), product.working);
    }
    const CheckProduct& page = check.products.front();
    if (!page.gives)
        texts << tr("The page itself would show another figure: %1.").arg(page.working);
    return texts;
}

QStringList doesNot(const StatementCheck& check, const QLocale& locale)
{
    const CheckProduct& page = check.products.front();
    const double stated = check.parts[CheckPart::Emissions]->value;
    QStringList texts{tr("The statement does not recompute: %1, and the text says %2.")
                          .arg(page.working, checkMass(stated, locale))};
    const auto others =
        std::find_if(check.products.begin(), check.products.end(), [](const CheckProduct& product) {
            return product.count != 1.0 || product.pue != 1.0;
        });
    if (others != check.products.end())
        texts << tr("Nor does it %1: %2.").arg(rounding(*others, locale), others->working);
    if (check.factor)
        texts << tr("The stated figure is %1 times the product.")
                     .arg(format::exact(QString::number(*check.factor, 'g', 4).toDouble(), locale));
    if (check.explanations.empty())
        texts << tr("None of the usual slips explains the difference.");
    return texts;
}

QStringList incomplete(const StatementCheck& check)
{
    QStringList needed;
    for (const CheckPart part : {CheckPart::Hours, CheckPart::Emissions}) {
        if (!check.parts[part])
            needed << checkPartName(part);
    }
    if (!check.parts[CheckPart::Tdp])
        needed << tr("TDP, or a device whose power is known");
    if (!check.parts[CheckPart::Intensity] && !check.entries.region)
        needed << tr("carbon intensity, or a region of the page");
    return {tr("Too little was found to recompute. Missing: %1.").arg(needed.join(u"; "_s))};
}

QStringList missingParts(const StatementParts& parts)
{
    QStringList names;
    for (const CheckPart part :
         {CheckPart::Provider, CheckPart::Region, CheckPart::Intensity, CheckPart::Hours,
          CheckPart::Hardware, CheckPart::Tdp, CheckPart::Emissions, CheckPart::Offset}) {
        const bool isNone = part == CheckPart::Region && parts.isPrivate;
        if (!parts[part] && !isNone)
            names << checkPartName(part);
    }
    return names;
}

/// Where the name leaves the power open: which of the page's devices would give the figure.
QStringList withPossiblePowers(const StatementCheck& check, const QLocale& locale)
{
    QStringList texts;
    for (const catalog::Device* device : check.entries.devices) {
        StatementEntries only = check.entries;
        only.devices = {device};
        const auto numbers = checkNumbers(check.parts, only);
        if (!numbers)
            continue;
        const auto products = checkProducts(*numbers, locale);
        const auto giving = std::find_if(products.begin(), products.end(),
                                         [](const CheckProduct& product) { return product.gives; });
        if (giving != products.end())
            texts << tr("With the page’s “%1” it would recompute: %2.")
                         .arg(device->name, giving->working);
    }
    return texts;
}

void judge(StatementCheck& check, const catalog::Catalog& catalog, const QLocale& locale)
{
    const auto numbers = checkNumbers(check.parts, check.entries);
    if (!numbers) {
        check.verdict = CheckVerdict::Incomplete;
        check.verdictTexts = incomplete(check);
        check.verdictTexts += withPossiblePowers(check, locale);
        return;
    }
    check.products = checkProducts(*numbers, locale);
    const bool gives = std::any_of(check.products.begin(), check.products.end(),
                                   [](const CheckProduct& product) { return product.gives; });
    check.verdict = gives ? CheckVerdict::Recomputes : CheckVerdict::DoesNotRecompute;
    if (gives) {
        check.verdictTexts = recomputes(check, locale);
        return;
    }
    const double factor = numbers->kg / numbers->product();
    if (std::isfinite(factor))
        check.factor = factor;
    check.explanations = checkExplanations(*numbers, check, catalog, locale);
    check.verdictTexts = doesNot(check, locale);
}

} // namespace

StatementCheck checkStatement(const QString& text, const catalog::Catalog& catalog,
                              const QLocale& locale)
{
    StatementCheck check;
    check.parts = readStatement(text, catalog);
    check.missing = missingParts(check.parts);
    if (check.parts.isEmpty()) {
        check.verdictTexts = {
            tr("Nothing of a statement was found: no hours, no hardware, no place "
               "and no kilograms.")};
        return check;
    }
    check.entries = findEntries(check.parts, catalog);
    judge(check, catalog, locale);
    check.remarks = checkRemarks(check, catalog, locale);
    check.today = todayFigures(check, catalog, locale);
    check.todayRun = todayRun(check, locale);
    return check;
}

} // namespace gramme::exchange
