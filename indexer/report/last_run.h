// SPDX-License-Identifier: GPL-3.0-or-later
// When and what a run was, as the catalog keeps it for `status`.
#pragma once

#include <string>

#include "indexer/report/report.h"

namespace cotejo {

/// The time now: "2026-03-05T12:00:00Z".
std::string utc_now();
/// What `status` shows of the last run, as JSON.
std::string last_run_json(const std::string& command, const Report& report);

}  // namespace cotejo
