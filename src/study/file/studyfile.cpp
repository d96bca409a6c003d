// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/studyfile.h"

#include "study/file/reader.h"
#include "study/file/recovery.h"
#include "study/file/rescue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::study::file {

namespace {

/// More than any study; a guard against a device or a film by mistake.
constexpr qint64 largestFile = 256 * 1024 * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

Problem bad(const QString& name, const QString& sentence)
{
    return {Problem::Kind::BadInput, name, sentence};
}

/// Bytes that are not UTF-8, line by line, in the offsets of the mended text.
QByteArray mendUtf8(const QByteArray& text, std::vector<qsizetype>& places)
{
    if (text.isValidUtf8())
        return text;
    QByteArray mended;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype newline = text.indexOf('\n', start);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        const QByteArray line = text.mid(start, end - start);
        const QByteArray sound = QString::fromUtf8('x' + line).mid(1).toUtf8();
        if (sound != line) {
            const auto differs =
                std::mismatch(line.begin(), line.end(), sound.begin(), sound.end());
            places.push_back(mended.size() + (differs.second - sound.begin()));
        }
        mended += sound;
        start = end;
    }
    return mended;
}

bool hasScenarios(const Node& root)
{
    const Node* scenarios = root.find(u"scenarios");
    return scenarios && std::any_of(scenarios->members.begin(), scenarios->members.end(),
                                    [](const Member& m) { return m.value.find(u"inputs"); });
}

/// Whether it is one of ours, and not of a newer program.
std::optional<Problem> refusal(const Node& root, const Parsed& parsed, Damage& damage)
{
    const QString& name = damage.name();
    const Node* format = root.find(u"format");
    if (!format || format->text != "gramme.study"_L1) {
        if (!hasScenarios(root)) {
            return bad(name, parsed.isWhole
                                 ? tr("“%1” is JSON of another kind and not a Gramme study; choose "
                                      "a file that ends in .gramme.")
                                       .arg(name)
                                 : tr("“%1” is not a Gramme study, which is JSON; choose a file "
                                      "that ends in .gramme.")
                                       .arg(name));
        }
        damage.add(format ? format->offset : root.offset,
                   tr("“format” must be “gramme.study”; it was mended."));
    }
    const Node* version = root.find(u"version");
    const double number =
        version && version->type == Node::Type::Number ? version->text.toDouble() : 0.0;
    if (number > formatVersion)
        return bad(name, tr("“%1” is a study file of version %2, and this program reads up to "
                            "version %3; open it with a newer Gramme.")
                             .arg(name, version->text, QString::number(formatVersion)));
    if (number != formatVersion)
        damage.add(version ? version->offset : root.offset,
                   tr("“version” must be a whole number from 1; 1 was taken."));
    return std::nullopt;
}

bool isEmpty(const Study& study)
{
    return study.scenarios.isEmpty() && study.runs.isEmpty() && study.own.isEmpty();
}

} // namespace

Result<Opened> read(const QByteArray& bytes, const QString& name)
{
    const QByteArray content = bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
    if (content.trimmed().isEmpty())
        return bad(name, tr("“%1” is empty; its backup, if there is one, holds what stood before "
                            "the last save.")
                             .arg(name));
    std::vector<qsizetype> wrongBytes;
    const QByteArray text = mendUtf8(content, wrongBytes);
    Damage damage(text, name);
    for (const qsizetype offset : wrongBytes)
        damage.add(offset, tr("this is not UTF-8; the characters that cannot be read were replaced "
                              "by “�”."));
    Parsed parsed = parse(text);
    const bool isWhole = parsed.isWhole;
    const Node root = isWhole ? parsed.root : rescue(text, parsed, damage);
    if (auto problem = refusal(root, parsed, damage))
        return *std::move(problem);
    Opened opened;
    opened.study = Reader(damage).read(root);
    opened.damage = damage.sentences();
    if (!opened.damage.isEmpty() && isEmpty(opened.study))
        return bad(name, tr("Nothing of “%1” could be read. %2 Its backup, if there is one, holds "
                            "what stood before the last save.")
                             .arg(name, opened.damage.first()));
    return opened;
}

Result<Opened> load(const QString& fileName)
{
    const QString shown = QDir::toNativeSeparators(fileName);
    const auto fault = [&fileName, &shown](const QString& reason) {
        return Problem{Problem::Kind::Fault, fileName,
                       tr("“%1” could not be opened: %2. Check the name and whether you may read "
                          "it.")
                           .arg(shown, reason)};
    };
    if (QFileInfo(fileName).isDir())
        return fault(tr("it is a folder"));
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return fault(file.errorString());
    const QByteArray text = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return fault(file.errorString());
    if (text.size() > largestFile)
        return fault(tr("it is larger than 256 MB, which no study is"));
    return read(text, QFileInfo(fileName).fileName());
}

Recovery readRecovery(const QByteArray& text)
{
    Recovery recovery;
    const Parsed parsed = parse(text);
    if (const Node* node = parsed.root.find(u"recovery")) {
        if (const Node* name = node->find(u"file"))
            recovery.fileName = name->text;
        if (const Node* closed = node->find(u"closed"))
            recovery.wasClosed = closed->flag;
    }
    return recovery;
}

} // namespace gramme::study::file
