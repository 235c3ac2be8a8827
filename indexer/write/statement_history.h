// SPDX-License-Identifier: GPL-3.0-or-later
// The history of one statement: from what was seen of it, in any order, to its revisions. Knows no
// index. docs/decisions/0010-revisions.md has the rules and their reasons.
#pragma once

#include <string>
#include <vector>

#include "core/index/stored_statement.h"
#include "core/statement/statement.h"

namespace cotejo {

/// One time that a record of the statement was seen.
struct Sighting {
  Timestamp at;
  Statement statement;
  std::string record;      ///< its canonical JSON
  StatementOrigin origin;  ///< `revision` does not count
  std::size_t line = 0;    ///< where it stands in origin.path
  bool declared_correction = false;
  bool is_stored = false;  ///< the index has it already
};

/// A revision and the first sighting of it.
struct ArrangedRevision {
  Sighting first;  ///< its origin.revision is filled in
  bool is_current = false;
};

/// Revisions in the order of time; sightings of the same second in the order given. Those in a row
/// that differ in `retrieved` alone are one revision. `removals`: when the statement was taken out.
/// The result does not depend on the order given, but for sightings of the same second. The last
/// one is current, unless it was removed.
std::vector<ArrangedRevision> arrange_history(std::vector<Sighting> sightings,
                                              std::vector<Timestamp> removals);

/// The sightings that a stored revision stands for: its first, and its last if that was later.
std::vector<Sighting> sightings_of(const StatementOrigin& origin, Statement statement,
                                   std::string record);

/// Do two statements differ in `retrieved` at most? In nothing that is read: title and text?
bool same_content(const Statement& a, const Statement& b);
bool same_text(const Statement& a, const Statement& b);

}  // namespace cotejo
