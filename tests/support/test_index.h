// SPDX-License-Identifier: GPL-3.0-or-later
// A temporary index for one test, made by the indexer's own run.
#pragma once

#include <string>

#include "indexer/report/report.h"
#include "tests/support/temp_dir.h"

namespace cotejo {

/// One JSON Lines record with the required fields.
std::string record_line(const std::string& id, const std::string& lang, const std::string& body,
                        const std::string& more_json = "");

/// Adds records (JSON Lines) to the index, in a file of that name.
Report add_records(const TempDir& folder, const std::string& index, const std::string& lines,
                   const std::string& file = "records.jsonl");

}  // namespace cotejo
