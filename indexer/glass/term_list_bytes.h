// SPDX-License-Identifier: GPL-3.0-or-later
// A document's terms as bytes, as a glass database keeps them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/glass/packed.h"

namespace cotejo {

class TermListBytes {
 public:
  /// `length`: the sum of the terms' frequencies. Appends to `out`.
  TermListBytes(std::string& out, std::uint64_t length, std::size_t terms) : out_(out) {
    pack_uint(out_, length);
    pack_uint(out_, terms);
  }

  /// In byte order. The view must stay valid until the next call.
  void add(std::string_view term, std::uint32_t frequency) {
    if (last_.empty()) {
      out_ += static_cast<char>(term.size());
      out_ += term;
      pack_uint(out_, frequency);
    } else {
      const auto differs =
          std::mismatch(last_.begin(), last_.end(), term.begin(), term.end()).first;
      const auto same = static_cast<std::size_t>(differs - last_.begin());
      // One byte has both, where it can: a frequency is then known from `same`, which is at most
      // the last term's length, by the quotient.
      const std::size_t both =
          frequency < 127 ? (std::size_t{frequency} + 1) * (last_.size() + 1) + same : 256;
      out_ += static_cast<char>(both < 256 ? both : same);
      out_ += static_cast<char>(term.size() - same);
      out_ += term.substr(same);
      if (both >= 256) pack_uint(out_, frequency);
    }
    last_ = term;
  }

 private:
  std::string& out_;
  std::string_view last_;
};

}  // namespace cotejo
