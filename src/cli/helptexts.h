// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/inputs.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

/// What --help and --version say.
namespace gramme::cli {

QString versionText();
QString programText();
QString programFooter();
QString commandText(const QString& command);
QString commandFooter(const QString& command);

/// What --as of `publish` takes, without the templates of the user.
QStringList publishWords();
/// Those of them that another program draws.
QStringList pictureWords();

/// "W", "NAME", "on|off": what stands behind the option.
QByteArray inputType(const study::InputSpec& spec);
/// Label, unit and range, from the table of inputs.
QString inputText(const study::InputSpec& spec);

} // namespace gramme::cli
