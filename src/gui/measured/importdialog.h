// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/measured/importrows.h"
#include "gui/measured/tickablerows.h"
#include "gui/tables/rowmodel.h"

#include <QDialog>
#include <QStringList>

#include <memory>
#include <vector>

namespace gramme::gui {

namespace Ui {
class ImportDialog;
}

class Calculation;
class Dialogs;
class TableView;

/// What the importers understood of some files, record by record, before anything is added to the
/// study. OK adds the ticked ones as one undoable edit, Cancel changes nothing.
///
///   ImportDialog --owns--> RowModel <-- TickableRows <-- TableView
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(Calculation& calculation, Dialogs& dialogs, const QStringList& files,
                 QWidget* parent = nullptr);
    ~ImportDialog() override;

    /// For file dialogs: "Measured runs (*.csv *.log ...)".
    static QString fileFilter();

    void accept() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeTable();
    void makeOptions();
    void fillPlans();
    void addFiles(const QStringList& paths);
    void askForFiles();
    void readAgain();
    exchange::ImportOptions options() const;
    void askForPower(const std::vector<exchange::Imported>& found);
    void toggleSelected();
    bool hasError() const;
    void showNotes();
    void showState();
    QList<study::MeasuredRun> tickedRuns() const;

    Calculation& m_calculation;
    Dialogs& m_dialogs;
    std::unique_ptr<Ui::ImportDialog> m_ui;
    RowModel<ImportRow> m_rows;
    TickableRows m_ticks;
    TableView* m_table = nullptr;
    QStringList m_paths;
    std::vector<exchange::ImportFile> m_files;
    std::vector<exchange::Imported> m_unread; ///< Files that could not be read, with the reason.
};

} // namespace gramme::gui
