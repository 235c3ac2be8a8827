// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/quote_marks.h"

#include "searcher/query/word_shape.h"

namespace cotejo {
namespace {

constexpr std::size_t kNone = std::u32string_view::npos;

// Every glyph that opens a quotation somewhere, with those that close it. People mix them: what a
// phone turned into “ is often closed by a plain ".
std::u32string_view closers_of(char32_t opener) {
  switch (opener) {
    case U'"':
      return U"\"”“";
    case U'“':
      return U"”\"“";
    case U'”':
      return U"”\"";
    case U'„':
      return U"“”\"";
    case U'‟':
      return U"”\"";
    case U'«':
      return U"»";
    case U'»':
      return U"«»";
    case U'‹':
      return U"›";
    case U'›':
      return U"‹›";
    default:
      return {};
  }
}

// A “ that leans on the word behind it cannot be the end of what a " began.
bool opens_inner(std::u32string_view text, std::size_t open, std::size_t at) {
  const bool leans = at + 1 < text.size() && text[at + 1] != ' ' && !is_quote_mark(text[at + 1]);
  return text[open] == U'"' && text[at] == U'“' && text[at - 1] == ' ' && leans;
}

}  // namespace

bool is_quote_mark(char32_t c) {
  return !closers_of(c).empty();
}

std::size_t find_closing_mark(std::u32string_view text, std::size_t open) {
  const std::u32string_view closers = closers_of(text[open]);
  bool inside = false;
  for (std::size_t at = open + 1; at < text.size(); ++at) {
    if (is_phrase_escape(text, at)) {
      ++at;
    } else if (opens_inner(text, open, at)) {
      inside = true;
    } else if (inside && text[at] == U'”') {
      inside = false;
    } else if (closers.find(text[at]) != kNone) {
      return at;
    }
  }
  return kNone;
}

std::size_t find_only_mark(std::u32string_view text, std::size_t open) {
  std::size_t only = kNone;
  for (std::size_t at = open + 1; at < text.size(); ++at) {
    if (is_phrase_escape(text, at)) {
      ++at;
    } else if (is_quote_mark(text[at])) {
      if (only != kNone) return kNone;
      only = at;
    }
  }
  return only;
}

}  // namespace cotejo
