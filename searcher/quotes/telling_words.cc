// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/telling_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/dictionary/word_lists.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr std::array<std::pair<std::string_view, TellingClass>, 9> kClasses{{
    {"negation", TellingClass::kNegation},
    {"phrase", TellingClass::kPhrase},
    {"exception", TellingClass::kException},
    {"plain", TellingClass::kPlain},
    {"number", TellingClass::kNumber},
    {"percent", TellingClass::kPercent},
    {"date", TellingClass::kDate},
    {"sequence", TellingClass::kSequence},
    {"clause", TellingClass::kClause},
}};

// Shorter words begin with in- or un- by chance.
constexpr std::size_t kLeastOpposed = 4;

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<TellingWord> TellingWords::read_all(std::string_view text,
                                                const std::vector<const TextWord*>& words,
                                                std::size_t begin) const {
  std::vector<TellingWord> found;
  for (std::size_t i = 0; i < words.size();) {
    TellingWord word;
    word.begin = begin + i;
    const std::size_t most = std::min(kLongestExpression, words.size() - i);
    for (std::size_t length = most; length > 0 && word.kind == TellingClass::kNone; --length) {
      std::string key;
      for (std::size_t k = 0; k < length; ++k) key += (k == 0 ? "" : " ") + words[i + k]->folded;
      const auto entry = dictionary_.telling(language_, key);
      if (entry.size() < 2) continue;
      const bool capital = entry.size() > 2 && entry[2] == kTellingInCapitals;
      if (capital && !begins_capital(text.substr(words[i]->begin))) continue;
      for (const auto& [name, kind] : kClasses) {
        if (entry[0] == name) word = {kind, entry[1], begin + i, length};
      }
    }
    if (word.kind == TellingClass::kNone && has_digit(words[i]->folded)) {
      word.kind = TellingClass::kNumber;
      word.sense = words[i]->folded;
    }
    i += word.length;
    if (word.kind != TellingClass::kNone) found.push_back(std::move(word));
  }
  return found;
}

bool TellingWords::are_opposites(std::string_view word, std::string_view other) const {
  if (word.size() > other.size()) std::swap(word, other);
  if (word.size() < kLeastOpposed || other.size() == word.size()) return false;
  if (other.substr(other.size() - word.size()) != word) return false;
  const std::string prefix(other.substr(0, other.size() - word.size()));
  const auto entry = dictionary_.telling(language_, prefix + "-");
  return !entry.empty() && entry[0] == "prefix";
}

bool TellingWords::is_stop_word(const TextWord& word) const {
  return dictionary_.is_stop_word(language_, form_of(word));
}

bool TellingWords::is_known(const TextWord& word) const {
  return dictionary_.knows(language_, form_of(word)) ||
         !dictionary_.telling(language_, word.folded).empty();
}

bool TellingWords::is_known_name(const TextWord& word) const {
  const WordForm form = form_of(word);
  for (Language to = 0; to < stemmed_languages().size(); ++to) {
    if (to == language_) continue;
    const auto meanings = dictionary_.meanings(language_, to, std::span(&form, 1));
    if (!meanings.empty() && begins_capital(meanings.front())) return true;
  }
  return false;
}

bool TellingWords::mean_the_same(const std::string& expression, const std::string& other) const {
  const auto words = dictionary_.words(expression);
  const auto others = dictionary_.words(other);
  if (words.empty() || others.empty()) return false;
  for (Language to = 0; to < stemmed_languages().size(); ++to) {
    const auto meanings = dictionary_.meanings(language_, to, words);
    if (to == language_) {
      const auto same = [&](const std::string& synonym) {
        return folded_name(synonym) == folded_name(other);
      };
      if (std::any_of(meanings.begin(), meanings.end(), same)) return true;
      continue;
    }
    const auto theirs = dictionary_.meanings(language_, to, others);
    if (std::find_first_of(meanings.begin(), meanings.end(), theirs.begin(), theirs.end()) !=
        meanings.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace cotejo
