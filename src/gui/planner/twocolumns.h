// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace gramme::gui {

/// A form and its result, side by side where there is room and one above the other where there is
/// not. Stands in a scroll area.
class TwoColumns final : public QWidget
{
    Q_OBJECT

public:
    explicit TwoColumns(QWidget* parent = nullptr);
    void setWidgets(QWidget* form, QWidget* result);
    bool isSideBySide() const;

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();

    QBoxLayout* m_box;
    QWidget* m_form = nullptr;
    QWidget* m_result = nullptr;
};

} // namespace gramme::gui
