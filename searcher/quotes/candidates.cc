// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/candidates.h"

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/quotes/first_sources.h"

namespace cotejo {
namespace {

// Longest quotation, in words, whose very words are asked for as one phrase.
constexpr std::size_t kLongestPhrase = 150;
// The rarest words and pairs decide, and cost least. So many are asked for, and of the commoner
// ones no more than make up the least number.
constexpr std::size_t kMostParts = 12;
constexpr std::size_t kLeastParts = 6;
constexpr double kCommonPart = 2.5;  // in nats: one statement in twelve has it
// Who has less than this share of the words, by weight, of the one who has most is not looked into.
constexpr double kWorthReading = 0.6;

// A part counts once for a statement, however often the quotation has it.
void add_part(SoughtPart part, std::vector<SoughtPart>& parts) {
  const auto is_same = [&](const SoughtPart& other) {
    return other.first == part.first && other.second == part.second;
  };
  if (std::none_of(parts.begin(), parts.end(), is_same)) parts.push_back(std::move(part));
}

void add_word(const QuoteTerm& term, std::vector<SoughtPart>& parts) {
  if (term.common || term.put_in || term.idf == 0) return;
  add_part({term.idf, term.term, ""}, parts);
}

void add_pair(const QuoteTerm& first, const QuoteTerm& second, std::vector<SoughtPart>& parts) {
  if (!first.pair.empty()) {
    if (first.pair_idf != 0) add_part({first.pair_idf, first.pair, ""}, parts);
    return;
  }
  if (second.after_gap || first.put_in || second.put_in || first.idf == 0 || second.idf == 0)
    return;
  add_part({(first.idf + second.idf) / 2, first.term, second.term}, parts);
}

Xapian::Query query_of(const SoughtPart& part) {
  if (part.second.empty()) return Xapian::Query(part.first);
  const std::string both[]{part.first, part.second};
  return {Xapian::Query::OP_PHRASE, std::begin(both), std::end(both), kPairWindow};
}

// As heaviest_sources(), by Xapian's matcher: where there are servers.
std::vector<WeighedSource> heaviest_by_xapian(const OpenIndex& index,
                                              std::span<const SoughtPart> parts,
                                              const Filters& filters, std::size_t most,
                                              double share) {
  SoughtSources sought{{}, filter_of(filters, index), most, share};
  for (const SoughtPart& part : parts) sought.any_of.push_back({query_of(part), part.weight});
  return first_sources(index, {}, sought).sources;
}

}  // namespace

ExactSources exact_sources(const OpenIndex& index, const ShardMatchers& matchers,
                           std::span<const QuoteTerm> terms, const Filters& filters,
                           std::size_t most) {
  if (terms.empty() || terms.size() > kLongestPhrase) return {};
  std::vector<std::string> words;
  std::vector<Xapian::Query> parts;
  for (const QuoteTerm& term : terms) {
    if (term.put_in || term.after_gap || term.idf == 0) return {};
    words.push_back(term.term);
    // The pairs leave few statements whose positions are read.
    if (!term.pair.empty()) parts.emplace_back(term.pair);
  }
  parts.emplace_back(Xapian::Query::OP_PHRASE, words.begin(), words.end());
  const Xapian::Query query(Xapian::Query::OP_AND, parts.begin(), parts.end());
  // All weigh the same.
  const FirstSources first =
      first_sources(index, matchers, {{{query, 0}}, filter_of(filters, index), most, 0});
  ExactSources exact{first.total, {}};
  for (const WeighedSource& source : first.sources) exact.earliest.push_back(source.document);
  return exact;
}

std::vector<WeighedSource> likely_sources(const OpenIndex& index, const ShardMatchers& matchers,
                                          std::span<const QuoteTerm> terms, const Filters& filters,
                                          std::size_t most) {
  std::vector<SoughtPart> parts;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    add_word(terms[i], parts);
    if (i + 1 < terms.size()) add_pair(terms[i], terms[i + 1], parts);
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const SoughtPart& a, const SoughtPart& b) { return a.weight > b.weight; });
  if (parts.size() > kMostParts) parts.resize(kMostParts);
  while (parts.size() > kLeastParts && parts.back().weight < kCommonPart) parts.pop_back();
  if (parts.empty()) return {};
  return matchers.empty() ? heaviest_by_xapian(index, parts, filters, most, kWorthReading)
                          : heaviest_sources(index, matchers, parts, filters, most, kWorthReading);
}

}  // namespace cotejo
