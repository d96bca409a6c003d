// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/planner/plannercampaign.h"

#include "gui/form/fields.h"
#include "gui/planner/plannerfields.h"
#include "gui/planner/plannerfigures.h"
#include "study/format.h"
#include "ui_plannercampaign.h"

using namespace Qt::StringLiterals;

namespace gramme::gui {

using study::Input;

PlannerCampaign::PlannerCampaign(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::PlannerCampaign>())
{
    m_ui->setupUi(this);
    m_ui->columns->setWidgets(m_ui->formSide, m_ui->resultSide);
}

PlannerCampaign::~PlannerCampaign() = default;

void PlannerCampaign::attach(Calculation& draft)
{
    m_draft = &draft;
    bindNumber(*m_ui->trialsField, Input::Trials, draft);
    bindNumber(*m_ui->trialHoursField, Input::TrialHours, draft);
    bindNumber(*m_ui->finalRunsField, Input::FinalRuns, draft);
    bindNumber(*m_ui->failedField, Input::FailedShare, draft);
    m_ui->trialsField->setDefaultText(tr("0: no search"));
    m_ui->failedField->setDefaultText(tr("0: none"));
    m_ui->trialsField->setNote(tr("Full trials, each on all the devices of the run."));
    m_ui->failedField->setNote(tr("Added to runs and trials alike, for example 20%."));
    m_ui->campaignTable->setHeadings(campaignHeadings());
    m_ui->searchTable->setHeadings(searchHeadings());
    for (QSpinBox* box : {m_ui->parametersField, m_ui->valuesField})
        connect(box, &QSpinBox::valueChanged, this, &PlannerCampaign::refresh);
    finishForm(*this);
    connect(m_draft, &Calculation::changed, this, &PlannerCampaign::refresh);
    refresh();
}

void PlannerCampaign::refresh()
{
    const study::Scenario& in = m_draft->scenario();
    showNumbers(*this, in);
    answerProblem(*this, m_draft->problem());
    // Without final runs of its own the campaign has those of the form.
    m_ui->finalRunsField->setDefaultText(study::format::exact(in.runs.value_or(1.0), locale()));
    const bool counts = in.method != engine::Method::Lacoste2019;
    for (QWidget* field :
         {static_cast<QWidget*>(m_ui->trialsField), static_cast<QWidget*>(m_ui->trialHoursField),
          static_cast<QWidget*>(m_ui->failedField)})
        field->setEnabled(counts);
    const study::Outcome* outcome = m_draft->problem() ? nullptr : m_draft->outcome();
    m_ui->resultSide->setEnabled(outcome && !m_draft->isStale());
    m_ui->emptyNote->setText(counts ? tr("What is still missing or wrong is said beside its field.")
                                    : tr("The method lacoste2019 knows neither trials nor failed "
                                         "work; choose the method full to count them."));
    m_ui->emptyNote->setVisible(!outcome || !counts);
    if (!outcome)
        return;
    m_ui->campaignTable->setRows(campaignRows(in, *outcome, locale()));
    FigureRows costs = costRows(in, *outcome, locale());
    costs.erase(costs.begin()); // The energy stands above.
    m_ui->costTable->setRows(costs);
    refreshSearch(*outcome);
}

void PlannerCampaign::refreshSearch(const study::Outcome& outcome)
{
    study::SearchQuestion question;
    question.parameters = m_ui->parametersField->value();
    question.valuesPerParameter = m_ui->valuesField->value();
    const FigureRows rows = searchRows(m_draft->scenario(), outcome, question, locale());
    m_ui->searchTable->setRows(rows);
    m_ui->searchTable->setVisible(!rows.empty());
    m_ui->compareNote->setText(
        rows.empty()
            ? tr("No search is planned. With trials and hours for each, a grid, random "
                 "trials and successive halving are compared here.")
            : tr("Beside the %1 full trials of the plan. Every full trial is taken to last "
                 "as long as you say, with the same share of failed work; emissions grow "
                 "with time.")
                  .arg(study::format::exact(*m_draft->scenario().trials, locale())));
}

} // namespace gramme::gui
