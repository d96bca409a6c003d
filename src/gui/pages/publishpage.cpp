// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/publishpage.h"

#include "gui/calculation.h"
#include "gui/dialogs.h"
#include "gui/savefile.h"
#include "ui_publishpage.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QScrollBar>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr int copiedMilliseconds = 2000;

/// What the format is for and what it needs beside it.
QString hintOf(exchange::PublishFormat format)
{
    using exchange::PublishFormat;
    switch (format) {
    case PublishFormat::LatexParagraph:
        return PublishPage::tr("A paragraph that compiles in any document. It cites the entries of "
                               "the BibTeX tab: take both.");
    case PublishFormat::Bibtex:
        return PublishPage::tr("The sources of the figures, for the bibliography of a paper.");
    case PublishFormat::Markdown:
        return PublishPage::tr("For a read-me file, a model card or an issue.");
    case PublishFormat::PlainText:
        return PublishPage::tr("For a mail or any other document.");
    }
    return {};
}

} // namespace

PublishPage::PublishPage(Calculation& calculation, Dialogs& dialogs, QWidget* parent)
    : Page(calculation, parent)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::PublishPage>())
{}

PublishPage::~PublishPage() = default;

void PublishPage::build()
{
    m_ui->setupUi(this);
    auto* tabs = m_ui->formatTabs;
    for (const exchange::PublishFormatInfo& format : exchange::publishFormats())
        tabs->addTab(exchange::publishTitle(format.format));
    applyFont();
    m_copied.setSingleShot(true);
    m_copied.setInterval(copiedMilliseconds);
    connect(&m_copied, &QTimer::timeout, this, [this] { m_ui->copyButton->setText(tr("Copy te&xt")); });
    tabs->setCurrentIndex(m_format);
    connect(tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_format = index;
        requestRefresh();
    });
    connect(m_ui->detailsBox, &QCheckBox::toggled, this, &PublishPage::requestRefresh);
    connect(m_ui->copyButton, &QPushButton::clicked, this, &PublishPage::copy);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &PublishPage::save);
}

const exchange::PublishFormatInfo& PublishPage::info() const
{
    return exchange::publishFormats()[static_cast<std::size_t>(m_format)];
}

void PublishPage::setFormat(exchange::PublishFormat format)
{
    ensureBuilt();
    const auto formats = exchange::publishFormats();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [format](const exchange::PublishFormatInfo& candidate) {
                                        return candidate.format == format;
                                    });
    m_ui->formatTabs->setCurrentIndex(static_cast<int>(found - formats.begin()));
}

void PublishPage::refresh()
{
    const study::Outcome* outcome = calculation().outcome();
    if (!outcome)
        return showEmpty(emptySentence(calculation()));
    exchange::PublishOptions options;
    options.details = m_ui->detailsBox->isChecked();
    options.locale = locale();
    const auto statement = exchange::publish(calculation().outcomeScenario(), *outcome,
                                             calculation().catalog(), format(), options);
    if (!statement)
        return showEmpty(statement.error().message);
    const QString stale = staleSentence(calculation());
    showSentence(*m_ui->sentenceLabel, stale.isEmpty() ? hintOf(format()) : stale);
    m_ui->statementEdit->setPlaceholderText({});
    showText(*statement);
}

/// The reader's place stays while figures change.
void PublishPage::showText(const QString& text)
{
    m_ui->copyButton->setEnabled(!text.isEmpty());
    m_ui->saveButton->setEnabled(!text.isEmpty());
    if (text == m_text)
        return;
    m_text = text;
    const int place = m_ui->statementEdit->verticalScrollBar()->value();
    m_ui->statementEdit->setPlainText(text);
    m_ui->statementEdit->verticalScrollBar()->setValue(place);
}

void PublishPage::showEmpty(const QString& sentence)
{
    showSentence(*m_ui->sentenceLabel, {});
    m_ui->statementEdit->setPlaceholderText(sentence);
    showText({});
}

void PublishPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_ui->statementEdit)
        applyFont();
}

void PublishPage::applyFont()
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_ui->statementEdit->setFont(fixed);
}

void PublishPage::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    m_ui->copyButton->setText(tr("Copied"));
    m_copied.start();
}

void PublishPage::save()
{
    const QString suffix = QString::fromLatin1(info().suffix);
    const QString filter = u"%1 (*.%2)"_s.arg(exchange::publishTitle(format()), suffix);
    const QString name =
        m_dialogs.saveFileName(window(), tr("Save statement"), u"statement."_s + suffix, {filter});
    if (name.isEmpty())
        return;
    if (const auto problem = saveFile(name, m_text.toUtf8()))
        m_dialogs.showProblem(window(), problem->message);
}

} // namespace gramme::gui
