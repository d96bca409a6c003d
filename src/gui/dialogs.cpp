// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs.h"

#include "gui/text.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QStandardPaths>

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

void WindowDialogs::showProblem(QWidget* parent, const QString& sentence)
{
    QMessageBox box(QMessageBox::Warning, Text::tr("Gramme"), sentence, QMessageBox::Ok, parent);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

} // namespace gramme::gui
