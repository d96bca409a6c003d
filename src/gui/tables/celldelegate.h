// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace gramme::gui {

/// Draws cells of plain text as the style does, but remembers how a text is set: the style works
/// that out three times for every cell and repaint, and a table of places is repainted at every
/// keystroke.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& given,
               const QModelIndex& index) const override;

private:
    /// A text as wide as its cell has room for.
    struct Key
    {
        QString text;
        QFont font;
        int width;
        friend bool operator==(const Key&, const Key&) = default;
        friend size_t qHash(const Key& key, size_t seed)
        {
            return qHashMulti(seed, key.text, key.width, key.font.bold());
        }
    };
    const QStaticText& setText(const QStyleOptionViewItem& option, int width) const;

    static constexpr int mostRemembered = 4000;
    mutable QCache<Key, QStaticText> m_texts{mostRemembered};
};

} // namespace gramme::gui
