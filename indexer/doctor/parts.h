// SPDX-License-Identifier: GPL-3.0-or-later
// The doctor's departments, each a file. Internal to indexer/doctor.
#pragma once

#include <string>

#include "core/base/date.h"
#include "core/statement/statement.h"
#include "indexer/doctor/finding.h"

namespace cotejo {

/// Calls `visit(text)` with the title and each text of the statement.
template <typename Visit>
void each_text(const Statement& statement, Visit&& visit) {
  visit(statement.title);
  visit(statement.body);
  for (const Turn& turn : statement.turns) visit(turn.text);
}

/// Codes: lang-detected, lang-unknown, lang-differs, mixed-languages.
void examine_languages(const Statement& statement, const std::string& detected, Findings& findings);
/// Codes: future-date, old-date, dateline-differs, retrieved-unclear, retrieved-before.
void examine_dates(const Statement& statement, const Date& latest, Findings& findings);
/// Codes: unknown-kind, no-name, no-speaker, several-speakers, outer-spaces, source-is-address,
/// bad-url, translation-of-itself, no-title, misnamed-field.
void examine_names(const Statement& statement, Findings& findings);
/// Codes: garbled-text, lost-accents, decomposed-text, replacement-characters, control-characters,
/// html-tags, html-entities, hyphenated-lines, repeated-text, short-text, cut-text,
/// boilerplate-only.
void examine_text(const Statement& statement, Findings& findings);

}  // namespace cotejo
