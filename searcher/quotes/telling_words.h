// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text that change what is said if they change: negations, exceptions, numbers,
// dates. Which these are is in the lists of corpus/words.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "core/dictionary/dictionary.h"
#include "searcher/quotes/quote_text.h"

namespace cotejo {

/// What a telling word does.
enum class TellingClass {
  kNone,
  kNegation,   ///< of its clause: not, nunca
  kPhrase,     ///< of what follows alone: without, ni
  kException,  ///< unless, salvo
  kPlain,      ///< a negation in its letters only: sin embargo
  kNumber,
  kPercent,
  kDate,      ///< a month, a day of the week
  kSequence,  ///< before, after
  kClause,    ///< begins a clause: that, porque, and
};

/// A word or expression, words [begin, begin + length) of its text.
struct TellingWord {
  TellingClass kind = TellingClass::kNone;
  std::string sense;  ///< the same for words that mean the same
  std::size_t begin = 0;
  std::size_t length = 1;
};

/// Looks words up in one language's lists.
class TellingWords {
 public:
  /// The dictionary must outlive it.
  TellingWords(const Dictionary& dictionary, Language language)
      : dictionary_(dictionary), language_(language) {}

  /// What words [begin, end) of `words` tell, in order, longest expressions first. `text` is what
  /// their offsets are of.
  template <typename Words>
  std::vector<TellingWord> read(std::string_view text, const Words& words, std::size_t begin,
                                std::size_t end) const {
    std::vector<const TextWord*> found;
    for (std::size_t i = begin; i < end; ++i) found.push_back(&words[i]);
    return read_all(text, found, begin);
  }

  /// Is one of the words the other with a prefix that makes its opposite: legal, illegal?
  bool are_opposites(std::string_view word, std::string_view other) const;
  bool is_stop_word(const TextWord& word) const;
  /// Does the dictionary know it?
  bool is_known(const TextWord& word) const;
  /// Is it a name in the language, or in another one: chileno (Chilean)?
  bool is_known_name(const TextWord& word) const;
  bool has_dictionary() const { return dictionary_.is_open(); }
  /// Have the two expressions a meaning in common: US, United States?
  bool mean_the_same(const std::string& expression, const std::string& other) const;

 private:
  std::vector<TellingWord> read_all(std::string_view text,
                                    const std::vector<const TextWord*>& words,
                                    std::size_t begin) const;

  const Dictionary& dictionary_;
  Language language_;
};

}  // namespace cotejo
