// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/links/compared_text.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/base/utf8.h"
#include "core/text/normalizer.h"
#include "indexer/alignment/sentences.h"

namespace cotejo {
namespace {

// Words whose meanings are remembered: some 100 MB.
constexpr std::size_t kMostKnown = 200'000;
// Of one text; no statement of a press office has so many, and a hostile one costs no more.
constexpr std::size_t kMostWords = 20'000;

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

const TextComparer::Meanings& TextComparer::meanings(Language from, Language to,
                                                     const WordForm& word) {
  const std::string key = word_term(from, word.surface);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  if (known_.size() >= kMostKnown) known_.clear();
  Meanings stems;
  for (const std::string& meaning : dictionary_.meanings(from, to, {&word, 1})) {
    std::vector<std::string> words;
    for (const WordForm& part : dictionary_.words(meaning)) {
      if (dictionary_.is_stop_word(to, part)) continue;
      words.push_back(part.stemmable ? stemmers_.stem(to, part.surface) : part.folded);
    }
    if (!words.empty()) stems.push_back(std::move(words));
  }
  return known_.emplace(key, std::move(stems)).first->second;
}

void TextComparer::add_words(std::string_view text, Language other, ComparedText& compared) {
  std::unordered_map<const WordForm*, bool> capitalised;
  std::vector<const WordForm*> order;
  analyzer_.analyze(text, [&](const WordOccurrence& occurrence) {
    if (order.size() >= kMostWords) return;
    const auto [place, is_new] = capitalised.try_emplace(occurrence.word, false);
    if (is_new) order.push_back(occurrence.word);
    if (begins_capital(text.substr(occurrence.begin))) place->second = true;
  });
  for (const WordForm* word : order) {
    if (has_digit(word->folded)) {
      compared.numbers.insert(word->folded);
      continue;
    }
    if (dictionary_.is_stop_word(compared.language, *word)) continue;
    compared.stems.insert(word->stemmable ? stemmers_.stem(compared.language, word->surface)
                                          : word->folded);
    const bool is_name = capitalised[word];
    if (is_name) compared.names.insert(word->folded);
    if (!compared.folded.insert(word->folded).second) continue;
    compared.words.push_back({word->folded, weight_(compared.language, word->folded), is_name,
                              meanings(compared.language, other, *word)});
  }
}

ComparedText TextComparer::read(const Statement& statement, Language language, Language other) {
  ComparedText compared;
  compared.language = language;
  const std::string text = statement.text();
  for (const std::string_view paragraph : split_paragraphs(text)) {
    compared.lengths.push_back(count_code_points(paragraph));
    compared.length += compared.lengths.back();
  }
  add_words(statement.title + "\n\n" + text, other, compared);
  analyzer_.trim();
  return compared;
}

}  // namespace cotejo
