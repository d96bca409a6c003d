// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/boamps.h"

#include "exchange/escape.h"
#include "exchange/import/importtable.h"
#include "study/format.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr double secondsPerHour = 3600.0;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

QString textOf(const QJsonObject& object, const QString& key)
{
    return singleLine(object.value(key).toString()).trimmed();
}

/// A number, also one that stands in quotation marks; a note when it is none or below zero.
std::optional<double> amountOf(const QJsonObject& object, const QString& key, ImportedRow& row)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    const auto number =
        value.isDouble() ? std::optional(value.toDouble()) : importedNumber(value.toString());
    if (number && *number >= 0.0)
        return number;
    doubt(row, tr("“%1” is not a number of zero or more; it was left empty.").arg(key));
    return std::nullopt;
}

// A measure --------------------------------------------------------------------------------------

void readComponent(const QJsonObject& component, ImportedRow& row)
{
    study::MeasuredRun& run = row.run;
    const QString type = textOf(component, u"componentType"_s).toLower();
    const QString name = textOf(component, u"componentName"_s);
    const auto count = amountOf(component, u"nbComponent"_s, row);
    if (type == "gpu"_L1 && run.hardware.isEmpty()) {
        setAccelerators(row, name, count);
    } else if (type == "gpu"_L1) {
        doubt(row, tr("Several models of accelerator are stated; “%1” was left out.").arg(name));
    } else if (type == "cpu"_L1) {
        run.cpu = run.cpu.isEmpty() ? name : run.cpu;
    } else if (type == "ram"_L1) {
        if (const auto size = amountOf(component, u"memorySize"_s, row))
            run.memoryGb = run.memoryGb.value_or(0.0) + *size * std::max(1.0, count.value_or(1.0));
    }
}

void readInfrastructure(const QJsonObject& report, ImportedRow& row)
{
    const QJsonObject infrastructure = report.value(u"infrastructure"_s).toObject();
    row.run.provider = textOf(infrastructure, u"cloudProvider"_s);
    const QJsonArray components = infrastructure.value(u"components"_s).toArray();
    for (const QJsonValue& component : components)
        readComponent(component.toObject(), row);
}

void readEnvironment(const QJsonObject& report, ImportedRow& row)
{
    const QJsonObject environment = report.value(u"environment"_s).toObject();
    const QString country = textOf(environment, u"country"_s);
    const QString location = textOf(environment, u"location"_s);
    row.run.place = location.isEmpty() ? country : u"%1, %2"_s.arg(country, location);
    row.run.intensityGPerKwh = amountOf(environment, u"powerSourceCarbonIntensity"_s, row);
    constexpr double leastGrams = 2.0; // no grid is that clean; as kg/kWh many are below
    if (row.run.intensityGPerKwh && *row.run.intensityGPerKwh < leastGrams)
        doubt(row, tr("A carbon intensity of %1 g/kWh is very low; it may be meant in kg/kWh.")
                       .arg(shownNumber(*row.run.intensityGPerKwh)));
}

QString nameOf(const QJsonObject& report)
{
    const QJsonObject task = report.value(u"task"_s).toObject();
    QStringList parts;
    for (const auto& key : {u"taskFamily"_s, u"taskStage"_s}) {
        if (const QString part = textOf(task, key); !part.isEmpty())
            parts << part;
    }
    return parts.join(u", "_s);
}

void readUse(const QJsonObject& report, const QJsonObject& measure, ImportedRow& row)
{
    struct Share
    {
        const char* key;
        const char* text;
    };
    static constexpr std::array<Share, 2> shares{
        {{"averageUtilizationGpu",
          QT_TRANSLATE_NOOP("gramme::exchange", "Mean use of accelerators: %1.")},
         {"averageUtilizationCpu",
          QT_TRANSLATE_NOOP("gramme::exchange", "Mean use of processors: %1.")}}};
    QStringList notes;
    for (const Share& share : shares) {
        const auto value = amountOf(measure, QString::fromLatin1(share.key), row);
        if (value && *value <= 1.0)
            notes << tr(share.text).arg(study::format::percent(*value, QLocale::c()));
    }
    if (const QString quality = textOf(report, u"quality"_s); !quality.isEmpty())
        notes << tr("Quality as stated: %1.").arg(quality);
    row.run.notes = notes.join(u' ');
}

