// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a database with bytes that are not as they were written.
#pragma once

#include <functional>
#include <string>

namespace cotejo {

struct Damage {
  int rounds = 150;
  unsigned most_bytes = 4;  ///< changed, in each round; every tenth cuts the file off, too
};

/// Calls `visit` in each round, with the file damaged anew; then the file is what it was.
void with_damage(const std::string& path, const Damage& damage, const std::function<void()>& visit);

}  // namespace cotejo
