// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/inputs.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace gramme::gui {

/// A field for one number of a scenario, with its unit beside it. It reads what people type in
/// their locale (study/numbers.h), repeats what it understood when that is not what they typed,
/// and answers bad input in words beneath itself.
class QuantityField final : public QWidget {
    Q_OBJECT

public:
    explicit QuantityField(QWidget* parent = nullptr);

    void setInput(study::Input input);
    study::Input input() const { return m_input; }
    /// Shows a value of the document, unless the text already says the same.
    void setValue(std::optional<double> value);
    /// What holds when the field is empty, shown greyed in it.
    void setDefaultText(const QString& text);
    /// A line beneath the field while there is nothing more important to say.
    void setNote(const QString& text);
    /// What the scenario as a whole finds wrong here; quiet while nothing is typed, because then it
    /// only says what is missing. Empty: nothing.
    void setProblem(const QString& text);
    /// Forgets text that is no value, before the field is hidden.
    void discardError();
    bool hasError() const { return !m_error.isEmpty(); }
    QString errorText() const { return m_error; }
    QLineEdit* edit() const { return m_edit; }
    QLabel* noteLabel() const { return m_noteLabel; }

signals:
    /// A valid value was typed, or nothing (the default).
    void valueEdited(std::optional<double> value);
    void errorAppeared();
    void errorVanished();
    void editingFinished();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void readText(const QString& text);
    void setError(const QString& error);
    void showNote();
    QString valueText(double value) const;

    study::Input m_input = study::Input::Hours;
    QLineEdit* m_edit;
    QLabel* m_unit;
    QLabel* m_noteLabel;
    std::optional<double> m_value;
    QString m_error;
    QString m_echo; ///< "= 76 h"
    QString m_note;
    QString m_problem;
};

} // namespace gramme::gui
