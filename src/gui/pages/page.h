// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace gramme::gui {

class Calculation;

/// A page below the result. It works only while it is seen: its widgets are made when it is first
/// shown, and what happens behind another page is caught up with when this one is shown.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(Calculation& calculation, QWidget* parent);

    /// A page takes the room it is given. Saying so spares the window from asking every page, at
    /// every keystroke, how high its sentences would be.
    bool hasHeightForWidth() const override { return false; }

    /// Builds and fills the page before it is first seen, so that a window comes up complete
    /// instead of being painted twice.
    void prepare();

protected:
    Calculation& calculation() const { return m_calculation; }
    /// Makes the widgets; called once.
    virtual void build() = 0;
    /// Builds the page now, for a caller that asks for what its widgets hold.
    void ensureBuilt();
    /// Shows the present state; called only while the page is seen, or about to be.
    virtual void refresh() = 0;
    /// Entries of the catalogue are other objects now: rows and lists that point to them go.
    /// refresh() follows. Called only once the page is built.
    virtual void forgetEntries() {}
    /// refresh(), now or when the page is shown.
    void requestRefresh();
    void showEvent(QShowEvent* event) override;

private:
    Calculation& m_calculation;
    bool m_isBuilt = false;
    bool m_isBehind = true;
};

/// What to say above a figure that is not of the present inputs; empty when it is.
QString staleSentence(const Calculation& calculation);

/// What to say where there is nothing to show yet: which input is missing, and what to do.
QString emptySentence(const Calculation& calculation);

/// A label without text takes no room.
void showSentence(QLabel& label, const QString& sentence);

} // namespace gramme::gui
