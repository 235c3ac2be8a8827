// SPDX-License-Identifier: GPL-3.0-or-later
// What one statement said over time, and what changed from each time to the next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/search/history_result.h"

namespace cotejo {

/// Oldest first. Nothing if the index, opened with all revisions, has none of that id.
std::optional<std::vector<HistoryEntry>> read_history(const OpenIndex& index,
                                                      const std::string& id);

}  // namespace cotejo
