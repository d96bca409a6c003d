// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/importdialog.h"

#include "gui/calculation.h"
#include "gui/dialogs.h"
#include "gui/form/fields.h"
#include "gui/pages/scenariostable.h"
#include "gui/tables/tableview.h"
#include "study/studyedits.h"
#include "ui_importdialog.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace gramme::gui {

using exchange::RowState;

namespace {

constexpr QSize usualSize(980, 640);

bool hasRefused(const std::vector<exchange::Imported>& found)
{
    for (const exchange::Imported& imported : found) {
        for (const exchange::ImportedRow& row : imported.rows) {
            if (row.state == RowState::Refused)
                return true;
        }
    }
    return false;
}

int refused(const std::vector<exchange::Imported>& found)
{
    int count = 0;
    for (const exchange::Imported& imported : found) {
        for (const exchange::ImportedRow& row : imported.rows)
            count += row.state == RowState::Refused ? 1 : 0;
    }
    return count;
}

QStyle::StandardPixmap pixmapOf(RowState state)
{
    switch (state) {
    case RowState::Understood:
        return QStyle::SP_DialogApplyButton;
    case RowState::Doubtful:
        return QStyle::SP_MessageBoxWarning;
    case RowState::Folded:
        return QStyle::SP_MessageBoxInformation;
    case RowState::Refused:
        break;
    }
    return QStyle::SP_MessageBoxCritical;
}

} // namespace

ImportDialog::ImportDialog(Calculation& calculation, Dialogs& dialogs, const QStringList& files,
                           QWidget* parent)
    : QDialog(parent)
    , m_calculation(calculation)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::ImportDialog>())
    , m_rows(importColumns(), QLocale())
{
    m_ui->setupUi(this);
    nameFromLabels(*this);
    makeTable();
    makeOptions();
    fillPlans();
    connect(m_ui->addButton, &QPushButton::clicked, this, &ImportDialog::askForFiles);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &ImportDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &ImportDialog::reject);
    resize(usualSize.boundedTo(screen()->availableSize()));
    addFiles(files);
    m_table->setFocus();
}

ImportDialog::~ImportDialog() = default;

QString ImportDialog::fileFilter()
{
    return tr("Measured runs (%1)").arg(u"*.csv *.tsv *.log *.txt *.json"_s);
}

void ImportDialog::makeTable()
{
    m_ticks.setSourceModel(&m_rows);
    m_table = new TableView(m_ticks, m_dialogs, u"import.csv"_s, this);
    m_table->setAccessibleName(tr("Records of the files"));
    m_table->setItemDelegateForColumn(0, new TickDelegate(m_table));
    m_table->installEventFilter(this);
    m_ui->tableLayout->addWidget(m_table);
    setTabOrder(m_ui->addButton, m_table);
    setTabOrder(m_table, m_ui->notesText);
    connect(m_table, &TableView::currentKeyChanged, this, &ImportDialog::showNotes);
    connect(m_table, &TableView::rowActivated, this, &ImportDialog::toggleSelected);
    connect(&m_ticks, &TickableRows::ticksChanged, this, &ImportDialog::showState);
}

void ImportDialog::makeOptions()
{
    m_ui->slurmBox->hide();
    m_ui->coreField->setInput(study::Input::CpuWPerCore);
    m_ui->gpuField->setInput(study::Input::TdpW);
    for (QuantityField* field : {m_ui->coreField, m_ui->gpuField}) {
        field->setDefaultText(tr("not given"));
        field->edit()->setAccessibleName(field == m_ui->coreField ? tr("Power per core")
                                                                  : tr("Power per GPU"));
        connect(field, &QuantityField::valueEdited, this, [this, field](auto value) {
            field->setValue(value);
            field->setProperty("watts", value.value_or(0.0));
            readAgain();
        });
        connect(field, &QuantityField::errorAppeared, this, &ImportDialog::showState);
        connect(field, &QuantityField::errorVanished, this, &ImportDialog::showState);
    }
}

void ImportDialog::fillPlans()
{
    m_ui->planBox->addItem(tr("No plan"), QString());
    for (const Member& member : m_calculation.members()) {
        m_ui->planBox->addItem(scenarioLabel(member.letter, member.name), member.entry->id);
        if (member.isSelected)
            m_ui->planBox->setCurrentIndex(m_ui->planBox->count() - 1);
    }
}

