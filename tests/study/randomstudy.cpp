// SPDX-License-Identifier: GPL-3.0-or-later
#include "randomstudy.h"

#include "catalog/ownfields.h"
#include "study/ranges.h"

#include <QStringList>
#include <QVariant>

#include <array>
#include <cmath>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {

bool often(QRandomGenerator& random)
{
    return random.bounded(3) > 0;
}

/// Sound names, of which a QRandomGenerator takes its pick.
QStringList names()
{
    return {
        u"As planned"_s,
        u"\"quoted\" and \\back\\slashed\\"_s,
        u"line\nfeed\ttab\rreturn"_s,
        QString(QChar(0)) + u"null and \u0001\u001f\u007f"_s,
        u"emoji 🌍🏳️‍🌈 and ‰ ½ é ﬁ"_s,
        u"עברית \u202eright to left\u202c"_s,
        u"\ufeffbyte order mark"_s,
        u"\u2028line separators\u2029"_s,
        u"<b>bold</b> &amp; =1+1 %1 %n {{x}}"_s,
        u"  blanks around  "_s,
        u"},\n  ]\n}, \"hours\": 7"_s,
        u"\U0010ffff\uffff"_s,
        u"漢字"_s.repeated(300),
        u"null"_s,
    };
}

double amount(QRandomGenerator& random, double low, double high)
{
    const std::array candidates{low, std::min(high, low + 1.0), low + (high - low) * 0.1,
                                std::min(high, low + random.generateDouble()),
                                std::min(high, std::nextafter(low, 1e300)), high};
    return candidates.at(std::size_t(random.bounded(int(candidates.size()))));
}

double amount(QRandomGenerator& random)
{
    return amount(random, 0.0, 1e12) * random.generateDouble();
}

void maybe(QRandomGenerator& random, std::optional<double>& value)
{
    if (often(random))
        value = amount(random);
}

void maybe(QRandomGenerator& random, QString& value)
{
    if (often(random))
        value = hostileName(random);
}

catalog::Citation citation(QRandomGenerator& random)
{
    catalog::Citation cited;
    for (auto member : {&catalog::Citation::sourceId, &catalog::Citation::name,
                        &catalog::Citation::url, &catalog::Citation::licence,
                        &catalog::Citation::confidence, &catalog::Citation::year,
                        &catalog::Citation::note})
        maybe(random, cited.*member);
    cited.shareAlike = random.bounded(2) == 0;
    return cited;
}

UnknownKeys unknown(QRandomGenerator& random)
{
    const UnknownKeys all{{u"zz_new"_s, R"({"a":[1,2.50,{"b":null}],"c":"\"\\"})"},
                          {u"zz~1slashed"_s, "[]"},
                          {u"ZZ~0 and “q”"_s, "-0"},
                          {u"zz_list"_s, R"([true,false,1e300,12345678901234567890123])"}};
    UnknownKeys keys;
    for (const auto& entry : all) {
        if (random.bounded(4) == 0)
            keys.append(entry);
    }
    return keys;
}

Scenario scenario(QRandomGenerator& random)
{
    Scenario made;
    made.name = hostileName(random);
    for (const InputSpec& input : inputSpecs()) {
        if (!often(random))
            continue;
        const QStringList words = choices(input.input);
        if (input.number) {
            const double value = amount(random, input.low, input.high);
            made.*input.number = input.kind == InputKind::Whole ? std::floor(value) : value;
        } else if (!words.isEmpty()) {
            const QString word = words.at(random.bounded(int(words.size())));
            (void)assign(made, input.input, word, Naming::Column);
        } else if (input.text) {
            made.*input.text = hostileName(random);
        }
    }
    if (often(random))
        setRange(made.ranges, {Input::Utilisation, 0.1 * random.generateDouble(), 0.9});
    if (often(random))
        setRange(made.ranges, pinned(Input::Pue));
    return made;
}

