// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/planner/plannerdialog.h"

#include "gui/form/fields.h"
#include "gui/planner/plannerfields.h"
#include "study/beside.h"
#include "study/edits.h"
#include "ui_plannerdialog.h"

#include <QAction>
#include <QPushButton>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace gramme::gui {

using study::Input;

namespace {

constexpr QSize usualSize(1020, 700);

/// Inputs that can be mended here; of the others the form says what is wrong.
bool isOfPlanner(const Problem& problem)
{
    const study::InputSpec* spec = study::findSpec(problem.place);
    return spec && (spec->group != study::InputGroup::Run || spec->input == Input::Hours ||
                    spec->input == Input::Count);
}

/// The version of the coefficients belongs to the figures of serving.
void keepServingModel(study::Scenario& scenario)
{
    const bool isAsked = scenario.servingParams || scenario.servingTokens;
    scenario.servingModel =
        isAsked ? study::inferenceModelWord(engine::InferenceModel::EcoLogits09) : QString();
}

/// The scenario in hand alone, with its saved figures.
study::Study draftOf(const study::StudyScenario& entry)
{
    study::Study draft;
    draft.scenarios.append(entry);
    return draft;
}

} // namespace

PlannerDialog::PlannerDialog(Calculation& calculation, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PlannerDialog>())
    , m_calculation(calculation)
    , m_document(draftOf(calculation.document().selected()))
    , m_draft(m_document, calculation.sharedCatalog())
{
    m_ui->setupUi(this);
    m_ui->trainingTab->attach(m_draft);
    m_ui->campaignTab->attach(m_draft);
    m_ui->servingTab->attach(m_draft);
    QAction* undo = m_document.undoStack().createUndoAction(this);
    undo->setShortcuts(QKeySequence::Undo);
    QAction* redo = m_document.undoStack().createRedoAction(this);
    redo->setShortcuts(QKeySequence::Redo);
    addActions({undo, redo});
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &PlannerDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &PlannerDialog::reject);
    connect(&m_draft, &Calculation::changed, this, &PlannerDialog::refresh);
    refresh();
    resize(usualSize.boundedTo(screen()->availableSize()));
    m_ui->trainingTab->focusFirst();
}

PlannerDialog::~PlannerDialog() = default;

QString PlannerDialog::obstacle() const
{
    if (hasFieldError(*this))
        return tr("A field holds text that is no value; it says so beneath itself.");
    const Problem* problem = m_draft.problem();
    if (problem && isOfPlanner(*problem))
        return problem->message;
    problem = m_ui->servingTab->problem();
    return problem ? problem->message : QString();
}

void PlannerDialog::refresh()
{
    const QString text = obstacle();
    QString shown = text;
    if (text.isEmpty() && m_draft.problem())
        shown = m_draft.problem()->message;
    m_ui->problemLabel->setText(shown);
    m_ui->problemLabel->setVisible(!shown.isEmpty());
    paintNote(*m_ui->problemLabel, NoteKind::Problem);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(text.isEmpty());
}

void PlannerDialog::accept()
{
    if (!obstacle().isEmpty())
        return;
    study::Scenario planned = m_draft.scenario();
    keepServingModel(planned);
    study::edits::replace(m_calculation.document(), planned, tr("Plan from the model size"));
    QDialog::accept();
}

} // namespace gramme::gui
