// SPDX-License-Identifier: GPL-3.0-or-later
// All that a database says, as lines: two databases of the same documents say the same.
#pragma once

#include <xapian.h>

#include <string>

namespace cotejo {

std::string dump(const Xapian::Database& database);

/// What Xapian's own check finds wrong with the database in `path`: "" if nothing.
std::string faults(const std::string& path);

}  // namespace cotejo
