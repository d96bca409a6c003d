// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "exchange/publish.h"

#include <memory>
#include <vector>

/// Studies as nobody would write them: every name, source and note is made to break a document.
namespace gramme::tests {

struct RandomStudies
{
    std::shared_ptr<const catalog::Catalog> catalog; ///< With hostile own entries.
    std::vector<exchange::Publication> studies;
};
/// The same ones every time.
RandomStudies randomStudies(const catalog::Catalog& base, int count);

} // namespace gramme::tests
