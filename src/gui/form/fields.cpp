// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/fields.h"

#include "study/edits.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

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

bool isUndoOverride(const QEvent& event)
{
    if (event.type() != QEvent::ShortcutOverride)
        return false;
    const auto& key = static_cast<const QKeyEvent&>(event);
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo);
}

} // namespace gramme::gui
