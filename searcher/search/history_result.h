// SPDX-License-Identifier: GPL-3.0-or-later
// What `history` answers: plain data, for the renderers to show.
#pragma once

#include <string>
#include <vector>

#include "core/index/revision_state.h"
#include "core/statement/statement.h"
#include "core/text/text_changes.h"

namespace cotejo {

/// A field of the record, but not its text: its value as JSON, empty where it was not given.
struct FieldChange {
  std::string name;
  std::string before;
  std::string after;
};

struct HistoryEntry {
  RevisionState state;
  Timestamp until;      ///< when the next was seen, or the statement was removed; empty: it stands
  Statement statement;  ///< `lang` is filled in where it was detected
  /// From the revision before; none for the first.
  std::vector<FieldChange> fields;
  bool text_differs = false;
  std::vector<TextChange> text;  ///< of Statement::text(), if it differs; all equal: only spacing
};

}  // namespace cotejo