void ImportDialog::askForFiles()
{
    addFiles(m_dialogs.openFileNames(this, windowTitle(), {fileFilter(), tr("All files (*)")}));
}

void ImportDialog::addFiles(const QStringList& paths)
{
    for (const QString& path : paths) {
        const QString whole = QFileInfo(path).absoluteFilePath();
        if (m_paths.contains(whole))
            continue;
        m_paths << whole;
        auto file = readImportFile(path);
        if (file)
            m_files.push_back(*std::move(file));
        else
            m_unread.push_back({{}, {QFileInfo(path).fileName()}, {}, {file.error().message}});
    }
    readAgain();
    m_table->fitColumns();
    if (m_table->currentKey().isEmpty() && !m_rows.rows().empty())
        m_table->setCurrentKey(m_rows.rows().front().key());
}

exchange::ImportOptions ImportDialog::options() const
{
    return {m_ui->coreField->property("watts").toDouble(),
            m_ui->gpuField->property("watts").toDouble()};
}

void ImportDialog::readAgain()
{
    auto found = exchange::importFiles(m_files, options());
    askForPower(found);
    found.insert(found.end(), m_unread.begin(), m_unread.end());
    auto rows = importRows(found, m_calculation.document().study().runs);
    QHash<QString, TickableRows::Mark> marks;
    for (const ImportRow& row : rows)
        marks[row.key()] = {row.isUsable(), row.isWanted(),
                            style()->standardIcon(pixmapOf(row.record.state), nullptr, this)};
    m_rows.setRows(std::move(rows));
    m_ticks.setMarks(std::move(marks));
    showNotes();
}

/// Only where it would help: some record is refused that would not be if the watts were known.
void ImportDialog::askForPower(const std::vector<exchange::Imported>& found)
{
    if (!m_ui->slurmBox->isHidden() || !hasRefused(found))
        return;
    const exchange::ImportOptions any{1.0, 1.0};
    m_ui->slurmBox->setVisible(refused(exchange::importFiles(m_files, any)) < refused(found));
}

/// All selected rows become what the current one is not.
void ImportDialog::toggleSelected()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    QStringList keys{m_table->currentKey()};
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        keys << index.data(KeyRole).toString();
    m_ticks.setTicked(keys, !m_ticks.isTicked(m_table->currentKey()));
}

bool ImportDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Space:
        toggleSelected();
        return true;
    case Qt::Key_Return: // as anywhere else in a dialog
    case Qt::Key_Enter:
        accept();
        return true;
    default:
        return false;
    }
}

bool ImportDialog::hasError() const
{
    return m_ui->coreField->hasError() || m_ui->gpuField->hasError();
}

void ImportDialog::showNotes()
{
    const QString key = m_table->currentKey();
    QString text;
    for (const ImportRow& row : m_rows.rows()) {
        if (row.key() == key)
            text = importNotes(row);
    }
    if (text != m_ui->notesText->toPlainText())
        m_ui->notesText->setPlainText(text);
}

void ImportDialog::showState()
{
    const int files = int(m_paths.size());
    m_ui->summaryLabel->setText(m_rows.rows().empty() ? tr("Choose the files to import.")
                                                      : importSummary(m_rows.rows(), files));
    const auto count = tickedRuns().size();
    QPushButton* ok = m_ui->buttons->button(QDialogButtonBox::Ok);
    ok->setText(count == 0   ? tr("Import")
                : count == 1 ? tr("Import one run")
                             : tr("Import %1 runs").arg(count));
    ok->setEnabled(count > 0 && !hasError());
}

QList<study::MeasuredRun> ImportDialog::tickedRuns() const
{
    QList<study::MeasuredRun> runs;
    for (const ImportRow& row : m_rows.rows()) {
        if (!m_ticks.isTicked(row.key()))
            continue;
        study::MeasuredRun run = row.record.run;
        run.scenarioId = m_ui->planBox->currentData().toString();
        // What was repaired or assumed stays with the run.
        if (run.notes.isEmpty())
            run.notes = row.record.notes.join(u' ');
        runs.append(run);
    }
    return runs;
}

void ImportDialog::accept()
{
    const QList<study::MeasuredRun> runs = tickedRuns();
    if (runs.isEmpty() || hasError())
        return;
    study::edits::addRuns(m_calculation.document(), runs);
    QDialog::accept();
}

} // namespace gramme::gui
