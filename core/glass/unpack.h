// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what core/glass/packed.h writes, off bytes that may be damaged. Internal to core/glass.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cotejo {

/// A place in some bytes. Once something does not fit, good() is false, and all numbers are 0.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool good() const { return good_; }
  bool at_end() const { return at_ == end_; }
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

  std::uint64_t uint() {
    // Most are one byte.
    if (at_ != end_ && (static_cast<unsigned char>(*at_) & 0x80) == 0) {
      return static_cast<unsigned char>(*at_++);
    }
    return long_uint();
  }

  std::string_view text(std::size_t size) {
    if (size > static_cast<std::size_t>(end_ - at_)) return fail(), std::string_view();
    at_ += size;
    return {at_ - size, size};
  }

  /// As pack_uint_preserving_sort() has it.
  std::uint64_t sorted_uint() {
    const std::string_view head = text(1);
    if (!good_) return 0;
    const auto first = static_cast<unsigned char>(head[0]);
    const auto leading = static_cast<unsigned>(std::countl_one(first));
    std::uint64_t value = leading == 0 ? first : first & (0x7fU >> leading);
    for (const char byte : text(leading + 1)) value = value << 8 | static_cast<unsigned char>(byte);
    return good_ ? value : 0;
  }

 private:
  void fail() {
    good_ = false;
    at_ = end_;
  }

  std::uint64_t long_uint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0) return value;
    }
    fail();
    return 0;
  }

  const char* at_;
  const char* end_;
  bool good_ = true;
};

}  // namespace cotejo
