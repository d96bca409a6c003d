// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace gramme::catalog {
class Catalog;
}

namespace gramme::gui {

class Dialogs;

/// Every source of the catalogue with publisher, licence and address, as a table that can be
/// searched, copied and saved.
class SourcesDialog final : public QDialog {
    Q_OBJECT

public:
    SourcesDialog(const catalog::Catalog& catalog, Dialogs& dialogs, QWidget* parent = nullptr);
};

} // namespace gramme::gui
