// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace gramme::charts {

class BuiltChart;
struct ChartLayout;
struct ChartTheme;

/// Shows a ChartSpec in the colours of its palette. Rows answer to the pointer and to the keyboard:
/// arrows, Page Up and Down, Home and End move through them, Return activates, Escape lets go.
/// The accessible name is the title, the description the sentence of the current row.
class ChartView final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    /// Shows the chart, or its problem as a notice. Cheap when only values changed.
    void setSpec(const ChartSpec& spec);
    /// As it was set.
    const ChartSpec& spec() const;
    /// A sentence in place of the chart, until the next setSpec().
    void showNotice(const QString& sentence);
    QString notice() const;

    /// Id of the row under the keyboard; empty: none.
    QString currentRow() const;
    void setCurrentRow(const QString& id);
    /// A text ends in "…" at the present width; tool tips and the table have it whole.
    bool labelsTruncated() const;

    /// Where everything stands, and the colours it has.
    const ChartLayout& layoutOfChart() const;
    const ChartTheme& theme() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    /// The height at which every row can be read.
    int heightForWidth(int width) const override;

signals:
    /// A click on a row, or Return on the current one.
    void rowActivated(const QString& id);
    /// The pointer entered a row; empty: it left them all.
    void rowHovered(const QString& id);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void applyLook();
    void paintNotice(QPainter& painter) const;
    void moveTo(qsizetype row);
    void showCurrentSentence();
    void setHovered(qsizetype row);
    void updateHighlight();
    void updateAccessibleTexts();
    std::optional<qsizetype> target(int key) const;
    qsizetype rowOf(const QString& id) const;
    qsizetype rowCount() const;
    bool showsChart() const;

    std::unique_ptr<BuiltChart> m_chart;
    ChartSpec m_spec;
    QString m_notice;
    qsizetype m_current = -1;
    qsizetype m_hovered = -1;
    double m_neededHeight = 0.0;
};

} // namespace gramme::charts
