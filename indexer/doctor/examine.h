// SPDX-License-Identifier: GPL-3.0-or-later
// The ingest doctor: what is odd about a statement that goes in all the same.
#pragma once

#include <string>

#include "core/base/date.h"
#include "core/statement/statement.h"
#include "indexer/doctor/finding.h"

namespace cotejo {

/// Language of a statement's text, for one that declares none: "" if it gives no sign.
std::string detected_language(const Statement& statement);

/// All that can be said of one statement by itself. `detected`: what detected_language() gave, if
/// the statement declares none. `latest`: no statement is of a later day. Thread-safe.
Findings examine(const Statement& statement, const std::string& detected, const Date& latest);

/// Today in UTC, one day added: somewhere it is tomorrow already.
Date latest_plausible_day();

}  // namespace cotejo
