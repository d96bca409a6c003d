// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace CLI {
class App;
}

namespace gramme::cli {

/// Gives a command of the grammar its options; `word` is its name. Every value is taken as text.
void addCommandOptions(CLI::App& command, const QString& word);

} // namespace gramme::cli
