// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/studies/noticebar.h"

#include "gui/wrappinglabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

QStyle::StandardPixmap iconOf(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Information:
        return QStyle::SP_MessageBoxInformation;
    case NoticeKind::Warning:
        return QStyle::SP_MessageBoxWarning;
    case NoticeKind::Problem:
        return QStyle::SP_MessageBoxCritical;
    }
    return QStyle::SP_MessageBoxInformation;
}

QString wordOf(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Information:
        return NoticeBar::tr("Information");
    case NoticeKind::Warning:
        return NoticeBar::tr("Warning");
    case NoticeKind::Problem:
        return NoticeBar::tr("Problem");
    }
    return {};
}

} // namespace

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    hide();
}

void NoticeBar::put(const Notice& notice)
{
    QWidget* row = makeRow(notice);
    if (QWidget* former = find(notice.id)) {
        delete m_column->replaceWidget(former, row); // the item is the caller's
        former->setObjectName({});
        former->hide();
        former->deleteLater();
    } else {
        m_column->addWidget(row);
    }
    row->show();
    show();
}

/// An action may remove its own notice: the row outlives the click.
void NoticeBar::remove(const QString& id)
{
    QWidget* row = find(id);
    if (!row)
        return;
    m_column->removeWidget(row);
    row->setObjectName({});
    row->hide();
    row->deleteLater();
    setVisible(m_column->count() > 0);
}

void NoticeBar::clear()
{
    while (m_column->count() > 0)
        remove(m_column->itemAt(0)->widget()->objectName());
}

bool NoticeBar::has(const QString& id) const
{
    return find(id) != nullptr;
}

QStringList NoticeBar::sentences() const
{
    QStringList found;
    for (int i = 0; i < m_column->count(); ++i)
        found << m_column->itemAt(i)->widget()->accessibleName();
    return found;
}

QWidget* NoticeBar::find(const QString& id) const
{
    for (int i = 0; i < m_column->count(); ++i) {
        QWidget* row = m_column->itemAt(i)->widget();
        if (row->objectName() == id)
            return row;
    }
    return nullptr;
}

QWidget* NoticeBar::makeRow(const Notice& notice)
{
    auto* row = new QFrame(this);
    row->setObjectName(notice.id);
    row->setFrameShape(QFrame::StyledPanel);
    row->setAutoFillBackground(true);
    row->setBackgroundRole(QPalette::AlternateBase);
    row->setAccessibleName(notice.sentence);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(10, 3, 6, 3);

    auto* icon = new QLabel(row);
    const int side = fontMetrics().height();
    icon->setPixmap(style()->standardIcon(iconOf(notice.kind), nullptr, this).pixmap(side));
    icon->setAccessibleName(wordOf(notice.kind));
    auto* text = new WrappingLabel(row);
    text->setObjectName(u"noticeText"_s);
    text->setTextFormat(Qt::PlainText);
    text->setText(notice.sentence);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    line->addWidget(icon);
    line->addWidget(text, 1);
    for (const NoticeAction& action : notice.actions) {
        auto* button = new QPushButton(action.text, row);
        button->setAutoDefault(false);
        button->setAccessibleDescription(notice.sentence);
        // Afterwards, because what it does may take this row away.
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            QTimer::singleShot(0, this, [run] { run(); });
        });
        line->addWidget(button);
    }
    auto* close = new QToolButton(row);
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton, nullptr, this));
    close->setIconSize({fontMetrics().height(), fontMetrics().height()});
    close->setToolTip(tr("Close this notice"));
    close->setAccessibleName(tr("Close this notice"));
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, [this, id = notice.id] { remove(id); });
    line->addWidget(close);
    return row;
}

} // namespace gramme::gui
