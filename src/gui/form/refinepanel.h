// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;

namespace gramme::gui {

namespace Ui {
class RefinePanel;
}

class QuantityField;

/// The inputs beyond the original page's five. Empty fields show the default they stand for.
class RefinePanel final : public QWidget {
    Q_OBJECT

public:
    explicit RefinePanel(QWidget* parent = nullptr);
    ~RefinePanel() override;

    void attach(Calculation& calculation);
    /// Made when the lid is first opened, so that a start need not wait for it.
    void ensureBuilt();
    /// What differs from the defaults, for the closed lid: "PUE 1.15", "CPU utilisation 0.30".
    QStringList differences() const;

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Bound
    {
        QuantityField* field;
        study::Input input;
    };
    struct BoundChoice
    {
        QComboBox* field;
        study::Input input;
    };
    void bindFields();
    void bindChoices();
    static void addChoices(QComboBox& field, study::Input input, const QStringList& texts);
    void refresh();
    void refreshNumbers();
    void refreshChoices();
    void showDefaults();
    void showNotes(const study::Outcome& outcome);
    QString ownNote(const study::Outcome& outcome, study::Input input) const;
    void paintNotes();
    bool takesPart(study::Input input) const;
    bool countsEmbodied() const;
    QString cpuName() const;

    std::unique_ptr<Ui::RefinePanel> m_ui;
    Calculation* m_calculation = nullptr;
    bool m_isBuilt = false;
    std::vector<Bound> m_fields;
    std::vector<BoundChoice> m_choices;
};

} // namespace gramme::gui
