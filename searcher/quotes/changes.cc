// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/changes.h"

#include <algorithm>

#include "searcher/quotes/word_keys.h"

namespace cotejo {
namespace {

Change::Mark mark_of(const Comparison& comparison, const AlignedWord& word) {
  if (word.at_gap) return Change::Mark::kGap;
  const bool bracket =
      word.quote ? is_marked(comparison.quote.words[*word.quote]) : word.at_bracket;
  return bracket ? Change::Mark::kBracket : Change::Mark::kNone;
}

std::vector<Change> changes_of(const Comparison& comparison) {
  std::vector<Change> changes;
  bool open = false;
  std::size_t at = 0;
  for (const AlignedWord& word : comparison.alignment.words) {
    if (word.op == EditOp::kEqual) {
      open = false;
    } else {
      const Change::Mark mark = mark_of(comparison, word);
      if (!open || changes.back().mark != mark) changes.push_back({mark, {}, {}, at});
      open = true;
      if (word.quote) changes.back().quote.push_back(*word.quote);
      if (word.source) changes.back().source.push_back(*word.source);
    }
    if (word.quote) at = *word.quote + 1;
  }
  return changes;
}

}  // namespace

ReadComparison::ReadComparison(const Comparison& compared, const TellingWords& words)
    : comparison(compared),
      telling(words),
      changes(changes_of(compared)),
      quote_telling(
          words.read(compared.quote.text, compared.quote.words, 0, compared.quote.words.size())),
      source_telling(words.read(compared.source_text, compared.source,
                                compared.alignment.source_begin, compared.alignment.source_end)) {}

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
