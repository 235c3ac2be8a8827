// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/quote_text.h"

#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/text/characters.h"
#include "core/text/normalizer.h"
#include "core/text/token_unit.h"
#include "core/text/tokenizer.h"

namespace cotejo {
namespace {

using Range = std::pair<std::size_t, std::size_t>;

struct PrintersMarks {
  std::string plain;  // the text with the brackets within words closed up: "[T]he" → "The"
  std::vector<std::size_t> origin;  // byte of `plain` → byte of the text
  std::vector<Range> put_in;        // bytes of `plain` within brackets, for whole words
  std::vector<std::size_t> gaps;    // bytes of `plain` where an ellipsis stands
  std::vector<Range> mended;        // bytes of `plain` within brackets, for parts of words
};

bool is_letter_at(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const CharClass c = char_class(text[at]);
  return c == CharClass::kLetter || c == CharClass::kDigit;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || is_digit_space(c);
}

// Length of the ellipsis at `at`: "…", "...", ". . .", and with round or square brackets about it.
std::size_t ellipsis_length(std::u32string_view text, std::size_t at) {
  const auto dots = [&](std::size_t from) {
    std::size_t i = from;
    if (i < text.size() && text[i] == U'…') {
      while (i < text.size() && (text[i] == U'…' || text[i] == U'.')) ++i;
      return i - from;
    }
    std::size_t count = 0;
    std::size_t end = from;
    while (i < text.size() &&
           (text[i] == U'.' || text[i] == U'…' || (count > 0 && is_space(text[i])))) {
      if (text[i] == U'.' || text[i] == U'…') {
        ++count;
        end = i + 1;
      } else if (i + 1 >= text.size() || text[i + 1] != U'.') {
        break;
      }
      ++i;
    }
    return count >= 3 ? end - from : 0;
  };
  if (text[at] == U'[' || text[at] == U'(' || text[at] == U'<') {
    std::size_t i = at + 1;
    while (i < text.size() && is_space(text[i])) ++i;
    std::size_t length = i < text.size() ? dots(i) : 0;
    // "[..]" is an ellipsis where "a.. b" is a slip.
    if (length == 0 && i + 1 < text.size() && text[i] == U'.' && text[i + 1] == U'.') length = 2;
    if (length == 0) return 0;
    i += length;
    while (i < text.size() && is_space(text[i])) ++i;
    const char32_t close = text[at] == U'[' ? U']' : text[at] == U'(' ? U')' : U'>';
    return i < text.size() && text[i] == close ? i + 1 - at : 0;
  }
  return dots(at);
}

// Takes the printer's marks out, and remembers where they stood.
class MarkReader {
 public:
  explicit MarkReader(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      offsets_.push_back(at);
      points_.push_back(decode_utf8(text, at));
    }
    offsets_.push_back(text.size());
  }

  PrintersMarks read() {
    for (std::size_t i = 0; i < points_.size();) {
      if (const std::size_t length = ellipsis_length(points_, i); length != 0) {
        marks_.gaps.push_back(marks_.plain.size());
        put(U' ', i);  // whatever the glyphs were, the words beside it stay apart
        i += length;
      } else if (points_[i] == U'[') {
        i = read_bracket(i);
      } else {
        put(points_[i], i);
        ++i;
      }
    }
    marks_.origin.push_back(offsets_.back());
    return std::move(marks_);
  }

 private:
  void put(char32_t c, std::size_t i) {
    const std::size_t before = marks_.plain.size();
    append_utf8(marks_.plain, c);
    for (std::size_t b = before; b < marks_.plain.size(); ++b) {
      // The second byte of a code point lies as far behind its first as it did.
      marks_.origin.push_back(std::min(offsets_[i] + (b - before), offsets_[i + 1]));
    }
  }

  // Longest insertion, in code points; a bracket that closes later is none.
  static constexpr std::size_t kLongestInsertion = 300;

