// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/quantityfield.h"

#include "gui/appearance.h"
#include "gui/form/fields.h"
#include "gui/wrappinglabel.h"
#include "study/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gramme::gui {

using study::Input;

QuantityField::QuantityField(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_unit(new QLabel(this))
    , m_noteLabel(new WrappingLabel(this))
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(m_unit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_noteLabel);
    m_noteLabel->setTextFormat(Qt::PlainText);
    m_noteLabel->hide();
    m_unit->hide();
    m_edit->setMinimumWidth(70);
    // A label hands its access key only to a buddy that takes focus by itself.
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_edit);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &QuantityField::readText);
    connect(m_edit, &QLineEdit::editingFinished, this, &QuantityField::editingFinished);
}

void QuantityField::setInput(Input input)
{
    m_input = input;
    QString unit = QString::fromLatin1(study::spec(input).unit);
    if (unit == "a"_L1)
        unit = tr("years");
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
    m_edit->setAccessibleName(study::inputName(input, study::Naming::Label));
}

void QuantityField::setValue(std::optional<double> value)
{
    if (hasError() && value == m_value)
        return; // The text is being mended; the document still has the last valid value.
    if (!hasError() && value == m_value && (value.has_value() || m_edit->text().isEmpty()))
        return;
    m_value = value;
    m_echo.clear();
    m_edit->setText(value ? valueText(*value) : QString());
    setError({});
}

QString QuantityField::valueText(double value) const
{
    return study::spec(m_input).kind == study::InputKind::Magnitude
               ? study::format::magnitude(value, locale())
               : study::format::exact(value, locale());
}

void QuantityField::setDefaultText(const QString& text)
{
    m_edit->setPlaceholderText(text);
}

void QuantityField::setNote(const QString& text)
{
    if (text == m_note)
        return;
    m_note = text;
    showNote();
}

void QuantityField::setProblem(const QString& text)
{
    if (text == m_problem)
        return;
    m_problem = text;
    showNote();
}

void QuantityField::discardError()
{
    if (!hasError())
        return;
    m_edit->setText(m_value ? valueText(*m_value) : QString());
    setError({});
}

void QuantityField::readText(const QString& text)
{
    m_echo.clear();
    if (text.trimmed().isEmpty()) {
        m_value.reset();
        emit valueEdited(std::nullopt);
        setError({});
        return;
    }
    const auto value = study::readTyped(m_input, text, locale());
    if (!value) {
        setError(value.error().message);
        return;
    }
    m_value = *value;
    const QString understood = valueText(*value);
    if (understood.compare(text.trimmed(), Qt::CaseInsensitive) != 0)
        m_echo = u"= %1 %2"_s.arg(understood, m_unit->text()).trimmed();
    // The document first: when the error vanishes, the form is filled from it.
    emit valueEdited(*value);
    setError({});
}

void QuantityField::setError(const QString& error)
{
    const bool had = hasError();
    m_error = error;
    showNote();
    if (!had && hasError())
        emit errorAppeared();
    else if (had && !hasError())
        emit errorVanished();
}

void QuantityField::showNote()
{
    const bool isProblem = hasError() || (!m_problem.isEmpty() && !m_edit->text().isEmpty());
    const QString text = hasError()               ? m_error
                         : !m_problem.isEmpty() ? m_problem
                         : !m_echo.isEmpty()    ? m_echo
                                                : m_note;
    m_edit->setAccessibleDescription(text);
    m_noteLabel->setText(text);
    m_noteLabel->setVisible(!text.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     isProblem ? errorColour(palette()) : quietColour(palette()));
    m_noteLabel->setPalette(colours);
    QPalette frame = palette();
    if (isProblem)
        frame.setColor(QPalette::Text, errorColour(palette()));
    m_edit->setPalette(frame);
}

void QuantityField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        showNote();
    QWidget::changeEvent(event);
}

bool QuantityField::eventFilter(QObject* watched, QEvent* event)
{
    if (isUndoOverride(*event)) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gramme::gui
