// SPDX-License-Identifier: GPL-3.0-or-later
// What does a word mean in the other language, which words of its own language mean the same, and
// which words mean nothing by themselves?
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/dictionary/dictionary_file.h"
#include "core/dictionary/dictionary_keys.h"

namespace cotejo {

/// Longest expression, in words, that is looked up as one.
inline constexpr std::size_t kLongestExpression = 6;

/// The dictionary that came with the program, and lists of one's own on top of it. Not for two
/// threads at once.
class Dictionary {
 public:
  /// Knows nothing: no word is translated.
  Dictionary() : Dictionary(std::filesystem::path()) {}
  /// `file`: as the build made it; one that is missing knows nothing.
  explicit Dictionary(const std::filesystem::path& file) : file_(file) {}

  /// Is there such a file, of the right format?
  bool is_open() const { return file_.is_open(); }

  /// Adds a folder of lists. Throws Failure (usage) with file and line.
  void add_lists(const std::filesystem::path& folder);

  /// What the words, taken together, mean in `to`, as a person writes it; of lists first. With `to`
  /// the same as `from`: their synonyms. None: not known.
  std::vector<std::string> meanings(Language from, Language to,
                                    std::span<const WordForm> words) const;
  /// Has it an entry for this one word, or is it a stop word?
  bool knows(Language language, const WordForm& word) const;
  bool is_stop_word(Language language, const WordForm& word) const {
    return lists(DictionarySection::Kind::kStop, language, word.folded);
  }
  /// Has the language's list of that kind this form? Stop words are listed folded, verbs of saying
  /// and what goes with them as surface forms.
  bool lists(DictionarySection::Kind kind, Language language, std::string_view form) const;
  /// Class and sense of a word or expression, given folded, that changes what a quotation says
  /// ("nunca": negation, no); none if it is not listed. TellingWords reads them.
  std::vector<std::string> telling(Language language, const std::string& folded) const;
  /// The words of a meaning.
  std::vector<WordForm> words(const std::string& meaning) const { return keys_.words(meaning); }

 private:
  void add_meanings(const DictionarySection& section, const std::string& key,
                    std::vector<std::string>& found) const;
  void add_listed(Language from, Language to, std::span<const WordForm> words,
                  std::vector<std::string>& found) const;
  bool is_same_word(Language language, const WordForm& word, const WordForm& listed,
                    bool alone) const;
  bool shares_translation(Language language, const WordForm& word, const WordForm& listed,
                          bool alone) const;

  DictionaryFile file_;
  std::map<DictionarySection, DictionaryEntries> lists_;
  mutable DictionaryKeys keys_;
};

/// Where the dictionary lies that was built with the running program: ../share/cotejo beside its
/// folder.
std::filesystem::path default_dictionary_file();

}  // namespace cotejo
