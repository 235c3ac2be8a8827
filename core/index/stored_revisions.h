// SPDX-License-Identifier: GPL-3.0-or-later
// All revisions of one statement, wherever they lie in an index.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/stored_statement.h"

namespace cotejo {

struct StoredRevision {
  std::size_t database = 0;  ///< which of those that were given
  Xapian::docid document = 0;
  std::string data;  ///< as encode_stored() made it
  StatementOrigin origin;
};

/// Those with this id, oldest first; none if there is no such statement. Throws Failure on damaged
/// data.
std::vector<StoredRevision> stored_revisions(std::span<const Xapian::Database> databases,
                                             std::string_view id);

}  // namespace cotejo
