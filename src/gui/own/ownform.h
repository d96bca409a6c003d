// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/own.h"

#include <QDialog>

#include <memory>
#include <optional>
#include <vector>

namespace gramme::catalog {
class Catalog;
struct OwnField;
} // namespace gramme::catalog

namespace gramme::gui {

class OwnFieldEdit;
namespace Ui {
class OwnForm;
}

/// The form for one own entry: its figures, then where they come from. It can be saved as soon as
/// the entry is possible; until then it says what is missing.
class OwnForm final : public QDialog
{
    Q_OBJECT

public:
    /// `catalog` has the grids that a region may lie on.
    OwnForm(const catalog::OwnEntry& entry, const catalog::Catalog& catalog,
            QWidget* parent = nullptr);
    ~OwnForm() override;

    /// The entry as the fields have it. A new one has its id from its name.
    catalog::OwnEntry entry() const;
    void accept() override;

private:
    void addFields(const catalog::Catalog& catalog);
    void addField(const catalog::OwnField& field, const QString& caption,
                  const catalog::Catalog& catalog);
    void addHeading(const QString& text);
    void refresh();
    std::optional<Problem> problem() const;

    std::unique_ptr<Ui::OwnForm> m_ui;
    catalog::OwnEntry m_entry;
    std::vector<OwnFieldEdit*> m_fields;
};

} // namespace gramme::gui
