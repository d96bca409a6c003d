// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/own/ownfieldedit.h"

#include "catalog/catalog.h"
#include "gui/form/fields.h"
#include "gui/form/placechoice.h"
#include "gui/form/searchfield.h"
#include "gui/own/ownrows.h"
#include "gui/wrappinglabel.h"
#include "study/format.h"
#include "study/numbers.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gramme::gui {

using Type = catalog::OwnField::Type;

namespace {

constexpr double longText = 2000;
constexpr int linesShown = 3;

bool isNumber(const catalog::OwnField& field)
{
    return field.type == Type::Number || field.type == Type::Whole;
}

/// Texts that may have several lines; addresses and titles have one.
bool hasLines(const catalog::OwnField& field)
{
    const QLatin1StringView key(field.key);
    return field.high >= longText && (key == "note"_L1 || key == "what_is_counted"_L1);
}

} // namespace

OwnFieldEdit::OwnFieldEdit(const catalog::OwnField& field, const catalog::Catalog& catalog,
                           QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_catalog(catalog)
    , m_note(new WrappingLabel(this))
{
    setObjectName(QLatin1StringView(field.key));
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    build();
    column->addWidget(m_note);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_control);
}

void OwnFieldEdit::build()
{
    const QLatin1StringView key(m_field.key);
    if (m_field.type == Type::Word || key == "confidence"_L1) {
        buildChoice();
    } else if (m_field.type == Type::Flag) {
        m_check = new QCheckBox(this);
        connect(m_check, &QCheckBox::toggled, this, &OwnFieldEdit::noteEdit);
        add(m_check);
    } else if (key == "grid"_L1) {
        buildGrid();
    } else if (hasLines(m_field)) {
        m_lines = new QPlainTextEdit(this);
        m_lines->setTabChangesFocus(true);
        m_lines->setFixedHeight(m_lines->fontMetrics().lineSpacing() * linesShown + 12);
        connect(m_lines, &QPlainTextEdit::textChanged, this, &OwnFieldEdit::noteEdit);
        add(m_lines);
    } else {
        m_line = new QLineEdit(this);
        connect(m_line, &QLineEdit::textChanged, this, &OwnFieldEdit::noteEdit);
        add(m_line);
    }
}

void OwnFieldEdit::add(QWidget* control)
{
    m_control = control;
    auto* row = new QHBoxLayout;
    row->addWidget(control, 1);
    if (m_field.unit[0]) {
        auto* unit = new QLabel(QString::fromUtf8(m_field.unit), this);
        row->addWidget(unit);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

/// Words with a meaning to choose from, or usual ones beside which others may be typed.
void OwnFieldEdit::buildChoice()
{
    m_choice = new QComboBox(this);
    if (m_field.type == Type::Word) {
        if (!m_field.required)
            m_choice->addItem(tr("not stated"), QString());
        for (const QString& word : m_field.allowedWords())
            m_choice->addItem(wordText(word), word);
    } else {
        m_choice->setEditable(true);
        m_choice->addItems({u""_s, u"datasheet"_s, u"database"_s, u"estimate"_s, u"measured"_s});
    }
    connect(m_choice, &QComboBox::currentTextChanged, this, &OwnFieldEdit::noteEdit);
    add(m_choice);
}

void OwnFieldEdit::buildGrid()
{
    m_grid = new SearchField(this);
    m_grid->setSource([this] { return gridEntries(m_catalog); });
    connect(m_grid, &SearchField::picked, this, [this](const QString& id, const QString& name) {
        m_gridId = id;
        m_grid->showChosen(name);
        noteEdit();
    });
    add(m_grid);
}

void OwnFieldEdit::setCaption(const QString& caption)
{
    if (m_check)
        m_check->setText(caption);
    m_control->setAccessibleName(QString(caption).remove(u'&'));
}

void OwnFieldEdit::setValue(const QVariant& value)
{
    m_value = value;
    if (m_check) {
        m_check->setChecked(value.toInt() != 0);
    } else if (m_choice) {
        const int index = m_choice->findData(value.toString());
        if (m_field.type == Type::Word)
            m_choice->setCurrentIndex(std::max(index, 0));
        else
            m_choice->setCurrentText(value.toString());
    } else if (m_grid) {
        m_gridId = value.toString();
        const catalog::Grid* grid = m_catalog.findGrid(m_gridId);
        m_grid->showChosen(grid ? grid->name : m_gridId);
    } else if (m_lines) {
        m_lines->setPlainText(value.toString());
    } else if (m_field.type == Type::Number && value.isValid()) {
        m_line->setText(study::format::exact(value.toDouble(), locale()));
    } else {
        m_line->setText(value.toString());
    }
    m_wasEdited = false;
}

QString OwnFieldEdit::text() const
{
    if (m_choice)
        return m_field.type == Type::Word ? m_choice->currentData().toString()
                                          : m_choice->currentText().trimmed();
    if (m_grid)
        return m_gridId;
    return (m_lines ? m_lines->toPlainText() : m_line->text()).trimmed();
}

QVariant OwnFieldEdit::value() const
{
    if (m_check)
        return m_check->isChecked() ? 1 : 0;
    if (!m_wasEdited && m_value.isValid())
        return m_value; // with all its digits
    const QString given = text();
    if (given.isEmpty())
        return {};
    if (!isNumber(m_field))
        return given;
    const auto number = study::parseNumber(given, locale());
    return number ? QVariant(*number) : QVariant();
}

QString OwnFieldEdit::textProblem() const
{
    if (!m_check && isNumber(m_field) && !text().isEmpty() && !value().isValid())
        return tr("“%1” is no number.").arg(text());
    if (m_grid && !m_gridId.isEmpty() && !m_catalog.findGrid(m_gridId))
        return tr("The grid “%1” is not in the catalogue; choose another one.").arg(m_gridId);
    const auto problem = catalog::problemOf(m_field, value());
    return problem ? problem->message : QString();
}

void OwnFieldEdit::showProblem(const QString& sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    paintNote(*m_note, NoteKind::Problem);
    m_control->setAccessibleDescription(sentence);
}

void OwnFieldEdit::noteEdit()
{
    m_wasEdited = true;
    emit edited();
}

} // namespace gramme::gui
