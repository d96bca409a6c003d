// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace gramme::gui {

/// The widgets of its grid in one line where they fit, else in as many lines as it takes; so it is
/// never wider than its widest widget has to be. Room that is left over goes to a widget that
/// expands, else it stays empty at the end.
class FoldingRow final : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    QList<QWidget*> shown() const;
    static int columnsFor(const QList<QWidget*>& widgets, int width, int gap);
    void fold();

    QList<QWidget*> m_widgets; ///< As the grid had them at first.
    QList<QWidget*> m_placed;  ///< Of these, those that are not hidden.
    int m_columns = 0;
};

} // namespace gramme::gui
