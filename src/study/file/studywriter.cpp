// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/ownfields.h"
#include "study/file/recovery.h"
#include "study/file/shapes.h"
#include "study/file/studyfile.h"

#include <QVariant>

#include <cmath>

namespace gramme::study::file {

namespace {

/// Its known figures and what else stood there.
template <class Value, class Shape>
Node shaped(const Value& value, const UnknownKeys& keys, const QString& prefix, Sources& sources,
            Shape shape)
{
    Node node = Node::object();
    FieldWriter fields(node, sources);
    shape(fields, value);
    fields.unknown(keys, prefix);
    return node;
}

Node inputsNode(const StudyScenario& entry, Sources& sources)
{
    Node node = Node::object(true);
    const Scenario& scenario = entry.scenario;
    for (const InputSpec& input : inputSpecs()) {
        const bool isUsual = input.input == Input::Rounding && scenario.rounding == Rounding::None;
        if (isUsual || !isGiven(scenario, input.input))
            continue;
        node.add(QString::fromLatin1(input.key), input.number
                                                     ? Node::of(*(scenario.*input.number))
                                                     : Node::of(valueText(scenario, input.input)));
    }
    FieldWriter(node, sources).unknown(entry.unknown, u"inputs"_s);
    return node;
}

Node figuresNode(const SavedResult& saved, Sources& sources)
{
    Node node = Node::object(true);
    for (const SavedFigure& figure : saved.figures) {
        const QString key = QString::fromLatin1(spec(figure.input).key);
        node.add(key, shaped(figure, saved.unknown, nestedKey(u"figures"_s, key), sources,
                             [](auto& fields, const auto& f) { figureShape(fields, f); }));
    }
    FieldWriter(node, sources).unknown(saved.unknown, u"figures"_s);
    return node;
}

Node savedNode(const SavedResult& saved, Sources& sources)
{
    Node node = Node::object(true);
    FieldWriter fields(node, sources);
    fields.text("edition", saved.edition);
    fields.text("program", saved.program);
    node.add(u"result"_s, shaped(saved, saved.unknown, u"result"_s, sources,
                                 [](auto& f, const auto& s) { resultShape(f, s); }));
    node.add(u"figures"_s, figuresNode(saved, sources));
    if (saved.intensity)
        node.add(u"intensity"_s, shaped(*saved.intensity, saved.unknown, u"intensity"_s, sources,
                                        [](auto& f, const auto& i) { intensityShape(f, i); }));
    fields.unknown(saved.unknown);
    return node;
}

/// JSON has no infinity: a result that overflowed is not kept.
bool isFinite(const SavedResult& saved)
{
    return std::isfinite(saved.energyKwh) && std::isfinite(saved.operationalKg) &&
           std::isfinite(saved.totalKg);
}

Node scenarioNode(const StudyScenario& entry, Sources& sources)
{
    Node node = Node::object(true);
    FieldWriter fields(node, sources);
    fields.text("id", entry.id);
    fields.number("series", entry.series, anyAmount);
    fields.text("name", entry.scenario.name);
    node.add(u"inputs"_s, inputsNode(entry, sources));
    fields.text("notes", entry.notes);
    if (entry.saved && isFinite(*entry.saved))
        node.add(u"saved"_s, savedNode(*entry.saved, sources));
    fields.unknown(entry.unknown);
    return node;
}

Node runNode(const MeasuredRun& run, Sources& sources)
{
    Node node = Node::object(true);
    FieldWriter fields(node, sources);
    fields.text("id", run.id);
    runShape(fields, run);
    fields.unknown(run.unknown);
    return node;
}

void addOwnField(Node& node, const catalog::OwnField& field, const QVariant& value)
{
    using Type = catalog::OwnField::Type;
    if (!value.isValid())
        return;
    const QString key = QString::fromLatin1(field.key);
    if (field.type == Type::Flag) {
        if (value.toBool())
            node.add(key, Node::of(true));
    } else if (field.type == Type::Number || field.type == Type::Whole) {
        if (std::isfinite(value.toDouble()))
            node.add(key, Node::of(value.toDouble()));
    } else {
        node.add(key, Node::of(value.toString()));
    }
}

Node ownNode(const Study& study, Sources& sources)
{
    Node node = Node::object(true);
    for (const catalog::OwnKind kind : catalog::ownKinds) {
        const QString plural = catalog::nameOf(kind) + u's';
        Node list = Node::array(true);
        for (const catalog::OwnEntry& entry : entriesOf(study.own, kind)) {
            Node item = Node::object(true);
            item.add(u"id"_s, Node::of(idOf(entry)));
            for (const catalog::OwnField& field : catalog::ownFields(kind))
                addOwnField(item, field, field.get(entry));
            FieldWriter fields(item, sources);
            fields.text("source_id", citationOf(entry).sourceId);
            fields.flag("share_alike", citationOf(entry).shareAlike);
            fields.unknown(study.unknown,
                           nestedKey(u"own/"_s + plural, Node::of(idOf(entry)).text));
            list.append(std::move(item));
        }
        if (!list.members.empty())
            node.add(plural, std::move(list));
    }
    FieldWriter(node, sources).unknown(study.unknown, u"own"_s);
    return node;
}

Node sourcesNode(const Sources& sources)
{
    Node node = Node::object(true);
    for (auto it = sources.begin(); it != sources.end(); ++it) {
        Node item = Node::object();
        Sources none;
        FieldWriter fields(item, none);
        fields.text("name", it->name);
        fields.text("licence", it->licence);
        fields.flag("share_alike", it->shareAlike);
        node.add(it.key(), std::move(item));
    }
    return node;
}

Node recoveryNode(const Recovery& recovery)
{
    Node node = Node::object();
    Sources none;
    FieldWriter fields(node, none);
    fields.text("file", recovery.fileName);
    fields.flag("closed", recovery.wasClosed);
    return node;
}

template <class List, class ToNode> Node listNode(const List& list, Sources& sources, ToNode toNode)
{
    Node node = Node::array(true);
    for (const auto& entry : list)
        node.append(toNode(entry, sources));
    return node;
}

} // namespace

QByteArray write(const Study& study, const std::optional<Recovery>& recovery)
{
    Sources sources;
    Node root = Node::object(true);
    FieldWriter fields(root, sources);
    fields.text("format", u"gramme.study"_s);
    fields.number("version", formatVersion, anyAmount);
    if (recovery)
        root.add(u"recovery"_s, recoveryNode(*recovery));
    fields.text("title", study.title);
    fields.text("notes", study.notes);
    fields.number("next_id", study.nextId, anyAmount);
    root.add(u"scenarios"_s, listNode(study.scenarios, sources, scenarioNode));
    if (!study.runs.isEmpty())
        root.add(u"runs"_s, listNode(study.runs, sources, runNode));
    Node own = ownNode(study, sources);
    if (!own.members.empty())
        root.add(u"own"_s, std::move(own));
    if (!sources.isEmpty())
        root.add(u"sources"_s, sourcesNode(sources));
    fields.unknown(study.unknown);
    return layOut(root);
}

QByteArray write(const Study& study)
{
    return write(study, std::nullopt);
}

} // namespace gramme::study::file