ImportedRow readMeasure(const QJsonObject& report, const QJsonObject& measure, const QString& file)
{
    ImportedRow row;
    study::MeasuredRun& run = row.run;
    run.energyKwh = amountOf(measure, u"powerConsumption"_s, row);
    if (!run.energyKwh) {
        refuse(row, tr("The measure states no “powerConsumption”, which is the energy in kWh."));
        return row;
    }
    const QString method = textOf(measure, u"measurementMethod"_s);
    run.tool = method.compare("codecarbon"_L1, Qt::CaseInsensitive) == 0 ? u"CodeCarbon"_s : method;
    run.toolVersion = textOf(measure, u"version"_s);
    if (method.contains("estimate"_L1, Qt::CaseInsensitive)) { // as Gramme's own reports say
        run.quality = study::Quality::Estimated;
        doubt(row, tr("The report says that its energy is an estimate."));
    }
    run.file = file;
    run.name = nameOf(report);
    run.record = textOf(report.value(u"header"_s).toObject(), u"reportId"_s);
    run.start = textOf(measure, u"measurementDateTime"_s);
    if (run.start.size() > 10 && run.start[10] == u' ')
        run.start[10] = u'T';
    if (const auto seconds = amountOf(measure, u"measurementDuration"_s, row))
        run.hours = *seconds / secondsPerHour;
    else
        doubt(row, tr("The measure states no duration."));
    doubt(row,
          tr("A BoAmps report does not say which PUE is in its energy; none (1) is assumed. It "
             "states no emissions."));
    readInfrastructure(report, row);
    readEnvironment(report, row);
    readUse(report, measure, row);
    return row;
}

// A file -----------------------------------------------------------------------------------------

void refuseAt(Imported& imported, const QString& place, const QString& note)
{
    ImportedRow row;
    row.place = place;
    refuse(row, note);
    imported.rows.push_back(row);
}

void readReport(const QJsonObject& report, Imported& imported)
{
    const QJsonArray measures = report.value(u"measures"_s).toArray();
    if (measures.isEmpty())
        refuseAt(imported, tr("report"), tr("The report holds no measures."));
    for (qsizetype i = 0; i < measures.size(); ++i) {
        const QString place = tr("measure %1").arg(i + 1);
        if (!measures[i].isObject()) {
            refuseAt(imported, place, tr("The measure is no object in JSON."));
            continue;
        }
        ImportedRow row = readMeasure(report, measures[i].toObject(), imported.files.front());
        row.place = place;
        if (measures.size() > 1 && row.isUsable())
            row.run.record += u" #%1"_s.arg(i + 1);
        imported.rows.push_back(row);
    }
    if (measures.size() > 1)
        imported.notes << tr("The report holds several measures: they may be of one run by several "
                             "tools, whose sum would count it twice.");
}

/// Line and column from 1, the column in characters.
QString positionIn(const QByteArray& content, qsizetype offset)
{
    const QByteArray before = content.left(offset);
    const qsizetype lineBegin = before.lastIndexOf('\n') + 1;
    return tr("line %1, column %2")
        .arg(before.count('\n') + 1)
        .arg(QString::fromUtf8(before.mid(lineBegin)).size() + 1);
}

Imported readFile(const ImportFile& file)
{
    Imported imported;
    imported.format = tr("BoAmps report");
    imported.files = {file.name};
    QByteArray content = file.content;
    if (content.startsWith("\xEF\xBB\xBF"))
        content.remove(0, 3);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (error.error != QJsonParseError::NoError) {
        const QString place = positionIn(content, error.offset);
        refuseAt(imported, place,
                 tr("“%1” is damaged at %2: %3. Nothing was read from it.")
                     .arg(file.name, place, error.errorString()));
        return imported;
    }
    const QJsonArray reports =
        document.isArray() ? document.array() : QJsonArray{document.object()};
    for (const QJsonValue& report : reports)
        readReport(report.toObject(), imported);
    if (imported.rows.empty())
        imported.notes << tr("There are no rows in “%1”.").arg(file.name);
    return imported;
}

std::vector<Imported> read(const std::vector<ImportFile>& files, const ImportOptions&)
{
    return readEach(files, &readFile);
}

bool matches(const ImportFile& file)
{
    QByteArray begin = file.content.left(64);
    if (begin.startsWith("\xEF\xBB\xBF"))
        begin.remove(0, 3);
    begin = begin.trimmed();
    return (begin.startsWith('{') || begin.startsWith('[')) &&
           (file.content.contains("\"powerConsumption\"") ||
            file.content.contains("\"measurementMethod\""));
}

bool named(const QString& name)
{
    return name.contains("boamps"_L1, Qt::CaseInsensitive) && name.endsWith(".json"_L1);
}

} // namespace

ImportFormat boampsFormat()
{
    return {QT_TRANSLATE_NOOP("gramme::exchange", "BoAmps report"), matches, read, named};
}

} // namespace gramme::exchange
