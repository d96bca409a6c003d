// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace gramme::study {
class Document;
}

namespace gramme::gui {

/// The notes of the scenario in hand, as high as they are long, up to six lines.
class NotesField final : public QWidget
{
    Q_OBJECT

public:
    explicit NotesField(study::Document& document, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void takeText();
    void fitHeight();

    study::Document& m_document;
    QPlainTextEdit* m_edit;
};

} // namespace gramme::gui
