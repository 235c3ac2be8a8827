// SPDX-License-Identifier: GPL-3.0-or-later
// Some of a database's documents, a bit each: what is counted, joined and left out by the word.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cotejo {

/// How many bits are set. Not std::popcount(): a program for any x86-64 may not count on the
/// instruction, and calls a function for each word instead (Warren, Hacker's Delight, 5-1).
constexpr unsigned count_bits(std::uint64_t word) {
  word -= (word >> 1) & 0x5555555555555555;
  word = (word & 0x3333333333333333) + ((word >> 2) & 0x3333333333333333);
  word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
  return static_cast<unsigned>((word * 0x0101010101010101) >> 56);
}

class DocumentSet {
 public:
  /// None of the documents 1 to `last`.
  explicit DocumentSet(Xapian::docid last = 0) : last_(last), words_(last / kBits + 1, 0) {}

  Xapian::docid last() const { return last_; }
  /// `document`: 1 to last().
  void add(Xapian::docid document) { words_[document / kBits] |= bit_of(document); }
  /// All of them.
  void fill();
  /// `document`: 1 to last().
  bool contains(Xapian::docid document) const {
    return (words_[document / kBits] >> document % kBits & 1) != 0;
  }
  std::size_t size() const;
  /// A bit each, as MappedPostings::read() has them.
  std::span<const std::uint64_t> bits() const { return words_; }

  bool operator==(const DocumentSet&) const = default;

  // With sets of the same documents.
  void unite(const DocumentSet& other);
  void intersect(const DocumentSet& other);
  void subtract(const DocumentSet& other);
  /// Are all of `other` among these?
  bool includes(const DocumentSet& other) const;

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
  friend class DocumentPlaces;
  Xapian::docid last_;
  std::vector<std::uint64_t> words_;
};

/// Numbers the documents of a set, which must outlive it: 0, 1, …, as they ascend.
class DocumentPlaces {
 public:
  explicit DocumentPlaces(const DocumentSet& set);

  std::size_t size() const { return size_; }
  /// The last document of all.
  Xapian::docid last() const { return set_.last(); }
  /// `document`: one of them.
  std::size_t place_of(Xapian::docid document) const {
    const std::size_t word = document / DocumentSet::kBits;
    const std::uint64_t below = set_.words_[word] & (DocumentSet::bit_of(document) - 1);
    return before_[word] + count_bits(below);
  }

  /// Calls `visit` with each of some places, which ascend, and the document there.
  template <typename Visit>
  void for_each(const std::vector<std::uint32_t>& places, const Visit& visit) const {
    std::size_t word = 0;
    for (const std::uint32_t place : places) {
      while (word + 1 < before_.size() && before_[word + 1] <= place) ++word;
      std::uint64_t bits = set_.words_[word];
      for (std::uint32_t skipped = before_[word]; skipped < place; ++skipped) bits &= bits - 1;
      visit(place, static_cast<Xapian::docid>(word * DocumentSet::kBits +
                                              static_cast<std::size_t>(std::countr_zero(bits))));
    }
  }

 private:
  const DocumentSet& set_;
  std::vector<std::uint32_t> before_;  // by word of the set: how many come before it
  std::size_t size_ = 0;
};

}  // namespace cotejo
