// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quotes/alteration.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/base/utf8.h"
#include "core/text/characters.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 4> kEllipses{"…", "...", "[…]", "[...]"};
constexpr std::size_t kShortestMisspelled = 4;  // letters

std::size_t share_of(std::size_t words, double share) {
  const auto count = static_cast<std::size_t>(std::lround(share * static_cast<double>(words)));
  return std::max<std::size_t>(count, 1);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

std::string utf8_of(const std::u32string& letters) {
  std::string word;
  for (const char32_t c : letters) append_utf8(word, c);
  return word;
}

bool is_letter(char32_t c) {
  return char_class(c) == CharClass::kLetter;
}

std::size_t letters_in(const std::string& word) {
  const std::u32string letters = to_code_points(word);
  return static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), is_letter));
}

// The glyphs of a typewriter. A dash gets spaces: a hyphen would join the words beside it.
void append_plain_glyph(std::string& out, char32_t c) {
  switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
      out += '"';
      break;
    case U'‘':
    case U'’':
      out += '\'';
      break;
    case U'–':
    case U'—':
      out += " - ";
      break;
    default:
      append_utf8(out, c);
  }
}

// Small letters without accents, or capitals without them; marks and digits stay.
std::string without_accents(const std::string& word, bool capitals) {
  std::string out;
  for (const char32_t c : to_code_points(word)) {
    std::string one;
    if (!is_letter(c)) {
      append_plain_glyph(out, c);
      continue;
    }
    append_utf8(one, c);
    one = folded_form(surface_form(one));
    if (capitals && one == "ñ") one = "Ñ";
    for (char& letter : one) {
      if (capitals && letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 32);
    }
    out += one;
  }
  return out;
}

}  // namespace

std::string_view alteration_name(AlterationKind kind) {
  static constexpr std::array<std::string_view, kAlterationKinds> kNames{
      "verbatim", "glyphs",      "dropped",  "ellipsis", "brackets",
      "typos",    "substituted", "inserted", "mixed",    "over break"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string Alterer::alter(AlterationKind kind, std::string_view passage) {
  Words words;
  for (std::size_t at = 0; at < passage.size();) {
    const std::size_t begin = std::min(passage.find_first_not_of(" \n\t\r", at), passage.size());
    at = std::min(passage.find_first_of(" \n\t\r", begin), passage.size());
    if (at == begin) continue;
    const std::string_view word = passage.substr(begin, at - begin);
    if (words.empty() || !printed_words(word).empty()) {
      words.emplace_back(word);
    } else {
      words.back().append(" ").append(word);  // a dash: whatever happens, it is no word
    }
  }
  if (words.size() < 3) return joined(words);
  switch (kind) {
    case AlterationKind::kVerbatim:
    case AlterationKind::kOverBreak:
      break;
    case AlterationKind::kGlyphs:
      change_glyphs(words);
      break;
    case AlterationKind::kDropped:
      drop(words);
      break;
    case AlterationKind::kEllipsis:
      leave_out(words);
      break;
    case AlterationKind::kBrackets:
      put_in_brackets(words);
      break;
    case AlterationKind::kTypos:
      misspell(words);
      break;
    case AlterationKind::kSubstituted:
      substitute(words);
      break;
    case AlterationKind::kInserted:
      insert(words);
      break;
    case AlterationKind::kMixed:
      mix(words);
      break;
  }
  return joined(words);
}

// So many different words, neither the first nor the last, in order.
std::vector<std::size_t> Alterer::inner(const Words& words, std::size_t count) {
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) places.push_back(i);
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::swap(places[i], places[i + below(random_, places.size() - i)]);
  }
  places.resize(std::min(count, places.size()));
  std::sort(places.begin(), places.end());
  return places;
}

std::string Alterer::other_word(const std::string& word) {
  const std::string folded = folded_form(surface_form(word));
  // A corpus of one word has no other: any number of turns would do.
  for (int turn = 0; turn < 20; ++turn) {
    const std::string& other = any_word();
    if (folded_form(surface_form(other)) != folded) return other;
  }
  return any_word();
}

