// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quotes/source_passage.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/text/characters.h"

namespace cotejo {
namespace {

constexpr std::size_t kWordsBesideBreak = 2;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Byte offsets of the first and behind the last letter or digit; both 0 if there is none.
std::pair<std::size_t, std::size_t> letters_of(std::string_view text) {
  std::size_t first = 0;
  std::size_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!is_word_class(char_class(decode_utf8(text, at)))) continue;
    if (last == 0) first = begin;
    last = at;
  }
  return {first, last};
}

// Words before which a paragraph begins.
std::vector<std::size_t> breaks_between(std::string_view text,
                                        const std::vector<std::string_view>& words) {
  std::vector<std::size_t> breaks;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const char* end = words[i - 1].data() + words[i - 1].size();
    const auto gap = text.substr(static_cast<std::size_t>(end - text.data()),
                                 static_cast<std::size_t>(words[i].data() - end));
    if (std::count(gap.begin(), gap.end(), '\n') >= 2) breaks.push_back(i);
  }
  return breaks;
}

std::optional<std::size_t> first_word(std::string_view text,
                                      const std::vector<std::string_view>& printed,
                                      std::size_t words, bool over_break, Random& random) {
  if (words == 0 || printed.size() < words) return std::nullopt;
  const std::size_t last_start = printed.size() - words;
  if (!over_break) return below(random, last_start + 1);
  const std::vector<std::size_t> breaks = breaks_between(text, printed);
  if (breaks.empty() || words < 2 * kWordsBesideBreak) return std::nullopt;
  const std::size_t next = breaks[below(random, breaks.size())];
  const std::size_t before = kWordsBesideBreak + below(random, words - 2 * kWordsBesideBreak + 1);
  if (next < before || next - before > last_start) return std::nullopt;
  return next - before;
}

}  // namespace

std::vector<std::string_view> printed_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    const std::string_view word = text.substr(begin, at - begin);
    if (letters_of(word).second != 0) words.push_back(word);
  }
  return words;
}

std::optional<SourcePassage> cut_passage(const Statement& statement, std::size_t words,
                                         bool over_break, Random& random) {
  const std::string text = statement.text();
  const std::vector<std::string_view> printed = printed_words(text);
  const auto first = first_word(text, printed, words, over_break, random);
  if (!first) return std::nullopt;
  const std::string_view last_word = printed[*first + words - 1];
  const auto from = static_cast<std::size_t>(printed[*first].data() - text.data());
  const auto to = static_cast<std::size_t>(last_word.data() - text.data());
  const std::size_t begin = from + letters_of(printed[*first]).first;
  const std::size_t end = to + letters_of(last_word).second;
  SourcePassage passage;
  passage.id = statement.id;
  passage.lang = statement.lang.substr(0, 2);
  passage.text = text.substr(begin, end - begin);
  passage.start = count_code_points(std::string_view(text).substr(0, begin));
  passage.end = passage.start + count_code_points(passage.text);
  passage.words = words;
  return passage;
}

}  // namespace cotejo
