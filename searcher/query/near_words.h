// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the index that a typed word may have been meant for: those a letter or two away.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "core/index/open_index.h"
#include "core/text/analyzer.h"

namespace cotejo {

/// Errors between two words, in code points, if they are `bound` at most: letters more, less,
/// others or exchanged (optimal string alignment). Nothing: there are more.
std::optional<unsigned> errors_between(std::u32string_view typed, std::u32string_view meant,
                                       unsigned bound);

struct NearWord {
  std::string word;  ///< folded, as it stands in the index
  Language language = 0;
  unsigned distance = 0;         ///< errors: letters more, less, others or exchanged
  double cost = 0;               ///< the same, weighted by typing_cost()
  std::uint64_t statements = 0;  ///< in how many it is; a title's word: in how many titles
};

/// Errors that are looked behind in a folded word: none under 4 letters, nor in one with digits or
/// an acronym's dot; 1 up to 7 letters, 2 from 8 on.
unsigned most_errors(std::string_view folded);

/// The words of `language` that are from one to most_errors() errors away (optimal string alignment
/// over code points), in the order of their spelling; those with digits, and acronyms, left out.
/// `prefix` is that of a field's terms, such as the title's. Reads only the parts of the sorted
/// term list where such words can be, shard by shard; gives up, with what it has, after some
/// 100,000 terms. Behind a server: words one error away in letters a to z and ñ, and those two
/// errors away that begin with the same two letters. Errors: those of Xapian.
std::vector<NearWord> near_words(const OpenIndex& index, Language language, std::string_view folded,
                                 const std::string& prefix = {});

/// How likely the word is meant, as a logarithm: how common it is, less what the errors cost.
double likelihood(const NearWord& near);

/// near_words() of all stemmed languages, the likeliest first, `most` at most; none for a word that
/// cannot be stemmed.
std::vector<NearWord> likeliest_words(const OpenIndex& index, const WordForm& typed,
                                      const std::string& prefix, std::size_t most);

}  // namespace cotejo
