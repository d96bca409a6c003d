// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/publishpage.h"

#include "gui/calculation.h"
#include "gui/dialogs.h"
#include "gui/savefile.h"
#include "gui/settings.h"
#include "report/report.h"
#include "ui_publishpage.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr int copiedMilliseconds = 2000;
constexpr int leastLines = 7; // of the statement
constexpr int keyRole = Qt::UserRole;
constexpr int allScenarios = 1; // in the box of scenarios
constexpr int french = 1;       // in the box of languages

/// A row of the list that names a group and cannot be chosen.
QStandardItem* heading(const QString& title, QFont font)
{
    auto* item = new QStandardItem(title);
    item->setFlags(Qt::NoItemFlags);
    font.setBold(true);
    item->setFont(font);
    return item;
}

} // namespace

PublishPage::PublishPage(Calculation& calculation, Settings& settings, Dialogs& dialogs,
                         QWidget* parent)
    : Page(calculation, parent)
    , m_settings(settings)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::PublishPage>())
{}

PublishPage::~PublishPage() = default;

void PublishPage::build()
{
    m_ui->setupUi(this);
    m_ui->formatBox->setModel(new QStandardItemModel(m_ui->formatBox));
    applyFont();
    m_copied.setSingleShot(true);
    m_copied.setInterval(copiedMilliseconds);
    connect(&m_copied, &QTimer::timeout, this,
            [this] { m_ui->copyButton->setText(tr("Copy te&xt")); });
    watchTemplates();
    fillFormats();
    restoreChoices();
    connectChoices();
    connect(m_ui->copyButton, &QPushButton::clicked, this, &PublishPage::copy);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &PublishPage::save);
    connect(m_ui->reportButton, &QPushButton::clicked, this, &PublishPage::saveReport);
    connect(m_ui->templatesButton, &QPushButton::clicked, this, &PublishPage::openTemplates);
}

void PublishPage::restoreChoices()
{
    const int row = m_ui->formatBox->findData(m_settings.publishFormat.get(), keyRole);
    m_ui->formatBox->setCurrentIndex(row >= 0 ? row : 1); // below the first heading
    m_ui->scenarioBox->setCurrentIndex(m_settings.publishAll.get() ? allScenarios : 0);
    const QString language = m_settings.publishLanguage.get();
    const bool isFrench =
        language.isEmpty() ? locale().language() == QLocale::French : language == u"fr";
    m_ui->languageBox->setCurrentIndex(isFrench ? french : 0);
    m_ui->shortBox->setChecked(m_settings.publishShort.get());
    m_ui->intervalBox->setChecked(m_settings.publishInterval.get());
    m_ui->equivalencesBox->setChecked(m_settings.publishEquivalences.get());
    m_ui->detailsBox->setChecked(m_settings.publishDetails.get());
}

void PublishPage::connectChoices()
{
    const auto another = [this] {
        rememberChoices();
        requestRefresh();
    };
    for (QComboBox* box : {m_ui->formatBox, m_ui->scenarioBox, m_ui->languageBox})
        connect(box, &QComboBox::currentIndexChanged, this, another);
    for (QCheckBox* box :
         {m_ui->shortBox, m_ui->intervalBox, m_ui->equivalencesBox, m_ui->detailsBox})
        connect(box, &QCheckBox::toggled, this, another);
}

void PublishPage::rememberChoices()
{
    m_settings.publishFormat.set(format());
    m_settings.publishAll.set(m_ui->scenarioBox->currentIndex() == allScenarios);
    m_settings.publishLanguage.set(m_ui->languageBox->currentIndex() == french ? u"fr"_s : u"en"_s);
    m_settings.publishShort.set(m_ui->shortBox->isChecked());
    m_settings.publishInterval.set(m_ui->intervalBox->isChecked());
    m_settings.publishEquivalences.set(m_ui->equivalencesBox->isChecked());
    m_settings.publishDetails.set(m_ui->detailsBox->isChecked());
}

/// A template that is added, changed or removed shows at once. A file that an editor replaces is
/// another one to the system, so the files are named anew each time.
void PublishPage::watchTemplates()
{
    const auto look = [this] {
        fillFormats();
        requestRefresh();
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, look);
}

void PublishPage::fillFormats()
{
    const QString folder = exchange::userTemplateFolder();
    const QString shown = format();
    m_groups = publishGroups(folder);
    const QSignalBlocker blocker(m_ui->formatBox);
    auto* model = static_cast<QStandardItemModel*>(m_ui->formatBox->model());
    model->clear();
    QStringList watched;
    if (QFileInfo(folder).isDir())
        watched << folder;
    for (const PublishGroup& group : m_groups) {
        model->appendRow(heading(group.title, font()));
        for (const PublishChoice& choice : group.choices) {
            auto* item = new QStandardItem(choice.title);
            item->setData(choice.key, keyRole);
            model->appendRow(item);
            if (!choice.format)
                watched << choice.own.fileName;
        }
    }
    if (!watched.isEmpty())
        m_watcher.addPaths(watched);
    const int row = m_ui->formatBox->findData(shown, keyRole);
    m_ui->formatBox->setCurrentIndex(row >= 0 ? row : 1);
}

