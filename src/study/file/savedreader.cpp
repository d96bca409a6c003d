// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/reader.h"

#include "catalog/ownfields.h"
#include "study/file/shapes.h"

#include <QCoreApplication>
#include <QVariant>

#include <algorithm>

namespace gramme::study::file {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// As catalog::OwnField takes it: flags as 1 and 0.
QVariant variantOf(const Node& value)
{
    switch (value.type) {
    case Node::Type::Bool:
        return value.flag ? 1 : 0;
    case Node::Type::Number:
        return value.text.toDouble();
    case Node::Type::Text:
        return value.text;
    default:
        return {};
    }
}

Node::Type typeOf(const catalog::OwnField& field)
{
    using Type = catalog::OwnField::Type;
    switch (field.type) {
    case Type::Number:
    case Type::Whole:
        return Node::Type::Number;
    case Type::Flag:
        return Node::Type::Bool;
    default:
        return Node::Type::Text;
    }
}

} // namespace

std::shared_ptr<const SavedResult> Reader::readSaved(const Node& node)
{
    auto saved = std::make_shared<SavedResult>();
    FieldReader fields(node, m_sources, m_damage);
    fields.text("edition", saved->edition);
    fields.text("program", saved->program);
    bool isSound = false;
    if (const Node* result = fields.take(u"result"_s, Node::Type::Object)) {
        FieldReader values(*result, m_sources, m_damage);
        resultShape(values, *saved);
        values.unknown(saved->unknown, u"result"_s);
        isSound = values.isSound();
    }
    if (!isSound) {
        m_damage.add(node.offset, tr("The saved result is not complete and was left out; this "
                                     "scenario is worked out with the figures of today."));
        return nullptr;
    }
    if (const Node* figures = fields.take(u"figures"_s, Node::Type::Object))
        readFigures(*figures, *saved);
    if (const Node* place = fields.take(u"intensity"_s, Node::Type::Object)) {
        catalog::Intensity intensity;
        FieldReader values(*place, m_sources, m_damage);
        intensityShape(values, intensity);
        if (values.isSound()) {
            values.unknown(saved->unknown, u"intensity"_s);
            saved->intensity = intensity;
        }
    }
    fields.unknown(saved->unknown);
    return saved;
}

void Reader::readFigures(const Node& node, SavedResult& saved)
{
    FieldReader fields(node, m_sources, m_damage);
    for (const Member& member : node.members) {
        const InputSpec* input = findSpec(member.key);
        if (!input || !input->number || fields.takeAny(member.key) != &member.value)
            continue;
        const Node* value = fields.take(member.key, Node::Type::Object);
        if (!value)
            continue;
        SavedFigure figure;
        figure.input = input->input;
        FieldReader figures(*value, m_sources, m_damage);
        figureShape(figures, figure);
        if (!figures.isSound() || figure.low > figure.high) {
            m_damage.add(value->offset, tr("The figure “%1” was left out; that of today is used.")
                                            .arg(member.key));
            continue;
        }
        figures.unknown(saved.unknown, nestedKey(u"figures"_s, member.key));
        saved.figures.push_back(figure);
    }
    std::stable_sort(saved.figures.begin(), saved.figures.end(),
                     [](const auto& a, const auto& b) { return a.input < b.input; });
    fields.unknown(saved.unknown, u"figures"_s);
}

void Reader::readOwn(const Node& node, Study& study)
{
    FieldReader fields(node, m_sources, m_damage);
    for (const catalog::OwnKind kind : catalog::ownKinds) {
        for (const Node* entry : objectsIn(fields, catalog::nameOf(kind) + u's'))
            readOwnEntry(*entry, kind, study);
    }
    fields.unknown(study.unknown, u"own"_s);
}

void Reader::readOwnEntry(const Node& node, catalog::OwnKind kind, Study& study)
{
    FieldReader fields(node, m_sources, m_damage);
    catalog::OwnEntry entry = catalog::emptyEntry(kind);
    QString id;
    fields.text("id", id);
    setId(entry, id);
    const auto isThere = [&id](const catalog::OwnEntry& other) { return idOf(other) == id; };
    const auto others = entriesOf(study.own, kind);
    const bool isKnown = std::any_of(others.begin(), others.end(), isThere);
    for (const catalog::OwnField& field : catalog::ownFields(kind)) {
        const Node* value = fields.take(QString::fromLatin1(field.key), typeOf(field));
        const QVariant variant = value ? variantOf(*value) : QVariant();
        const auto problem = value ? catalog::problemOf(field, variant) : std::nullopt;
        if (problem)
            m_damage.add(value->offset, tr("%1 It was left out.").arg(problem->message));
        else if (value)
            field.set(entry, variant);
    }
    std::visit(
        [&fields](auto& own) {
            fields.text("source_id", own.citation.sourceId);
            fields.flag("share_alike", own.citation.shareAlike);
        },
        entry);
    const auto problem = catalog::problemOf(entry);
    if (problem || isKnown) {
        const QString reason =
            problem ? problem->message
                    : tr("The id “%1” is that of an earlier entry, too.").arg(id);
        m_damage.add(node.offset, tr("%1 The entry was left out.").arg(reason));
        return;
    }
    fields.unknown(study.unknown, nestedKey(u"own/"_s + catalog::nameOf(kind) + u's', id));
    put(study.own, entry);
}

} // namespace gramme::study::file
