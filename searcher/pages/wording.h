// SPDX-License-Identifier: GPL-3.0-or-later
// Says things in the reader's language: sentences with their blanks filled in, numbers and dates.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "searcher/pages/html.h"
#include "searcher/pages/ui_language.h"
#include "searcher/pages/words.h"

namespace cotejo {

class Wording {
 public:
  explicit Wording(UiLanguage language) : language_(language) {}

  UiLanguage language() const { return language_; }
  std::string_view code() const { return ui_code(language_); }

  /// The words alone.
  std::string_view operator[](Word word) const { return find_word(language_, word); }
  /// The words with {0}, {1}, … replaced by what was given.
  Html say(Word word, std::initializer_list<Html> blanks = {}) const;
  /// The same as text, for attributes.
  std::string plain(Word word, std::initializer_list<std::string_view> blanks = {}) const;
  /// `one` or `many`, as the number wants, which is their {0}.
  std::string counted(Word one, Word many, std::uint64_t number) const;
  /// "24,000" or "24 000".
  std::string number(std::uint64_t number) const;
  /// "5 March 2026", "5 de marzo de 2026"; as precise as it is known.
  std::string date(const Date& date) const;
  /// The day of a timestamp, likewise.
  std::string day(std::string_view timestamp) const;
  /// "Mar", "mar".
  std::string_view short_month(unsigned month) const;
  /// The name of a language by its code; the code, if it has none here.
  std::string language_name(std::string_view code) const;
  /// The name of a kind of statement; the value itself, if it is not of the record format.
  std::string kind_name(std::string_view kind) const;

 private:
  UiLanguage language_;
};

}  // namespace cotejo
