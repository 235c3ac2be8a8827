// SPDX-License-Identifier: GPL-3.0-or-later
// What checks say when something is wrong.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/utf8.h"

namespace cotejo {

/// Ends the checks of one input.
class FuzzFinding : public std::exception {
 public:
  explicit FuzzFinding(std::string what) : what_(std::move(what)) {}
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::string what_;
};

inline void require(bool holds, const char* what) {
  if (!holds) throw FuzzFinding(what);
}

inline bool is_utf8(std::string_view text) {
  return find_invalid_utf8(text) == std::string_view::npos;
}

}  // namespace cotejo
