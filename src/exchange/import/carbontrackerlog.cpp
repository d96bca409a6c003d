// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/carbontrackerlog.h"

#include "exchange/escape.h"
#include "exchange/import/importlines.h"
#include "exchange/import/importtable.h"
#include "study/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr double secondsPerHour = 3600.0;
constexpr std::size_t longestLine = 8192;
constexpr qsizetype stampLength = 19;
constexpr int maxNotes = 20;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

bool isStamp(QStringView text)
{
    static constexpr QStringView pattern = u"0000-00-00 00:00:00";
    if (text.size() < pattern.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool digit = pattern[i] == u'0';
        if (digit ? !text[i].isDigit() : text[i] != pattern[i])
            return false;
    }
    return true;
}

/// What stands between two texts; empty where the first does not.
QString between(const QString& text, const QString& before, const QString& after)
{
    const qsizetype at = text.indexOf(before);
    if (at < 0)
        return {};
    const qsizetype begin = at + before.size();
    const qsizetype end = after.isEmpty() ? -1 : text.indexOf(after, begin);
    return text.mid(begin, end < 0 ? -1 : end - begin).trimmed();
}

std::optional<int> wholeNumber(const QString& text)
{
    const auto value = importedNumber(text);
    constexpr double most = 1e9;
    if (!value || *value < 0.0 || *value > most || std::floor(*value) != *value)
        return std::nullopt;
    return static_cast<int>(*value);
}

/// "360.0", or as older versions write it "[136.86 140.2]", one number per device.
std::optional<double> watts(QString text)
{
    for (const QChar c : {u'[', u']', u','})
        text.replace(c, u' ');
    std::optional<double> sum;
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const auto value = importedNumber(part);
        if (!value || *value < 0.0)
            return std::nullopt;
        sum = sum.value_or(0.0) + *value;
    }
    return sum;
}

/// A number with its unit behind it, in the base unit.
std::optional<double> quantity(const QString& text, const QString& unit, const QString& thousand)
{
    const qsizetype blank = text.indexOf(u' ');
    const auto value = importedNumber(QStringView(text).left(blank));
    const QString stated = text.mid(blank + 1).trimmed();
    if (!value || *value < 0.0 || blank < 0 || (stated != unit && stated != thousand))
        return std::nullopt;
    return stated == unit ? *value : *value * 1000.0;
}

std::optional<double> hoursOf(const QString& text)
{
    return study::parseDuration(text.toStdString());
}

// Lines ------------------------------------------------------------------------------------------

class Reader
{
public:
    explicit Reader(CarbontrackerLog& log)
        : m_log(log)
    {}

    void take(const QString& line, std::size_t number);
    void finish();

private:
    using Take = bool (Reader::*)(const QString& text);
    struct Sentence
    {
        const char* begin;
        Take take;
    };

    bool takeNothing(const QString&) { return true; }
    bool takeVersion(const QString& text);
    bool takePue(const QString& text);
    bool takeComponents(const QString& text);
    bool takeEpoch(const QString& text);
    bool takeDuration(const QString& text);
    bool takePower(const QString& text);
    bool takeInterrupted(const QString& text);
    bool takeFallback(const QString& text);
    bool takeIntensity(const QString& text);
    bool takeActual(const QString& text);
    bool takePredicted(const QString& text);
    bool takeTime(const QString& text);
    bool takeEnergy(const QString& text);
    bool takeEmissions(const QString& text);
    bool takeSentence(const QString& text);
    QString withoutStamp(const QString& line);
    CarbontrackerFigures* figures();

    CarbontrackerLog& m_log;
    bool m_isPredicted = false; ///< Which of the two the figures belong to.
    int m_notUnderstood = 0;
};

