// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/fields.h"

#include "gui/appearance.h"
#include "study/edits.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

void bindNumber(QuantityField& field, study::Input input, Calculation& calculation)
{
    field.setInput(input);
    QObject::connect(&field, &QuantityField::valueEdited, &calculation,
                     [&calculation, input](std::optional<double> value) {
                         study::edits::setNumber(calculation.document(), input, value);
                     });
    QObject::connect(&field, &QuantityField::editingFinished, &calculation.document(),
                     &study::Document::endTyping);
    QObject::connect(&field, &QuantityField::errorAppeared, &calculation,
                     &Calculation::addFieldError);
    QObject::connect(&field, &QuantityField::errorVanished, &calculation,
                     &Calculation::removeFieldError);
}

void nameFromLabels(QWidget& form)
{
    for (const QLabel* label : form.findChildren<QLabel*>()) {
        QWidget* field = label->buddy();
        if (!field)
            continue;
        QString name = label->text();
        name.remove(QLatin1Char('&'));
        field->setAccessibleName(name);
        if (QWidget* inner = field->focusProxy())
            inner->setAccessibleName(name);
    }
}

void alignLabels(QWidget& form)
{
    int widest = 0;
    const auto labels = form.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->buddy())
            widest = std::max(widest, label->sizeHint().width());
    }
    for (QLabel* label : labels) {
        if (label->buddy())
            label->setMinimumWidth(widest);
    }
}

void paintHeadings(QWidget& form)
{
    constexpr int spaceAbove = 6;
    for (QLabel* label : form.findChildren<QLabel*>()) {
        if (!label->objectName().endsWith("Heading"_L1))
            continue;
        QFont font; // of the application in everything but its weight
        font.setBold(true);
        label->setFont(font);
        label->setContentsMargins(0, spaceAbove, 0, 0);
    }
}

void paintNote(QWidget& label, NoteKind kind)
{
    const QPalette own = label.parentWidget() ? label.parentWidget()->palette() : label.palette();
    QPalette colours = own;
    if (kind != NoteKind::Plain)
        colours.setColor(QPalette::WindowText,
                         kind == NoteKind::Problem ? errorColour(own) : quietColour(own));
    label.setPalette(colours);
}

bool isUndoOverride(const QEvent& event)
{
    if (event.type() != QEvent::ShortcutOverride)
        return false;
    const auto& key = static_cast<const QKeyEvent&>(event);
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo);
}

} // namespace gramme::gui
