// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QWidget>

namespace gramme::gui {

/// A widget with sentences that wrap. Its height follows from the width it is given; asked for the
/// size it would like best, a plain widget would lay every sentence out for that width too, several
/// times at every keystroke.
class FlowingWidget : public QWidget
{
public:
    using QWidget::QWidget;

    QSize sizeHint() const override { return layout() ? layout()->sizeHint() : QSize(); }
};

} // namespace gramme::gui