QString Reader::withoutStamp(const QString& line)
{
    static const QString dash = u" - "_s;
    QString text = line.trimmed();
    if (isStamp(line) && QStringView(line).mid(stampLength, dash.size()) == dash) {
        if (m_log.begin.isEmpty())
            m_log.begin = line.left(stampLength);
        m_log.end = line.left(stampLength);
        text = line.mid(stampLength + dash.size()).trimmed();
    }
    static const QString printed = u"CarbonTracker:"_s;
    if (text.startsWith(printed)) {
        m_log.isOutput = true;
        text = text.mid(printed.size()).trimmed();
    }
    return text;
}

bool Reader::takeSentence(const QString& text)
{
    static constexpr std::array<Sentence, 20> sentences{
        {{"carbontracker version ", &Reader::takeVersion},
         {"Only predicted and actual consumptions", &Reader::takePue},
         {"The following components were found:", &Reader::takeComponents},
         {"Epoch ", &Reader::takeEpoch},
         {"Duration: ", &Reader::takeDuration},
         {"Average power usage (W) for ", &Reader::takePower},
         {"Training was interrupted", &Reader::takeInterrupted},
         {"Live carbon intensity could not be fetched", &Reader::takeFallback},
         {"Average carbon intensity during training was ", &Reader::takeIntensity},
         {"Actual consumption", &Reader::takeActual},
         {"Predicted consumption", &Reader::takePredicted},
         {"Time:", &Reader::takeTime},
         {"Energy:", &Reader::takeEnergy},
         {"CO2eq:", &Reader::takeEmissions},
         {"This is equivalent to:", &Reader::takeNothing},
         {"Carbon intensities (gCO2/kWh) fetched", &Reader::takeNothing},
         {"Current carbon intensity", &Reader::takeNothing},
         {"Monitoring thread ", &Reader::takeNothing},
         {"Finished monitoring", &Reader::takeNothing},
         {"Carbon intensity for the next", &Reader::takeNothing}}};
    const auto* found =
        std::find_if(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
            return text.startsWith(QLatin1String(sentence.begin));
        });
    if (found != sentences.end())
        return (this->*found->take)(text);
    return text.isEmpty() || text.endsWith("km travelled by car"_L1) ||
           (text.contains("PUE coefficient of "_L1) && takePue(text));
}

void Reader::take(const QString& line, std::size_t number)
{
    const QString text = withoutStamp(line);
    if (takeSentence(text) || ++m_notUnderstood > maxNotes)
        return;
    m_log.notes << tr("Line %1 of “%2” was not understood: “%3”.")
                       .arg(number)
                       .arg(m_log.file, shownText(text));
}

void Reader::finish()
{
    if (m_notUnderstood > maxNotes)
        m_log.notes << tr("More lines of “%1” were not understood: %2.")
                           .arg(m_log.file)
                           .arg(m_notUnderstood - maxNotes);
}

bool Reader::takeVersion(const QString& text)
{
    m_log.version = singleLine(between(text, u"version "_s, u" "_s));
    return !m_log.version.isEmpty();
}

bool Reader::takePue(const QString& text)
{
    const auto pue = importedNumber(between(text, u"PUE coefficient of "_s, u" "_s));
    if (!pue || *pue < 1.0)
        return false;
    m_log.pue = pue;
    return true;
}

/// "GPU with device(s) A, B. CPU with device(s) C.", where names may hold full stops.
QStringList devices(const QString& text, const QString& kind, const QString& other)
{
    QString list = between(text, kind + u" with device(s) "_s, u". "_s + other + u" with"_s);
    if (list.endsWith(u'.'))
        list.chop(1);
    QStringList names;
    const QStringList parts = list.split(u", "_s, Qt::SkipEmptyParts);
    for (const QString& part : parts)
        names << singleLine(part.trimmed());
    return names;
}

bool Reader::takeComponents(const QString& text)
{
    m_log.gpus = devices(text, u"GPU"_s, u"CPU"_s);
    m_log.cpus = devices(text, u"CPU"_s, u"GPU"_s);
    return !m_log.gpus.isEmpty() || !m_log.cpus.isEmpty();
}

