// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/rangeeditor.h"

#include "gui/appearance.h"
#include "gui/calculation.h"
#include "gui/form/fields.h"
#include "gui/form/quantityfield.h"
#include "study/edits.h"
#include "study/format.h"
#include "study/ranges.h"
#include "ui_rangeeditor.h"

#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr double noValue = -1.0; // of any input

} // namespace

RangeEditor::RangeEditor(Calculation& calculation, QWidget* parent)
    : QWidget(parent)
    , m_calculation(calculation)
    , m_ui(std::make_unique<Ui::RangeEditor>())
{
    m_ui->setupUi(this);
    connectField(*m_ui->lowField, m_low);
    connectField(*m_ui->highField, m_high);
    connect(m_ui->inputBox, &QComboBox::currentIndexChanged, this, [this] {
        showInput(true);
        emit currentKeyChanged(currentKey());
    });
    connect(m_ui->applyButton, &QToolButton::clicked, this, &RangeEditor::apply);
    connect(m_ui->pinButton, &QToolButton::clicked, this, [this] {
        if (const DoubtRow* row = current())
            study::edits::pin(m_calculation.document(), row->uncertain.input);
    });
    connect(m_ui->resetButton, &QToolButton::clicked, this, [this] {
        if (const DoubtRow* row = current())
            study::edits::clearRange(m_calculation.document(), row->uncertain.input);
    });
    updateState();
    arrange();
}

RangeEditor::~RangeEditor() = default;

void RangeEditor::connectField(QuantityField& field, std::optional<double>& value)
{
    connect(&field, &QuantityField::valueEdited, this,
            [this, &value](std::optional<double> typed) { value = typed; });
    // The text is read before this, whether it is a value or not.
    connect(field.edit(), &QLineEdit::textEdited, this, &RangeEditor::updateState);
    connect(field.edit(), &QLineEdit::returnPressed, this, &RangeEditor::apply);
}

void RangeEditor::setRows(const std::vector<DoubtRow>& rows)
{
    m_rows = rows;
    // The table ranks them; a list that one picks from keeps its order.
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const DoubtRow& a, const DoubtRow& b) {
        return a.uncertain.factor < b.uncertain.factor;
    });
    const QString before = currentKey();
    listInputs();
    if (before.isEmpty() && !rows.empty())
        setCurrentKey(rows.front().key());
    showInput(currentKey() != before);
}

void RangeEditor::listInputs()
{
    QComboBox& box = *m_ui->inputBox;
    const auto isListed = [&box, place = 0](const DoubtRow& row) mutable {
        return box.itemData(place++).toString() == row.key();
    };
    if (box.count() == static_cast<int>(m_rows.size()) &&
        std::all_of(m_rows.begin(), m_rows.end(), isListed))
        return;
    const QString before = currentKey();
    const QSignalBlocker blocker(box);
    box.clear();
    for (const DoubtRow& row : m_rows)
        box.addItem(row.name(), row.key());
    box.setCurrentIndex(std::max(box.findData(before), 0));
    if (before.isEmpty())
        box.setCurrentIndex(-1);
}

QString RangeEditor::currentKey() const
{
    return m_ui->inputBox->currentData().toString();
}

void RangeEditor::setCurrentKey(const QString& key)
{
    const int index = m_ui->inputBox->findData(key);
    if (index >= 0)
        m_ui->inputBox->setCurrentIndex(index);
}

const DoubtRow* RangeEditor::current() const
{
    const QString key = currentKey();
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&key](const DoubtRow& row) { return row.key() == key; });
    return found == m_rows.end() ? nullptr : &*found;
}

const study::InputRange* RangeEditor::ownRange() const
{
    const DoubtRow* row = current();
    return row ? study::findRange(m_calculation.scenario().ranges, row->uncertain.input) : nullptr;
}

void RangeEditor::showInput(bool isOther)
{
    const DoubtRow* row = current();
    m_ui->reasonLabel->setText(row ? doubtSentence(*row) : QString());
    if (row)
        showEnds(*row, isOther);
    updateState();
}

