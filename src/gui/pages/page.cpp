// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/page.h"

#include "gui/calculation.h"
#include "gui/text.h"

#include <QLabel>

namespace gramme::gui {

Page::Page(Calculation& calculation, QWidget* parent)
    : QWidget(parent)
    , m_calculation(calculation)
{
    connect(&m_calculation, &Calculation::changed, this, &Page::requestRefresh);
    connect(&m_calculation, &Calculation::catalogChanged, this, [this] {
        if (m_isBuilt)
            forgetEntries();
    });
}

void Page::ensureBuilt()
{
    if (!m_isBuilt)
        build();
    m_isBuilt = true;
}

void Page::prepare()
{
    ensureBuilt();
    m_isBehind = false;
    refresh();
}

void Page::requestRefresh()
{
    m_isBehind = !m_isBuilt || !isVisible();
    if (!m_isBehind)
        refresh();
}

void Page::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isBehind)
        prepare();
}

QString staleSentence(const Calculation& calculation)
{
    if (!calculation.isStale())
        return {};
    return Text::tr("An input on the left needs attention; these figures are those of the last "
                    "valid inputs.");
}

QString emptySentence(const Calculation& calculation)
{
    const QString next = Text::tr("As soon as hardware, hours and a place are chosen on the left, "
                                  "the figures appear here.");
    const Problem* problem = calculation.problem();
    return problem ? problem->message + u'\n' + next : next;
}

void showSentence(QLabel& label, const QString& sentence)
{
    label.setText(sentence);
    label.setVisible(!sentence.isEmpty());
}

} // namespace gramme::gui
