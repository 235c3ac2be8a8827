// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a passage on its way into print: each way of altering it, by chance but seeded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/quotes/source_passage.h"

namespace cotejo {

enum class AlterationKind {
  kVerbatim,
  kGlyphs,       ///< other quotes and dashes, capitals, no accents (ñ stays)
  kDropped,      ///< 15 % of the words gone
  kEllipsis,     ///< … over 30 % of the words
  kBrackets,     ///< [words] put in, [put] for another, a l[e]tter
  kTypos,        ///< in one word of eight
  kSubstituted,  ///< one word of eight is another of the corpus
  kInserted,     ///< another one of the corpus before one word of eight
  kMixed,        ///< no accents nor capitals, and one word of seven dropped, wrong, other or new
  kOverBreak,    ///< nothing, but a paragraph ends within it
};
inline constexpr std::size_t kAlterationKinds = 10;
/// "verbatim", "glyphs", …
std::string_view alteration_name(AlterationKind kind);

/// Words to put where they do not belong: of the corpus, as often as it has them.
using WordPool = std::vector<std::string>;

/// The first and the last word always stay where they are, so that the passage keeps its ends.
/// White space comes out as single spaces.
class Alterer {
 public:
  /// `pool` must not be empty.
  Alterer(WordPool pool, Random& random) : pool_(std::move(pool)), random_(random) {}

  std::string alter(AlterationKind kind, std::string_view passage);

 private:
  using Words = std::vector<std::string>;

  std::vector<std::size_t> inner(const Words& words, std::size_t count);
  const std::string& any_word() { return pool_[below(random_, pool_.size())]; }
  std::string other_word(const std::string& word);
  std::string misspelled(const std::string& word);
  void change_glyphs(Words& words);
  void drop(Words& words);
  void leave_out(Words& words);
  void put_in_brackets(Words& words);
  void misspell(Words& words);
  void substitute(Words& words);
  void insert(Words& words);
  void mix(Words& words);

  WordPool pool_;
  Random& random_;
};

}  // namespace cotejo
