// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/savefile.h"

#include "gui/text.h"

#include <QDir>
#include <QSaveFile>

namespace gramme::gui {

std::optional<Problem> saveFile(const QString& name, const QByteArray& content)
{
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return std::nullopt;
    const QString sentence = Text::tr("“%1” could not be saved: %2. Choose another folder or name.")
                                 .arg(QDir::toNativeSeparators(name), file.errorString());
    return Problem{Problem::Kind::Fault, name, sentence};
}

} // namespace gramme::gui