void Alterer::change_glyphs(Words& words) {
  const bool capitals = below(random_, 2) == 0;
  for (std::string& word : words) word = without_accents(word, capitals);
}

void Alterer::drop(Words& words) {
  for (const std::size_t at : inner(words, share_of(words.size(), 0.15))) words[at].clear();
}

void Alterer::leave_out(Words& words) {
  const std::size_t count = std::min(share_of(words.size(), 0.3), words.size() - 2);
  const std::size_t first = 1 + below(random_, words.size() - 1 - count);
  const auto from = words.begin() + static_cast<std::ptrdiff_t>(first);
  words.erase(from + 1, from + static_cast<std::ptrdiff_t>(count));
  words[first] = kEllipses[below(random_, kEllipses.size())];
}

void Alterer::put_in_brackets(Words& words) {
  for (const std::size_t at : inner(words, share_of(words.size(), 1.0 / 12))) {
    const std::u32string letters = to_code_points(words[at]);
    const std::size_t way = below(random_, 3);
    if (way == 0) {
      words[at] = fmt::format("[{}]", any_word());
    } else if (way == 1 && letters.size() > 1 && is_letter(letters[0]) && is_letter(letters[1])) {
      words[at] = fmt::format("[{}]{}", utf8_of(letters.substr(0, 1)), utf8_of(letters.substr(1)));
    } else {
      std::string put_in = any_word();
      if (below(random_, 2) == 0) put_in.append(" ").append(any_word());
      words[at] = fmt::format("[{}] {}", put_in, words[at]);
    }
  }
}

std::string Alterer::misspelled(const std::string& word) {
  std::u32string letters = to_code_points(word);
  std::vector<std::size_t> places;  // not the first letter: that slip is rare, and seen
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (is_letter(letters[i])) places.push_back(i);
  }
  if (places.empty()) return word;
  const std::size_t at = places[below(random_, places.size())];
  const auto other = static_cast<char32_t>(U'a' + below(random_, 26));
  switch (below(random_, 4)) {
    case 0:
      letters.erase(at, 1);
      break;
    case 1:
      letters.insert(at, 1, other);
      break;
    case 2:
      letters[at] = other;
      break;
    default:
      if (at > 1) std::swap(letters[at], letters[at - 1]);
  }
  return utf8_of(letters);
}

void Alterer::misspell(Words& words) {
  std::size_t left = share_of(words.size(), 1.0 / 8);
  std::vector<std::size_t> places = inner(words, words.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::swap(places[i], places[i + below(random_, places.size() - i)]);
  }
  for (const std::size_t at : places) {
    if (left == 0) break;
    if (letters_in(words[at]) < kShortestMisspelled) continue;
    const std::string before = words[at];
    for (int turn = 0; turn < 20 && words[at] == before; ++turn) words[at] = misspelled(before);
    --left;
  }
}

void Alterer::substitute(Words& words) {
  for (const std::size_t at : inner(words, share_of(words.size(), 1.0 / 8))) {
    words[at] = other_word(words[at]);
  }
}

void Alterer::insert(Words& words) {
  for (const std::size_t at : inner(words, share_of(words.size(), 1.0 / 8))) {
    words[at] = any_word() + " " + words[at];
  }
}

void Alterer::mix(Words& words) {
  for (std::string& word : words) word = without_accents(word, false);
  std::size_t way = below(random_, 4);
  for (const std::size_t at : inner(words, share_of(words.size(), 1.0 / 7))) {
    std::string& word = words[at];
    switch (way++ % 4) {
      case 0:
        word.clear();
        break;
      case 1:
        word = letters_in(word) < kShortestMisspelled ? other_word(word) : misspelled(word);
        break;
      case 2:
        word = other_word(word);
        break;
      default:
        word = any_word() + " " + word;
    }
  }
}

}  // namespace cotejo
