// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"

#include <QVariantMap>

namespace gramme::exchange {

/// What a template of the user may show: publishdata.h's data, its items as `scenarios` and
/// `several` in place of `one_item`. resources/help/templates.md explains every name.
QVariantMap userTemplateData(const Publication& publication, const PublishOptions& options);

} // namespace gramme::exchange
