// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/hit_order.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "core/index/impact.h"
#include "core/index/slot_values.h"
#include "core/index/terms.h"
#include "searcher/search/best.h"
#include "searcher/search/statement_positions.h"

namespace cotejo {
namespace {

// What a match is put in order by before its day is read: months are at hand in a column.
struct Rank {
  double score = 0;
  int month = 0;  // of the year 0; of those that come first the greatest

  auto operator<=>(const Rank&) const = default;
};

int number_of(const std::string& digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// The months of one shard's statements, which sort as the dates do: what has no date comes first, a
// year alone before its months.
class Months {
 public:
  Months(const FacetColumns& columns, bool newest_first)
      : years_(columns.column(Facet::kYear)),
        months_(columns.column(Facet::kMonth)),
        sign_(newest_first ? 1 : -1) {
    const auto read = [](const FacetCombinations& all, std::vector<int>& numbers,
                         const auto& number_of_text) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        numbers.push_back(number_of_text(all.values()[all[i].front()]));
      }
    };
    read(columns.combinations(Facet::kYear), first_of_year_,
         [](const std::string& year) { return 13 * number_of(year); });
    read(columns.combinations(Facet::kMonth), in_year_, [](const std::string& month) {
      constexpr std::size_t kDigits = 5;  // "2026-"
      return month.size() > kDigits ? number_of(month.substr(kDigits)) : 0;
    });
  }
  int of(Xapian::docid document) const {
    const std::size_t row = document - 1;
    return sign_ * (first_of_year_[years_[row]] + in_year_[months_[row]]);
  }

 private:
  ColumnRows years_;
  ColumnRows months_;
  int sign_;
  std::vector<int> first_of_year_;  // by combination
  std::vector<int> in_year_;
};

}  // namespace

HitOrder::HitOrder(const OpenIndex& index, Xapian::Query query, std::vector<CountedShard> counted,
                   SortOrder sort, const Ranking& ranking)
    : index_(index),
      query_(std::move(query)),
      counted_(std::move(counted)),
      sort_(sort),
      ranking_(ranking) {}

std::vector<RankedMatch> HitOrder::first(std::uint64_t count) {
  if (counted_.size() == index_.shards.size()) return first_of_counted(count);
  return first_by_xapian(count);
}

std::vector<RankedMatch> HitOrder::first_by_xapian(std::uint64_t count) {
  Xapian::Enquire enquire(index_.combined);
  enquire.set_query(query_);
  if (sort_ == SortOrder::kRelevance) {
    enquire.set_sort_by_relevance_then_value(kSlotDate, true);
    enquire.set_weighting_scheme(ranking_.weight().for_xapian());
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(kSlotDate, sort_ == SortOrder::kNewest);
  }
  // From the very first on: fetch() of an MSet that begins later reads outside of it (Xapian
  // 1.4.22).
  matches_ = enquire.get_mset(0, static_cast<Xapian::doccount>(count));
  std::vector<RankedMatch> order;
  order.reserve(matches_->size());
  for (auto match = matches_->begin(); match != matches_->end(); ++match) {
    order.push_back(
        {*match, match.get_weight() / kImpactUnit, static_cast<Xapian::doccount>(order.size())});
  }
  return order;
}

// Those whose score may bring them among the first; shard by shard, in the order of documents.
std::vector<HitOrder::Candidate> HitOrder::hopeful(const std::vector<ShardScores>& scores,
                                                   std::uint64_t count) const {
  Best<double> best(count);
  for (const ShardScores& shard : scores) {
    for (const double score : shard.scores) best.add(score);
  }
  std::vector<Candidate> candidates;
  for (Xapian::docid shard = 0; shard < counted_.size(); ++shard) {
    if (scores.empty()) {
      counted_[shard].matches.for_each([&](Xapian::docid document) {
        candidates.push_back({0, document, shard, {}});
      });
      continue;
    }
    const std::vector<double>& own = scores[shard].scores;
    std::vector<std::uint32_t> places;  // few, as a rule
    for (std::size_t place = 0; place < own.size(); ++place) {
      if (best.may_have(own[place])) places.push_back(static_cast<std::uint32_t>(place));
    }
    scores[shard].places.for_each(places, [&](std::uint32_t place, Xapian::docid document) {
      candidates.push_back({own[place], document, shard, {}});
    });
  }
  return candidates;
}

