// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/word_weights.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "core/base/result.h"

namespace cotejo {

using Query = Xapian::Query;

WordWeights::WordWeights(std::vector<PostingLists*> lists, double saturation)
    : lists_(std::move(lists)), saturation_(saturation) {
  for (const PostingLists* shard : lists_) documents_ += shard->database().get_doccount();
}

double WordWeights::of(const Query& word) const {
  const double having = estimate(word);
  double odds = (documents_ - having + 0.5) / (having + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds) * (saturation_ + 1);
}

// In whole documents, as Xapian's; parts are taken for independent of each other, and phrases for
// rarer than that by rules of thumb.
double WordWeights::estimate(const Query& query) const {
  switch (query.get_type()) {
    case Query::LEAF_TERM: {
      const std::string term = term_of(query);
      double sum = 0;
      for (PostingLists* shard : lists_) sum += shard->frequency(term);
      return sum;
    }
    case Query::LEAF_MATCH_ALL:
      return documents_;
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      double without = 1;
      for_each_part(query, [&](const Query& part) { without *= 1 - share(part); });
      return std::round(documents_ * (1 - without));
    }
    case Query::OP_AND:
    case Query::OP_FILTER:
      return having_all(query);
    case Query::OP_PHRASE:
      return std::floor(having_all(query) /
                        (window_of(query) == query.get_num_subqueries() ? 4 : 3));
    case Query::OP_NEAR:
      return std::floor(having_all(query) / 2);
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
    case Query::OP_AND_NOT:
      return estimate(query.get_subquery(0));
    default:
      return 0;
  }
}

double WordWeights::share(const Query& query) const {
  return documents_ == 0 ? 0 : estimate(query) / documents_;
}

double WordWeights::having_all(const Query& query) const {
  double having = documents_;
  for_each_part(query, [&](const Query& part) { having *= share(part); });
  return std::round(having);
}

double scale_of(const Query& query) {
  constexpr std::string_view kBefore = "Query(";
  const std::string text = query.get_description();
  const char* const number = text.c_str() + std::min(kBefore.size(), text.size());
  char* end = nullptr;
  const double scale = std::strtod(number, &end);
  if (end == number) throw Failure("Xapian writes down scaled queries otherwise than it did");
  return scale;
}

// "Query((a PHRASE 2 b))"; of words that may hold anything, the last such number is the operator's.
std::uint32_t window_of(const Query& phrase) {
  const std::string_view before =
      phrase.get_type() == Query::OP_PHRASE ? std::string_view(" PHRASE ") : " NEAR ";
  const std::string text = phrase.get_description();
  const std::size_t at = text.rfind(before);
  const unsigned long window =
      at == std::string::npos ? 0 : std::strtoul(text.c_str() + at + before.size(), nullptr, 10);
  if (window == 0) throw Failure("Xapian writes down phrases otherwise than it did");
  return static_cast<std::uint32_t>(window);
}

std::string term_of(const Query& leaf) {
  return *leaf.get_terms_begin();
}

}  // namespace cotejo
