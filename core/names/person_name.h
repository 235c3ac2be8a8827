// SPDX-License-Identifier: GPL-3.0-or-later
// A name as it is printed: "Secretary of State Antony J. Blinken", "ANA PÉREZ, SECRETARIA DE SALUD
// (SSA)". Which words of it are the name, which are titles and offices?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

struct PersonName {
  std::vector<std::string> words;   ///< of the name, as printed
  std::vector<std::string> folded;  ///< the same, folded, without full stops and commas
  std::string title;                ///< folded, what stands before the name: "foreign minister"
  std::string office;               ///< as printed, what stands behind it: "Secretary of State"

  /// The words with spaces between.
  std::string text() const;
  std::string folded_text() const;
};

/// Takes a printed name apart by the lists of corpus/words. Without a name in it ("The President",
/// "Office of the Spokesperson") there are no words, and all of it is title.
PersonName parse_person_name(std::string_view printed);

/// Has a folded title a word that says what somebody is ("minister", "mr"), not only words that
/// stand beside such ("foreign", "the")?
bool has_office_word(std::string_view folded_title);

/// Are the words of `part`, in order, among those of `whole`, its last one not the first of
/// `whole`: "lopez obrador" of "andres manuel lopez obrador"? Initials stand for what they begin.
bool is_part_of_name(const std::vector<std::string>& part, const std::vector<std::string>& whole);

/// A name in capitals as names are written: "LUIS DE LA O" → "Luis de la O"; others as they are.
std::string in_small_letters(std::string_view name);

/// Persons of one printed list: "Ana Gil, Minister of Trade, President Luis Paz" → two. Parts that
/// are not clearly the beginning of a person's name stay with what stands before them.
std::vector<std::string> split_persons(std::string_view printed);

}  // namespace cotejo
