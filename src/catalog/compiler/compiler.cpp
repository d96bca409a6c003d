// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/compiler.h"

#include "catalog/compiler/checks.h"
#include "catalog/compiler/reader.h"
#include "catalog/compiler/writer.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

Content readContent(const QString& resources, Report& report)
{
    const QString bibliographyFile = u"references/references.bib"_s;
    const QString noticeFile = u"licences/odbl-notice.txt"_s;
    Content content;
    for (const TableSpec& spec : tableSpecs()) {
        for (const TableFile& file : spec.files)
            content.data.tables.push_back(readTable(resources, spec, file, report));
    }
    content.bibliography =
        parseBibliography(readText(resources, bibliographyFile, report), bibliographyFile, report);
    content.shareAlikeNotice = readText(resources, noticeFile, report).simplified();
    if (content.shareAlikeNotice.isEmpty())
        report.refuse(noticeFile, 1, u"text"_s, u"nothing"_s, u"the notice of the ODbL rows"_s);
    return content;
}

void check(Content& content, Report& report)
{
    const Dataset& data = content.data;
    checkCells(data, report);
    for (const auto checkDomain :
         {checkSources, checkAccelerators, checkCpus, checkInstances, checkLacosteHardware,
          checkDefaults, checkMfu, checkEmbodiedOf, checkWater, checkSocialCosts, checkGrids,
          checkGridSources, checkMonthProfiles, checkHourProfiles, checkEnergySources,
          checkProviders, checkCloudRegions, checkLacosteRegions, checkKnownFigures})
        checkDomain(data, report);
    QSet<QString> citationKeys;
    for (const BibEntry& entry : content.bibliography)
        citationKeys.insert(entry.key);
    checkReferences(data, citationKeys, report);
    content.aliases = makeAliases(data, report);
    checkLacosteNames(data, content.aliases, report);
}

struct OutputFile
{
    Part part;
    QString name;
};

void write(const Content& content, const QString& output, Report& report)
{
    const OutputFile files[] = {{Part::Open, u"catalogue.sqlite"_s},
                                {Part::ShareAlike, u"catalogue-odbl.sqlite"_s}};
    QDir().mkpath(output);
    const QDir folder(output);
    bool ok = true;
    for (const OutputFile& file : files) {
        const QString unfinished = folder.filePath(file.name + u".new"_s);
        QFile::remove(unfinished);
        if (const auto error = writeDatabase(content, file.part, unfinished)) {
            report.refuse(file.name, 1, u"file"_s, *error, u"a folder that can be written"_s);
            ok = false;
        }
    }
    for (const OutputFile& file : files) {
        const QString unfinished = folder.filePath(file.name + u".new"_s);
        if (!ok) {
            QFile::remove(unfinished);
            continue;
        }
        QFile::remove(folder.filePath(file.name));
        if (!QFile::rename(unfinished, folder.filePath(file.name))) {
            report.refuse(file.name, 1, u"file"_s, u"a file that cannot be replaced"_s,
                          u"a folder that can be written"_s);
        }
    }
}

} // namespace

Report compile(const QString& resources, const QString& output)
{
    Report report;
    Content content = readContent(resources, report);
    check(content, report);
    if (report.isClean())
        write(content, output, report);
    return report;
}

} // namespace gramme::catalog::compiler
