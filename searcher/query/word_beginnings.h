// SPDX-License-Identifier: GPL-3.0-or-later
// diplom* → the terms of the index that begin so, alone or within a phrase.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/query/lexer.h"

namespace cotejo {

/// Words that one beginning may stand for: beyond, it says nothing any more, and costs seconds.
inline constexpr std::size_t kMaxExpansion = 1000;

/// The spellings of a folded beginning: an n may have been meant for ñ.
std::vector<std::string> enye_spellings(const std::string& folded);

/// Adds the terms that begin with `beginning`; false if there are more than kMaxExpansion by now.
bool add_terms_that_begin(const OpenIndex& index, const std::string& beginning,
                          std::set<std::string>& terms);

/// Of a beginning, as `typed` at `column`, that stands for too many words.
Error too_many_words(std::size_t column, std::string_view typed);

}  // namespace cotejo
