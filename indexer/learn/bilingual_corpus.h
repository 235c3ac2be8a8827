// SPDX-License-Identifier: GPL-3.0-or-later
// The aligned segments of two languages as numbers: each word stands for the family of its stem, so
// that the few segments of an index tell more of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/language.h"
#include "core/text/analyzer.h"
#include "core/text/stemmer.h"

namespace cotejo {

using FamilyNumber = std::uint32_t;

/// The word families of one language, as they were met.
class FamilyTable {
 public:
  explicit FamilyTable(Language language) : language_(language) {}

  /// The family of a word, which is counted. Its analyzer must not be trimmed meanwhile.
  FamilyNumber count(const WordForm& word);
  std::size_t size() const { return forms_.size(); }
  Language language() const { return language_; }
  /// The folded word that was met most often of a family; of equals the first in their order.
  const std::string& commonest(FamilyNumber family) const;

 private:
  Language language_;
  Stemmers stemmers_;
  std::unordered_map<const WordForm*, FamilyNumber> known_;
  std::unordered_map<std::string, FamilyNumber> numbers_;    // by stem; "=" and a word not stemmed
  std::vector<std::map<std::string, std::uint64_t>> forms_;  // folded word → times
};

/// The families of a segment on both sides, sorted, each once.
struct FamilySegment {
  std::vector<FamilyNumber> first;
  std::vector<FamilyNumber> second;
};

class BilingualCorpus {
 public:
  BilingualCorpus(Language first, Language second) : first_(first), second_(second) {}

  /// Takes a segment and its translation. One without words on a side, or with more than
  /// kMostWords, tells nothing and is left out. Returns whether it was taken.
  bool add(std::string_view first, std::string_view second);

  const FamilyTable& first() const { return first_; }
  const FamilyTable& second() const { return second_; }
  const std::vector<FamilySegment>& segments() const { return segments_; }
  /// Families in all segments, both sides: what memory is measured by, some 8 bytes each.
  std::size_t size() const { return size_; }

  static constexpr std::size_t kMostWords = 100;

 private:
  std::vector<FamilyNumber> families(FamilyTable& table, std::string_view text);

  Analyzer analyzer_;
  FamilyTable first_;
  FamilyTable second_;
  std::vector<FamilySegment> segments_;
  std::size_t size_ = 0;
};

}  // namespace cotejo
