// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"
#include "gui/pages/page.h"
#include "gui/pages/publishformats.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <memory>
#include <vector>

namespace gramme::gui {

namespace Ui {
class PublishPage;
}

class Dialogs;
class Settings;

/// The statement of the scenario in hand, or of all, in one of many formats; always of the present
/// result. Only the format that is seen is made. What is chosen is remembered.
class PublishPage final : public Page
{
    Q_OBJECT

public:
    PublishPage(Calculation& calculation, Settings& settings, Dialogs& dialogs,
                QWidget* parent = nullptr);
    ~PublishPage() override;

    /// Key of the format that is shown, see PublishChoice.
    QString format() const;
    /// A key that there is not changes nothing.
    void setFormat(const QString& key);
    /// As it was last shown; empty while there is no result.
    QString text() const { return m_text; }

protected:
    void build() override;
    void refresh() override;
    void changeEvent(QEvent* event) override;

private:
    void restoreChoices();
    void connectChoices();
    void rememberChoices();
    void watchTemplates();
    void fillFormats();
    const PublishChoice* choice() const;
    bool isOfAll() const;
    exchange::PublishOptions options() const;
    Result<QString> make(const exchange::Publication& publication) const;
    void applyFont();
    void showText(const QString& text);
    void showEmpty(const QString& sentence);
    void copy();
    void save();
    void saveReport();
    void openTemplates();

    Settings& m_settings;
    Dialogs& m_dialogs;
    std::unique_ptr<Ui::PublishPage> m_ui;
    std::vector<PublishGroup> m_groups;
    QFileSystemWatcher m_watcher; ///< Of the user's templates.
    QString m_text;
    QTimer m_copied; ///< While it runs the button says that the text was copied.
};

} // namespace gramme::gui
