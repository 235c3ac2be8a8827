// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/revision_state.h"

#include <array>

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 3> kChangeNames{"first", "edit", "correction"};

}  // namespace

std::string_view change_name(Change change) {
  return kChangeNames[static_cast<std::size_t>(change)];
}

std::optional<Change> find_change(std::string_view name) {
  for (std::size_t i = 0; i < kChangeNames.size(); ++i) {
    if (kChangeNames[i] == name) return static_cast<Change>(i);
  }
  return std::nullopt;
}

}  // namespace cotejo
