// SPDX-License-Identifier: GPL-3.0-or-later
// What the doctor can put right without guessing.
#pragma once

#include "core/statement/statement.h"
#include "indexer/doctor/finding.h"

namespace cotejo {

struct Fixed {
  Statement statement;
  Findings changes;  ///< one a field and code: what stood there, and what stands there now
};

/// Puts right: garbled-text, control-characters, html-tags, html-entities, decomposed-text,
/// outer-spaces, several-speakers, no-name, unknown-kind, bad-url, misnamed-field. What the fix
/// touches is not found again by examine(); the rest of the statement stays as it was. The id
/// stays, also a derived one: the corrected record is the same statement.
Fixed fix(const Statement& statement);

}  // namespace cotejo
