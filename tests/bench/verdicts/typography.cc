// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/verdicts/typography.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace cotejo {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

std::string with_all(std::string text, const Pair& pair) {
  for (std::size_t at = text.find(pair.first); at != std::string::npos;
       at = text.find(pair.first, at + pair.second.size())) {
    text.replace(at, pair.first.size(), pair.second);
  }
  return text;
}

template <typename Pairs>
std::string with_all_pairs(std::string text, const Pairs& pairs) {
  for (const Pair& pair : pairs) text = with_all(std::move(text), pair);
  return text;
}

constexpr std::array<Pair, 14> kAccents{{{"á", "a"},
                                         {"é", "e"},
                                         {"í", "i"},
                                         {"ó", "o"},
                                         {"ú", "u"},
                                         {"ñ", "n"},
                                         {"ü", "u"},
                                         {"Á", "A"},
                                         {"É", "E"},
                                         {"Í", "I"},
                                         {"Ó", "O"},
                                         {"Ú", "U"},
                                         {"Ñ", "N"},
                                         {"ç", "c"}}};
constexpr std::array<Pair, 6> kCapitals{
    {{"á", "Á"}, {"é", "É"}, {"í", "Í"}, {"ó", "Ó"}, {"ú", "Ú"}, {"ñ", "Ñ"}}};
constexpr std::array<Pair, 6> kGlyphs{
    {{"’", "'"}, {"“", "\""}, {"”", "\""}, {"—", " - "}, {"–", " - "}, {"«", "\""}}};
constexpr std::array<Pair, 2> kLigatures{{{"fi", "ﬁ"}, {"fl", "ﬂ"}}};

std::string in_case(std::string text, bool upper) {
  for (char& c : text) {
    c = static_cast<char>(upper ? std::toupper(static_cast<unsigned char>(c))
                                : std::tolower(static_cast<unsigned char>(c)));
  }
  return upper ? with_all_pairs(std::move(text), kCapitals) : text;
}

bool is_plain(const std::string& word) {
  return word.size() > 2 && std::all_of(word.begin(), word.end(), [](char c) {
           return std::isalpha(static_cast<unsigned char>(c)) != 0;
         });
}

// One of the places where the condition holds changes.
template <typename Condition, typename Change>
void change_one(PrintedWords& words, PassageCutter& cutter, Condition holds, Change change) {
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (holds(words[i], words[i - 1])) places.push_back(i);
  }
  if (!places.empty()) change(words[places[cutter.below(places.size())]]);
}

std::string joined_or_parted(PrintedWords& words, PassageCutter& cutter) {
  change_one(
      words, cutter,
      [](const PrintedWord& word, const PrintedWord& last) {
        return word.before == "-" && is_plain(word.word) && is_plain(last.word);
      },
      [](PrintedWord& word) { word.before.clear(); });
  return print(words);
}

std::string otherwise_grouped(PrintedWords& words) {
  for (PrintedWord& word : words) {
    const std::size_t at = word.word.find_first_of(",.");
    const bool digits = std::isdigit(static_cast<unsigned char>(word.word.front())) != 0;
    if (!digits || at == std::string::npos || word.word.size() != at + 4) continue;
    word.word[at] = word.word[at] == ',' ? '.' : ',';
  }
  return print(words);
}

}  // namespace

std::pair<std::string, std::string> printed_otherwise(PrintedWords words, PassageCutter& cutter) {
  switch (cutter.below(12)) {
    case 0:
      return {in_case(print(words), true), "capitals"};
    case 1:
      return {in_case(print(words), false), "small letters"};
    case 2:
    case 3:
      return {with_all_pairs(print(words), kAccents), "accents"};
    case 4:
    case 5:
      return {with_all_pairs(print(words), kGlyphs), "glyphs"};
    case 6:
      return {with_all_pairs(print(words), kLigatures), "ligatures"};
    case 7:
      change_one(
          words, cutter,
          [](const PrintedWord& word, const PrintedWord& last) {
            return word.before == ", " && is_plain(word.word) && is_plain(last.word);
          },
          [](PrintedWord& word) { word.before = " "; });
      return {print(words), "a comma less"};
    case 8:
      change_one(
          words, cutter,
          [](const PrintedWord& word, const PrintedWord& last) {
            return word.before == " " && is_plain(word.word) && is_plain(last.word);
          },
          [](PrintedWord& word) { word.before = ", "; });
      return {print(words), "a comma more"};
    case 9:
      return {joined_or_parted(words, cutter), "hyphens"};
    case 10:
      return {otherwise_grouped(words), "groups of digits"};
    default:
      if (!is_plain(words.front().word)) return {print(words), "first letter"};
      words.front().word =
          "[" +
          in_case(words.front().word.substr(0, 1),
                  std::islower(static_cast<unsigned char>(words.front().word[0])) != 0) +
          "]" + words.front().word.substr(1);
      return {print(words), "first letter"};
  }
}

}  // namespace cotejo
