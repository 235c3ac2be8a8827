// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/changes.h"

#include <algorithm>

#include "core/text/normalizer.h"
#include "searcher/quotes/word_keys.h"

namespace cotejo {
namespace {

ChangedWords::Mark mark_of(const Comparison& comparison, const AlignedWord& word) {
  if (word.at_gap) return ChangedWords::Mark::kGap;
  const bool bracket =
      word.quote ? is_marked(comparison.quote.words[*word.quote]) : word.at_bracket;
  return bracket ? ChangedWords::Mark::kBracket : ChangedWords::Mark::kNone;
}

std::vector<ChangedWords> changes_of(const Comparison& comparison) {
  std::vector<ChangedWords> changes;
  bool open = false;
  std::size_t at = 0;
  for (const AlignedWord& word : comparison.alignment.words) {
    if (word.op == EditOp::kEqual) {
      open = false;
    } else {
      const ChangedWords::Mark mark = mark_of(comparison, word);
      if (!open || changes.back().mark != mark) changes.push_back({mark, {}, {}, at});
      open = true;
      if (word.quote) changes.back().quote.push_back(*word.quote);
      if (word.source) changes.back().source.push_back(*word.source);
    }
    if (word.quote) at = *word.quote + 1;
  }
  return changes;
}

// An alignment pays less for a word put in at the quotation's end than for one replaced there.
// Where the two are of one kind (two names, two numbers, two beginnings of a sentence) it was
// replaced.
constexpr std::size_t kMostReplaced = 3;

bool are_of_one_kind(const Comparison& comparison, const TellingWords& telling, std::size_t quoted,
                     std::size_t said) {
  const std::string_view quote = comparison.quote.text;
  const bool capitals =
      begins_capital(quote.substr(comparison.quote.words[quoted].begin)) &&
      begins_capital(comparison.source_text.substr(comparison.source[said].begin));
  if (capitals) return true;
  const auto mine = telling.read(quote, comparison.quote.words, quoted, quoted + 1);
  const auto theirs = telling.read(comparison.source_text, comparison.source, said, said + 1);
  if (!mine.empty() && !theirs.empty() && mine.front().kind == theirs.front().kind) return true;
  return telling.are_opposites(comparison_key(comparison.quote.words[quoted].folded),
                               comparison_key(comparison.source[said].folded));
}

void take_replaced(const Comparison& comparison, const TellingWords& telling,
                   ChangedWords& change) {
  const std::size_t count = change.quote.size();
  if (change.mark != ChangedWords::Mark::kNone || !change.source.empty() || count > kMostReplaced)
    return;
  const Alignment& alignment = comparison.alignment;
  std::size_t first = 0;
  if (change.quote.front() == 0) {
    if (alignment.source_begin < count) return;
    first = alignment.source_begin - count;
  } else if (change.quote.back() + 1 == comparison.quote.words.size()) {
    first = alignment.source_end;
    if (first + count > comparison.source.size()) return;
  } else {
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!are_of_one_kind(comparison, telling, change.quote[i], first + i)) continue;
    for (std::size_t k = 0; k < count; ++k) change.source.push_back(first + k);
    return;
  }
}

}  // namespace

ReadComparison::ReadComparison(const Comparison& compared, const TellingWords& words)
    : comparison(compared),
      telling(words),
      changes(changes_of(compared)),
      quote_telling(
          words.read(compared.quote.text, compared.quote.words, 0, compared.quote.words.size())) {
  std::size_t begin = compared.alignment.source_begin;
  std::size_t end = compared.alignment.source_end;
  for (ChangedWords& change : changes) {
    take_replaced(compared, words, change);
    if (change.source.empty()) continue;
    begin = std::min(begin, change.source.front());
    end = std::max(end, change.source.back() + 1);
  }
  source_telling = words.read(compared.source_text, compared.source, begin, end);
}

std::string ReadComparison::quote_text(std::size_t first, std::size_t last) const {
  return comparison.quote.text.substr(quoted(first).begin, quoted(last).end - quoted(first).begin);
}

std::string ReadComparison::source_text(std::size_t first, std::size_t last) const {
  return std::string(
      comparison.source_text.substr(said(first).begin, said(last).end - said(first).begin));
}

std::string ReadComparison::quote_text(const std::vector<std::size_t>& words) const {
  return words.empty() ? std::string() : quote_text(words.front(), words.back());
}

std::string ReadComparison::source_text(const std::vector<std::size_t>& words) const {
  return words.empty() ? std::string() : source_text(words.front(), words.back());
}

std::string ReadComparison::quote_key(std::size_t word) const {
  return comparison_key(quoted(word).folded);
}

std::string ReadComparison::source_key(std::size_t word) const {
  return comparison_key(said(word).folded);
}

bool ReadComparison::is_slip(std::size_t quote_word, std::size_t source_word) const {
  const auto& words = comparison.alignment.words;
  return std::any_of(words.begin(), words.end(),
                     [&](const AlignedWord& word) {
                       return word.near && word.quote == quote_word && word.source == source_word;
                     }) &&
         telling.has_dictionary() && !telling.is_known(quoted(quote_word));
}

std::vector<TellingWord> telling_among(const std::vector<TellingWord>& words,
                                       const std::vector<std::size_t>& among) {
  std::vector<TellingWord> found;
  for (const TellingWord& word : words) {
    const auto at = std::lower_bound(among.begin(), among.end(), word.begin);
    if (at != among.end() && *at < word.begin + word.length) found.push_back(word);
  }
  return found;
}

}  // namespace cotejo
