// SPDX-License-Identifier: GPL-3.0-or-later
// Proposed links for people, and as the JSON Lines that an archivist keeps of them and gives back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "indexer/links/propose_links.h"

namespace cotejo {

/// A few lines, safe for a terminal.
std::string proposal_text(const LinkProposal& proposal);
/// One line: docs/json-output.md.
std::string proposal_json(const LinkProposal& proposal);

/// That `id` translates `original`.
struct AcceptedLink {
  std::string id;
  std::string original;  ///< empty: the link is to be taken away
  std::size_t line = 0;  ///< where it stands in a file
};

/// Reads "id" and "original" of such a line; whatever else it has is passed over. Errors: bad-json,
/// missing-field.
Result<AcceptedLink> read_accepted(std::string_view line);

}  // namespace cotejo
