// SPDX-License-Identifier: GPL-3.0-or-later
#include "damagedresources.h"

#include "catalog/compiler/compiler.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;
using gramme::catalog::compiler::Report;

namespace {

QString originalName(const QString& path)
{
    return QDir(QStringLiteral(GRAMME_RESOURCES)).filePath(path);
}

QByteArray bytesOf(const QString& fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

DamagedResources::DamagedResources()
    : m_resources(m_folder.filePath(u"resources"_s))
    , m_output(m_folder.filePath(u"output"_s))
    , m_isValid(m_folder.isValid() && linkAll())
{}

bool DamagedResources::linkAll()
{
    const QDir root(QStringLiteral(GRAMME_RESOURCES));
    for (const QString& part : {u"hardware_db"_s, u"regions"_s, u"references"_s, u"licences"_s}) {
        QDirIterator files(root.filePath(part), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = root.relativeFilePath(files.next());
            const QString link = QDir(m_resources).filePath(path);
            if (!QDir().mkpath(QFileInfo(link).path()) || !QFile::link(originalName(path), link))
                return false;
        }
    }
    return true;
}

QByteArray DamagedResources::original(const QString& path)
{
    return bytesOf(originalName(path));
}

bool DamagedResources::repair()
{
    if (m_damaged.isEmpty())
        return true;
    const QString fileName = QDir(m_resources).filePath(m_damaged);
    const QString path = std::exchange(m_damaged, QString());
    QFile::remove(fileName);
    return QFile::link(originalName(path), fileName);
}

bool DamagedResources::remove(const QString& path)
{
    if (!repair())
        return false;
    m_damaged = path;
    return QFile::remove(QDir(m_resources).filePath(path));
}

bool DamagedResources::damage(const QString& path, const QByteArray& content)
{
    if (!remove(path))
        return false;
    QFile file(QDir(m_resources).filePath(path));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

Report DamagedResources::compile() const
{
    return gramme::catalog::compiler::compile(m_resources, m_output);
}

QByteArray DamagedResources::output(const QString& name) const
{
    return bytesOf(QDir(m_output).filePath(name));
}

QStringList DamagedResources::outputNames() const
{
    return QDir(m_output).entryList(QDir::Files, QDir::Name);
}

bool hasError(const Report& report, const QString& place, const QString& words)
{
    for (const QString& error : report.errors()) {
        if (error.startsWith(place) && error.contains(words))
            return true;
    }
    return false;
}

QByteArray described(const Report& report, const QString& expected)
{
    return u"expected “%1” among\n%2"_s.arg(expected, report.errors().join(u'\n')).toUtf8();
}
