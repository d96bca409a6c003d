// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>
#include <functional>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace gramme::gui {

/// How urgent a notice is; shown as an icon and told to screen readers as a word.
enum class NoticeKind : std::uint8_t { Information, Warning, Problem };

struct NoticeAction
{
    QString text; ///< "Review…"
    std::function<void()> run;
};

struct Notice
{
    QString id; ///< A notice replaces the one with the same id.
    NoticeKind kind = NoticeKind::Information;
    QString sentence; ///< Plain text.
    std::vector<NoticeAction> actions;
};

/// What there is to know about the study's file, a line each, between menu and content. It stays
/// until it is closed or no longer true, and hinders nothing.
class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// At the end, or in place of the one with its id.
    void put(const Notice& notice);
    void remove(const QString& id);
    void clear();
    bool has(const QString& id) const;
    /// From top to bottom.
    QStringList sentences() const;

private:
    QWidget* makeRow(const Notice& notice);
    QWidget* find(const QString& id) const;

    QVBoxLayout* m_column;
};

} // namespace gramme::gui
