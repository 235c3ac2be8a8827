// SPDX-License-Identifier: GPL-3.0-or-later
// Which quotations are in this article, whom does it say they are from, and when were they said?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/article/article_text.h"

namespace cotejo {

/// Whom the article names as the speaker.
struct Attribution {
  std::string speaker;      ///< name to search for: "Marco Rubio", where it has "he" or "Rubio"
  std::string as_written;   ///< "he"
  TextSpan span;            ///< of `as_written`
  std::string institution;  ///< the body that speaks, or for which the person does; may be empty
};

/// Words in quotation marks, or set off as a quotation.
struct Quotation {
  std::string text;  ///< without marks; paragraphs joined by a newline, other pieces by a space
  TextSpan span;     ///< from the first mark to behind the last one
  std::vector<TextSpan> pieces;       ///< the words themselves, without marks
  std::optional<std::size_t> parent;  ///< the quotation around it, as an index of the answer
  bool scare = false;                 ///< under four words: a name or a borrowed word
  std::optional<Attribution> attributed_to;
  std::optional<Date> said_on;
};

/// Words from which on quoted words are somebody's statement.
inline constexpr std::size_t kLeastQuotedWords = 4;

/// All quotations, in the order in which they begin, one around another first. `dictionary` knows
/// the verbs of saying; without its lists quotations are found, and speakers are not.
std::vector<Quotation> find_quotations(const ArticleText& article, const Dictionary& dictionary);

}  // namespace cotejo
