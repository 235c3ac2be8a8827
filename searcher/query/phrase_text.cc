// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/phrase_text.h"

#include <fmt/format.h>

#include <array>

#include "core/base/utf8.h"
#include "searcher/query/lexer.h"
#include "searcher/query/quote_marks.h"
#include "searcher/query/word_shape.h"

namespace cotejo {
namespace {

// Does the word go on behind a *? Punctuation may follow, as behind any word.
bool goes_on(std::u32string_view written, std::size_t at) {
  for (; at < written.size() && !is_query_space(written[at]); ++at) {
    if (is_letter_or_digit(written[at]) || written[at] == '*') return true;
  }
  return false;
}

}  // namespace

Result<std::size_t> find_quotation(std::u32string_view text, std::size_t open,
                                   std::vector<std::string>& notes) {
  std::size_t close = find_closing_mark(text, open);
  if (close == std::u32string_view::npos) {
    const std::string mark = to_utf8(text.substr(open, 1));
    close = find_only_mark(text, open);
    if (close == std::u32string_view::npos) {
      return query_error(open + 1, fmt::format("the quotation mark {} is not closed; close it, or "
                                               "leave it out",
                                               mark));
    }
    notes.push_back(fmt::format("the quotation that {} opens is taken to end at {}", mark,
                                to_utf8(text.substr(close, 1))));
  }
  const std::u32string_view words = text.substr(open + 1, close - open - 1);
  bool any = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_phrase_escape(words, at)) {
      ++at;
    } else {
      // A * alone is for read_phrase_text() to refuse, with its own column.
      any = any || is_letter_or_digit(words[at]) || words[at] == '*';
    }
  }
  if (!any) return query_error(open + 1, "there are no words between the quotation marks");
  return close;
}

Result<PhraseText> read_phrase_text(std::u32string_view written, std::size_t column) {
  std::u32string text;
  std::vector<std::pair<std::size_t, std::size_t>> stars;  // characters of text, column
  std::size_t letters = 0;                                 // right before, as one word
  std::size_t word = 0;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const char32_t c = written[at];
    if (is_phrase_escape(written, at)) {
      text.push_back(written[++at]);
      letters = 0;
    } else if (c == '*') {
      if (goes_on(written, at + 1)) return query_error(column + at, std::string(kStarWithin));
      if (letters < kMinPrefixCharacters) return query_error(column + at, too_few_letters());
      while (is_invisible(text.back())) text.pop_back();
      stars.emplace_back(text.size(), column + word);
    } else {
      text.push_back(c);
      if (is_letter_or_digit(c)) {
        ++letters;
      } else if (!is_invisible(c)) {
        letters = 0;
      }
      if (is_query_space(c)) word = at + 1;
    }
  }
  PhraseText phrase;
  std::size_t done = 0;
  for (const auto& [end, at] : stars) {
    phrase.text += to_utf8(std::u32string_view(text).substr(done, end - done));
    phrase.beginnings.push_back({phrase.text.size(), at});
    done = end;
  }
  phrase.text += to_utf8(std::u32string_view(text).substr(done));
  return phrase;
}

std::string write_phrase_text(std::string_view text, const std::vector<WordBeginning>& beginnings) {
  // The phrase cannot hold its own closing mark: take a pair that leaves it whole.
  constexpr std::array<std::u32string_view, 8> kPairs{U"\"\"", U"«»", U"“”", U"‹›",
                                                      U"””",   U"»«", U"›‹", U"„“"};
  const auto written = [&](bool escape_marks) {
    std::u32string out;
    auto star = beginnings.begin();
    for (std::size_t at = 0; at <= text.size();) {
      if (star != beginnings.end() && star->end == at) {
        out.push_back('*');
        ++star;
      }
      if (at == text.size()) break;
      const char32_t c = decode_utf8(text, at);
      if (c == '*' || c == '\\' || (escape_marks && is_quote_mark(c))) out.push_back('\\');
      out.push_back(c);
    }
    return out;
  };
  const std::u32string words = written(false);
  for (std::u32string_view pair : kPairs) {
    const std::u32string quoted = pair.front() + words + pair.back();
    if (find_closing_mark(quoted, 0) == quoted.size() - 1) return to_utf8(quoted);
  }
  return "\"" + to_utf8(written(true)) + "\"";
}

}  // namespace cotejo
