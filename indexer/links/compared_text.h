// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement is compared by when its translation is looked for: its telling words, names,
// numbers and paragraphs.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/language.h"
#include "core/dictionary/dictionary.h"
#include "core/statement/statement.h"
#include "core/text/analyzer.h"
#include "core/text/stemmer.h"

namespace cotejo {

/// How much a folded word of a language tells: more, the rarer it is; ≥ 0.
using WordWeight = std::function<double(Language, std::string_view folded)>;

/// One distinct word that is no stop word.
struct ComparedWord {
  std::string folded;
  double weight = 0;
  bool is_capitalised = false;  ///< stands somewhere with a capital first
  /// What it may mean in the other language: each the stems of a meaning's words.
  std::vector<std::vector<std::string>> meanings;
};

struct ComparedText {
  Language language = 0;
  std::vector<ComparedWord> words;  ///< numbers left out
  std::set<std::string> numbers;    ///< as the tokenizer folds them: "1000"
  std::set<std::string> names;      ///< folded words that stand somewhere with a capital first
  std::unordered_set<std::string> folded;  ///< all folded words
  std::unordered_set<std::string> stems;   ///< of all words
  std::vector<std::size_t> lengths;        ///< of paragraphs, in code points
  std::size_t length = 0;                  ///< their sum
};

/// Reads statements; remembers what words mean. Not for two threads at once.
class TextComparer {
 public:
  /// `dictionary` must outlive it.
  TextComparer(const Dictionary& dictionary, WordWeight weight)
      : dictionary_(dictionary), weight_(std::move(weight)) {}

  /// Title and text of a statement in `language`, to be compared with texts in `other`.
  ComparedText read(const Statement& statement, Language language, Language other);

 private:
  using Meanings = std::vector<std::vector<std::string>>;
  const Meanings& meanings(Language from, Language to, const WordForm& word);
  void add_words(std::string_view text, Language other, ComparedText& compared);

  const Dictionary& dictionary_;
  WordWeight weight_;
  Analyzer analyzer_;
  Stemmers stemmers_;
  std::unordered_map<std::string, Meanings> known_;  // by tag and surface
};

}  // namespace cotejo
