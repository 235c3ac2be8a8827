// SPDX-License-Identifier: GPL-3.0-or-later
// One statement, whole, and what it said over time.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/pages/marked_text.h"
#include "searcher/pages/page_frame.h"
#include "searcher/search/history_result.h"
#include "searcher/search/result.h"

namespace cotejo {

struct StatementView {
  Statement statement;
  std::vector<TextRange> marks;         ///< what the query of `highlight` matches
  std::optional<TextRange> passage;     ///< `start` and `end` of the address
  std::size_t revision = 0;             ///< which this is; 0: the one that stands
  std::vector<HistoryEntry> history{};  ///< oldest first; empty: not known
  std::vector<Kin> kin{};
  std::optional<Statement> beside{};  ///< a translation or copy to be shown beside it
};

Html statement_page(const PageContext& context, const StatementView& view);

/// Every revision with what changed; `history` has at least one.
Html history_page(const PageContext& context, const std::vector<HistoryEntry>& history);

/// "edited by its source", "corrected by the archive", …
std::string_view change_words(const Wording& words, const RevisionState& state);

}  // namespace cotejo
