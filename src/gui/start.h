// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace gramme::gui {

/// Runs the program: options, catalogue, window. `--write-chart FILE` writes the worked example's
/// Compare chart and ends, also without a display. Returns the exit code: 0 done, 1 a file or
/// system fault, 2 a bad option.
int run(QApplication& application);

} // namespace gramme::gui
