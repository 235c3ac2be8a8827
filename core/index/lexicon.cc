// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/lexicon.h"

#include <algorithm>
#include <map>

#include "core/index/learned_pairs.h"
#include "core/index/schema.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr std::string_view kEnye = "ñ";
// Entries that are remembered, some 10 MB by estimate; then they are forgotten, and read anew.
constexpr std::size_t kMostRead = 50'000;
// Xapian's limit for a metadata key is 245 bytes; words have at most 64.
std::string metadata_key(std::string_view prefix, Language language, std::string_view word) {
  std::string key(prefix);
  key.push_back(languages()[language].tag);
  key += word;
  return key;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    words.emplace_back(text.substr(0, space));
    if (space == std::string_view::npos) break;
    text.remove_prefix(space + 1);
  }
  return words;
}

void add_unique(std::vector<std::string>& list, std::string_view word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.emplace_back(word);
}

// An acronym and a word can have one form (C.A.S.A., casa): it is stemmed if any of them is,
// whichever comes first.
void add_form(std::unordered_map<std::string, bool>& words, const std::string& surface,
              bool stemmable) {
  bool& any = words[surface];
  any = any || stemmable;
}

// May `typed` stand for `word`? Their skeletons are alike; every ñ typed must be there.
bool keeps_enye(std::string_view typed_folded, std::string_view word_folded) {
  return typed_folded.find(kEnye) == std::string_view::npos || typed_folded == word_folded;
}

}  // namespace

Vocabulary::Vocabulary() : words_(languages().size()) {}

void Vocabulary::add(Language language, const WordForm& word) {
  const std::uint32_t bit = std::uint32_t{1} << language;
  if ((word.noted & bit) != 0) return;  // nearly always: a text is made of words seen before
  word.noted |= bit;
  add_form(words_[language], word.surface, word.stemmable);
}

void Vocabulary::merge(Vocabulary&& other) {
  for (Language language = 0; language < words_.size(); ++language) {
    words_[language].merge(other.words_[language]);
    // What stays behind is in both.
    for (const auto& [surface, stemmable] : other.words_[language]) {
      add_form(words_[language], surface, stemmable);
    }
  }
}

void Vocabulary::write(Xapian::WritableDatabase& catalog) const {
  Stemmers stemmers;
  // Sorted, so that the database is written front to back.
  std::map<std::string, std::set<std::string>> entries;
  for (Language language = 0; language < words_.size(); ++language) {
    for (const auto& [surface, stemmable] : words_[language]) {
      const std::string folded = folded_form(surface);
      // A word that is its own skeleton or its own stem is found without an entry.
      if (const std::string skeleton = skeleton_form(folded); skeleton != surface) {
        entries[metadata_key(kSpellingKeyPrefix, language, skeleton)].insert(surface);
      }
      if (!stemmable) continue;
      for (const std::string& stem : stemmers.stems(language, surface)) {
        if (stem == folded && stemmers.stem(language, folded) == stem) continue;
        entries[metadata_key(kFamilyKeyPrefix, language, stem)].insert(folded);
      }
    }
  }
  for (auto& [key, words] : entries) {
    std::set<std::string> all = words;
    const std::string old = catalog.get_metadata(key);
    for (std::string& word : split_words(old)) all.insert(std::move(word));
    std::string joined;
    for (const std::string& word : all) {
      if (!joined.empty()) joined.push_back(' ');
      joined += word;
    }
    if (joined != old) catalog.set_metadata(key, joined);
  }
}

// What it gives stays until the next key is looked up.
const std::vector<std::string>& Lexicon::look_up(const std::string& key) const {
  if (const auto known = read_.find(key); known != read_.end()) return known->second;
  std::vector<std::string> words;
  for (const Xapian::Database& catalog : catalogs_) {
    for (const std::string& word : split_words(catalog.get_metadata(key))) add_unique(words, word);
  }
  // As each catalog has them; translations lie best first.
  if (catalogs_.size() > 1 && !key.starts_with(kPairKeyPrefix)) {
    std::sort(words.begin(), words.end());
  }
  if (read_.size() == kMostRead) read_.clear();
  return read_.emplace(key, std::move(words)).first->second;
}

std::vector<std::string> Lexicon::accented(Language language, const WordForm& typed) const {
  const std::string skeleton = skeleton_form(typed.folded);
  std::vector<std::string> surfaces;
  for (const std::string& surface : look_up(metadata_key(kSpellingKeyPrefix, language, skeleton))) {
    if (keeps_enye(typed.folded, folded_form(surface))) add_unique(surfaces, surface);
  }
  return surfaces;
}

std::vector<std::string> Lexicon::spellings(Language language, const WordForm& typed) const {
  std::vector<std::string> words{typed.folded};
  if (!typed.stemmable) return words;
  const std::string skeleton = skeleton_form(typed.folded);
  if (keeps_enye(typed.folded, skeleton)) add_unique(words, skeleton);
  for (const std::string& surface : accented(language, typed)) {
    add_unique(words, folded_form(surface));
  }
  return words;
}

bool Lexicon::is_written(Language language, const WordForm& typed) const {
  const std::string stem = stemmers_.stem(language, typed.surface);
  const auto& words = look_up(metadata_key(kFamilyKeyPrefix, language, stem));
  return std::find(words.begin(), words.end(), typed.folded) != words.end();
}

std::vector<std::string> Lexicon::family(Language language, const WordForm& typed) const {
  std::vector<std::string> words = spellings(language, typed);
  if (!typed.stemmable) return words;
  std::vector<std::string> stems;
  const auto add_stems = [&](std::string_view surface) {
    for (const std::string& stem : stemmers_.stems(language, surface)) add_unique(stems, stem);
  };
  add_stems(typed.surface);
  for (const std::string& spelling : words) add_stems(spelling);
  for (const std::string& surface : accented(language, typed)) add_stems(surface);
  // Its plural may be in the index where the accented word itself is not. A word that the
  // statements write as typed is no slip: an accent made up for it would make another word
  // (mañanera, mañanerá).
  if (accented(language, typed).empty() && !is_written(language, typed)) {
    for (std::string& stem : stemmers_.accented_stems(language, typed.surface)) {
      add_unique(stems, stem);
    }
  }
  for (const std::string& stem : stems) {
    // A word that is its own stem has no entry.
    if (stemmers_.stem(language, stem) == stem) add_unique(words, stem);
    for (const std::string& word : look_up(metadata_key(kFamilyKeyPrefix, language, stem))) {
      add_unique(words, word);
    }
  }
  return words;
}

std::vector<std::string> Lexicon::learned(Language from, const WordForm& word, Language to) const {
  std::vector<std::string> translations;
  const auto take = [&](const std::vector<std::string>& words) {
    for (const std::string& each : words) {
      for (const std::string& term : look_up(pair_key(from, each))) {
        if (term.front() == languages()[to].tag) add_unique(translations, term.substr(1));
      }
    }
  };
  take(spellings(from, word));
  if (translations.empty()) take(family(from, word));
  return translations;
}

}  // namespace cotejo
