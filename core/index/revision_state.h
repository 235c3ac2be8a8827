// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one revision of a statement: when it was seen, and what place it has among the
// others.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/timestamp.h"

namespace cotejo {

/// How a revision came about.
enum class Change {
  kFirst,       ///< nothing before it, or the statement was removed meanwhile
  kEdit,        ///< its source changed the text
  kCorrection,  ///< the archivist changed the record: it stands in for the one before, on all days
};
/// "first", "edit", "correction".
std::string_view change_name(Change change);
std::optional<Change> find_change(std::string_view name);

struct RevisionState {
  std::size_t number = 1;      ///< 1 is the oldest
  Timestamp seen;              ///< its record was first seen then …
  Timestamp last_seen;         ///< … and last then, without another one between
  std::string last_retrieved;  ///< `retrieved` of the last sighting, where it is not the record's
  bool declared_correction = false;  ///< the archivist said so, whatever differs
  Change change = Change::kFirst;
  Timestamp since;  ///< the days on which the statement said this, for --as-of
  Timestamp until;  ///< empty: it still does; as `since`: on no day, a correction stands in for it
  Timestamp removed;          ///< the statement was taken out then, with this as its last revision
  std::size_t edits = 0;      ///< by the source, up to this revision
  std::size_t revisions = 1;  ///< of the statement; counted in its current one only

  bool is_replaced() const { return !until.empty() && until <= since; }
};

}  // namespace cotejo
