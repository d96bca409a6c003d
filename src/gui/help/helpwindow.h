// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/help/helppages.h"
#include "gui/tables/wordfilter.h"

#include <QKeySequence>
#include <QList>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>

class QUrl;

namespace gramme::gui {

namespace Ui {
class HelpWindow;
}

/// The help: contents, search, pages. It never touches the network: a click on an address of the
/// web copies it.
class HelpWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget* parent = nullptr);
    ~HelpWindow() override;

    /// Opens a page by its id; an unknown one opens the first page.
    void showPage(const QString& id);
    QString currentPage() const { return m_current; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectInputs();
    void addShortcut(const QList<QKeySequence>& keys, const std::function<void()>& what);
    void fillContents();
    void search(const QString& typed);
    void openFirstMatch();
    void follow(const QUrl& link);
    void visit(const QString& id);
    void showMarkdown();
    void highlightMatches();
    void step(int by);
    void updateSteps();
    const HelpPage* page(const QString& id) const;

    std::unique_ptr<Ui::HelpWindow> m_ui;
    std::vector<HelpPage> m_pages;
    WordFilter m_filter;
    QString m_current;
    QStringList m_visited;  ///< For back and forward.
    qsizetype m_place = -1; ///< In m_visited.
};

} // namespace gramme::gui
