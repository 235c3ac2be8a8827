// SPDX-License-Identifier: GPL-3.0-or-later
// What Xapian could not do, for people.
#pragma once

#include <xapian.h>

#include <string>

namespace cotejo {

/// Its message, and the system's reason if there is one.
inline std::string describe(const Xapian::Error& error) {
  const char* reason = error.get_error_string();
  return reason == nullptr ? error.get_msg() : error.get_msg() + ": " + reason;
}

}  // namespace cotejo
