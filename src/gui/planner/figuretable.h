// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace gramme::gui {

/// A few figures as plain text: a name, its values in columns, and beneath them a quiet sentence
/// on what they are. Changes with every keystroke, so the labels are kept.
class FigureTable final : public QWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString name;
        QStringList values;
        QString note;
        bool isTotal = false; ///< Shown bold.
    };

    explicit FigureTable(QWidget* parent = nullptr);

    /// Titles above the columns of values; none by default.
    void setHeadings(const QStringList& headings);
    void setRows(const std::vector<Row>& rows);
    const std::vector<Row>& rows() const { return m_rows; }
    /// The row of that name; null where there is none.
    const Row* row(const QString& name) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line
    {
        std::vector<QLabel*> cells; ///< Name first.
        QLabel* note = nullptr;
    };
    Line& line(std::size_t index, qsizetype values);
    QLabel* addCell(int row, int column);
    void paintNotes();

    QGridLayout* m_grid;
    std::vector<QLabel*> m_headings;
    std::vector<Line> m_lines;
    std::vector<Row> m_rows;
};

} // namespace gramme::gui
