// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"

#include <QString>
#include <QStringList>

namespace gramme::tests {

/// A study of `count` scenarios in five places, on two devices, every third with embodied
/// emissions; names are taken in turn.
study::Study studyOf(int count, const QString& title, const QStringList& names);
exchange::Publication publicationOf(const study::Study& study, const catalog::Catalog& catalog);

/// What a user could type to break a document.
QStringList hostileNames();

/// What a tool prints about a file; empty where the tool is missing or fails.
QString toolOutput(const QString& tool, const QStringList& arguments);
bool hasTool(const QString& tool);

} // namespace gramme::tests
