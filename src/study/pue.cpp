// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/pue.h"

using namespace Qt::StringLiterals;

namespace gramme::study {

Pue pueOfPlace(const catalog::Region* region, const catalog::Provider* provider,
               const catalog::Provider* fallback)
{
    if (region && region->pue)
        return {*region->pue, Origin::Region};
    if (provider && provider->pue)
        return {*provider->pue, Origin::Provider};
    if (provider && provider->kind == catalog::ProviderKind::Personal)
        return {1.0, Origin::Provider};
    return {fallback && fallback->pue ? *fallback->pue : 1.0, Origin::Fallback};
}

Pue greenAlgorithmsPue(const catalog::Provider* provider)
{
    const auto constant = [](double value) { return Pue{value, Origin::MethodConstant}; };
    if (!provider)
        return constant(1.56);
    if (provider->kind == catalog::ProviderKind::Personal)
        return constant(1.0);
    if (provider->id == "gcp"_L1 || provider->id == "azure"_L1)
        return constant(1.12);
    return constant(provider->id == "aws"_L1 ? 1.2 : 1.56);
}

} // namespace gramme::study
