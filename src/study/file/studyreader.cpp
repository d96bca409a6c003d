// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/reader.h"

#include "study/file/shapes.h"

#include <QCoreApplication>

#include <algorithm>

namespace gramme::study::file {

namespace {

constexpr int highestId = 1'000'000'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// 12 of "s12"; 0 where it is another kind of id.
int numberOf(const QString& id)
{
    if (id.size() < 2 || id.size() > 10 || !std::all_of(id.begin() + 1, id.end(), [](QChar c) {
            return c >= u'0' && c <= u'9';
        }))
        return 0;
    return std::min(id.mid(1).toInt(), highestId - 1);
}

} // namespace

Study Reader::read(const Node& root)
{
    Study study;
    FieldReader fields(root, m_sources, m_damage);
    for (const char* key : {"format", "version", "recovery"}) // read elsewhere
        fields.takeAny(QString::fromLatin1(key));
    readSources(fields);
    fields.text("title", study.title);
    fields.text("notes", study.notes);
    readScenarios(fields, study);
    readRuns(fields, study);
    settleIds(fields, study);
    settleRuns(study);
    if (const Node* own = fields.take(u"own"_s, Node::Type::Object))
        readOwn(*own, study);
    fields.unknown(study.unknown);
    return study;
}

void Reader::readSources(FieldReader& fields)
{
    const Node* sources = fields.take(u"sources"_s, Node::Type::Object);
    if (!sources)
        return;
    const Sources none;
    for (const auto& [id, node] : sources->members) {
        if (node.type != Node::Type::Object) {
            fields.refuse(node, id, tr("an object"));
            continue;
        }
        catalog::Citation citation;
        FieldReader source(node, none, m_damage);
        source.text("name", citation.name);
        source.text("licence", citation.licence);
        source.flag("share_alike", citation.shareAlike);
        m_sources.insert(id, citation);
    }
}

std::vector<const Node*> Reader::objectsIn(FieldReader& fields, const QString& key)
{
    std::vector<const Node*> objects;
    const Node* list = fields.take(key, Node::Type::Array);
    if (!list)
        return objects;
    for (const Member& member : list->members) {
        if (member.value.type == Node::Type::Object)
            objects.push_back(&member.value);
        else
            fields.refuse(member.value, key, tr("a list of objects"));
    }
    return objects;
}

void Reader::readScenarios(FieldReader& fields, Study& study)
{
    if (!fields.object().find(u"scenarios"))
        m_damage.add(fields.object().offset, tr("“scenarios” is missing."));
    for (const Node* node : objectsIn(fields, u"scenarios"_s)) {
        study.scenarios.append(readScenario(*node));
        m_scenarioOffsets.push_back(node->offset);
    }
    settleSeries(study);
}

StudyScenario Reader::readScenario(const Node& node)
{
    StudyScenario entry;
    entry.series = -1;
    FieldReader fields(node, m_sources, m_damage);
    fields.text("id", entry.id);
    fields.whole("series", entry.series, {0, highestId});
    fields.text("name", entry.scenario.name);
    if (const Node* inputs = fields.take(u"inputs"_s, Node::Type::Object))
        readInputs(*inputs, entry);
    else if (!node.find(u"inputs"))
        m_damage.add(node.offset, tr("“inputs” is missing; every input of this scenario has its "
                                     "default."));
    fields.text("notes", entry.notes);
    if (const Node* saved = fields.take(u"saved"_s, Node::Type::Object))
        entry.saved = readSaved(*saved);
    fields.unknown(entry.unknown);
    return entry;
}

void Reader::readInputs(const Node& node, StudyScenario& entry)
{
    FieldReader fields(node, m_sources, m_damage);
    for (const InputSpec& input : inputSpecs()) {
        const QString key = QString::fromLatin1(input.key);
        const Node* value = fields.takeAny(key);
        if (!value)
            continue;
        Scenario& scenario = entry.scenario;
        if (input.number && value->type == Node::Type::Number) {
            fields.number(input.key, scenario.*input.number, limitsOf(input.input));
        } else if (input.kind == InputKind::Text) {
            fields.text(input.key, scenario.*input.text);
        } else if (value->type != Node::Type::Text) {
            fields.refuse(*value, key,
                          input.number ? tr("a number") : choices(input.input).join(u", "_s));
        } else if (const auto done = assign(scenario, input.input, value->text, Naming::Column);
                   !done) {
            m_damage.add(value->offset, tr("%1 It was left out.").arg(done.error().message));
        }
    }
    fields.unknown(entry.unknown, u"inputs"_s);
}

void Reader::readRuns(FieldReader& fields, Study& study)
{
    for (const Node* node : objectsIn(fields, u"runs"_s)) {
        MeasuredRun run;
        FieldReader values(*node, m_sources, m_damage);
        values.text("id", run.id);
        runShape(values, run);
        values.unknown(run.unknown);
        study.runs.append(std::move(run));
        m_runOffsets.push_back(node->offset);
    }
}

/// A scenario without a place in the order of colours gets the first that is free.
void Reader::settleSeries(Study& study)
{
    QSet<int> taken;
    for (const StudyScenario& entry : study.scenarios)
        taken.insert(entry.series);
    for (StudyScenario& entry : study.scenarios) {
        for (int series = 0; entry.series < 0; ++series) {
            if (!taken.contains(series)) {
                entry.series = series;
                taken.insert(series);
            }
        }
    }
}

void Reader::settleIds(FieldReader& fields, Study& study)
{
    int highest = 0;
    for (const StudyScenario& entry : study.scenarios)
        highest = std::max(highest, numberOf(entry.id));
    for (const MeasuredRun& run : study.runs)
        highest = std::max(highest, numberOf(run.id));
    study.nextId = 0;
    fields.whole("next_id", study.nextId, {1, highestId});
    if (study.nextId <= highest) {
        if (study.nextId > 0)
            m_damage.add(fields.object().find(u"next_id")->offset,
                         tr("“next_id” is %1, which is taken; it is now %2.")
                             .arg(study.nextId)
                             .arg(highest + 1));
        study.nextId = highest + 1;
    }
    QSet<QString> taken;
    const auto settle = [&](QString& id, QChar kind, qsizetype offset) {
        if (id.isEmpty() || taken.contains(id)) {
            const QString fresh = kind + QString::number(study.nextId++);
            m_damage.add(offset, id.isEmpty()
                                     ? tr("“id” is missing; it is now “%1”.").arg(fresh)
                                     : tr("The id “%1” is that of an earlier entry, too; this one "
                                          "is now “%2”.")
                                           .arg(id, fresh));
            id = fresh;
        }
        taken.insert(id);
    };
    for (qsizetype i = 0; i < study.scenarios.size(); ++i)
        settle(study.scenarios[i].id, u's', m_scenarioOffsets[std::size_t(i)]);
    for (qsizetype i = 0; i < study.runs.size(); ++i)
        settle(study.runs[i].id, u'm', m_runOffsets[std::size_t(i)]);
}

void Reader::settleRuns(Study& study)
{
    for (qsizetype i = 0; i < study.runs.size(); ++i) {
        QString& scenario = study.runs[i].scenarioId;
        if (scenario.isEmpty() || study.indexOf(scenario) >= 0)
            continue;
        m_damage.add(m_runOffsets[std::size_t(i)],
                     tr("“scenario” names “%1”, which is not in this study; the run stands on its "
                        "own.")
                         .arg(scenario));
        scenario.clear();
    }
}

} // namespace gramme::study::file
