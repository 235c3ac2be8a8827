// SPDX-License-Identifier: GPL-3.0-or-later
// Some of a database's documents, a bit each: what is counted, joined and left out by the word.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cotejo {

class DocumentSet {
 public:
  /// None of the documents 1 to `last`.
  explicit DocumentSet(Xapian::docid last = 0) : last_(last), words_(last / kBits + 1, 0) {}

  Xapian::docid last() const { return last_; }
  /// `document`: 1 to last().
  void add(Xapian::docid document) { words_[document / kBits] |= bit_of(document); }
  /// All of them.
  void fill();
  bool contains(Xapian::docid document) const {
    return document <= last_ && (words_[document / kBits] & bit_of(document)) != 0;
  }
  std::size_t size() const;

  // With sets of the same documents.
  void unite(const DocumentSet& other);
  void intersect(const DocumentSet& other);
  void subtract(const DocumentSet& other);

  /// The first of them from `document` on; 0: none.
  Xapian::docid next_from(Xapian::docid document) const;

  /// Calls `visit` with each, in ascending order.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        visit(static_cast<Xapian::docid>(word * kBits +
                                         static_cast<std::size_t>(std::countr_zero(bits))));
      }
    }
  }

 private:
  static constexpr std::size_t kBits = 64;
  static std::uint64_t bit_of(Xapian::docid document) {
    return std::uint64_t{1} << document % kBits;
  }
  Xapian::docid last_;
  std::vector<std::uint64_t> words_;
};

}  // namespace cotejo