  std::size_t read_bracket(std::size_t open) {
    std::size_t close = open + 1;
    while (close < points_.size() && close - open <= kLongestInsertion && points_[close] != U']') {
      ++close;
    }
    if (close >= points_.size() || points_[close] != U']') {
      put(U' ', open);
      return open + 1;
    }
    const bool joined =
        (open > 0 && is_letter_at(points_, open - 1) && is_letter_at(points_, open + 1)) ||
        (is_letter_at(points_, close - 1) && is_letter_at(points_, close + 1));
    if (!joined) put(U' ', open);
    const std::size_t from = marks_.plain.size();
    for (std::size_t i = open + 1; i < close; ++i) put(points_[i], i);
    (joined ? marks_.mended : marks_.put_in).emplace_back(from, marks_.plain.size());
    if (!joined) put(U' ', close);
    return close + 1;
  }

  std::u32string points_;
  std::vector<std::size_t> offsets_;
  PrintersMarks marks_;
};

bool lies_in(const std::vector<Range>& ranges, std::size_t at) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return at >= range.first && at < range.second; });
}

bool is_possessive(std::string_view text, std::size_t end) {
  if (end >= text.size()) return false;
  std::size_t at = end;
  if (char_class(decode_utf8(text, at)) != CharClass::kApostrophe || at >= text.size())
    return false;
  if (text[at] != 's' && text[at] != 'S') return false;
  if (++at >= text.size()) return true;
  const CharClass next = char_class(decode_utf8(text, at));
  return !is_word_class(next) && next != CharClass::kApostrophe;
}

// What stands outside the brackets of the word [begin, end); empty if it has none.
std::string kept_part(const PrintersMarks& marks, std::size_t begin, std::size_t end) {
  std::string kept;
  for (std::size_t at = begin; at < end; ++at) {
    if (!lies_in(marks.mended, at)) kept.push_back(marks.plain[at]);
  }
  return kept.size() == end - begin ? std::string() : folded_form(surface_form(kept));
}

// Among capitals nobody can tell IT from it: there the word is compared as the common one.
template <typename Word>
void read_plainly(const WordOccurrence& alias, std::vector<Word>& words, std::uint32_t first = 0) {
  if (words.empty() || words.back().position != first + alias.position) return;
  if (words.back().folded != alias.word->folded + kAcronymMark) return;
  words.back().folded = alias.word->folded;
  words.back().surface = alias.word->surface;
}

}  // namespace

QuoteText read_quote(std::string_view text, Analyzer& analyzer) {
  const PrintersMarks marks = MarkReader(text).read();
  QuoteText quote;
  quote.text = text;
  std::size_t gap = 0;
  analyzer.analyze(marks.plain, [&](const WordOccurrence& found) {
    if (found.alias) read_plainly(found, quote.words);
    if (found.alias || quote.words.size() >= kMostQuoteWords) return;
    QuoteWord word;
    word.folded = found.word->folded;
    word.surface = found.word->surface;
    word.begin = marks.origin[found.begin];
    word.end = marks.origin[found.end - 1] + 1;
    word.position = found.position;
    word.stemmable = found.word->stemmable;
    word.possessive = is_possessive(marks.plain, found.end);
    word.bracketed = lies_in(marks.put_in, found.begin);
    if (!marks.mended.empty()) word.kept = kept_part(marks, found.begin, found.end);
    while (gap < marks.gaps.size() && marks.gaps[gap] <= found.begin) {
      word.after_gap = !quote.words.empty();
      ++gap;
    }
    quote.words.push_back(std::move(word));
  });
  return quote;
}

std::vector<TextWord> words_between(std::string_view text, std::uint32_t first, std::uint32_t last,
                                    Analyzer& analyzer) {
  // The words before `first` are cut only, not folded: their number is all that matters.
  std::size_t begin = text.size();
  std::size_t end = text.size();
  tokenize(text, [&](const Token& token) {
    if (token.alias) return;
    if (token.position == first) begin = std::min(begin, token.begin);
    if (token.position == last) end = std::min(end, token.begin);
  });
  std::vector<TextWord> words;
  if (begin >= end) return words;
  analyzer.analyze(text.substr(begin, end - begin), [&](const WordOccurrence& found) {
    if (found.alias) {
      read_plainly(found, words, first);
      return;
    }
    words.push_back({found.word->folded, found.word->surface, begin + found.begin,
                     begin + found.end, first + found.position,
                     is_possessive(text, begin + found.end), found.word->stemmable});
  });
  return words;
}

}  // namespace cotejo
