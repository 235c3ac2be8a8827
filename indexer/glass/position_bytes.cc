// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/position_bytes.h"

#include <bit>

#include "core/glass/packed.h"

namespace cotejo {
namespace {

class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}
  BitWriter(const BitWriter&) = delete;
  BitWriter& operator=(const BitWriter&) = delete;
  ~BitWriter() {
    if (bits_ > 0) out_ += static_cast<char>(pending_);
  }

  /// A number below `limit`. Those in the middle of the range take a bit less, if `limit` is no
  /// power of two; the low bit comes first.
  void write(std::uint32_t value, std::uint32_t limit) {
    unsigned bits = static_cast<unsigned>(std::bit_width(limit - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - limit);
    if (spare != 0) {
      const std::uint32_t middle = (limit - spare) / 2;
      if (value >= middle + spare) {
        value = (value - (middle + spare)) | (std::uint32_t{1} << (bits - 1));
      } else if (value >= middle) {
        --bits;
      }
    }
    pending_ |= std::uint64_t{value} << bits_;
    bits_ += bits;
    for (; bits_ >= 8; bits_ -= 8) {
      out_ += static_cast<char>(pending_);
      pending_ >>= 8;
    }
  }

  /// Those between the first and the last: the middle one first, then either half.
  void write_between(std::span<const std::uint32_t> positions) {
    while (positions.size() > 2) {
      const std::size_t middle = (positions.size() - 1) / 2;
      const auto count = static_cast<std::uint32_t>(positions.size());
      const std::uint32_t lowest = positions.front() + static_cast<std::uint32_t>(middle);
      write(positions[middle] - lowest, positions.back() - positions.front() - count + 2);
      write_between(positions.first(middle + 1));
      positions = positions.subspan(middle);
    }
  }

 private:
  std::string& out_;
  std::uint64_t pending_ = 0;
  unsigned bits_ = 0;
};

}  // namespace

void append_positions(std::string& out, std::span<const std::uint32_t> positions) {
  pack_uint(out, positions.back());
  if (positions.size() == 1) return;
  BitWriter writer(out);
  writer.write(positions.front(), positions.back());
  writer.write(static_cast<std::uint32_t>(positions.size() - 2),
               positions.back() - positions.front());
  writer.write_between(positions);
}

}  // namespace cotejo
