// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/bibliography.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

void checkEntry(const BibEntry& entry, const QString& file, Report& report)
{
    static const QRegularExpression field(u"^\\s*(\\w+)\\s*=\\s*\\{.+\\},?\\s*$"_s);
    QSet<QString> fields;
    for (const QString& line : entry.text.split(u'\n')) {
        if (const auto match = field.match(line); match.hasMatch())
            fields.insert(match.captured(1).toLower());
    }
    const QString found = u"an entry %1 without it"_s.arg(entry.key);
    for (const QString& needed : {u"author"_s, u"title"_s, u"year"_s}) {
        if (!fields.contains(needed))
            report.refuse(file, entry.line, needed, found, u"this field"_s);
    }
    if (!fields.contains(u"url"_s) && !fields.contains(u"doi"_s))
        report.refuse(file, entry.line, u"url"_s, found, u"an url or a doi"_s);
    if (entry.text.count(u'{') != entry.text.count(u'}')) {
        report.refuse(file, entry.line, u"entry"_s,
                      u"%1 opening and %2 closing braces"_s.arg(entry.text.count(u'{'))
                          .arg(entry.text.count(u'}')),
                      u"as many of each"_s);
    }
}

} // namespace

std::vector<BibEntry> parseBibliography(const QString& text, const QString& file, Report& report)
{
    static const QRegularExpression head(u"^@\\w+\\{([^,\\s]+),\\s*$"_s);
    std::vector<BibEntry> entries;
    QSet<QString> keys;
    bool isInside = false;
    int number = 0;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        if (line.startsWith(u'@')) {
            const auto match = head.match(line);
            if (isInside || !match.hasMatch()) {
                report.refuse(file, number, u"entry"_s, u"“%1”"_s.arg(line),
                              u"“@kind{key,” after a closed entry"_s);
            }
            if (keys.contains(match.captured(1))) {
                report.refuse(file, number, u"key"_s, u"“%1” again"_s.arg(match.captured(1)),
                              u"a key of its own"_s);
            }
            keys.insert(match.captured(1));
            entries.push_back({match.captured(1), line, number});
            isInside = true;
        } else if (isInside) {
            entries.back().text += u'\n' + line;
            isInside = line != "}"_L1;
        }
    }
    if (isInside)
        report.refuse(file, number, u"entry"_s, u"an entry that does not end"_s, u"“}”"_s);
    for (const BibEntry& entry : entries)
        checkEntry(entry, file, report);
    return entries;
}

} // namespace gramme::catalog::compiler
