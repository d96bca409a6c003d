// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gramme::catalog {

/// The context under which the sentences of this room are translated.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(gramme::catalog::Text)
};

} // namespace gramme::catalog
