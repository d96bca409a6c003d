// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"

#include "exchange/bibliography.h"
#include "exchange/escape.h"
#include "exchange/statement.h"
#include "exchange/templates.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr std::array formats{
    PublishFormatInfo{PublishFormat::LatexParagraph, "latex",
                      QT_TRANSLATE_NOOP("gramme::exchange", "LaTeX paragraph"), "tex"},
    PublishFormatInfo{PublishFormat::Bibtex, "bibtex",
                      QT_TRANSLATE_NOOP("gramme::exchange", "BibTeX"), "bib"},
    PublishFormatInfo{PublishFormat::Markdown, "markdown",
                      QT_TRANSLATE_NOOP("gramme::exchange", "Markdown"), "md"},
    PublishFormatInfo{PublishFormat::PlainText, "text",
                      QT_TRANSLATE_NOOP("gramme::exchange", "Plain text"), "txt"},
};

const PublishFormatInfo& info(PublishFormat format)
{
    return formats[static_cast<std::size_t>(format)];
}

/// Escapes for LaTeX and keeps the texts that lost characters on the way.
class LatexEscape
{
public:
    QString operator()(const QString& text)
    {
        bool complete = true;
        const QString escaped = escapeLatex(text, &complete);
        if (!complete && !m_originals.contains(text))
            m_originals << text;
        return escaped;
    }

    /// Comments with the texts in full.
    QString comments() const
    {
        QString lines;
        for (const QString& text : m_originals) {
            lines += u"% "_s +
                     QCoreApplication::translate("gramme::exchange",
                                                 "Written with the letters of plain LaTeX; in "
                                                 "full: %1")
                         .arg(singleLine(text)) +
                     u'\n';
        }
        return lines;
    }

private:
    QStringList m_originals;
};

Escape plainEscape(PublishFormat format)
{
    switch (format) {
    case PublishFormat::Bibtex:
        return [](const QString& text) { return escapeLatex(text); };
    case PublishFormat::Markdown:
        return [](const QString& text) { return escapeMarkdown(text); };
    case PublishFormat::LatexParagraph:
    case PublishFormat::PlainText:
        break;
    }
    return [](const QString& text) { return singleLine(text); };
}

} // namespace

std::span<const PublishFormatInfo> publishFormats()
{
    return formats;
}

QString publishTitle(PublishFormat format)
{
    return QCoreApplication::translate("gramme::exchange", info(format).title);
}

Result<QString> publish(const study::Scenario& scenario, const study::Outcome& outcome,
                        const catalog::Catalog& catalog, PublishFormat format,
                        const PublishOptions& options)
{
    const auto source =
        builtInTemplate(QString::fromLatin1(info(format).key) + u".mustache"_s, options.locale);
    if (!source)
        return source.error();
    const Bibliography bibliography(outcome.resolved, catalog);
    QVariantMap data = statementData(scenario, outcome, catalog, bibliography, source->locale);
    data.insert(u"details"_s, options.details);
    if (format != PublishFormat::LatexParagraph)
        return render(source->text, source->name, data, plainEscape(format));
    LatexEscape escape;
    auto text = render(source->text, source->name, data,
                       [&escape](const QString& value) { return escape(value); });
    if (text)
        *text += escape.comments();
    return text;
}

} // namespace gramme::exchange
