// SPDX-License-Identifier: GPL-3.0-or-later
// The lexicon: which words the statements of each language hold, found by stem and by spelling.
// It lets the index carry plain words alone: a query word is widened to its family when it is
// asked (docs/decisions/0003-word-families.md). It lives in the catalog's metadata, which remote
// shards serve too.
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/language.h"
#include "core/text/analyzer.h"
#include "core/text/stemmer.h"

namespace cotejo {

/// Collects the distinct words of a run, language by language, and adds them to a catalog.
class Vocabulary {
 public:
  Vocabulary();

  /// Takes `word` down, and notes that in it: give one vocabulary the words of one Analyzer only.
  void add(Language language, const WordForm& word);
  void merge(Vocabulary&& other);

  /// Adds what the catalog does not have yet. The caller commits.
  void write(Xapian::WritableDatabase& catalog) const;

 private:
  // Surface form → can it be stemmed; one map a language.
  std::vector<std::unordered_map<std::string, bool>> words_;
};

/// Looks words up in the lexicons of all shards. It remembers what it has read: a remote catalog is
/// asked once for each key, and saved queries share many words. Not for two threads at once.
class Lexicon {
 public:
  explicit Lexicon(std::vector<Xapian::Database> catalogs) : catalogs_(std::move(catalogs)) {}

  /// Spellings that a typed word may stand for in `language`, folded, itself first: those that
  /// differ from it by accents, apostrophes, or an ñ where n was typed. A typed ñ stays an ñ.
  std::vector<std::string> spellings(Language language, const WordForm& typed) const;
  /// The folded words that share a stem with any of its spellings, those included.
  std::vector<std::string> family(Language language, const WordForm& typed) const;
  /// The surface forms with accents that an unaccented word may stand for ("negociación").
  std::vector<std::string> accented(Language language, const WordForm& typed) const;
  /// The words of language `to` that were learned as translations of `word`, a word of `from`:
  /// folded, best first, at most LearnedPairs::kMostTranslations for each of its spellings. Where
  /// none of its spellings has any, those of its family. Nothing if nothing was learned.
  std::vector<std::string> learned(Language from, const WordForm& word, Language to) const;

 private:
  const std::vector<std::string>& look_up(const std::string& key) const;
  // Has any statement the word as typed? Of a word that is its own stem it is not known.
  bool is_written(Language language, const WordForm& typed) const;

  std::vector<Xapian::Database> catalogs_;
  mutable Stemmers stemmers_;
  mutable std::unordered_map<std::string, std::vector<std::string>> read_;  // key → words
};

}  // namespace cotejo
