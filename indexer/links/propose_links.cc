// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/links/propose_links.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "core/index/stored_statement.h"
#include "indexer/links/compared_text.h"
#include "indexer/links/unlinked_statements.h"

namespace cotejo {
namespace {

using Statements = std::vector<UnlinkedStatement>;

// A text that is so much longer than the other is hardly its translation: spares comparing.
constexpr std::size_t kMostTimesLonger = 3;
// Of words that all statements have: they tell little, not nothing.
constexpr double kLeastWeight = 0.1;

struct Partner {
  std::size_t at = 0;
  Likeness likeness;
};

// The pairs of one source, found by one walk over its days.
class SourcePairs {
 public:
  SourcePairs(const OpenIndex& index, TextComparer& comparer, const SourceStatements& source,
              LinkProposals& found)
      : index_(index), comparer_(comparer), source_(source), found_(found) {}

  void propose(double min_score) {
    const Statements& all = source_.statements;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < all.size();) {
      std::size_t end = at;
      while (end < all.size() && all[end].day == all[at].day) ++end;
      while (all[begin].day + 1 < all[at].day) forget(begin++);
      compare(begin, at, end);
      at = end;
    }
    for (const auto& [at, partner] : best_) {
      const auto back = best_.find(partner.at);
      if (at < partner.at && back->second.at == at && partner.likeness.score >= min_score) {
        found_.proposals.push_back(proposal(at, partner.at));
      }
    }
  }

 private:
  // The statements [at, end) of a day with each other, and with [begin, at) of the day before.
  void compare(std::size_t begin, std::size_t at, std::size_t end) {
    if (comparisons(begin, at, end) > kMostComparisons) {
      found_.too_many.push_back(source_.source + ", " + read_statement(at).date.to_string());
      return;
    }
    for (std::size_t j = at; j < end; ++j) {
      for (std::size_t i = begin; i < j; ++i) {
        if (source_.statements[i].language != source_.statements[j].language) compare(i, j);
      }
    }
  }

  std::size_t comparisons(std::size_t begin, std::size_t at, std::size_t end) const {
    std::map<Language, std::size_t> before;
    std::map<Language, std::size_t> now;
    for (std::size_t i = begin; i < end; ++i) ++(i < at ? before : now)[language(i)];
    std::size_t pairs = 0;
    for (const auto& [language, count] : now) {
      for (const auto& [other, others] : before) pairs += other == language ? 0 : count * others;
      for (const auto& [other, others] : now) pairs += other <= language ? 0 : count * others;
    }
    return pairs;
  }

  void compare(std::size_t i, std::size_t j) {
    const ComparedText& first = reading(i, language(j));
    const ComparedText& second = reading(j, language(i));
    if (first.length > kMostTimesLonger * second.length ||
        second.length > kMostTimesLonger * first.length) {
      return;
    }
    ++found_.compared;
    const Likeness likeness = compare_texts(first, second);
    take(i, {j, likeness});
    take(j, {i, likeness});
  }

  void take(std::size_t at, const Partner& partner) {
    const auto [best, is_first] = best_.try_emplace(at, partner);
    if (is_first) return;
    Partner& known = best->second;
    // Of equals the first by id, or segments would decide.
    if (partner.likeness.score > known.likeness.score ||
        (partner.likeness.score == known.likeness.score && id_of(partner.at) < id_of(known.at))) {
      known = partner;
    }
  }

  LinkProposal proposal(std::size_t i, std::size_t j) const {
    LinkProposal proposal;
    proposal.source = source_.source;
    if (guess_original(i, j, proposal.original_by) == i) std::swap(i, j);
    proposal.translation = read_statement(i);
    proposal.original = read_statement(j);
    proposal.likeness = best_.at(i).likeness;
    // It was compared in the order of the walk.
    if (i > j) std::swap(proposal.likeness.first_paragraphs, proposal.likeness.second_paragraphs);
    return proposal;
  }

  std::size_t guess_original(std::size_t i, std::size_t j, LinkProposal::OriginalBy& by) const {
    const std::size_t in_first = source_.languages.at(language(i));
    const std::size_t in_second = source_.languages.at(language(j));
    if (in_first != in_second) {
      by = LinkProposal::OriginalBy::kLanguage;
      return in_first > in_second ? i : j;
    }
    const long first_day = source_.statements[i].day;
    const long second_day = source_.statements[j].day;
    if (first_day != second_day) {
      by = LinkProposal::OriginalBy::kDate;
      return first_day < second_day ? i : j;
    }
    by = LinkProposal::OriginalBy::kNothing;
    return id_of(i) < id_of(j) ? i : j;
  }

  Language language(std::size_t at) const { return source_.statements[at].language; }

  Statement read_statement(std::size_t at) const {
    const UnlinkedStatement& where = source_.statements[at];
    StatementParser parser;
    return decode_stored(
        index_.shards[where.shard].database.get_document(where.document).get_data(), parser);
  }

  // With the meanings of its words in `other`: of two languages there is one other.
  const ComparedText& reading(std::size_t at, Language other) {
    const std::pair key(at, other);
    if (const auto known = readings_.find(key); known != readings_.end()) return known->second;
    const Statement statement = read_statement(at);
    ids_.emplace(at, statement.id);
    return readings_.emplace(key, comparer_.read(statement, language(at), other)).first->second;
  }

  void forget(std::size_t at) {
    readings_.erase(readings_.lower_bound({at, 0}), readings_.lower_bound({at + 1, 0}));
  }

  const std::string& id_of(std::size_t at) const { return ids_.at(at); }

  const OpenIndex& index_;
  TextComparer& comparer_;
  const SourceStatements& source_;
  LinkProposals& found_;
  std::map<std::pair<std::size_t, Language>, ComparedText> readings_;
  std::map<std::size_t, std::string> ids_;
  std::map<std::size_t, Partner> best_;
};

}  // namespace

LinkProposals propose_links(const OpenIndex& index, const Dictionary& dictionary,
                            double min_score) {
  const auto weight = [&](Language language, std::string_view folded) {
    const double with = index.combined.get_termfreq(word_term(language, folded));
    const double all = static_cast<double>(index.statements);
    return std::max(kLeastWeight, std::log((all + 1) / (with + 1)));
  };
  TextComparer comparer(dictionary, weight);
  LinkProposals found;
  for (const SourceStatements& source : unlinked_statements(index)) {
    SourcePairs(index, comparer, source, found).propose(min_score);
  }
  std::sort(found.proposals.begin(), found.proposals.end(),
            [](const LinkProposal& a, const LinkProposal& b) {
              return std::tie(b.likeness.score, a.translation.id) <
                     std::tie(a.likeness.score, b.translation.id);
            });
  return found;
}

}  // namespace cotejo
