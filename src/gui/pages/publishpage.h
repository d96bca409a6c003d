// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"
#include "gui/pages/page.h"

#include <QTimer>

#include <memory>

namespace gramme::gui {

namespace Ui {
class PublishPage;
}

class Dialogs;

/// The statement of the scenario in one of several formats, always of the present result.
class PublishPage final : public Page
{
    Q_OBJECT

public:
    PublishPage(Calculation& calculation, Dialogs& dialogs, QWidget* parent = nullptr);
    ~PublishPage() override;

    exchange::PublishFormat format() const { return info().format; }
    void setFormat(exchange::PublishFormat format);
    /// As it was last shown; empty while there is no result.
    QString text() const { return m_text; }

protected:
    void build() override;
    void refresh() override;
    void changeEvent(QEvent* event) override;

private:
    const exchange::PublishFormatInfo& info() const;
    void applyFont();
    void showText(const QString& text);
    void showEmpty(const QString& sentence);
    void copy();
    void save();

    Dialogs& m_dialogs;
    std::unique_ptr<Ui::PublishPage> m_ui;
    int m_format = 0; ///< In exchange::publishFormats().
    QString m_text;
    QTimer m_copied; ///< While it runs the button says that the text was copied.
};

} // namespace gramme::gui
