// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/usertemplates.h"

#include "exchange/csv.h"
#include "exchange/escape.h"
#include "exchange/publishdata.h"
#include "exchange/templates.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStringDecoder>

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr auto ending = ".mustache"_L1;
constexpr qint64 largest = 1'000'000; ///< bytes; a template is a page or two

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

Problem unusable(const UserTemplate& with, const QString& why)
{
    return {Problem::Kind::BadInput, with.fileName,
            tr("The template %1 cannot be used: %2").arg(QFileInfo(with.fileName).fileName(), why)};
}

/// The first line that is not UTF-8; 0: all of them are.
int lineNotUtf8(const QByteArray& text)
{
    int line = 0;
    for (const QByteArray& each : text.split('\n')) {
        ++line;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString unused = decoder(each);
        if (decoder.hasError())
            return line;
    }
    return 0;
}

Result<QByteArray> textOf(const UserTemplate& with)
{
    const QFileInfo info(with.fileName);
    QFile file(with.fileName);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return unusable(with, tr("it is not there or not a file that can be read."));
    QByteArray text = file.read(largest + 1);
    if (text.size() > largest)
        return unusable(with, tr("it is larger than 1 MB, which no template is; make it shorter."));
    if (const int line = lineNotUtf8(text))
        return unusable(
            with,
            tr("line %1: it is not UTF-8; save it with that encoding.").arg(QString::number(line)));
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    return text.replace("\r\n", "\n");
}

/// A whole cell, quoted where it must be, that no spreadsheet runs as a formula.
QString csvCell(const QString& text)
{
    std::string cell;
    appendText(cell, singleLine(text).toStdString());
    return QString::fromStdString(cell);
}

/// What stands between the quotes of a JSON string.
QString jsonText(const QString& text)
{
    return singleLine(text).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
}

Escape escapeFor(const QString& suffix)
{
    if (suffix == "tex"_L1 || suffix == "bib"_L1)
        return [](const QString& text) { return escapeLatex(text); };
    if (suffix == "md"_L1)
        return [](const QString& text) { return escapeMarkdown(text); };
    if (suffix == "html"_L1 || suffix == "htm"_L1 || suffix == "xml"_L1 || suffix == "svg"_L1)
        return [](const QString& text) { return escapeHtml(text); };
    if (suffix == "yaml"_L1 || suffix == "yml"_L1)
        return [](const QString& text) { return yamlString(text); };
    if (suffix == "csv"_L1)
        return csvCell;
    if (suffix == "json"_L1)
        return jsonText;
    return [](const QString& text) { return singleLine(text); };
}

} // namespace

QString userTemplateFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/gramme/templates"_s;
}

std::vector<UserTemplate> userTemplates(const QString& folder)
{
    std::vector<UserTemplate> found;
    const QFileInfoList files = QDir(folder).entryInfoList({u"*"_s + ending}, QDir::Files);
    for (const QFileInfo& file : files) {
        UserTemplate each;
        each.name = file.fileName().chopped(ending.size());
        each.fileName = file.filePath();
        each.suffix = QFileInfo(each.name).suffix().toLower();
        if (each.suffix.isEmpty())
            each.suffix = u"txt"_s;
        found.push_back(std::move(each));
    }
    std::sort(found.begin(), found.end(),
              [](const UserTemplate& a, const UserTemplate& b) { return a.name < b.name; });
    return found;
}

QVariantMap userTemplateData(const Publication& publication, const PublishOptions& options)
{
    QVariantMap data = publicationData(publication, options, options.locale);
    QVariantList scenarios = data.take(u"items"_s).toList();
    for (qsizetype i = 0; i < scenarios.size(); ++i) {
        QVariantMap item = scenarios.at(i).toMap();
        item.insert(u"notes"_s, publication.items.at(std::size_t(i)).entry.notes);
        scenarios[i] = item;
    }
    data.remove(u"one_item"_s);
    data.insert(u"several"_s, scenarios.size() > 1);
    data.insert(u"scenarios"_s, scenarios);
    return data;
}

Result<QString> publish(const Publication& publication, const UserTemplate& with,
                        const PublishOptions& options)
{
    if (publication.items.empty())
        return unusable(with, tr("there is no scenario with a result; complete one."));
    const auto text = textOf(with);
    if (!text)
        return text.error();
    const QString name = QFileInfo(with.fileName).fileName();
    auto filled =
        render(*text, name, userTemplateData(publication, options), escapeFor(with.suffix));
    if (filled)
        return filled;
    Problem problem = filled.error();
    problem.place = with.fileName; // the sentence has the name and the line
    return problem;
}

} // namespace gramme::exchange