void RangeEditor::showEnds(const DoubtRow& row, bool isOther)
{
    const engine::Spread& spread = row.uncertain.spread;
    if (!isOther && spread == m_shown)
        return;
    m_shown = spread;
    m_low = row.isCertain() ? std::nullopt : std::optional(spread.low);
    m_high = row.isCertain() ? std::nullopt : std::optional(spread.high);
    for (const auto& [field, value] :
         {std::pair(m_ui->lowField, m_low), std::pair(m_ui->highField, m_high)}) {
        field->setInput(row.uncertain.input);
        field->setValue(noValue); // takes a draft away that is not readable
        field->setValue(value);
    }
    nameFromLabels(*this);
}

std::optional<study::InputRange> RangeEditor::draft() const
{
    const DoubtRow* row = current();
    const bool isWhole = row && m_low && m_high && !m_ui->lowField->hasError() &&
                         !m_ui->highField->hasError();
    return isWhole ? std::optional(study::InputRange{row->uncertain.input, *m_low, *m_high})
                   : std::nullopt;
}

/// Why the two ends make no range; empty where they do, or where one of them is missing.
QString RangeEditor::problemOfDraft() const
{
    const auto range = draft();
    if (!range)
        return {};
    const auto text = [this](double value) { return study::format::exact(value, locale()); };
    if (range->low > range->high)
        return tr("Low must not be above high, but %1 is above %2; write %2 as low and %1 as high.")
            .arg(text(range->low), text(range->high));
    const study::Outcome* outcome = m_calculation.outcome();
    if (!outcome)
        return {};
    study::Resolved withDraft = outcome->resolved;
    withDraft.ranges = {*range};
    const auto misfit = study::rangeMisfit(withDraft, study::Naming::Label);
    return misfit ? misfit->message : QString();
}

void RangeEditor::updateState()
{
    const DoubtRow* row = current();
    const study::InputRange* own = ownRange();
    const auto range = draft();
    const QString problem = problemOfDraft();
    m_ui->errorLabel->setText(problem);
    m_ui->errorLabel->setVisible(!problem.isEmpty());
    for (QuantityField* field : {m_ui->lowField, m_ui->highField}) {
        if (!field->hasError())
            field->edit()->setAccessibleDescription(problem);
        field->setEnabled(row);
    }
    const bool isApplied = range && range->low == m_shown.low && range->high == m_shown.high;
    m_ui->applyButton->setEnabled(range && problem.isEmpty() && !isApplied);
    m_ui->pinButton->setEnabled(row && !row->isCertain());
    m_ui->resetButton->setEnabled(own);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, errorColour(palette()));
    m_ui->errorLabel->setPalette(colours);
    colours.setColor(QPalette::WindowText, quietColour(palette()));
    m_ui->reasonLabel->setPalette(colours);
}

void RangeEditor::apply()
{
    const auto range = draft();
    if (range && problemOfDraft().isEmpty())
        study::edits::setRange(m_calculation.document(), *range);
}

/// As narrow as the widest of the three lines that it can be broken into.
QSize RangeEditor::minimumSizeHint() const
{
    int widest = 0;
    for (const QBoxLayout* line : {m_ui->inputLayout, m_ui->endsLayout, m_ui->buttonsLayout})
        widest = std::max(widest, line->minimumSize().width());
    return {widest, QWidget::minimumSizeHint().height()};
}

/// One line while there is room for it.
void RangeEditor::arrange()
{
    int needed = 2 * m_ui->inputsLayout->spacing();
    for (const QBoxLayout* line : {m_ui->inputLayout, m_ui->endsLayout, m_ui->buttonsLayout})
        needed += line->sizeHint().width();
    m_ui->inputsLayout->setDirection(width() < needed ? QBoxLayout::TopToBottom
                                                      : QBoxLayout::LeftToRight);
    // A field may grow downwards by a sentence; its label stays beside the text.
    for (QLabel* label : {m_ui->inputLabel, m_ui->lowLabel, m_ui->highLabel})
        label->setMinimumHeight(m_ui->inputBox->sizeHint().height());
    for (QToolButton* button : {m_ui->applyButton, m_ui->pinButton, m_ui->resetButton})
        button->setMinimumHeight(m_ui->inputBox->sizeHint().height());
    for (QuantityField* field : {m_ui->lowField, m_ui->highField})
        field->edit()->setMinimumHeight(m_ui->inputBox->sizeHint().height());
}

void RangeEditor::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RangeEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
    else if (event->type() == QEvent::PaletteChange)
        updateState();
}

} // namespace gramme::gui
