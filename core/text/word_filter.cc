// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/word_filter.h"

#include <bit>

#include "core/text/normalizer.h"

namespace cotejo {
namespace {

unsigned char lower(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + 32) : byte;
}

// FNV-1a (Fowler, Noll & Vo), never 0.
class Hash {
 public:
  void add(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3; }
  std::uint64_t value() const { return value_ == 0 ? 1 : value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325;
};

std::size_t place_of(std::uint64_t hash, std::size_t size) {
  return (hash ^ hash >> 32) & (size - 1);
}

}  // namespace

WordFilter::WordFilter(const std::vector<std::string_view>& words)
    : hashes_(std::bit_ceil(4 * words.size() + 4), 0) {
  for (const std::string_view word : words) {
    if (word.empty()) continue;
    beginnings_.set(pair_of(lower(word[0]), word.size() > 1 ? lower(word[1]) : 0));
    Hash hash;
    for (const char c : word) hash.add(lower(c));
    std::size_t place = place_of(hash.value(), hashes_.size());
    while (hashes_[place] != 0 && hashes_[place] != hash.value()) {
      place = (place + 1) & (hashes_.size() - 1);
    }
    hashes_[place] = hash.value();
  }
}

bool WordFilter::may_have(std::string_view raw, bool literal) const {
  // Longer ones are cut, a form of other bytes than ASCII is not the bytes in lower case, and an
  // ASCII letter before a combining mark may become another one.
  if (raw.empty() || raw.size() > kMaxWordBytes) return true;
  const auto is_ascii = [&](std::size_t at) { return static_cast<unsigned char>(raw[at]) < 0x80; };
  if (!literal && !is_ascii(0)) return true;
  const bool two_are_sure =
      literal || raw.size() == 1 || (is_ascii(1) && (raw.size() == 2 || is_ascii(2)));
  if (!two_are_sure) return true;
  if (!beginnings_.test(pair_of(lower(raw[0]), raw.size() > 1 ? lower(raw[1]) : 0))) return false;
  Hash hash;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (!literal && !is_ascii(at)) return true;
    hash.add(lower(raw[at]));
  }
  std::size_t place = place_of(hash.value(), hashes_.size());
  while (hashes_[place] != 0 && hashes_[place] != hash.value()) {
    place = (place + 1) & (hashes_.size() - 1);
  }
  return hashes_[place] != 0;
}

}  // namespace cotejo