void HitOrder::keep_by_month(std::vector<Candidate>& candidates, std::uint64_t count) const {
  std::vector<Months> months;
  for (const Shard& shard : index_.shards) {
    months.emplace_back(*shard.columns, sort_ != SortOrder::kOldest);
  }
  const auto rank_of = [&](const Candidate& match) {
    return Rank{match.score, months[match.shard].of(match.document)};
  };
  Best<Rank> best(count);
  for (const Candidate& match : candidates) best.add(rank_of(match));
  std::erase_if(candidates, [&](const Candidate& match) { return !best.may_have(rank_of(match)); });
}

// Candidates lie in the order of their documents, shard by shard.
void HitOrder::read_dates(std::vector<Candidate>& candidates) const {
  std::vector<SlotValues> dates;
  for (const Shard& shard : index_.shards) dates.emplace_back(shard, kSlotDate);
  for (Candidate& match : candidates) match.date = dates[match.shard].of(match.document);
}

bool HitOrder::any_equal(const std::vector<Candidate>& candidates) {
  std::vector<double> scores;
  for (const Candidate& match : candidates) scores.push_back(match.score);
  std::sort(scores.begin(), scores.end());
  return std::adjacent_find(scores.begin(), scores.end()) != scores.end();
}

bool HitOrder::comes_before(const Candidate& a, const Candidate& b) const {
  if (a.score != b.score) return a.score > b.score;
  if (a.date != b.date) return sort_ != SortOrder::kOldest ? a.date > b.date : a.date < b.date;
  return std::pair(a.document, a.shard) < std::pair(b.document, b.shard);
}

std::vector<RankedMatch> HitOrder::first_of_counted(std::uint64_t count) {
  if (count == 0) return {};
  std::vector<ShardScores> scores;
  if (sort_ == SortOrder::kRelevance) {
    scores = score_matches(counted_, query_, ranking_.weight(), count);
  }
  std::vector<Candidate> candidates = hopeful(scores, count);
  // Many of one score: their months leave few whose day has to be read.
  constexpr std::uint64_t kFew = 200;
  if (candidates.size() > kFew + 2 * count) keep_by_month(candidates, count);
  if (any_equal(candidates)) read_dates(candidates);
  const auto wanted =
      static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(count, candidates.size()));
  std::partial_sort(candidates.begin(), candidates.begin() + wanted, candidates.end(),
                    [this](const Candidate& a, const Candidate& b) { return comes_before(a, b); });
  std::vector<RankedMatch> order;
  order.reserve(static_cast<std::size_t>(wanted));
  for (std::ptrdiff_t i = 0; i < wanted; ++i) {
    const Candidate& match = candidates[static_cast<std::size_t>(i)];
    order.push_back(
        {index_.document_at({match.shard, match.document}), match.score / kImpactUnit, 0});
  }
  return order;
}

// What servers have comes with the matches; the rest is looked up where it lies.
std::optional<Xapian::Document> HitOrder::fetched(const RankedMatch& match) const {
  if (!matches_ || !is_remote(index_, match.document)) return std::nullopt;
  return (*matches_)[match.match].get_document();
}

std::string HitOrder::data(const RankedMatch& match) const {
  const auto document = fetched(match);
  return document ? document->get_data() : index_.data_of(match.document);
}

std::string HitOrder::value(const RankedMatch& match, Slot slot) const {
  const auto document = fetched(match);
  return document ? document->get_value(slot) : value_of(index_, match.document, slot);
}

void HitOrder::fetch(std::uint64_t begin, std::uint64_t end) const {
  if (!matches_ || begin >= matches_->size()) return;
  const std::uint64_t last = std::min<std::uint64_t>(end, matches_->size());
  const auto at = [&](std::uint64_t place) {
    return (*matches_)[static_cast<Xapian::doccount>(place)];
  };
  matches_->fetch(at(begin), last == matches_->size() ? matches_->end() : at(last));
}

}  // namespace cotejo
