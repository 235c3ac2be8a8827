// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/candidates.h"

#include <algorithm>
#include <string>

#include "core/index/field_table.h"

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

void add_word(const QuoteTerm& term, std::vector<SoughtPart>& parts) {
  if (term.common || term.put_in || term.idf == 0) return;
  parts.push_back({term.idf, term.term, ""});
}

void add_pair(const QuoteTerm& first, const QuoteTerm& second, std::vector<SoughtPart>& parts) {
  if (!first.pair.empty()) {
    if (first.pair_idf != 0) parts.push_back({first.pair_idf, first.pair, ""});
    return;
  }
  if (second.after_gap || first.put_in || second.put_in || first.idf == 0 || second.idf == 0)
    return;
  parts.push_back({(first.idf + second.idf) / 2, first.term, second.term});
}

Xapian::Query query_of(const SoughtPart& part) {
  if (part.second.empty()) return Xapian::Query(part.first) * part.weight;
  const std::string both[]{part.first, part.second};
  // Each of the two terms of a phrase brings the weight.
  return Xapian::Query(Xapian::Query::OP_PHRASE, std::begin(both), std::end(both), kPairWindow) *
         (part.weight / 2);
}

// As heaviest_sources(), by Xapian's matcher: where there are servers.
std::vector<WeighedSource> heaviest_by_xapian(const OpenIndex& index,
                                              std::span<const SoughtPart> parts,
                                              const Filters& filters, std::size_t most,
                                              double share) {
  std::vector<Xapian::Query> queries;
  for (const SoughtPart& part : parts) queries.push_back(query_of(part));
  Xapian::Enquire enquire(index.combined);
  enquire.set_query(apply_filters(
      Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end()), filters, index));
  // Each part counts as it is scaled, whatever the statement's length: a quotation stands in one
  // place.
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(most));
  std::vector<WeighedSource> heaviest;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (match.get_weight() < share * matches.get_max_attained()) break;
    heaviest.push_back({match.get_weight(), *match});
  }
  return heaviest;
}

}  // namespace

ExactSources exact_sources(const OpenIndex& index, std::span<const QuoteTerm> terms,
                           const Filters& filters, std::size_t most) {
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
  Xapian::Enquire enquire(index.combined);
  enquire.set_query(apply_filters(query, filters, index));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(kSlotDate, false);
  const Xapian::MSet matches =
      enquire.get_mset(0, static_cast<Xapian::doccount>(most), index.combined.get_doccount());
  return {matches.get_matches_estimated(), {matches.begin(), matches.end()}};
}

std::vector<Xapian::docid> likely_sources(const OpenIndex& index, const ShardMatchers& matchers,
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
  const auto heaviest =
      matchers.empty() ? heaviest_by_xapian(index, parts, filters, most, kWorthReading)
                       : heaviest_sources(index, matchers, parts, filters, most, kWorthReading);
  std::vector<Xapian::docid> found;
  for (const WeighedSource& source : heaviest) found.push_back(source.document);
  return found;
}

}  // namespace cotejo
