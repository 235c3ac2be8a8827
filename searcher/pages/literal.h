// SPDX-License-Identifier: GPL-3.0-or-later
// Text of which the compiler knows that it stands in the program's source.
#pragma once

#include <string_view>

namespace cotejo {

/// Never from outside, so it needs no escaping.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}  // NOLINT: implicit on purpose
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

}  // namespace cotejo
