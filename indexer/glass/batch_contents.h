// SPDX-License-Identifier: GPL-3.0-or-later
// Documents as they are put down, before they are sorted into tables. Internal to indexer/glass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace cotejo {

/// A term at a place of a document, in one number that sorts by term, then by position.
struct Occurrence {
  static constexpr unsigned kGainBits = 4;
  static constexpr unsigned kPositionBits = 32;
  static constexpr unsigned kTermBits = 64 - kGainBits - kPositionBits;

  std::uint32_t term = 0;
  std::uint32_t position = 0;  ///< 0: the term has none
  std::uint32_t gain = 0;      ///< what it adds to the within-document frequency

  std::uint64_t packed() const {
    return std::uint64_t{term} << (kPositionBits + kGainBits) |
           std::uint64_t{position} << kGainBits | gain;
  }
  static Occurrence of(std::uint64_t packed) {
    return {static_cast<std::uint32_t>(packed >> (kPositionBits + kGainBits)),
            static_cast<std::uint32_t>(packed >> kGainBits),
            static_cast<std::uint32_t>(packed & ((1U << kGainBits) - 1))};
  }
};

struct BatchContents {
  struct Document {
    std::size_t occurrences_end = 0;
    std::size_t data_end = 0;
    bool is_deflated = false;
  };
  struct Value {
    std::uint32_t document;  ///< numbered from 1
    std::string text;
  };
  std::vector<const std::string*> terms;   ///< by number
  std::vector<std::uint64_t> occurrences;  ///< packed; document by document
  std::vector<Document> documents;
  std::map<std::uint32_t, std::vector<Value>> values;  ///< by slot, then by document
  std::string data;                                    ///< of all documents
};

}  // namespace cotejo
