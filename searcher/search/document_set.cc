// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/document_set.h"

namespace cotejo {

void DocumentSet::fill() {
  for (std::uint64_t& word : words_) word = ~std::uint64_t{0};
  words_.front() &= ~std::uint64_t{1};  // there is no document 0
  const std::size_t used = last_ % kBits + 1;
  if (used < kBits) words_.back() &= (std::uint64_t{1} << used) - 1;
}

std::size_t DocumentSet::size() const {
  std::size_t size = 0;
  for (const std::uint64_t word : words_) size += count_bits(word);
  return size;
}

void DocumentSet::unite(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void DocumentSet::intersect(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void DocumentSet::subtract(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
}

bool DocumentSet::includes(const DocumentSet& other) const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if ((other.words_[i] & ~words_[i]) != 0) return false;
  }
  return true;
}

Xapian::docid DocumentSet::next_from(Xapian::docid document) const {
  if (document > last_) return 0;
  std::size_t word = document / kBits;
  std::uint64_t bits = words_[word] & ~(bit_of(document) - 1);
  while (bits == 0) {
    if (++word == words_.size()) return 0;
    bits = words_[word];
  }
  return static_cast<Xapian::docid>(word * kBits +
                                    static_cast<std::size_t>(std::countr_zero(bits)));
}

DocumentPlaces::DocumentPlaces(const DocumentSet& set) : set_(set) {
  before_.reserve(set.words_.size());
  for (const std::uint64_t word : set.words_) {
    before_.push_back(static_cast<std::uint32_t>(size_));
    size_ += count_bits(word);
  }
}

}  // namespace cotejo
