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

    /// Where the next box that asks for a file opens.
    virtual void setFolder(const QString& folder) { Q_UNUSED(folder); }

    /// Where to save, or an empty text when the user thought better of it. `suggestedName` has its
    /// suffix; `filters` are those of QFileDialog, "Comma-separated values (*.csv)".
    virtual QString saveFileName(QWidget* parent, const QString& title,
                                 const QString& suggestedName, const QStringList& filters) = 0;
    /// Which files to open, none when the user thought better of it.
    virtual QStringList openFileNames(QWidget* parent, const QString& title,
                                      const QStringList& filters)
    {
        Q_UNUSED(parent);
        Q_UNUSED(title);
        Q_UNUSED(filters);
        return {};
    }
    /// Which file to open, or an empty text when the user thought better of it.
    virtual QString openFileName(QWidget* parent, const QString& title, const QStringList& filters)
    {
        Q_UNUSED(parent);
        Q_UNUSED(title);
        Q_UNUSED(filters);
        return {};
    }
    /// Asks before something is lost. Returns the place of the answer in the list, whose last one
    /// changes nothing and stands for Escape, too. Everything is plain text.
    virtual int ask(QWidget* parent, const QString& question, const QStringList& answers)
    {
        Q_UNUSED(parent);
        Q_UNUSED(question);
        return static_cast<int>(answers.size()) - 1;
    }
    /// Shows a folder in the file manager; false where there is none.
    virtual bool openFolder(const QString& folder)
    {
        Q_UNUSED(folder);
        return false;
    }
    /// Tells why something could not be done. The sentence is plain text.
    virtual void showProblem(QWidget* parent, const QString& sentence) = 0;
};

/// The dialogs of the system. Remembers the folder while the program runs.
class WindowDialogs final : public Dialogs
{
public:
    void setFolder(const QString& folder) override { m_folder = folder; }
    QString saveFileName(QWidget* parent, const QString& title, const QString& suggestedName,
                         const QStringList& filters) override;
    QStringList openFileNames(QWidget* parent, const QString& title,
                              const QStringList& filters) override;
    QString openFileName(QWidget* parent, const QString& title,
                         const QStringList& filters) override;
    int ask(QWidget* parent, const QString& question, const QStringList& answers) override;
    bool openFolder(const QString& folder) override;
    void showProblem(QWidget* parent, const QString& sentence) override;

private:
    QString m_folder;
};

} // namespace gramme::gui
