// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a text may be one of these few? Told by the bytes as they stand, so that a text is
// searched for a query's words without normalizing the thousand others.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cotejo {

/// A set of folded words. It says yes to all of them, in whatever spelling they are folded from,
/// and to some others.
class WordFilter {
 public:
  /// `words`: folded forms, as in WordForm, that need not live on.
  explicit WordFilter(const std::vector<std::string_view>& words);

  /// May the form of these bytes of a text be one of the words? `literal` as in Token.
  bool may_have(std::string_view raw, bool literal) const;

 private:
  static std::size_t pair_of(unsigned char first, unsigned char second) {
    return static_cast<std::size_t>(first) << 8 | second;
  }
  std::bitset<65536> beginnings_;      // by the first two bytes
  std::vector<std::uint64_t> hashes_;  // an open table, its size a power of two; 0: free
};

}  // namespace cotejo
