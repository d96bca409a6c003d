// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/aliases.h"

#include "catalog/textkey.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

/// Words which people leave out of a name because the rest says it.
const QSet<QString>& familyWords()
{
    static const QSet<QString> words{u"geforce"_s, u"tesla"_s, u"quadro"_s,   u"radeon"_s,
                                     u"xeon"_s,    u"core"_s,  u"instinct"_s, u"jetson"_s};
    return words;
}

QString withoutVendor(const QString& name, const QString& vendor)
{
    return name.startsWith(vendor + u' ', Qt::CaseInsensitive) ? name.mid(vendor.size() + 1) : name;
}

QString withoutFamilyWords(const QString& name)
{
    QStringList kept = name.split(u' ');
    kept.removeIf([](const QString& word) { return familyWords().contains(word.toLower()); });
    return kept.join(u' ');
}

QString withoutBrackets(const QString& name)
{
    static const QRegularExpression brackets(u"\\s*\\([^)]*\\)"_s);
    return QString(name).remove(brackets);
}

QString withoutMemory(const QString& name)
{
    static const QRegularExpression memory(u"\\s+\\d+\\s?GB$"_s);
    return QString(name).remove(memory);
}

/// Shorter forms of a name, without the name itself.
QStringList shortForms(const QString& name, const QString& vendor)
{
    QStringList forms{name};
    const auto extend = [&forms](auto shorten) {
        const QStringList before = forms;
        for (const QString& form : before) {
            const QString shorter = shorten(form);
            if (!shorter.isEmpty() && !forms.contains(shorter))
                forms.append(shorter);
        }
    };
    extend([&vendor](const QString& form) { return withoutVendor(form, vendor); });
    extend(withoutFamilyWords);
    extend(withoutBrackets);
    extend(withoutMemory);
    forms.removeFirst();
    return forms;
}

/// "7763" alone could be anything.
bool isTelling(const QString& key)
{
    const bool hasLetter =
        std::any_of(key.cbegin(), key.cend(), [](QChar c) { return c.isLetter(); });
    return hasLetter && key.size() >= 2;
}

/// The aliases of one kind of device.
class Builder
{
public:
    Builder(QString kind, std::vector<RowRef> devices)
        : m_kind(std::move(kind))
        , m_devices(std::move(devices))
    {}

    void addNames(Report& report)
    {
        for (const RowRef& row : m_devices) {
            add(row, u"id"_s, row.text(u"id"), row.text(u"id"), u"id"_s, report);
            add(row, u"name"_s, row.text(u"name"), row.text(u"id"), u"name"_s, report);
        }
    }

    void addExplicit(const std::vector<RowRef>& rows, const Builder* accelerators, Report& report)
    {
        for (const RowRef& row : rows) {
            if (row.text(u"kind") != m_kind)
                continue;
            if (!hasDevice(row.text(u"id")))
                report.refuse(row, u"id"_s, u"an entry of the table “%1”"_s.arg(m_kind));
            const QString key = normalisedKey(row.text(u"alias"));
            if (accelerators && accelerators->m_aliases.contains(key)) {
                report.refuse(row, u"alias"_s,
                              u"an alias that is not that of the accelerator %1"_s.arg(
                                  accelerators->m_aliases.value(key).id));
            }
            add(row, u"alias"_s, row.text(u"alias"), row.text(u"id"), u"explicit"_s, report);
        }
    }

    /// Keys of `accelerators` are left alone: a CPU must not hide an accelerator.
    void addGenerated(const Builder* accelerators)
    {
        QHash<QString, Alias> candidates;
        QSet<QString> ambiguous;
        for (const RowRef& row : m_devices) {
            for (const QString& form : shortForms(row.text(u"name"), row.text(u"vendor"))) {
                const QString key = normalisedKey(form);
                const auto before = candidates.constFind(key);
                if (before != candidates.constEnd() && before->id != row.text(u"id"))
                    ambiguous.insert(key);
                else if (before == candidates.constEnd())
                    candidates.insert(key, {m_kind, key, row.text(u"id"), form, u"generated"_s});
            }
        }
        for (auto it = candidates.cbegin(); it != candidates.cend(); ++it) {
            const bool isTaken = m_aliases.contains(it.key()) ||
                                 (accelerators && accelerators->m_aliases.contains(it.key()));
            if (!isTaken && !ambiguous.contains(it.key()) && isTelling(it.key()))
                m_aliases.insert(it.key(), *it);
        }
    }

    const QMap<QString, Alias>& aliases() const { return m_aliases; }

private:
    bool hasDevice(const QString& id) const
    {
        return std::any_of(m_devices.begin(), m_devices.end(),
                           [&id](const RowRef& row) { return row.text(u"id") == id; });
    }

    void add(const RowRef& row, const QString& column, const QString& alias, const QString& id,
             const QString& origin, Report& report)
    {
        const QString key = normalisedKey(alias);
        if (const auto before = m_aliases.constFind(key); before != m_aliases.constEnd()) {
            if (before->id != id) {
                report.refuse(
                    row, column,
                    u"a name that does not mean %1 (%2) already"_s.arg(before->id, before->origin));
            }
            return;
        }
        m_aliases.insert(key, {m_kind, key, id, alias, origin});
    }

    QString m_kind;
    std::vector<RowRef> m_devices;
    QMap<QString, Alias> m_aliases;
};

} // namespace

std::vector<Alias> makeAliases(const Dataset& data, Report& report)
{
    const std::vector<RowRef> explicitRows = data.rows(u"explicit_alias");
    Builder accelerators(u"accelerator"_s, data.rows(u"accelerator"));
    accelerators.addNames(report);
    accelerators.addExplicit(explicitRows, nullptr, report);
    accelerators.addGenerated(nullptr);
    Builder cpus(u"cpu"_s, data.rows(u"cpu"));
    cpus.addNames(report);
    cpus.addExplicit(explicitRows, &accelerators, report);
    cpus.addGenerated(&accelerators);

    std::vector<Alias> aliases;
    for (const Alias& alias : accelerators.aliases())
        aliases.push_back(alias);
    for (const Alias& alias : cpus.aliases())
        aliases.push_back(alias);
    return aliases;
}

void checkLacosteNames(const Dataset& data, const std::vector<Alias>& aliases, Report& report)
{
    QHash<QString, QString> devices;
    // Accelerators come first, and insert would replace: so the last one wins, backwards.
    for (auto alias = aliases.rbegin(); alias != aliases.rend(); ++alias)
        devices.insert(alias->key, alias->id);
    for (const RowRef& row : data.rows(u"lacoste_hardware")) {
        const QString id = devices.value(normalisedKey(row.text(u"name")));
        if (id == row.text(u"device_id"))
            continue;
        report.refuse(row, u"name"_s,
                      id.isEmpty() ? u"“%1”, which finds nothing"_s.arg(row.text(u"name"))
                                   : u"“%1”, which finds %2"_s.arg(row.text(u"name"), id),
                      u"a name or alias of %1"_s.arg(row.text(u"device_id")));
    }
}

} // namespace gramme::catalog::compiler
