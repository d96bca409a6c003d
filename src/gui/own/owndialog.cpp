// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/own/owndialog.h"

#include "gui/dialogs.h"
#include "gui/form/fields.h"
#include "gui/own/ownimport.h"
#include "gui/own/ownrows.h"
#include "gui/own/owntab.h"
#include "gui/savefile.h"
#include "ui_owndialog.h"

#include <QFile>
#include <QFileInfo>
#include <QScreen>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr QSize usualSize(960, 600);

QStringList csvFilters()
{
    return {OwnDialog::tr("Comma-separated values (*.csv)"), OwnDialog::tr("All files (*)")};
}

QString fileNameOf(catalog::OwnKind kind)
{
    constexpr std::array<QLatin1StringView, 4> names{
        "my-hardware.csv"_L1, "my-grids.csv"_L1, "my-regions.csv"_L1, "my-reference-points.csv"_L1};
    return names[std::size_t(kind)];
}

} // namespace

OwnDialog::OwnDialog(catalog::OwnStore& store, const catalog::OwnEntries& ofStudy,
                     const catalog::Catalog& catalog, Dialogs& dialogs, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::OwnDialog>())
    , m_store(store)
    , m_ofStudy(ofStudy)
    , m_catalog(catalog.withOwn({}))
    , m_dialogs(dialogs)
{
    m_ui->setupUi(this);
    for (const catalog::OwnKind kind : catalog::ownKinds) {
        auto* tab = new OwnTab(kind, *this, dialogs, this);
        m_tabs[std::size_t(kind)] = tab;
        m_ui->tabs->addTab(tab, u'&' + kindTitle(kind));
    }
    // Two begin with the same letter.
    m_ui->tabs->setTabText(int(catalog::OwnKind::Reference),
                           tr("Reference &points", "the last tab of own entries"));
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &OwnDialog::reject);
    reload();
    resize(usualSize.boundedTo(screen()->availableSize()));
    m_tabs.front()->setFocus();
}

OwnDialog::~OwnDialog() = default;

void OwnDialog::reload()
{
    const Result<catalog::OwnEntries> read = m_store.read();
    m_obstacle = read ? QString() : read.error().message;
    m_mine = read ? *read : catalog::OwnEntries();
    const QStringList usual = m_catalog->withOwn({})->notices();
    m_catalog = m_catalog->withOwn(catalog::merged(m_mine, m_ofStudy));
    QStringList notices = m_catalog->notices();
    notices.removeIf([&usual](const QString& notice) { return usual.contains(notice); });
    if (!m_obstacle.isEmpty())
        notices.prepend(m_obstacle);
    m_ui->problemLabel->setText(notices.join(u'\n'));
    m_ui->problemLabel->setVisible(!notices.isEmpty());
    paintNote(*m_ui->problemLabel, NoteKind::Problem);
    m_ui->pathLabel->setText(tr("Kept in %1").arg(m_store.path()));
    paintNote(*m_ui->pathLabel, NoteKind::Quiet);
    for (OwnTab* tab : m_tabs)
        tab->refresh();
}

bool OwnDialog::finish(const std::optional<Problem>& problem)
{
    if (problem) {
        m_dialogs.showProblem(this, problem->message);
        return false;
    }
    reload();
    emit ownChanged();
    return true;
}

bool OwnDialog::save(const catalog::OwnEntry& entry)
{
    catalog::OwnEntries entries;
    catalog::put(entries, entry);
    return save(entries);
}

/// Regions on a grid that only the study has bring it along: they could not do without it.
bool OwnDialog::save(catalog::OwnEntries entries)
{
    const auto has = [](const QList<catalog::OwnGrid>& grids, const QString& id) {
        return std::any_of(grids.cbegin(), grids.cend(),
                           [&id](const catalog::OwnGrid& grid) { return grid.id == id; });
    };
    for (const catalog::OwnRegion& region : std::as_const(entries.regions)) {
        if (has(m_mine.grids, region.gridId) || has(entries.grids, region.gridId))
            continue;
        for (const catalog::OwnGrid& grid : std::as_const(m_ofStudy.grids)) {
            if (grid.id == region.gridId)
                entries.grids.append(grid);
        }
    }
    return finish(m_store.save(entries));
}

void OwnDialog::remove(const catalog::OwnEntry& entry)
{
    QString question = tr("Delete “%1” from your entries? Studies that were saved with it keep "
                          "their copy.")
                           .arg(catalog::titleOf(entry));
    if (catalog::kindOf(entry) == catalog::OwnKind::Grid) {
        QStringList users;
        for (const catalog::OwnRegion& region : std::as_const(m_mine.regions)) {
            if (region.gridId == catalog::idOf(entry))
                users.append(region.name);
        }
        if (!users.isEmpty())
            question += u' ' + tr("These regions lie on it and would need another grid: %1.")
                                   .arg(users.join(u", "_s));
    }
    if (m_dialogs.ask(this, question, {tr("&Delete"), tr("&Cancel")}) == 0)
        finish(m_store.remove(catalog::kindOf(entry), catalog::idOf(entry)));
}

void OwnDialog::importCsv()
{
    const QString path = m_dialogs.openFileName(this, tr("Import own entries"), csvFilters());
    if (path.isEmpty())
        return;
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        m_dialogs.showProblem(this, tr("“%1” cannot be read: %2.").arg(path, file.errorString()));
        return;
    }
    auto csv = exchange::readOwnCsv(file, name);
    if (!csv) {
        m_dialogs.showProblem(this, csv.error().message);
        return;
    }
    findGrids(*csv, *m_catalog, name);
    OwnImport preview(*csv, name, m_mine, m_dialogs, this);
    if (preview.exec() != QDialog::Accepted)
        return;
    if (save(csv->entries()))
        m_ui->tabs->setCurrentIndex(int(csv->kind));
}

void OwnDialog::exportCsv(catalog::OwnKind kind)
{
    const QString path = m_dialogs.saveFileName(this, tr("Export %1").arg(kindTitle(kind)),
                                                fileNameOf(kind), csvFilters().mid(0, 1));
    if (path.isEmpty())
        return;
    const QByteArray text = exchange::ownCsv(kind, catalog::entriesOf(m_mine, kind));
    if (const auto problem = saveFile(path, text))
        m_dialogs.showProblem(this, problem->message);
}

} // namespace gramme::gui
