// SPDX-License-Identifier: GPL-3.0-or-later
// Which stretches of a text stand in quotation marks? A stack of marks, paragraph by paragraph.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "searcher/article/article_text.h"

namespace cotejo {

/// A stretch in marks.
struct QuoteSpan {
  TextSpan span;                 ///< with its marks
  std::vector<TextSpan> pieces;  ///< without; one a paragraph
  /// What of the span is quoted, marks included: all, unless “she said” parts it.
  std::vector<TextSpan> stretches{};
};

/// All stretches, in the order in which they begin; one around another comes first. A paragraph
/// that begins with the mark of one still open goes on with it (in Spanish also with »).
std::vector<QuoteSpan> quote_spans(std::string_view text, const std::vector<TextSpan>& paragraphs);

}  // namespace cotejo
