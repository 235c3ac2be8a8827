// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/dictionary_keys.h"

#include <algorithm>

namespace cotejo {
namespace {

// Keys tried for one expression: each word with two stems doubles them.
constexpr std::size_t kMostKeys = 8;

void add_unique(std::vector<std::string>& list, std::string word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(std::move(word));
}

bool is_acronym(std::string_view expression) {
  return expression.size() > 1 && std::all_of(expression.begin(), expression.end(),
                                              [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::vector<WordForm> DictionaryKeys::words(std::string_view expression) {
  std::vector<WordForm> words;
  analyzer_.analyze(expression, [&](const WordOccurrence& found) {
    if (!found.alias) words.push_back(*found.word);
  });
  return words;
}

std::string DictionaryKeys::form_key(std::span<const WordForm> words) {
  std::string key;
  for (const WordForm& word : words) {
    if (!key.empty()) key.push_back(' ');
    key += word.folded;
  }
  return key;
}

std::vector<std::string> DictionaryKeys::stems(Language language, const WordForm& word) {
  if (!word.stemmable) return {word.folded};
  std::vector<std::string> found = stemmers_.stems(language, word.surface);
  // Typed without its accent a word has another stem: both sides know that one.
  for (std::string& stem : stemmers_.stems(language, word.folded)) {
    add_unique(found, std::move(stem));
  }
  return found;
}

std::vector<std::string> DictionaryKeys::stem_keys(Language language,
                                                   std::span<const WordForm> words) {
  std::vector<std::string> keys{""};
  for (const WordForm& word : words) {
    std::vector<std::string> longer;
    for (const std::string& stem : stems(language, word)) {
      for (const std::string& key : keys) {
        if (longer.size() < kMostKeys) add_unique(longer, key.empty() ? stem : key + " " + stem);
      }
    }
    keys = std::move(longer);
  }
  return keys;
}

std::vector<std::string> DictionaryKeys::entry_stems(Language language,
                                                     const std::string& expression) {
  if (is_acronym(expression)) return {};
  return stem_keys(language, words(expression));
}

}  // namespace cotejo
