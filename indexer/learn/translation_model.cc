// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learn/translation_model.h"

#include <algorithm>
#include <utility>

namespace cotejo {
namespace {

std::uint64_t cell_of(FamilyNumber first, FamilyNumber second) {
  return (std::uint64_t{first} << 32) | second;
}

// A segment's pairs lie in one block, those of its first word before those of its second.
struct Cells {
  std::vector<FamilyPair> pairs;
  std::vector<std::uint32_t> occurrences;  // index into pairs
};

Cells collect_cells(const std::vector<FamilySegment>& segments) {
  std::vector<std::uint64_t> keys;
  for (const FamilySegment& segment : segments) {
    for (const FamilyNumber first : segment.first) {
      for (const FamilyNumber second : segment.second) keys.push_back(cell_of(first, second));
    }
  }
  std::vector<std::uint64_t> distinct = keys;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  Cells cells;
  cells.pairs.reserve(distinct.size());
  for (const std::uint64_t key : distinct) {
    cells.pairs.push_back(
        {static_cast<FamilyNumber>(key >> 32), static_cast<FamilyNumber>(key), 0, 0, 0});
  }
  cells.occurrences.reserve(keys.size());
  for (const std::uint64_t key : keys) {
    const auto at = std::lower_bound(distinct.begin(), distinct.end(), key) - distinct.begin();
    cells.occurrences.push_back(static_cast<std::uint32_t>(at));
    ++cells.pairs[static_cast<std::size_t>(at)].together;
  }
  return cells;
}

// One direction: t(target | source), where `source_of` and `target_of` name a pair's sides.
class Direction {
 public:
  Direction(const Cells& cells, FamilyNumber FamilyPair::*source, std::size_t sources,
            FamilyNumber FamilyPair::*target, std::size_t targets)
      : cells_(cells),
        source_(source),
        target_(target),
        probability_(cells.pairs.size(), 1),  // alike: only the proportions count
        expected_(cells.pairs.size()),
        totals_(sources),
        null_probability_(targets, 1),
        null_expected_(targets) {}

  // One target word of a segment: its sources are `count` occurrences, `stride` apart.
  void expect(std::size_t begin, std::size_t count, std::size_t stride) {
    const FamilyNumber target = cells_.pairs[cells_.occurrences[begin]].*target_;
    double sum = null_probability_[target];
    for (std::size_t i = 0; i < count; ++i) {
      sum += probability_[cells_.occurrences[begin + i * stride]];
    }
    if (sum <= 0) return;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t cell = cells_.occurrences[begin + i * stride];
      expected_[cell] += probability_[cell] / sum;
    }
    null_expected_[target] += null_probability_[target] / sum;
  }

  void maximize() {
    std::fill(totals_.begin(), totals_.end(), 0);
    for (std::size_t cell = 0; cell < expected_.size(); ++cell) {
      totals_[cells_.pairs[cell].*source_] += expected_[cell];
    }
    for (std::size_t cell = 0; cell < expected_.size(); ++cell) {
      const double total = totals_[cells_.pairs[cell].*source_];
      probability_[cell] = total > 0 ? expected_[cell] / total : 0;
    }
    double null_total = 0;
    for (const double expected : null_expected_) null_total += expected;
    for (std::size_t target = 0; target < null_expected_.size(); ++target) {
      null_probability_[target] = null_total > 0 ? null_expected_[target] / null_total : 0;
    }
    std::fill(expected_.begin(), expected_.end(), 0);
    std::fill(null_expected_.begin(), null_expected_.end(), 0);
  }

  double probability(std::size_t cell) const { return probability_[cell]; }

 private:
  const Cells& cells_;
  FamilyNumber FamilyPair::*source_;
  FamilyNumber FamilyPair::*target_;
  std::vector<double> probability_;
  std::vector<double> expected_;
  std::vector<double> totals_;
  std::vector<double> null_probability_;
  std::vector<double> null_expected_;
};

}  // namespace

std::vector<FamilyPair> translation_probabilities(const std::vector<FamilySegment>& segments,
                                                  std::size_t first_families,
                                                  std::size_t second_families, int iterations) {
  Cells cells = collect_cells(segments);
  // One direction after the other, so that only one's tables are in memory.
  const auto run = [&](Direction direction, bool forward) {
    for (int iteration = 0; iteration < iterations; ++iteration) {
      std::size_t block = 0;
      for (const FamilySegment& segment : segments) {
        const std::size_t rows = segment.first.size();
        const std::size_t columns = segment.second.size();
        if (forward) {
          for (std::size_t j = 0; j < columns && rows > 0; ++j) {
            direction.expect(block + j, rows, columns);
          }
        } else {
          for (std::size_t i = 0; i < rows && columns > 0; ++i) {
            direction.expect(block + i * columns, columns, 1);
          }
        }
        block += rows * columns;
      }
      direction.maximize();
    }
    double FamilyPair::*result = forward ? &FamilyPair::forward : &FamilyPair::backward;
    for (std::size_t cell = 0; cell < cells.pairs.size(); ++cell) {
      cells.pairs[cell].*result = direction.probability(cell);
    }
  };
  run({cells, &FamilyPair::first, first_families, &FamilyPair::second, second_families}, true);
  run({cells, &FamilyPair::second, second_families, &FamilyPair::first, first_families}, false);
  return std::move(cells.pairs);
}

}  // namespace cotejo
