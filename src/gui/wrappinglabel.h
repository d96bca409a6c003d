// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLabel>

namespace gramme::gui {

/// A label whose text wraps and changes at every keystroke. QLabel lays its text out anew for every
/// question about its size, which takes a third of a keystroke; this one asks little room by itself
/// and works out its height once for a text and a width.
class WrappingLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit WrappingLabel(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    QSize roomFor(int letters) const;

    mutable QString m_measured; ///< The text that the heights belong to.
    mutable QHash<int, int> m_heights;
};

} // namespace gramme::gui
