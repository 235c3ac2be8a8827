// SPDX-License-Identifier: GPL-3.0-or-later
// A statement's text in numbered paragraphs, with who speaks and what is marked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/statement/statement.h"
#include "searcher/pages/html.h"
#include "searcher/pages/marked_text.h"
#include "searcher/pages/wording.h"

namespace cotejo {

/// The number of the paragraph that a code point lies in, from 1; of the last one before it, if it
/// lies between two. 1 for a text without any.
std::size_t paragraph_at(std::string_view text, std::size_t code_point);

struct TextMarks {
  std::vector<TextRange> marks;      ///< what a query matches
  std::optional<TextRange> passage;  ///< what a link leads to; gets the id "passage"
};

/// One element for each paragraph, with the ids p1, p2, …; `prefix` goes before the p, for a second
/// text on one page.
std::vector<Html> statement_paragraphs(const Wording& words, const Statement& statement,
                                       const TextMarks& marks, std::string_view prefix = {});

}  // namespace cotejo
