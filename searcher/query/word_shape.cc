// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_shape.h"

#include <fmt/format.h>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

// "EE.", "UU": half of an acronym in the plural. `View` is a string_view of any character.
template <typename View>
bool is_doubled_capital(View word) {
  if (word.size() == 3 && word[2] == '.') word.remove_suffix(1);
  return word.size() == 2 && word[0] == word[1] && word[0] >= 'A' && word[0] <= 'Z';
}

}  // namespace

bool is_query_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

bool is_letter_or_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) && c != 0x3000 &&
          c != 0xFEFF && c != kMinusSign);
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_phrase_escape(std::u32string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && !is_letter_or_digit(text[at + 1]);
}

std::string to_utf8(std::u32string_view characters) {
  std::string out;
  for (char32_t c : characters) append_utf8(out, c);
  return out;
}

void trim_word(std::u32string& word, bool before_more, std::vector<std::string>& notes) {
  const auto is_trailing = [&](char32_t c) {
    if (c == '.' && word.size() > 3 && word.ends_with(U"...")) return true;
    if (c == '.')
      return word.size() > 2 && word.find(U'.') == word.size() - 1 &&
             !is_doubled_capital(std::u32string_view(word));
    return std::u32string_view(U",;:!?…'’‘¡¿-–—−/").find(c) != std::u32string_view::npos;
  };
  while (!word.empty() && is_trailing(word.back())) {
    if (word.back() == '.' && word.ends_with(U"...")) word.resize(word.size() - 2);
    if (word.back() == '?') notes.push_back(std::string(kQuestionMarkNote));
    if ((word.back() == '-' || word.back() == kMinusSign) && before_more) {
      notes.push_back("'-' is ignored; write a space before it to exclude");
    }
    word.pop_back();
  }
}

void note_lookalike(const std::string& word, std::vector<std::string>& notes) {
  if (word == "or" || word == "and" || word == "not" || word == "o") {
    std::string capital = word;
    for (char& c : capital) c = static_cast<char>(c - 32);
    notes.push_back(
        fmt::format("'{}' is read as a word; write {} for the operator", word, capital));
  } else if (word == "us") {
    notes.push_back("'us' is read as the word us; write US or U.S. for the country");
  }
}

bool is_spaced_acronym(std::string_view first, std::string_view second) {
  if (is_doubled_capital(first) && is_doubled_capital(second)) return true;
  return first == "U." && (second == "S." || second == "N.");
}

bool is_weight(std::u32string_view text, std::size_t at) {
  return text[at] == '^' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
}

std::string weight_refused(std::u32string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (is_letter_or_digit(text[end]) || text[end] == '.')) ++end;
  return fmt::format("words have no weights: leave '{}' out, or put it in quotation marks",
                     to_utf8(text.substr(at, end - at)));
}

}  // namespace cotejo
