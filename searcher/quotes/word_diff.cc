// SPDX-License-Identifier: GPL-3.0-or-later
// The words of quotation and source, run by run, with all that stands between them.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/characters.h"
#include "searcher/quotes/verdict.h"

namespace cotejo {
namespace {

// Bytes [begin, end) of one side's text; a run that has no words there is nowhere.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool is_empty() const { return begin == end; }
  void add(const TextWord& word) {
    if (is_empty()) begin = word.begin;
    end = std::max(end, word.end);
  }
};

bool is_white_space(char32_t c) {
  return c <= U' ' || is_digit_space(c);
}

bool opens(char32_t c) {
  return std::u32string_view(U"[(<{“‘„«‹¿¡$£€").find(c) != std::u32string_view::npos;
}

// Where what stands between two runs is divided. A sign goes with the word that it touches; where
// it touches both, with the one before, unless it opens something. White space, and signs by
// themselves, go with words that are the same, so that a mark about the others holds them alone.
std::size_t division(std::string_view text, Stretch gap, bool former_is_equal,
                     bool latter_is_equal) {
  std::optional<std::size_t> first_space;
  std::size_t touching = gap.begin;  // from here on it touches what follows
  std::optional<std::size_t> opening;
  for (std::size_t at = gap.begin; at < gap.end;) {
    const std::size_t sign = at;
    const char32_t c = decode_utf8(text, at);
    if (is_white_space(c)) {
      if (!first_space) first_space = sign;
      touching = at;
    }
    if (!opens(c)) {
      opening.reset();
    } else if (!opening) {
      opening = sign;
    }
  }
  if (!first_space) return opening.value_or(gap.end);
  return latter_is_equal && !former_is_equal ? *first_space : touching;
}

// Gives each run its text: its words, and its part of what stands beside them.
void lay_out(std::string_view text, std::vector<Stretch> stretches, Stretch whole,
             std::string DiffRun::*side, std::vector<DiffRun>& runs) {
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (stretches[i].is_empty()) continue;
    if (!before) {
      stretches[i].begin = whole.begin;
    } else {
      const Stretch gap{stretches[*before].end, stretches[i].begin};
      stretches[i].begin = stretches[*before].end =
          division(text, gap, runs[*before].op == EditOp::kEqual, runs[i].op == EditOp::kEqual);
    }
    before = i;
  }
  if (before) stretches[*before].end = whole.end;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    runs[i].*side = text.substr(stretches[i].begin, stretches[i].end - stretches[i].begin);
  }
}

// From the first word to the last, with the printer's brackets and ellipses about them: “[T]he …”.
Stretch printed_stretch(const QuoteText& quote) {
  const std::string_view text = quote.text;
  Stretch printed{quote.words.front().begin, quote.words.back().end};
  for (std::size_t at = 0; at < printed.begin;) {
    const std::size_t sign = at;
    const char32_t c = decode_utf8(text, at);
    if (c == U'[' || c == U'(' || c == U'<' || c == U'…' || c == U'.') printed.begin = sign;
  }
  std::size_t points = 0;
  for (std::size_t at = printed.end, last = at; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    // A quotation of too many words is read in part.
    if (is_word_class(char_class(c))) break;
    points += c == U'.' ? 1 : 0;
    const bool closes = c == U']' || c == U')' || c == U'>';
    if (closes || c == U'…' || (c == U'.' && points > 1)) printed.end = std::max(last, at);
  }
  return printed;
}

}  // namespace

std::vector<DiffRun> word_diff(const Comparison& comparison) {
  std::vector<DiffRun> runs;
  std::vector<Stretch> quote;
  std::vector<Stretch> source;
  Stretch passage;
  for (const AlignedWord& word : comparison.alignment.words) {
    const bool marked =
        word.op == EditOp::kDelete
            ? word.at_gap || word.at_bracket
            : word.op != EditOp::kEqual && is_marked(comparison.quote.words[*word.quote]);
    if (runs.empty() || runs.back().op != word.op || runs.back().marked != marked) {
      runs.push_back({word.op, {}, {}, marked});
      quote.emplace_back();
      source.emplace_back();
    }
    if (word.quote) quote.back().add(comparison.quote.words[*word.quote]);
    if (!word.source) continue;
    source.back().add(comparison.source[*word.source]);
    passage.add(comparison.source[*word.source]);
  }
  if (runs.empty()) return runs;
  lay_out(comparison.quote.text, std::move(quote), printed_stretch(comparison.quote),
          &DiffRun::quote, runs);
  lay_out(comparison.source_text, std::move(source), passage, &DiffRun::source, runs);
  return runs;
}

}  // namespace cotejo
