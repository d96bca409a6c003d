// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/templates.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>
#include <QVariantList>

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <exception>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

/// A static library's resources have to be asked for; Qt wants this outside any namespace.
static void registerTemplates()
{
    Q_INIT_RESOURCE(templates);
}

namespace gramme::exchange {

namespace {

namespace mustache = kainjow::mustache;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

mustache::data toData(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return mustache::data(value.toBool());
    case QMetaType::QVariantMap: {
        mustache::data object(mustache::data::type::object);
        const QVariantMap map = value.toMap();
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            object.set(it.key().toStdString(), toData(*it));
        return object;
    }
    case QMetaType::QVariantList: {
        mustache::data list(mustache::data::type::list);
        for (const QVariant& item : value.toList())
            list.push_back(toData(item));
        return list;
    }
    default:
        break;
    }
    const QString text = value.toString();
    return text.isEmpty() ? mustache::data(false) : mustache::data(text.toStdString());
}

/// Looks names up from the innermost section outwards, and notes those that do not exist: a
/// misspelt one would leave a hole in a statement.
class StrictContext final : public mustache::basic_context<std::string>
{
public:
    explicit StrictContext(const mustache::data& values) { m_items.push_back(&values); }

    void push(const mustache::data* data) override
    {
        if (++m_pushed > mostSections)
            throw std::length_error("it repeats its sections too often");
        m_items.push_back(data);
    }
    void pop() override { m_items.pop_back(); }

    const mustache::data* get(const std::string& name) const override
    {
        if (name == ".")
            return m_items.back();
        for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) {
            if (const mustache::data* found = (*item)->get(name))
                return found;
        }
        if (m_missing.empty())
            m_missing = name;
        return nullptr;
    }

    /// Data is never a template: what a user typed would be run.
    const mustache::data* get_partial(const std::string& name) const override
    {
        m_partial = name;
        return nullptr;
    }

    const std::string& missing() const { return m_missing; }
    const std::string& partial() const { return m_partial; }

private:
    /// A list within itself, eight times, would write for hours.
    static constexpr int mostSections = 1'000'000;

    std::vector<const mustache::data*> m_items;
    int m_pushed = 0;
    mutable std::string m_missing;
    mutable std::string m_partial;
};

Problem badTemplate(const QString& name, const QString& what)
{
    return {Problem::Kind::BadInput, name,
            tr("The template %1 cannot be used: %2").arg(name, what)};
}

int lineAt(const QByteArray& text, qsizetype position)
{
    return int(text.left(position).count('\n')) + 1;
}

/// The library says where in bytes; people count lines.
Problem malformed(const QByteArray& text, const QString& name, const QString& message)
{
    static const QRegularExpression place(u"^(.*) at (\\d+)$"_s);
    const QRegularExpressionMatch match = place.match(message);
    if (!match.hasMatch())
        return badTemplate(name, tr("%1.").arg(message));
    const int line = lineAt(text, match.captured(2).toLongLong());
    return badTemplate(name, tr("line %1: %2.").arg(QString::number(line), match.captured(1)));
}

/// What tags begin and end with: braces, unless the template says otherwise.
struct Delimiters
{
    QString open = u"{{"_s;
    QString close = u"}}"_s;
};

Delimiters delimiters(const QString& text)
{
    static const QRegularExpression change(u"\\{\\{=\\s*(\\S+)\\s+(\\S+)\\s*=\\}\\}"_s);
    const QRegularExpressionMatch other = change.match(text);
    return other.hasMatch() ? Delimiters{other.captured(1), other.captured(2)} : Delimiters();
}

Problem unknownName(const QByteArray& text, const QString& name, const std::string& missing)
{
    const QString bytes = QString::fromLatin1(text); // lines are counted by bytes
    const auto [open, close] = delimiters(bytes);
    const QRegularExpression tag(u"%1[#^&{\\s]*%2[}\\s]*%3"_s.arg(
        QRegularExpression::escape(open),
        QRegularExpression::escape(QString::fromLatin1(missing.c_str())),
        QRegularExpression::escape(close)));
    const qsizetype position = std::max(bytes.indexOf(tag), qsizetype(0));
    return badTemplate(
        name, tr("line %1: there is nothing called “%2” to fill in.")
                  .arg(QString::number(lineAt(text, position)), QString::fromStdString(missing)));
}