std::shared_ptr<const SavedResult> saved(QRandomGenerator& random)
{
    auto result = std::make_shared<SavedResult>();
    result->edition = u"2026-11"_s;
    result->program = u"0.1.0"_s;
    result->energyKwh = amount(random);
    result->operationalKg = amount(random);
    result->totalKg = amount(random);
    for (auto member : {&SavedResult::embodiedKg, &SavedResult::lowKg, &SavedResult::highKg})
        maybe(random, (*result).*member);
    for (const Input input : {Input::TdpW, Input::HostW, Input::Intensity, Input::Pue}) {
        if (!often(random))
            continue;
        const double value = amount(random, spec(input).low, spec(input).high);
        result->figures.push_back({input, value, value * random.generateDouble(), value + 1.0,
                                   hostileName(random), citation(random)});
    }
    if (often(random)) {
        catalog::Intensity intensity;
        intensity.gPerKwh = amount(random, 0.0, 5000.0);
        intensity.basis = catalog::Basis(random.bounded(3));
        intensity.accounting = catalog::Accounting(random.bounded(3));
        intensity.year = random.bounded(2) ? 2024 : 0;
        intensity.citation = citation(random);
        maybe(random, intensity.lowGPerKwh);
        maybe(random, intensity.highGPerKwh);
        maybe(random, intensity.rangeYears);
        result->intensity = intensity;
    }
    result->unknown = unknown(random);
    return result;
}

MeasuredRun run(QRandomGenerator& random, const Study& study)
{
    MeasuredRun made;
    using R = MeasuredRun;
    for (auto member : {&R::name, &R::tool, &R::toolVersion, &R::file, &R::record, &R::start,
                        &R::hardware, &R::cpu, &R::place, &R::country, &R::provider, &R::region,
                        &R::notes})
        maybe(random, made.*member);
    for (auto member : {&R::hours, &R::energyKwh, &R::acceleratorsKwh, &R::cpuKwh, &R::memoryKwh,
                        &R::emissionsKg, &R::intensityGPerKwh, &R::waterL, &R::count,
                        &R::cpuCores, &R::memoryGb})
        maybe(random, made.*member);
    made.coverage = Coverage(random.bounded(3));
    made.quality = Quality(random.bounded(2));
    made.pueIncluded = random.bounded(2) ? 1.58 : 1.0;
    if (!study.scenarios.isEmpty() && often(random))
        made.scenarioId = study.scenarios.last().id;
    made.unknown = unknown(random);
    return made;
}

QVariant ownValue(const catalog::OwnField& field, QRandomGenerator& random)
{
    using Type = catalog::OwnField::Type;
    const QStringList words = field.allowedWords();
    switch (field.type) {
    case Type::Number:
        return amount(random, field.low, field.high);
    case Type::Whole:
        return std::floor(amount(random, field.low, field.high));
    case Type::Flag:
        return random.bounded(2);
    case Type::Word:
        return words.at(random.bounded(int(words.size())));
    default:
        return u"FR \"own\" 🌍"_s.left(int(field.high));
    }
}

void addOwn(Study& study, QRandomGenerator& random)
{
    for (const catalog::OwnKind kind : catalog::ownKinds) {
        catalog::OwnEntry entry = catalog::emptyEntry(kind);
        setId(entry, u"own-thing-%1"_s.arg(random.bounded(0x100000, 0xffffff), 6, 16));
        for (const catalog::OwnField& field : catalog::ownFields(kind)) {
            // Low above high is refused.
            const bool isBound = QByteArray(field.key).contains("low") ||
                                 QByteArray(field.key).contains("high");
            if (field.required || (!isBound && often(random)))
                field.set(entry, ownValue(field, random));
        }
        if (often(random) && !problemOf(entry))
            put(study.own, entry);
    }
}

} // namespace

QString hostileName(QRandomGenerator& random)
{
    const QStringList all = names();
    return all.at(random.bounded(int(all.size())));
}

Study randomStudy(QRandomGenerator& random)
{
    Study study;
    maybe(random, study.title);
    maybe(random, study.notes);
    for (int i = random.bounded(5); i >= 0; --i) {
        StudyScenario& entry = addScenario(study, scenario(random));
        maybe(random, entry.notes);
        entry.unknown = unknown(random);
        if (random.bounded(2))
            entry.unknown.prepend({u"inputs/zz_input"_s, "[1]"});
        if (often(random))
            entry.saved = saved(random);
    }
    for (int i = random.bounded(3); i > 0; --i)
        addRun(study, run(random, study));
    addOwn(study, random);
    study.nextId += random.bounded(3);
    study.unknown = unknown(random);
    return study;
}
