// SPDX-License-Identifier: GPL-3.0-or-later
// Documents in memory, and the glass database that they make. Xapian's writer keeps a tree of the
// terms and one of each term's documents, and finds its place in both for every posting; here
// postings are put down as they come, and sorted once (docs/decisions/0016-direct-segments.md).
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/glass/batch_contents.h"
#include "indexer/glass/deflater.h"

namespace cotejo {

/// Takes documents one after another; they are numbered from 1. Not for two threads at once.
class DocumentBatch {
 public:
  using TermNumber = std::uint32_t;
  static constexpr std::uint32_t kMostGain = (1U << Occurrence::kGainBits) - 1;

  /// What is written as a term's within-document frequency, of the sum of its gains and of the
  /// document's length, the sum of all gains. nullptr: the sum of its gains.
  using Frequency = std::uint32_t (*)(std::uint32_t gains, std::uint64_t length);
  explicit DocumentBatch(Frequency frequency = nullptr) : frequency_(frequency) {}

  /// The term's number within this batch, until write(). `term`: 1–245 bytes.
  TermNumber number_of(std::string_view term);

  /// Of the document under way. A term may come often; its gains, at most kMostGain each, add up.
  /// `position` ≥ 1.
  void add_posting(TermNumber term, std::uint32_t position, std::uint32_t gain);
  /// A term without a position, of frequency 0.
  void add_term(std::string_view term);
  /// Each slot once; nothing if `value` is empty.
  void add_value(std::uint32_t slot, std::string_view value);
  void end_document(std::string_view data);

  std::size_t documents() const { return contents_.documents.size(); }

  /// Writes a database of these documents, at least one, into `folder`, which is made, and forgets
  /// them; their positions are packed (core/glass/packed_positions.h), and Xapian does not know
  /// them. Nothing is synced. Throws Failure.
  void write(const std::filesystem::path& folder);

 private:
  struct Hash {
    using is_avalanching = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  boost::unordered_flat_map<std::string_view, TermNumber, Hash> numbers_;
  std::deque<std::string> terms_;  // what the views are of
  Frequency frequency_;
  BatchContents contents_;
  Deflater deflater_;
};

}  // namespace cotejo
