// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/dictionary.h"

#include <algorithm>
#include <system_error>

#include "core/dictionary/word_lists.h"
#include "core/text/normalizer.h"

namespace cotejo {

using Kind = DictionarySection::Kind;

void Dictionary::add_lists(const std::filesystem::path& folder) {
  for (auto& [section, entries] : read_word_lists(folder, keys_)) {
    for (auto& [key, meanings] : entries) {
      std::vector<std::string>& all = lists_[section][key];
      all.insert(all.end(), meanings.begin(), meanings.end());
    }
  }
}

void Dictionary::add_meanings(const DictionarySection& section, const std::string& key,
                              std::vector<std::string>& found) const {
  const auto add = [&](const std::vector<std::string>& meanings) {
    for (const std::string& meaning : meanings) {
      if (std::find(found.begin(), found.end(), meaning) == found.end()) found.push_back(meaning);
    }
  };
  if (const auto own = lists_.find(section); own != lists_.end()) {
    if (const auto entry = own->second.find(key); entry != own->second.end()) add(entry->second);
  }
  add(file_.find(section, key));
}

std::vector<std::string> Dictionary::meanings(Language from, Language to,
                                              std::span<const WordForm> words) const {
  std::vector<std::string> found;
  add_meanings({Kind::kList, from, to}, DictionaryKeys::marked_form(words), found);
  const std::vector<std::string> stems = keys_.stem_keys(from, words);
  for (const std::string& key : stems) add_meanings({Kind::kList, from, to}, key, found);
  // A listed name is no other word: Irán is no form of ir, Turkey no bird.
  if (from == to || std::any_of(found.begin(), found.end(), begins_capital)) return found;
  const DictionarySection forms{Kind::kForm, from, to};
  const std::string form = DictionaryKeys::form_key(words);
  add_meanings(forms, form, found);
  if (words.size() != 1 || file_.has(forms, form)) return found;
  for (const std::string& key : stems) add_meanings({Kind::kStem, from, to}, key, found);
  return found;
}

bool Dictionary::lists(Kind kind, Language language, std::string_view form) const {
  const DictionarySection section{kind, language, language};
  const auto own = lists_.find(section);
  return (own != lists_.end() && own->second.contains(form)) || file_.has(section, form);
}

std::vector<std::string> Dictionary::telling(Language language, const std::string& folded) const {
  const DictionarySection section{Kind::kTelling, language, language};
  if (const auto own = lists_.find(section); own != lists_.end()) {
    if (const auto entry = own->second.find(folded); entry != own->second.end()) {
      return entry->second;
    }
  }
  return file_.find(section, folded);
}

bool Dictionary::knows(Language language, const WordForm& word) const {
  if (is_stop_word(language, word)) return true;
  for (Language to = 0; to < stemmed_languages().size(); ++to) {
    if (to == language) continue;
    if (file_.has({Kind::kForm, language, to}, word.folded)) return true;
    if (!meanings(language, to, std::span(&word, 1)).empty()) return true;
  }
  return false;
}

std::filesystem::path default_dictionary_file() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return {};
  return program.parent_path().parent_path() / "share" / "cotejo" / "dictionary";
}

}  // namespace cotejo
