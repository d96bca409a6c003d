// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/studies/scenariomodel.h"

#include "study/format.h"
#include "study/studyedits.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

/// Of this list only: the address of the model stands before the id, so that neither another
/// window nor another program takes the row for its own.
QString rowMimeType()
{
    return u"application/x-gramme-scenario"_s;
}

QByteArray mark(const ScenarioModel& model)
{
    return QByteArray::number(quintptr(&model), 16) + ' ';
}

} // namespace

ScenarioModel::ScenarioModel(Calculation& calculation, QObject* parent)
    : QAbstractListModel(parent)
    , m_calculation(calculation)
{}

ScenarioModel::Row ScenarioModel::rowOf(const Member& member, const QLocale& locale)
{
    const QString total = member.outcome
                              ? study::format::mass(member.outcome->estimate.total, locale)
                              : u"–"_s;
    return {member.entry->id,     member.letter, member.name, total,
            member.entry->series, member.isStale};
}

void ScenarioModel::refresh(const QLocale& locale)
{
    std::vector<Row> wanted;
    for (const Member& member : m_calculation.members())
        wanted.push_back(rowOf(member, locale));
    takeOut(wanted);
    bringInOrder(wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (m_rows[i] == wanted[i])
            continue;
        m_rows[i] = wanted[i];
        const QModelIndex changed = index(int(i));
        emit dataChanged(changed, changed);
    }
}

void ScenarioModel::takeOut(const std::vector<Row>& wanted)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const QString id = idAt(row);
        const bool stays = std::any_of(wanted.begin(), wanted.end(),
                                       [&id](const Row& other) { return other.id == id; });
        if (stays)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
}

void ScenarioModel::bringInOrder(const std::vector<Row>& wanted)
{
    for (int row = 0; row < int(wanted.size()); ++row) {
        const Row& next = wanted[std::size_t(row)];
        const int present = find(next.id, row);
        if (present == row)
            continue;
        if (present < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, next);
            endInsertRows();
        } else {
            beginMoveRows({}, present, present, {}, row);
            std::rotate(m_rows.begin() + row, m_rows.begin() + present,
                        m_rows.begin() + present + 1);
            endMoveRows();
        }
    }
}

int ScenarioModel::find(const QString& id, int from) const
{
    const auto found = std::find_if(m_rows.begin() + from, m_rows.end(),
                                    [&id](const Row& row) { return row.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QString ScenarioModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[std::size_t(row)].id : QString();
}

int ScenarioModel::selectedRow() const
{
    return find(m_calculation.document().selected().id, 0);
}

int ScenarioModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ScenarioModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.name;
    case Qt::ToolTipRole: // a name is never read as rich text
        return u"<p>%1 %2, %3</p>"_s.arg(row.letter, row.name.toHtmlEscaped(), row.total);
    case Qt::AccessibleTextRole:
        return u"%1 %2, %3"_s.arg(row.letter, row.name, row.total);
    case IdRole:
        return row.id;
    case LetterRole:
        return row.letter;
    case SeriesRole:
        return row.series;
    case TotalRole:
        return row.total;
    case StaleRole:
        return row.isStale;
    default:
        return {};
    }
}

bool ScenarioModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const QString id = idAt(index.row());
    if (value.toString() != m_rows[std::size_t(index.row())].name)
        study::edits::rename(m_calculation.document(), id, value.toString());
    return true;
}

Qt::ItemFlags ScenarioModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the rows
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled
           | Qt::ItemNeverHasChildren;
}

Qt::DropActions ScenarioModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

QStringList ScenarioModel::mimeTypes() const
{
    return {rowMimeType()};
}

QMimeData* ScenarioModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(rowMimeType(), mark(*this) + idAt(indexes.constFirst().row()).toUtf8());
    return data;
}

bool ScenarioModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int, int,
                                    const QModelIndex& parent) const
{
    return action == Qt::MoveAction && !parent.isValid() && data
           && data->data(rowMimeType()).startsWith(mark(*this));
}

bool ScenarioModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                 const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QString id = QString::fromUtf8(data->data(rowMimeType()).mid(mark(*this).size()));
    moveBefore(id, row < 0 ? rowCount() : row);
    return false; // It has moved already: there is nothing for the view to take away.
}

bool ScenarioModel::moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to,
                             int before)
{
    const bool stays = before == row || before == row + 1;
    if (from.isValid() || to.isValid() || count != 1 || stays || idAt(row).isEmpty()
        || before < 0 || before > rowCount())
        return false;
    moveBefore(idAt(row), before);
    return true;
}

/// The gap before a row, of which the taking out of the scenario itself may be one.
void ScenarioModel::moveBefore(const QString& id, int before)
{
    const int row = find(id, 0);
    if (row >= 0)
        study::edits::move(m_calculation.document(), id, before > row ? before - 1 : before);
}

} // namespace gramme::gui