bool Reader::takeEpoch(const QString& text)
{
    const auto number = wholeNumber(between(text, u"Epoch "_s, u":"_s));
    if (!number)
        return false;
    m_log.epochs.push_back({*number, {}, {}, {}});
    return true;
}

bool Reader::takeDuration(const QString& text)
{
    const auto hours = hoursOf(between(text, u"Duration: "_s, {}));
    if (!hours || m_log.epochs.empty())
        return false;
    m_log.epochs.back().seconds = *hours * secondsPerHour;
    return true;
}

bool Reader::takePower(const QString& text)
{
    const QString component = between(text, u" for "_s, u":"_s);
    const QString value = between(text, u": "_s, {});
    const auto power = watts(value);
    if (m_log.epochs.empty() || (component != "gpu"_L1 && component != "cpu"_L1))
        return false;
    auto& epoch = m_log.epochs.back();
    (component == "gpu"_L1 ? epoch.gpuWatts : epoch.cpuWatts) = power;
    return power || isBlank(value);
}

bool Reader::takeInterrupted(const QString&)
{
    m_log.interrupted = true;
    return true;
}

bool Reader::takeFallback(const QString&)
{
    m_log.fallbackIntensity = true;
    return true;
}

bool Reader::takeIntensity(const QString& text)
{
    m_log.intensityGPerKwh = importedNumber(between(text, u"training was "_s, u" "_s));
    QString location = between(text, u"detected location: "_s, {});
    if (location.endsWith(u'.'))
        location.chop(1);
    if (location != "UNDETECTED"_L1 && location != "Unknown"_L1)
        m_log.location = singleLine(location);
    return text.contains("gCO2/kWh"_L1);
}

bool Reader::takeActual(const QString& text)
{
    m_isPredicted = false;
    m_log.actual = CarbontrackerFigures();
    m_log.actual->epochs = wholeNumber(between(text, u" for "_s, u" "_s));
    return true;
}

bool Reader::takePredicted(const QString& text)
{
    m_isPredicted = true;
    m_log.predicted = CarbontrackerFigures();
    m_log.predicted->epochs = wholeNumber(between(text, u" for "_s, u" "_s));
    return true;
}

CarbontrackerFigures* Reader::figures()
{
    auto& figures = m_isPredicted ? m_log.predicted : m_log.actual;
    return figures ? &*figures : nullptr;
}

bool Reader::takeTime(const QString& text)
{
    if (!figures())
        return false;
    figures()->hours = hoursOf(between(text, u"Time:"_s, {}));
    return figures()->hours.has_value();
}

bool Reader::takeEnergy(const QString& text)
{
    if (!figures())
        return false;
    figures()->energyKwh = quantity(between(text, u"Energy:"_s, {}), u"kWh"_s, u"MWh"_s);
    return figures()->energyKwh.has_value();
}

bool Reader::takeEmissions(const QString& text)
{
    if (!figures())
        return false;
    const QString stated = between(text, u"CO2eq:"_s, {});
    if (const auto grams = quantity(stated, u"g"_s, u"kg"_s))
        figures()->emissionsKg = *grams / 1000.0;
    return figures()->emissionsKg || stated.startsWith("nan"_L1);
}

/// What both logs of a pair are called.
QString pairKey(const QString& file)
{
    QString key = file;
    key.replace("_carbontracker_output"_L1, "_carbontracker"_L1);
    return key;
}

} // namespace

CarbontrackerLog readCarbontrackerLog(const QString& file, const QByteArray& content)
{
    CarbontrackerLog log;
    log.file = file;
    log.key = pairKey(file);
    Reader reader(log);
    LineReader lines(content);
    std::string_view line;
    while (lines.next(line)) {
        const std::string_view kept = line.substr(0, longestLine);
        reader.take(QString::fromUtf8(kept.data(), static_cast<qsizetype>(kept.size())),
                    lines.number());
    }
    reader.finish();
    return log;
}

} // namespace gramme::exchange
