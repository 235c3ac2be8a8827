// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/glass/position_reader.h"

#include <bit>
#include <cstddef>

#include "core/glass/unpack.h"

namespace cotejo {
namespace {

class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  bool good() const { return good_; }

  // A number below `limit`; those in the middle of the range take a bit less, if `limit` is no
  // power of two.
  std::uint32_t read(std::uint32_t limit) {
    if (limit <= 1) return 0;
    const auto bits = static_cast<unsigned>(std::bit_width(limit - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - limit);
    std::uint32_t value = 0;
    if (spare == 0) {
      value = take(bits);
    } else {
      const std::uint32_t middle = (limit - spare) / 2;
      value = take(bits - 1);
      if (value < middle && take(1) != 0) value += middle + spare;
    }
    if (value >= limit) good_ = false;
    return good_ ? value : 0;
  }

 private:
  // The low bit first.
  std::uint32_t take(unsigned bits) {
    while (bits_ < bits && at_ < bytes_.size()) {
      pending_ |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << bits_;
      bits_ += 8;
    }
    if (bits_ < bits) {
      good_ = false;
      return 0;
    }
    const auto value = static_cast<std::uint32_t>(pending_ & ((std::uint64_t{1} << bits) - 1));
    pending_ >>= bits;
    bits_ -= bits;
    return value;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint64_t pending_ = 0;
  unsigned bits_ = 0;
  bool good_ = true;
};

// Those between two that are known: the middle one first, then either half.
void read_between(BitReader& bits, std::uint32_t* positions, std::size_t first, std::size_t last) {
  while (last - first > 1 && bits.good()) {
    const std::size_t middle = (first + last) / 2;
    const auto between = static_cast<std::uint32_t>(last - first);
    const auto lowest = positions[first] + static_cast<std::uint32_t>(middle - first);
    const std::uint32_t range = positions[last] - positions[first];
    if (range < between) break;  // refused by the caller, as the rest stays 0
    positions[middle] = lowest + bits.read(range - between + 1);
    read_between(bits, positions, first, middle);
    first = middle;
  }
}

}  // namespace

bool read_positions(std::string_view bytes, std::vector<std::uint32_t>& positions) {
  Unpacker head(bytes);
  const std::uint64_t last = head.uint();
  if (!head.good() || last > UINT32_MAX) return false;
  if (head.at_end()) {
    positions.push_back(static_cast<std::uint32_t>(last));
    return true;
  }
  BitReader bits(head.rest());
  const std::uint32_t first = bits.read(static_cast<std::uint32_t>(last));
  const std::uint64_t count =
      std::uint64_t{bits.read(static_cast<std::uint32_t>(last) - first)} + 2;
  // Each lies between two others, and no text has so many words.
  constexpr std::uint64_t kMost = 1 << 26;
  if (!bits.good() || count - 1 > last - first || count > kMost) return false;
  const std::size_t begin = positions.size();
  positions.resize(begin + count);
  std::uint32_t* const list = positions.data() + begin;
  list[0] = first;
  list[count - 1] = static_cast<std::uint32_t>(last);
  read_between(bits, list, 0, count - 1);
  return bits.good();
}

}  // namespace cotejo
