// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"

#include "exchange/escape.h"
#include "exchange/publishdata.h"
#include "exchange/publishmachine.h"
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
    PublishFormatInfo{PublishFormat::LatexTable, "latex-table",
                      QT_TRANSLATE_NOOP("gramme::exchange", "LaTeX table"), "tex"},
    PublishFormatInfo{PublishFormat::Bibtex, "bibtex",
                      QT_TRANSLATE_NOOP("gramme::exchange", "BibTeX"), "bib"},
    PublishFormatInfo{PublishFormat::Markdown, "markdown",
                      QT_TRANSLATE_NOOP("gramme::exchange", "Markdown"), "md"},
    PublishFormatInfo{PublishFormat::PlainText, "text",
                      QT_TRANSLATE_NOOP("gramme::exchange", "Plain text"), "txt"},
    PublishFormatInfo{PublishFormat::Html, "html", QT_TRANSLATE_NOOP("gramme::exchange", "HTML"),
                      "html"},
    PublishFormatInfo{PublishFormat::ModelCard, "model-card",
                      QT_TRANSLATE_NOOP("gramme::exchange", "Model card (YAML)"), "yaml"},
    PublishFormatInfo{PublishFormat::GreenAi, "green-ai",
                      QT_TRANSLATE_NOOP("gramme::exchange", "Green AI fields"), "txt"},
    PublishFormatInfo{PublishFormat::Checklist, "checklist",
                      QT_TRANSLATE_NOOP("gramme::exchange", "Reproducibility checklist"), "txt"},
    PublishFormatInfo{PublishFormat::Csv, "csv", QT_TRANSLATE_NOOP("gramme::exchange", "CSV"),
                      "csv"},
    PublishFormatInfo{PublishFormat::Json, "json", QT_TRANSLATE_NOOP("gramme::exchange", "JSON"),
                      "json"},
    PublishFormatInfo{PublishFormat::BoAmps, "boamps",
                      QT_TRANSLATE_NOOP("gramme::exchange", "BoAmps (JSON)"), "json"},
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

/// What stands between the quotation marks of a string of YAML.
QString insideYaml(const QString& text)
{
    const QString quoted = yamlString(text);
    return quoted.mid(1, quoted.size() - 2);
}

bool isLatex(PublishFormat format)
{
    return format == PublishFormat::LatexParagraph || format == PublishFormat::LatexTable;
}

Escape plainEscape(PublishFormat format)
{
    switch (format) {
    case PublishFormat::Bibtex:
        return [](const QString& text) { return escapeLatex(text); };
    case PublishFormat::Markdown:
        return [](const QString& text) { return escapeMarkdown(text); };
    case PublishFormat::Html:
        return [](const QString& text) { return escapeHtml(text); };
    case PublishFormat::ModelCard:
        return insideYaml;
    default:
        return [](const QString& text) { return singleLine(text); };
    }
}

/// Formats whose sentences also come in a short form, and which state one item at a time.
bool isStatement(PublishFormat format)
{
    return format == PublishFormat::LatexParagraph || format == PublishFormat::Markdown ||
           format == PublishFormat::PlainText || format == PublishFormat::Html;
}

QString templateName(PublishFormat format, const PublishOptions& options)
{
    const bool isShort = isStatement(format) && options.wording == Wording::Short;
    return QString::fromLatin1(info(format).key) + (isShort ? u"-short"_s : QString()) +
           u".mustache"_s;
}

/// One statement an item, one under the other.
Result<QString> eachItem(const Publication& publication, const Template& source,
                         const PublishOptions& options, const Escape& escape)
{
    QStringList parts;
    for (std::size_t i = 0; i < publication.items.size(); ++i) {
        const QVariantMap data = itemStatement(publication, i, options, source.locale);
        auto text = render(source.text, source.name, data, escape);
        if (!text)
            return text;
        parts << *text;
    }
    return parts.join(u'\n');
}

Result<QString> filled(const Publication& publication, PublishFormat format,
                       const PublishOptions& options, const Escape& escape)
{
    const auto source = builtInTemplate(templateName(format, options), options.locale);
    if (!source)
        return source.error();
    if (isStatement(format))
        return eachItem(publication, *source, options, escape);
    return render(source->text, source->name, publicationData(publication, options, source->locale),
                  escape);
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

Result<QString> publish(const Publication& publication, PublishFormat format,
                        const PublishOptions& options)
{
    if (publication.items.empty())
        return Problem{Problem::Kind::BadInput, u"scenarios"_s,
                       QCoreApplication::translate(
                           "gramme::exchange",
                           "There is no scenario with a result to publish; complete one.")};
    switch (format) {
    case PublishFormat::Csv:
        return QString::fromUtf8(statementCsv(publication, options));
    case PublishFormat::Json:
        return QString::fromUtf8(statementJson(publication, options));
    case PublishFormat::BoAmps:
        return QString::fromUtf8(boampsJson(publication));
    default:
        break;
    }
    if (!isLatex(format))
        return filled(publication, format, options, plainEscape(format));
    LatexEscape escape;
    auto text = filled(publication, format, options,
                       [&escape](const QString& value) { return escape(value); });
    if (text)
        *text += escape.comments();
    return text;
}

} // namespace gramme::exchange
