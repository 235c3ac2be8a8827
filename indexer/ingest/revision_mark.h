// SPDX-License-Identifier: GPL-3.0-or-later
// What a line of `export --revisions` carries beside the record, so that `add` makes the same
// history of it again. docs/revisions.md describes it for users.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/index/revision_state.h"
#include "core/statement/statement.h"

namespace cotejo {

/// The field that carries it. A record's own field of that name goes into it, and comes back out.
inline constexpr std::string_view kRevisionField = "revision";

struct RevisionMark {
  Timestamp seen;
  Timestamp last_seen;
  std::string last_retrieved;
  Timestamp removed;  ///< empty: it was not
  bool is_correction = false;
};

/// Takes the mark out of a statement that was read. Nothing if it has none: a field of that name
/// that is no object with `seen` and `change` is the record's own. Error: bad-revision.
Result<std::optional<RevisionMark>> take_revision_mark(Statement& statement);

/// The record with its mark. `next_seen`: of the revision behind it, empty if there is none.
std::string marked_record(std::string_view record, const RevisionState& state,
                          std::string_view next_seen);

}  // namespace cotejo
