// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace gramme::gui {

/// What the program asks or tells in a box of its own. A seam, so that a test can answer for the
/// user; WindowDialogs is the real one.
class Dialogs
{
public:
    virtual ~Dialogs() = default;

    /// Where to save, or an empty text when the user thought better of it. `suggestedName` has its
    /// suffix; `filters` are those of QFileDialog, "Comma-separated values (*.csv)".
    virtual QString saveFileName(QWidget* parent, const QString& title,
                                 const QString& suggestedName, const QStringList& filters) = 0;
    /// Tells why something could not be done. The sentence is plain text.
    virtual void showProblem(QWidget* parent, const QString& sentence) = 0;
};

/// The dialogs of the system. Remembers the folder while the program runs.
class WindowDialogs final : public Dialogs
{
public:
    QString saveFileName(QWidget* parent, const QString& title, const QString& suggestedName,
                         const QStringList& filters) override;
    void showProblem(QWidget* parent, const QString& sentence) override;

private:
    QString m_folder;
};

} // namespace gramme::gui
