// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/owncsv.h"

#include <QDialog>

namespace gramme::catalog {
class Catalog;
}

namespace gramme::gui {

class Dialogs;

/// Turns down the regions whose grid is neither in the catalogue nor the user's; one that is named
/// and not given by its id becomes the id.
void findGrids(exchange::OwnCsv& csv, const catalog::Catalog& catalog, const QString& fileName);

/// What a file holds, row by row, before any of it is taken.
class OwnImport final : public QDialog
{
    Q_OBJECT

public:
    OwnImport(const exchange::OwnCsv& csv, const QString& fileName, const catalog::OwnEntries& mine,
              Dialogs& dialogs, QWidget* parent = nullptr);
};

} // namespace gramme::gui
