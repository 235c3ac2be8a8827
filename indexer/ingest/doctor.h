// SPDX-License-Identifier: GPL-3.0-or-later
// The ingest doctor: what is odd about a statement that goes in all the same.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/statement/statement.h"

namespace cotejo {

/// One oddity: a stable code and a sentence.
struct Finding {
  std::string code;
  std::string message;
};

/// Language of a statement's text, for one that declares none: "" if it gives no sign.
std::string detected_language(const Statement& statement);

/// Codes: lang-detected, lang-unknown, lang-differs, unknown-kind, future-date, garbled-text,
/// decomposed-text, replacement-characters. `today`: for the future. Thread-safe.
std::vector<Finding> examine(const Statement& statement, const std::string& detected,
                             const Date& today);

/// Today in UTC, one day added: somewhere it is tomorrow already.
Date latest_plausible_day();

}  // namespace cotejo
