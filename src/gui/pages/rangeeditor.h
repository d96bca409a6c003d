// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/doubts.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace gramme::gui {

namespace Ui {
class RangeEditor;
}

class Calculation;
class QuantityField;

/// How sure an input is, in the user's own words: its two ends as text fields, applied, pinned or
/// reset by a button each. What is typed is a draft until it is applied.
class RangeEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit RangeEditor(Calculation& calculation, QWidget* parent = nullptr);
    ~RangeEditor() override;

    /// Keeps the input that is shown, and a draft as long as its range stays the same.
    void setRows(const std::vector<DoubtRow>& rows);
    /// Key of the input that is shown; empty when there is none.
    QString currentKey() const;
    void setCurrentKey(const QString& key);

    QSize minimumSizeHint() const override;

signals:
    void currentKeyChanged(const QString& key);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectField(QuantityField& field, std::optional<double>& value);
    void listInputs();
    void showInput(bool isOther);
    void showEnds(const DoubtRow& row, bool isOther);
    void updateState();
    QString problemOfDraft() const;
    std::optional<study::InputRange> draft() const;
    const study::InputRange* ownRange() const;
    const DoubtRow* current() const;
    void apply();
    void arrange();

    Calculation& m_calculation;
    std::unique_ptr<Ui::RangeEditor> m_ui;
    std::vector<DoubtRow> m_rows;
    std::optional<double> m_low;
    std::optional<double> m_high;
    engine::Spread m_shown; ///< The range the fields were filled from.
};

} // namespace gramme::gui
