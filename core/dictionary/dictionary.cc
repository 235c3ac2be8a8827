// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/dictionary.h"

#include <algorithm>
#include <system_error>

#include "core/dictionary/inflections.h"
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

// What the lists have of the very words, then of entries of the same stems that are forms of them.
void Dictionary::add_listed(Language from, Language to, std::span<const WordForm> words,
                            std::vector<std::string>& found) const {
  const DictionarySection entries{Kind::kList, from, to};
  const std::string form = DictionaryKeys::form_key(words);
  add_meanings(entries, form, found);
  std::vector<std::string> listed;
  for (const std::string& key : keys_.stem_keys(from, words)) {
    add_meanings({Kind::kListStem, from, to}, key, listed);
  }
  for (const std::string& entry : listed) {
    const std::vector<WordForm> others = keys_.words(entry);
    const bool same = std::equal(words.begin(), words.end(), others.begin(), others.end(),
                                 [&](const WordForm& word, const WordForm& other) {
                                   return is_same_word(from, word, other, words.size() == 1);
                                 });
    if (entry != form && same) add_meanings(entries, entry, found);
  }
  if (words.size() != 1) return;
  // Of some plurals the stemmer makes another stem: cancilleres. News is no plural of new, though.
  for (const std::string& singular : singulars(from, form)) {
    for (const WordForm& other : keys_.words(singular)) {
      if (singular == form || !shares_translation(from, words.front(), other, false)) continue;
      add_meanings(entries, singular, found);
    }
  }
}

// A stem brings together words that are not of one lemma, as negociación and negocio. An entry that
// stands `alone` is in its dictionary form; the words of an expression are in any.
bool Dictionary::is_same_word(Language language, const WordForm& word, const WordForm& listed,
                              bool alone) const {
  if (differ_in_number(language, word.folded, listed.folded)) return true;
  if (shares_translation(language, word, listed, alone)) return true;
  if (!differ_in_gender(language, word.folded, listed.folded)) return false;
  if (is_participle(language, word.folded) && is_participle(language, listed.folded)) return true;
  // It negotiates, "negocia", is no feminine business: endings decide where no dictionary does.
  const auto has_form = [&](const WordForm& form) {
    bool has = false;
    for (Language to = 0; to < stemmed_languages().size(); ++to) {
      has = has || file_.has({Kind::kForm, language, to}, form.folded);
    }
    return has;
  };
  return !alone || !has_form(word) || !has_form(listed);
}

// The form "negocio" is a business and "I negotiate", "negociar" is to negotiate: what they share
// is not what the entry means. So a shared translation must lead back to an entry that is alone.
bool Dictionary::shares_translation(Language language, const WordForm& word, const WordForm& listed,
                                    bool alone) const {
  for (Language to = 0; to < stemmed_languages().size(); ++to) {
    const DictionarySection there{Kind::kForm, language, to};
    const std::vector<std::string> others = file_.find(there, listed.folded);
    for (const std::string& shared : file_.find(there, word.folded)) {
      if (std::find(others.begin(), others.end(), shared) == others.end()) continue;
      if (!alone) return true;
      const std::string key = DictionaryKeys::form_key(keys_.words(shared));
      for (const std::string& back : file_.find({Kind::kForm, to, language}, key)) {
        if (DictionaryKeys::form_key(keys_.words(back)) == listed.folded) return true;
      }
    }
  }
  return false;
}

std::vector<std::string> Dictionary::meanings(Language from, Language to,
                                              std::span<const WordForm> words) const {
  std::vector<std::string> found;
  add_listed(from, to, words, found);
  // A listed name is no other word: Irán is no form of ir, Turkey no bird.
  if (from == to || std::any_of(found.begin(), found.end(), begins_capital)) return found;
  const DictionarySection forms{Kind::kForm, from, to};
  const std::string form = DictionaryKeys::form_key(words);
  add_meanings(forms, form, found);
  if (words.size() != 1 || file_.has(forms, form)) return found;
  for (const std::string& key : keys_.stem_keys(from, words)) {
    add_meanings({Kind::kStem, from, to}, key, found);
  }
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