QString PublishPage::format() const
{
    return m_ui->formatBox->currentData(keyRole).toString();
}

void PublishPage::setFormat(const QString& key)
{
    ensureBuilt();
    if (const int row = m_ui->formatBox->findData(key, keyRole); row >= 0)
        m_ui->formatBox->setCurrentIndex(row);
}

const PublishChoice* PublishPage::choice() const
{
    const QString key = format();
    for (const PublishGroup& group : m_groups) {
        for (const PublishChoice& one : group.choices) {
            if (one.key == key)
                return &one;
        }
    }
    return nullptr;
}

bool PublishPage::isOfAll() const
{
    return m_ui->scenarioBox->currentIndex() == allScenarios;
}

exchange::PublishOptions PublishPage::options() const
{
    const bool isFrench = m_ui->languageBox->currentIndex() == french;
    exchange::PublishOptions options;
    options.details = m_ui->detailsBox->isChecked();
    options.wording =
        m_ui->shortBox->isChecked() ? exchange::Wording::Short : exchange::Wording::Long;
    options.interval = m_ui->intervalBox->isChecked();
    options.equivalences = m_ui->equivalencesBox->isChecked();
    // Numbers as the user writes them, where the language is theirs.
    if (locale().language() == (isFrench ? QLocale::French : QLocale::English))
        options.locale = locale();
    else if (isFrench)
        options.locale = QLocale(QLocale::French, QLocale::France);
    return options;
}

Result<QString> PublishPage::make(const exchange::Publication& publication) const
{
    const PublishChoice& wanted = *choice();
    return wanted.format ? exchange::publish(publication, *wanted.format, options())
                         : exchange::publish(publication, wanted.own, options());
}

void PublishPage::refresh()
{
    m_ui->scenarioBox->setVisible(calculation().document().study().scenarios.size() > 1);
    const exchange::Publication publication = published(calculation(), isOfAll());
    m_ui->reportButton->setEnabled(!publication.items.empty());
    if (publication.items.empty() || !choice())
        return showEmpty(emptySentence(calculation()));
    const auto statement = make(publication);
    m_ui->statementEdit->setPlaceholderText({});
    if (!statement) {
        showSentence(*m_ui->sentenceLabel, statement.error().message);
        return showText({});
    }
    const QString remark = publishRemark(calculation(), isOfAll());
    showSentence(*m_ui->sentenceLabel, remark.isEmpty() ? choice()->hint : remark);
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
    // Below this height the page scrolls.
    m_ui->statementEdit->setMinimumHeight(leastLines * fontMetrics().lineSpacing());
}

void PublishPage::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    m_ui->copyButton->setText(tr("Copied"));
    m_copied.start();
}

void PublishPage::save()
{
    const PublishChoice& wanted = *choice();
    const QString filter = u"%1 (*.%2)"_s.arg(wanted.title, wanted.suffix);
    const QString name =
        m_dialogs.saveFileName(window(), tr("Save statement"), wanted.suggestion, {filter});
    if (name.isEmpty())
        return;
    if (const auto problem = saveFile(name, m_text.toUtf8()))
        m_dialogs.showProblem(window(), problem->message);
}

/// The report has everything the options allow; it is made when it is asked for.
void PublishPage::saveReport()
{
    const QString name = m_dialogs.saveFileName(window(), tr("Save report"), u"report.pdf"_s,
                                                {tr("PDF document (*.pdf)")});
    if (name.isEmpty())
        return;
    QBuffer document;
    document.open(QIODevice::WriteOnly);
    const auto made =
        report::writePdf(published(calculation(), isOfAll()), options(), document);
    const auto problem = made ? saveFile(name, document.data()) : std::optional(made.error());
    if (problem)
        m_dialogs.showProblem(window(), problem->message);
}

/// Made where there is none, so that there is a place to put a file.
void PublishPage::openTemplates()
{
    const QString folder = exchange::userTemplateFolder();
    if (QDir().mkpath(folder) && m_dialogs.openFolder(folder)) {
        fillFormats(); // and watch it from now on
        return;
    }
    m_dialogs.showProblem(window(), tr("The folder cannot be opened from here. Put your templates "
                                       "into “%1”.")
                                        .arg(QDir::toNativeSeparators(folder)));
    fillFormats();
}

} // namespace gramme::gui
