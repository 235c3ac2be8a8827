// SPDX-License-Identifier: GPL-3.0-or-later
// Which countries does a text name, by their names or those of their people? Lists of corpus/words,
// in both languages at once, compiled in (docs/word-lists.md).
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// Codes (ISO 3166, small letters) of the countries that stand in `text`: "Russian foreign
/// minister", "Cancillería rusa" → ru. For titles and names of bodies: in a text "us" is a pronoun,
/// and among names of persons Germán is no German.
std::set<std::string> nations_named(std::string_view text);

/// Words [begin, end) that name a country.
struct NationName {
  std::string_view code;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The same for folded words without full stops, in order, the longest names first.
std::vector<NationName> find_nations(std::span<const std::string> words);

}  // namespace cotejo
