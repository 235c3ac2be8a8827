// SPDX-License-Identifier: GPL-3.0-or-later
// Passages cut from statements at random, as the material of made-up quotations.
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/base/language.h"
#include "core/text/analyzer.h"
#include "searcher/quotes/quote_text.h"

namespace cotejo {

/// A word of a quotation in the making: what is printed before it, and itself.
struct PrintedWord {
  std::string before;
  std::string word;
};
using PrintedWords = std::vector<PrintedWord>;

/// The quotation as printed.
std::string print(const PrintedWords& words);

/// A statement's text, and its words.
struct Source {
  std::string text;
  std::vector<TextWord> words;
  Language language = 0;
};

/// Words [first, last) of a source.
struct CutPassage {
  std::shared_ptr<const Source> source;
  std::size_t first = 0;
  std::size_t last = 0;

  /// Words [from, to) of the source as printed; the first with nothing before it.
  PrintedWords printed(std::size_t from, std::size_t to) const;
  PrintedWords printed() const { return printed(first, last); }
};

/// The statements of some files, in memory.
class PassageCutter {
 public:
  /// Reads up to `most` statements of each file, those of the stemmed languages only.
  PassageCutter(const std::vector<std::string>& files, std::size_t most, std::uint32_t seed);

  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
  std::size_t between(std::size_t least, std::size_t most) {
    return least + below(most - least + 1);
  }
  bool has(Language language) const { return !sources_[language].empty(); }

  /// A passage of so many words, with `room` words of its text before and behind it. The signs of
  /// printers ([, ], …, ...) are not in it: what a made-up mark means must be certain.
  CutPassage cut(Language language, std::size_t words, std::size_t room = 0);
  /// Any word of the language's statements, a plain one of three letters or more.
  std::string any_word(Language language);
  /// Any word in capitals within a sentence.
  std::string any_name(Language language);

 private:
  std::mt19937 random_;
  std::vector<std::vector<std::shared_ptr<const Source>>> sources_;
  std::vector<std::vector<std::string>> names_;
};

/// Does a capital within a sentence make a name of the word?
bool is_name_within_sentence(const Source& source, std::size_t word);

}  // namespace cotejo
