// SPDX-License-Identifier: GPL-3.0-or-later
// The matches of a query in the order that was asked for: by Xapian's matcher where a server has
// its part in it, else by what was counted (searcher/search/scores.h). Both give the same order.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/index/field_table.h"
#include "core/index/open_index.h"
#include "searcher/search/ranking.h"
#include "searcher/search/scores.h"
#include "searcher/search/sort_order.h"

namespace cotejo {

class HitOrder {
 public:
  /// `query`: with its filters. `counted`: its matches by shard; another number of them than there
  /// are shards: they are not known. Index and ranking must outlive it. Equal scores come newest
  /// first, equal dates in the order of their documents.
  HitOrder(const OpenIndex& index, Xapian::Query query, std::vector<CountedShard> counted,
           SortOrder sort, const Ranking& ranking);

  /// The first `count`, or all there are.
  std::vector<RankedMatch> first(std::uint64_t count);

  /// The data and a value of a match that first() gave last.
  std::string data(const RankedMatch& match) const;
  std::string value(const RankedMatch& match, Slot slot) const;
  /// Reads what these will be asked for, of servers in one go: from the `begin`-th that
  /// first() gave up to the `end`-th, or as many as there are.
  void fetch(std::uint64_t begin, std::uint64_t end) const;

 private:
  // A match that may be among the first.
  struct Candidate {
    double score = 0;
    Xapian::docid document = 0;  // of its shard
    Xapian::docid shard = 0;
    std::string date;  // as its slot has it; read where scores are equal
  };
  std::vector<RankedMatch> first_by_xapian(std::uint64_t count);
  std::vector<Candidate> hopeful(const std::vector<ShardScores>& scores, std::uint64_t count) const;
  void keep_by_month(std::vector<Candidate>& candidates, std::uint64_t count) const;
  static bool any_equal(const std::vector<Candidate>& candidates);
  void read_dates(std::vector<Candidate>& candidates) const;
  bool comes_before(const Candidate& a, const Candidate& b) const;
  std::vector<RankedMatch> first_of_counted(std::uint64_t count);
  std::optional<Xapian::Document> fetched(const RankedMatch& match) const;

  const OpenIndex& index_;
  Xapian::Query query_;
  std::vector<CountedShard> counted_;
  SortOrder sort_;
  const Ranking& ranking_;
  std::optional<Xapian::MSet> matches_;  // of Xapian's matcher
};

}  // namespace cotejo
