// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/words.h"

#include "exchange/templates.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

/// A static library's resources have to be asked for; Qt wants this outside any namespace.
static void registerTemplates()
{
    Q_INIT_RESOURCE(reporttemplates);
}

namespace gramme::report {

Result<Words> wordsOf(const QLocale& locale)
{
    registerTemplates();
    const auto source = exchange::builtInTemplate(u"reportwords.mustache"_s, locale);
    if (!source)
        return source.error();
    Words words;
    words.m_locale = source->locale;
    const auto lines = QString::fromUtf8(source->text).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const qsizetype equals = line.indexOf(u'=');
        if (equals > 0)
            words.m_words.insert(line.left(equals).trimmed(), line.mid(equals + 1).trimmed());
    }
    return words;
}

} // namespace gramme::report
