// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/check/checkdialog.h"

#include "study/studyedits.h"
#include "ui_checkdialog.h"

#include <QPushButton>
#include <QScreen>
#include <QTextEdit>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

QString headline(exchange::CheckVerdict verdict, bool isEmpty)
{
    using exchange::CheckVerdict;
    switch (verdict) {
    case CheckVerdict::Recomputes:
        return CheckDialog::tr("It recomputes.");
    case CheckVerdict::DoesNotRecompute:
        return CheckDialog::tr("It does not recompute.");
    case CheckVerdict::Incomplete:
        return CheckDialog::tr("Too little was found to recompute.");
    case CheckVerdict::NothingFound:
        break;
    }
    return isEmpty ? CheckDialog::tr("Nothing to check yet.")
                   : CheckDialog::tr("No statement was found in the text.");
}

/// A scenario that cannot be worked out would only bring its refusal into the study.
bool isUsable(const exchange::StatementCheck& check)
{
    return !check.today.empty() && check.today.front().kg.has_value();
}

} // namespace

CheckDialog::CheckDialog(Calculation& calculation, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CheckDialog>())
    , m_calculation(calculation)
{
    m_ui->setupUi(this);
    resize(size().boundedTo(screen()->availableSize()));
    m_ui->splitter->setSizes({470, 530});
    QFont bold = m_ui->verdict->font();
    bold.setBold(true);
    m_ui->verdict->setFont(bold);
    m_make = m_ui->buttons->addButton(tr("&Make a scenario from it"), QDialogButtonBox::ActionRole);
    m_make->setObjectName(u"makeScenario"_s);
    m_make->setToolTip(tr("Adds the run to this study, in the full method with today’s figures"));
    m_make->setAutoDefault(false);
    connect(m_make, &QPushButton::clicked, this, &CheckDialog::makeScenario);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->statement, &QPlainTextEdit::textChanged, this, &CheckDialog::update);
    connect(&m_calculation, &Calculation::catalogChanged, this, &CheckDialog::update);
    m_ui->statement->setFocus();
    update();
}

CheckDialog::~CheckDialog() = default;

void CheckDialog::update()
{
    const QString text = m_ui->statement->toPlainText();
    const bool isEmpty = text.trimmed().isEmpty();
    m_check = exchange::checkStatement(text, m_calculation.catalog(), locale());
    m_ui->verdict->setText(headline(m_check.verdict, isEmpty));
    m_ui->answer->setPlainText(isEmpty ? QString() : exchange::checkText(m_check, locale()));
    m_make->setEnabled(isUsable(m_check));
    markParts();
}

/// Marking changes no text, so that what was pasted can be copied again as it was.
void CheckDialog::markParts()
{
    QColor mark = palette().color(QPalette::Highlight);
    mark.setAlpha(70);
    QList<QTextEdit::ExtraSelection> marks;
    for (const auto& part : m_check.parts.found) {
        if (!part)
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = m_ui->statement->textCursor();
        selection.cursor.setPosition(static_cast<int>(part->offset));
        selection.cursor.setPosition(static_cast<int>(part->offset + part->length),
                                     QTextCursor::KeepAnchor);
        selection.format.setBackground(mark);
        marks.append(selection);
    }
    m_ui->statement->setExtraSelections(marks);
}

void CheckDialog::makeScenario()
{
    const auto scenario = exchange::scenarioFrom(m_check);
    if (!scenario || !isUsable(m_check))
        return;
    study::edits::addScenario(m_calculation.document(), *scenario);
    accept();
}

} // namespace gramme::gui
