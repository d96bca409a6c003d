// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/study.h"

#include <QRandomGenerator>

/// A study that holds something of everything, with names that people, or an enemy, may give.
/// Equal generators give equal studies.
gramme::study::Study randomStudy(QRandomGenerator& random);

/// Names with quotes, control characters, emoji, right-to-left text and many of them.
QString hostileName(QRandomGenerator& random);
