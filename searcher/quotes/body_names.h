// SPDX-License-Identifier: GPL-3.0-or-later
// Names of bodies, over spellings and languages: which words tell one from others of its kind?
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "core/text/analyzer.h"

namespace cotejo {

/// A body's name, taken apart. Words stand with all that they mean.
struct BodyName {
  using Keys = std::set<std::string>;
  Keys head;                  ///< what kind it is: Ministry, Departamento; empty: it has none
  std::vector<Keys> telling;  ///< all other words, but names of countries and stop words

  /// "The Swedish government", "Gobierno de Chile": all of a country's bodies.
  bool is_government() const;
};

/// Reads and compares them. Not for two threads at once.
class BodyNames {
 public:
  /// Must outlive it.
  explicit BodyNames(const Dictionary& dictionary) : dictionary_(dictionary) {}

  BodyName read(std::string_view name);
  /// Is it headed by a word for a body: ministry, gobierno?
  bool is_body(std::string_view name);

  /// Are most of the telling words of `named` among those of `known`? False if it has none.
  static bool is_same(const BodyName& named, const BodyName& known);
  /// Are both of one kind, and none of their telling words the same: Justice, State?
  static bool are_apart(const BodyName& named, const BodyName& known);

  /// Has `known` the word that says what somebody is in `named`: minister, presidente?
  bool share_office(std::string_view named, std::string_view known);

 private:
  struct Word {
    WordForm form;
    bool stop = false;
    bool stop_follows = false;  // of, de: what stands before it is the head
    bool institution = false;
    bool office = false;
    bool nation = false;
  };

  std::vector<Word> words_of(std::string_view name);
  // The head: what stands before the first "of", else the last such word, else the first.
  std::size_t head_of(const std::vector<Word>& words) const;
  BodyName::Keys keys_of(const std::vector<Word>& words, std::size_t begin,
                         std::size_t length) const;

  const Dictionary& dictionary_;
  Analyzer analyzer_;
};

}  // namespace cotejo
