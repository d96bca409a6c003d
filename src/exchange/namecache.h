// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gramme::exchange {

/// What the names of a row stand for, or why they stand for nothing.
struct Names
{
    study::Scenario scenario; ///< Its texts and choices; the numbers do not count.
    study::Selection selection;
    std::optional<Problem> problem;
    bool mayShareAlike = false; ///< One of the entries belongs to the share-alike database.
};

/// Remembers lookups by the text of the cells, so that a million rows with a few hundred names
/// look each up once. Its memory is capped: when it is full it starts anew.
class NameCache
{
public:
    static constexpr std::size_t maxEntries = 2048;
    static constexpr std::size_t maxKey = 512; ///< Longer cells are looked up every time.

    const Names* find(std::string_view key) const
    {
        const auto found = m_entries.find(key);
        return found == m_entries.end() ? nullptr : &found->second;
    }
    /// The address stays valid until something else is added.
    const Names& add(std::string_view key, const study::Scenario& scenario,
                     const catalog::Catalog& catalog, const std::optional<Problem>& problem);

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };
    std::unordered_map<std::string, Names, Hash, std::equal_to<>> m_entries;
};

} // namespace gramme::exchange
