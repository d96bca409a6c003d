// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "catalog/ownstore.h"

#include <QDialog>

#include <array>
#include <memory>

namespace gramme::gui {

class Dialogs;
class OwnTab;
namespace Ui {
class OwnDialog;
}

/// "My hardware, grids and regions": the entries of the user's own file, a tab for each kind, and
/// beside them those that only the open study has. Every change is written at once.
///
///   OwnDialog --owns--> OwnTab (one per kind); reads and writes OwnStore
class OwnDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `store` and `dialogs` must outlive the dialog. Own entries of `catalog` do not matter: the
    /// dialog adds those of the store and of the study by itself.
    OwnDialog(catalog::OwnStore& store, const catalog::OwnEntries& ofStudy,
              const catalog::Catalog& catalog, Dialogs& dialogs, QWidget* parent = nullptr);
    ~OwnDialog() override;

    // For the tabs:
    const catalog::OwnEntries& mine() const { return m_mine; }
    const catalog::OwnEntries& ofStudy() const { return m_ofStudy; }
    /// With the entries of both.
    const catalog::Catalog& catalog() const { return *m_catalog; }
    /// Why nothing can be changed; empty where it can.
    const QString& obstacle() const { return m_obstacle; }
    /// Each writes, reads again and tells the window; a problem is shown and changes nothing.
    bool save(const catalog::OwnEntry& entry);
    void remove(const catalog::OwnEntry& entry);
    void importCsv();
    void exportCsv(catalog::OwnKind kind);

signals:
    /// The entries in the store are others than before.
    void ownChanged();

private:
    void reload();
    bool save(catalog::OwnEntries entries);
    bool finish(const std::optional<Problem>& problem);

    std::unique_ptr<Ui::OwnDialog> m_ui;
    catalog::OwnStore& m_store;
    catalog::OwnEntries m_ofStudy;
    std::shared_ptr<const catalog::Catalog> m_catalog;
    Dialogs& m_dialogs;
    catalog::OwnEntries m_mine;
    QString m_obstacle;
    std::array<OwnTab*, 4> m_tabs{};
};

} // namespace gramme::gui
