// SPDX-License-Identifier: GPL-3.0-or-later
// Text with stretches of it marked, each piece escaped by itself.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/pages/html.h"

namespace cotejo {

/// [begin, end), in code points unless said otherwise.
using TextRange = std::pair<std::size_t, std::size_t>;

/// Byte offsets of code points: what ranges are turned into, once a text.
class CodePointOffsets {
 public:
  explicit CodePointOffsets(std::string_view text);
  /// The end of the text for places behind it.
  std::size_t byte_of(std::size_t code_point) const;
  std::size_t code_point_of(std::size_t byte) const;
  std::size_t size() const { return starts_.size() - 1; }

 private:
  std::vector<std::size_t> starts_;  ///< of each code point, and the end
};

/// Ranges joined where they overlap, in order. Asked in logarithmic time.
class RangeSet {
 public:
  RangeSet() = default;
  explicit RangeSet(std::vector<TextRange> ranges);

  bool empty() const { return ranges_.empty(); }
  bool contains(std::size_t at) const;
  /// Adds where its ranges begin and end between `begin` and `end` to `cuts`.
  void add_cuts(std::size_t begin, std::size_t end, std::vector<std::size_t>& cuts) const;

 private:
  std::vector<TextRange> ranges_;
};

/// The same ranges, in bytes.
RangeSet byte_ranges(const std::vector<TextRange>& ranges, const CodePointOffsets& offsets);

/// The stretches of [begin, end) between `cuts`, in order, none empty. Sorts `cuts`.
std::vector<TextRange> cut_at(std::size_t begin, std::size_t end, std::vector<std::size_t> cuts);

/// `text` with `<mark>` around `marks`. Ranges may overlap, stand in any order, or lie outside.
Html marked_text(std::string_view text, const std::vector<TextRange>& marks);

}  // namespace cotejo
