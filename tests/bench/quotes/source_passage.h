// SPDX-License-Identifier: GPL-3.0-or-later
// A passage cut at random from a statement: what a quotation is made of, and where it must be
// found.
#pragma once

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/statement/statement.h"

namespace cotejo {

using Random = std::mt19937;
/// A number from 0 up to `bound`, not included: the same on every platform, as no distribution of
/// the standard library is.
inline std::size_t below(Random& random, std::size_t bound) {
  return random() % bound;
}

struct SourcePassage {
  std::string id;         ///< of its statement
  std::string lang;       ///< code
  std::string text;       ///< from the first letter of its first word to the last of its last
  std::size_t start = 0;  ///< code points of the statement's text
  std::size_t end = 0;
  std::size_t words = 0;  ///< as printed: between spaces; a dash alone is none
};

/// The words of a text as printed, with the marks that stick to them.
std::vector<std::string_view> printed_words(std::string_view text);

/// Cuts so many words out of `statement`, anywhere; with `over_break` so that a paragraph ends
/// within them, two words or more from either end. Nothing if it has no such passage.
std::optional<SourcePassage> cut_passage(const Statement& statement, std::size_t words,
                                         bool over_break, Random& random);

}  // namespace cotejo
