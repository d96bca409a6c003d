// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/ownfields.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace gramme::catalog {
class Catalog;
}

namespace gramme::gui {

class SearchField;
class WrappingLabel;

/// The field for one figure or text of an own entry, with its unit beside it and what is wrong with
/// it beneath. Numbers are read as people type them in their locale.
class OwnFieldEdit final : public QWidget
{
    Q_OBJECT

public:
    /// The grid of a region is one of those of `catalog`, which must outlive the field.
    OwnFieldEdit(const catalog::OwnField& field, const catalog::Catalog& catalog,
                 QWidget* parent = nullptr);

    const catalog::OwnField& field() const { return m_field; }
    void setValue(const QVariant& value);
    /// Invalid where nothing is given, and where the text is no value.
    QVariant value() const;
    /// What the text itself lacks to be a value; empty where it is one.
    QString textProblem() const;
    /// Shows what is wrong; empty: nothing.
    void showProblem(const QString& sentence);
    bool wasEdited() const { return m_wasEdited; }
    /// The label that leads to the field, with its access key; none beside a check box.
    void setCaption(const QString& caption);

signals:
    void edited();

private:
    void build();
    void buildChoice();
    void buildGrid();
    void add(QWidget* control);
    void noteEdit();
    QString text() const;

    const catalog::OwnField& m_field;
    const catalog::Catalog& m_catalog;
    QWidget* m_control = nullptr;
    QLineEdit* m_line = nullptr;
    QPlainTextEdit* m_lines = nullptr;
    QComboBox* m_choice = nullptr;
    QCheckBox* m_check = nullptr;
    SearchField* m_grid = nullptr;
    QString m_gridId;
    WrappingLabel* m_note;
    QVariant m_value; ///< What was set.
    bool m_wasEdited = false;
};

} // namespace gramme::gui
