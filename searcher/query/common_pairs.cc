// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/common_pairs.h"

#include "core/text/common_words.h"
#include "searcher/query/term_queries.h"

namespace cotejo {
namespace {

// The terms of the pairs of common words that may stand at a place of a phrase, one choice of each
// slot; none if any of them may be no common word: then there may be no pair in the index.
std::vector<std::string> common_pairs(Language language, const std::vector<std::string>& first,
                                      const std::vector<std::string>& second) {
  constexpr std::size_t kMostPairs = 16;
  std::vector<std::string> pairs;
  if (first.size() * second.size() > kMostPairs) return pairs;
  const auto word_of = [](const std::string& term) { return std::string_view(term).substr(1); };
  for (const std::string& left : first) {
    for (const std::string& right : second) {
      if (!is_common_word(language, word_of(left)) || !is_common_word(language, word_of(right))) {
        return {};
      }
      pairs.push_back(common_pair_term(language, word_of(left), word_of(right)));
    }
  }
  return pairs;
}

}  // namespace

Xapian::Query with_common_pairs(const Xapian::Query& phrase, Language language,
                                const std::vector<std::vector<std::string>>& choices) {
  std::vector<Xapian::Query> all{phrase};
  for (std::size_t i = 1; i < choices.size(); ++i) {
    const std::vector<std::string> pairs = common_pairs(language, choices[i - 1], choices[i]);
    if (!pairs.empty()) all.push_back(either_of(Xapian::Query::OP_OR, pairs));
  }
  if (all.size() == 1) return phrase;
  return {Xapian::Query::OP_FILTER, all.begin(), all.end()};
}

}  // namespace cotejo
