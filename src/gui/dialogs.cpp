// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs.h"

#include "gui/text.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace gramme::gui {

QString WindowDialogs::saveFileName(QWidget* parent, const QString& title,
                                    const QString& suggestedName, const QStringList& filters)
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QFileDialog dialog(parent, title, m_folder, filters.join(u";;"_s));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setDefaultSuffix(QFileInfo(suggestedName).suffix());
    dialog.selectFile(suggestedName);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    const QString name = dialog.selectedFiles().constFirst();
    m_folder = QFileInfo(name).path();
    return name;
}

QStringList WindowDialogs::openFileNames(QWidget* parent, const QString& title,
                                         const QStringList& filters)
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QFileDialog dialog(parent, title, m_folder, filters.join(u";;"_s));
    dialog.setFileMode(QFileDialog::ExistingFiles);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    m_folder = QFileInfo(dialog.selectedFiles().constFirst()).path();
    return dialog.selectedFiles();
}

QString WindowDialogs::openFileName(QWidget* parent, const QString& title,
                                    const QStringList& filters)
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name =
        QFileDialog::getOpenFileName(parent, title, m_folder, filters.join(u";;"_s));
    if (!name.isEmpty())
        m_folder = QFileInfo(name).path();
    return name;
}

int WindowDialogs::ask(QWidget* parent, const QString& question, const QStringList& answers)
{
    QMessageBox box(QMessageBox::Question, Text::tr("Gramme"), question, QMessageBox::NoButton,
                    parent);
    box.setTextFormat(Qt::PlainText);
    QList<QAbstractButton*> buttons;
    for (const QString& answer : answers)
        buttons << box.addButton(answer, QMessageBox::ActionRole);
    box.setDefaultButton(qobject_cast<QPushButton*>(buttons.constFirst()));
    box.setEscapeButton(buttons.constLast());
    box.exec();
    return static_cast<int>(buttons.indexOf(box.clickedButton()));
}

bool WindowDialogs::openFolder(const QString& folder)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

void WindowDialogs::showProblem(QWidget* parent, const QString& sentence)
{
    QMessageBox box(QMessageBox::Warning, Text::tr("Gramme"), sentence, QMessageBox::Ok, parent);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

} // namespace gramme::gui
