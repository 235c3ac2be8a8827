// SPDX-License-Identifier: GPL-3.0-or-later
// The names that an article mentions, of persons and of bodies, and which longer name a short one
// stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searcher/article/noun_phrase.h"

namespace cotejo {

/// A name where it is mentioned.
struct Mention {
  std::size_t first = 0;  ///< words [first, last), titles left out
  std::size_t last = 0;
  std::size_t titles = 0;  ///< where its titles begin; `first` if it has none
  bool institution = false;
  std::string name;  ///< as written: "Rubio"
};

class Names {
 public:
  Names(const Words& words, std::string_view text);

  /// In order, not overlapping.
  const std::vector<Mention>& mentions() const { return mentions_; }
  /// The last mention that touches words [first, last); null if there is none.
  const Mention* last_in(std::size_t first, std::size_t last) const;
  /// The longest name of the person whom the article also calls so; else `name` itself.
  std::string longest(const std::string& name) const;
  /// Is it the name of a person, or part of one?
  bool is_person(const Mention& mention) const;

 private:
  struct Full {
    std::string name;
    std::size_t times = 0;
  };
  void add(const Words& words, std::string_view text, std::size_t first, std::size_t last);
  void learn(const Words& words, const Mention& mention);

  std::vector<Mention> mentions_;
  std::unordered_map<std::string, Full> surnames_;     // of a full name: any word but the first
  std::unordered_map<std::string, Full> first_names_;  // its first word
};

/// The words as written, white space made single, without a final ’s.
std::string words_text(const Words& words, std::string_view text, std::size_t first,
                       std::size_t last);

}  // namespace cotejo
