// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings.h"
#include "gui/studies/studyfiles.h"
#include "pagefixture.h"
#include "study/edits.h"
#include "study/file/studyfile.h"

#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

namespace gramme::test {

/// What a window does with files, without the window's form and pages: as many of them as a test
/// starts, over one recovery folder.
struct StudyWindow
{
    StudyWindow(std::shared_ptr<const catalog::Catalog> opened, gui::Settings& settings,
                const QString& recoveryFolder, const QString& fileName = {})
        : first(gui::firstOpening(fileName, settings, recoveryFolder))
        , document(first.opening.study)
        , calculation(document, gui::catalogueFor(first.opening.study, opened))
        , files({calculation, settings, dialogs, notices, window, recoveryFolder}, opened)
    {
        files.begin(first);
        QCoreApplication::processEvents();
    }

    void edit(double hours)
    {
        study::edits::setNumber(document, study::Input::Hours, hours);
        document.endTyping();
    }
    bool saveTo(const QString& name)
    {
        dialogs.nextFileName = name;
        return files.saveAs();
    }
    bool isModified() const { return window.isWindowModified(); }
    /// The button of a notice.
    QPushButton* button(const QString& text) const
    {
        for (auto* found : notices.findChildren<QPushButton*>()) {
            if (found->text() == text && found->isVisibleTo(&notices))
                return found;
        }
        return nullptr;
    }
    bool tells(const QString& part) const
    {
        return notices.sentences().join(u'\n').contains(part);
    }

    gui::FirstOpening first;
    study::Document document;
    gui::Calculation calculation;
    AnsweringDialogs dialogs;
    QWidget window;
    gui::NoticeBar notices;
    gui::StudyFiles files;
};

/// What every test of study files starts with: the catalogue, no settings of before, a folder.
struct StudyTestGround
{
    /// Empty, or why it cannot be opened.
    QString openCatalogue()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        const auto opened = catalog::Catalog::openDefault();
        if (!opened)
            return opened.error().message;
        catalog = *opened;
        return {};
    }
    /// False where there is no folder to write to.
    bool startAnew()
    {
        QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("gramme"),
                  QStringLiteral("gramme")).clear();
        settings = std::make_unique<gui::Settings>();
        folder = std::make_unique<QTemporaryDir>();
        return folder->isValid();
    }

    std::shared_ptr<const catalog::Catalog> catalog;
    std::unique_ptr<gui::Settings> settings;
    std::unique_ptr<QTemporaryDir> folder;
};

inline QByteArray contentOf(const QString& fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeFile(const QString& fileName, const QByteArray& content)
{
    QFile file(fileName);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace gramme::test
