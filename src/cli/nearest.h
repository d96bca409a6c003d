// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace gramme::cli {

/// The candidates that differ from `given` by the fewest typos, at most three.
QStringList nearest(const QString& given, const QStringList& candidates);

/// " Did you mean a or b?", empty for no names; to be put behind a sentence.
QString didYouMean(const QStringList& names);

} // namespace gramme::cli
