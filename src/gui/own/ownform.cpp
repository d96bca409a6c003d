// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/own/ownform.h"

#include "catalog/catalog.h"
#include "catalog/ownfields.h"
#include "gui/form/fields.h"
#include "gui/own/ownfieldedit.h"
#include "gui/own/ownrows.h"
#include "ui_ownform.h"

#include <QLabel>
#include <QPushButton>
#include <QScreen>

#include <algorithm>
#include <numeric>
#include <span>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr QSize usualSize(620, 640);

/// The label with an access key that is not taken; without one where there is no letter left.
QString withAccessKey(const QString& label, QString& taken)
{
    for (qsizetype i = 0; i < label.size(); ++i) {
        const QChar letter = label.at(i).toLower();
        if (!letter.isLetter() || taken.contains(letter))
            continue;
        taken.append(letter);
        return QString(label).insert(i, u'&');
    }
    return label;
}

/// The labels of all fields; short ones have the first choice of a letter.
std::vector<QString> captions(std::span<const catalog::OwnField> fields)
{
    std::vector<std::size_t> order(fields.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [fields](std::size_t a, std::size_t b) {
        return catalog::ownLabel(fields[a]).size() < catalog::ownLabel(fields[b]).size();
    });
    std::vector<QString> found(fields.size());
    QString taken = u"sc"_s; // of Save and Cancel
    for (const std::size_t i : order)
        found[i] = withAccessKey(catalog::ownLabel(fields[i]), taken);
    return found;
}

QString title(catalog::OwnKind kind, bool isNew)
{
    switch (kind) {
    case catalog::OwnKind::Device:
        return isNew ? OwnForm::tr("New hardware") : OwnForm::tr("My hardware");
    case catalog::OwnKind::Grid:
        return isNew ? OwnForm::tr("New grid") : OwnForm::tr("My grid");
    case catalog::OwnKind::Region:
        return isNew ? OwnForm::tr("New region") : OwnForm::tr("My region");
    case catalog::OwnKind::Reference:
        return isNew ? OwnForm::tr("New reference point") : OwnForm::tr("My reference point");
    }
    return {};
}

} // namespace

OwnForm::OwnForm(const catalog::OwnEntry& entry, const catalog::Catalog& catalog, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::OwnForm>())
    , m_entry(entry)
{
    m_ui->setupUi(this);
    setWindowTitle(title(catalog::kindOf(entry), catalog::idOf(entry).isEmpty()));
    addFields(catalog);
    alignLabels(*this);
    paintHeadings(*this);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &OwnForm::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &OwnForm::reject);
    refresh();
    resize(usualSize.boundedTo(screen()->availableSize()));
    m_fields.front()->setFocus();
}

OwnForm::~OwnForm() = default;

void OwnForm::addHeading(const QString& text)
{
    auto* heading = new QLabel(text, this);
    heading->setObjectName(u"fieldsHeading"_s);
    m_ui->formLayout->addRow(heading);
}

void OwnForm::addFields(const catalog::Catalog& catalog)
{
    const auto fields = catalog::ownFields(catalog::kindOf(m_entry));
    const std::vector<QString> labels = captions(fields);
    bool isPastFigures = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const catalog::OwnField& field = fields[i];
        if (catalog::isProvenance(field) && !isPastFigures) {
            isPastFigures = true;
            addHeading(tr("Where it comes from"));
        }
        addField(field, labels[i], catalog);
    }
}

void OwnForm::addField(const catalog::OwnField& field, const QString& caption,
                       const catalog::Catalog& catalog)
{
    auto* edit = new OwnFieldEdit(field, catalog, this);
    edit->setCaption(caption);
    auto* label = new QLabel(this);
    if (field.type != catalog::OwnField::Type::Flag) { // which has its caption beside its box
        label->setText(caption);
        label->setBuddy(edit);
    }
    m_ui->formLayout->addRow(label, edit);
    // A figure that nobody has given yet is not zero.
    const bool isBlank = catalog::titleOf(m_entry).isEmpty();
    if (!isBlank || field.type != catalog::OwnField::Type::Number || !field.required)
        edit->setValue(field.get(m_entry));
    connect(edit, &OwnFieldEdit::edited, this, &OwnForm::refresh);
    m_fields.push_back(edit);
}

catalog::OwnEntry OwnForm::entry() const
{
    catalog::OwnEntry entry = m_entry;
    for (const OwnFieldEdit* edit : m_fields)
        edit->field().set(entry, edit->value());
    if (catalog::idOf(entry).isEmpty())
        catalog::setId(entry, catalog::newOwnId(catalog::titleOf(entry)));
    return entry;
}

std::optional<Problem> OwnForm::problem() const
{
    for (const OwnFieldEdit* edit : m_fields) {
        if (const QString sentence = edit->textProblem(); !sentence.isEmpty())
            return Problem{Problem::Kind::BadInput, edit->objectName(), sentence};
    }
    return catalog::problemOf(entry());
}

void OwnForm::refresh()
{
    const std::optional<Problem> whole = problem();
    for (OwnFieldEdit* edit : m_fields) {
        QString sentence;
        if (edit->wasEdited())
            sentence = edit->textProblem();
        // What is only missing is said once, at the foot.
        if (sentence.isEmpty() && whole && whole->place == edit->objectName() && edit->wasEdited())
            sentence = whole->message;
        edit->showProblem(sentence);
    }
    m_ui->problemLabel->setText(whole ? whole->message : QString());
    m_ui->problemLabel->setVisible(whole.has_value());
    paintNote(*m_ui->problemLabel, NoteKind::Problem);
    QPushButton* save = m_ui->buttons->button(QDialogButtonBox::Save);
    save->setEnabled(!whole);
    save->setToolTip(whole ? whole->message.toHtmlEscaped() : QString());
}

void OwnForm::accept()
{
    if (!problem())
        QDialog::accept();
}

} // namespace gramme::gui
