// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/planner/plannerserving.h"

#include "gui/form/fields.h"
#include "gui/planner/plannerfields.h"
#include "gui/planner/plannerfigures.h"
#include "ui_plannerserving.h"

using namespace Qt::StringLiterals;

namespace gramme::gui {

using study::Input;

PlannerServing::PlannerServing(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::PlannerServing>())
{
    m_ui->setupUi(this);
    m_ui->columns->setWidgets(m_ui->formSide, m_ui->resultSide);
}

PlannerServing::~PlannerServing() = default;

void PlannerServing::attach(Calculation& draft)
{
    m_draft = &draft;
    bindNumber(*m_ui->paramsField, Input::ServingParams, draft);
    bindNumber(*m_ui->activeParamsField, Input::ServingActiveParams, draft);
    bindNumber(*m_ui->bitsField, Input::ServingBits, draft);
    bindNumber(*m_ui->tokensField, Input::ServingTokens, draft);
    bindNumber(*m_ui->requestsField, Input::ServingRequests, draft);
    m_ui->activeParamsField->setDefaultText(tr("all of them: dense"));
    m_ui->bitsField->setDefaultText(u"16"_s);
    m_ui->bitsField->setNote(tr("In memory; fewer bits need fewer GPUs."));
    m_ui->tokensField->setNote(tr("A page of text has about 600."));
    m_ui->requestsField->setNote(tr("For the figures of a year."));
    m_ui->servingTable->setHeadings(servingHeadings());
    paintNote(*m_ui->servingNote, NoteKind::Plain);
    finishForm(*this);
    connect(m_draft, &Calculation::changed, this, &PlannerServing::refresh);
    refresh();
}

void PlannerServing::refresh()
{
    showNumbers(*this, m_draft->scenario());
    refreshResult();
    answerProblem(*this, problem());
}

void PlannerServing::refreshResult()
{
    const study::Scenario& in = m_draft->scenario();
    m_problem.reset();
    const bool isAsked = in.servingParams || in.servingActiveParams || in.servingTokens ||
                         in.servingRequests || in.servingBits;
    const study::Outcome* outcome = m_draft->outcome();
    QString missing;
    if (!outcome)
        missing = tr("Choose hardware, hours and a place in the form first: the place decides what "
                     "a request emits.");
    else if (!isAsked)
        missing = tr("Type how many parameters the model has and how many tokens an answer has. "
                     "What serving emits is shown apart from the run and never added to it.");
    if (outcome && isAsked) {
        const auto result = study::serving(in, *outcome, study::window);
        if (result) {
            m_ui->servingTable->setRows(servingRows(*result, locale()));
            m_ui->servingNote->setText(servingNote(*result));
        } else {
            m_problem = result.error();
            missing = tr("What is still missing or wrong is said beside its field.");
        }
    }
    const bool shown = missing.isEmpty();
    m_ui->emptyNote->setText(missing);
    m_ui->emptyNote->setVisible(!shown);
    m_ui->servingTable->setVisible(shown);
    m_ui->servingNote->setVisible(shown);
    m_ui->resultSide->setEnabled(!hasFieldError(*this));
}

} // namespace gramme::gui