/// Where sections stand deeper in each other than anyone writes them; -1: nowhere. The library
/// would go as deep on the stack.
qsizetype tooDeepAt(const QByteArray& text)
{
    constexpr int deepest = 100;
    const QString bytes = QString::fromLatin1(text);
    QStringList opening{u"\\{\\{"_s}; // and what any change makes of it
    static const QRegularExpression change(u"=\\s*(\\S{1,9})\\s+\\S{1,9}\\s*="_s);
    for (auto it = change.globalMatch(bytes); it.hasNext();)
        opening << QRegularExpression::escape(it.next().captured(1));
    opening.removeDuplicates();
    const QRegularExpression tags(u"(?:%1)\\s*([#^/])"_s.arg(opening.join(u'|')));
    int depth = 0;
    for (auto it = tags.globalMatch(bytes); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        depth = std::max(0, depth + (match.capturedView(1) == u'/' ? -1 : 1));
        if (depth > deepest)
            return match.capturedStart();
    }
    return -1;
}

/// The text with every line that holds nothing but the beginning or end of a section joined to the
/// next, as the Mustache manual has it; the library leaves an empty line where a section is off.
/// Before an empty line, which is meant, it stays: the library drops the joined line as a whole.
QString withoutTagLines(const QByteArray& text)
{
    QString joined = QString::fromUtf8(text);
    const auto [open, close] = delimiters(joined);
    const QRegularExpression alone(
        u"^[ \\t]*(%1[#^/][^\\n]*?%2)[ \\t]*\\n(?![ \\t]*\\n)"_s.arg(
            QRegularExpression::escape(open), QRegularExpression::escape(close)),
        QRegularExpression::MultilineOption);
    // One at a time: a line of several tags is not alone, its first and last would match.
    QString result;
    qsizetype done = 0;
    for (auto it = alone.globalMatch(joined); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (match.captured(1).count(close) > 1)
            continue;
        result += QStringView(joined).mid(done, match.capturedStart() - done);
        result += match.captured(1);
        done = match.capturedEnd();
    }
    result += QStringView(joined).mid(done);
    return result;
}

/// The escape with French spaces in the French templates: no line ends between number and unit.
Escape inLanguageOf(const QString& name, const Escape& escape)
{
    if (!name.startsWith("fr/"_L1))
        return escape;
    return [escape](const QString& value) {
        static const QRegularExpression unit(u"(?<=\\d) (?=%|(?:[kMGT]?Wh|kg|g|t|h|W)\\b)"_s);
        QString firm = value;
        return escape(firm.replace(unit, u"\u00A0"_s));
    };
}

/// Without blanks at line ends, never two empty lines in a row, one line end at the end.
QString tidied(const QString& text)
{
    static const QRegularExpression lineEnds(u"[ \\t]+\\n"_s);
    static const QRegularExpression emptyLines(u"\\n{3,}"_s);
    QString clean = text;
    clean.replace(lineEnds, u"\n"_s).replace(emptyLines, u"\n\n"_s);
    return clean.trimmed() + u'\n';
}

} // namespace

Result<Template> builtInTemplate(const QString& fileName, const QLocale& locale)
{
    registerTemplates();
    const QString language = locale.name().section(u'_', 0, 0);
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const bool isC = locale.language() == QLocale::C;
    for (const auto& [folder, numbers] :
         {std::pair(isC ? u"en"_s : language, locale), std::pair(u"en"_s, english)}) {
        const QString name = folder + u'/' + fileName;
        QFile file(u":/templates/"_s + name);
        if (file.open(QIODevice::ReadOnly))
            return Template{name, file.readAll(), numbers};
    }
    return Problem{
        Problem::Kind::Fault, fileName,
        tr("The template %1 is missing from this program; install it again.").arg(fileName)};
}

Result<QString> render(const QByteArray& text, const QString& name, const QVariantMap& data,
                       const Escape& escape)
{
    if (const qsizetype deep = tooDeepAt(text); deep >= 0)
        return badTemplate(name, tr("line %1: sections stand too deep in each other.")
                                     .arg(QString::number(lineAt(text, deep))));
    try {
        const mustache::mustache whole(text.toStdString());
        if (!whole.is_valid())
            return malformed(text, name, QString::fromStdString(whole.error_message()));
        mustache::mustache parsed(withoutTagLines(text).toStdString());
        parsed.set_custom_escape([written = inLanguageOf(name, escape)](const std::string& value) {
            return written(QString::fromStdString(value)).toStdString();
        });
        const mustache::data values = toData(data);
        StrictContext context(values);
        std::ostringstream out;
        parsed.render(context, out);
        if (!parsed.is_valid())
            return malformed(text, name, QString::fromStdString(parsed.error_message()));
        if (!context.partial().empty())
            return badTemplate(name, tr("it includes “%1”, and templates cannot include others.")
                                         .arg(QString::fromStdString(context.partial())));
        if (!context.missing().empty())
            return unknownName(text, name, context.missing());
        return tidied(QString::fromStdString(out.str()));
    } catch (const std::exception& fault) { // the library's parser indexes past odd endings
        return badTemplate(name, QString::fromUtf8(fault.what()) + u'.');
    }
}

} // namespace gramme::exchange
