// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/alignment/sentences.h"

#include <unicode/uchar.h>

#include <cstddef>

#include "core/base/outer_spaces.h"
#include "core/base/utf8.h"
#include "core/text/characters.h"

namespace cotejo {
namespace {

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == U'…';
}

bool closes(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case U'”':
    case U'’':
    case U'»':
      return true;
    default:
      return false;
  }
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xA0;
}

bool is_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_lower(char32_t c) {
  return u_islower(static_cast<UChar32>(c)) != 0;
}

// The word before a point, as far as it tells an abbreviation: J. Sr. Gral. U.S.
struct LastWord {
  std::size_t letters = 0;
  bool begins_upper = false;
  bool has_vowel_end = false;

  void take(char32_t c) {
    if (!is_word_class(char_class(c))) {
      *this = {};
      return;
    }
    if (letters++ == 0) begins_upper = is_upper(c);
    has_vowel_end =
        c < 0x80 && std::string_view("aeiouy").find(static_cast<char>(c)) != std::string_view::npos;
  }
  // Capitalized, at most four letters, and not as a word of Spanish or English likes to end.
  bool is_abbreviation() const {
    return begins_upper && (letters == 1 || (letters <= 4 && !has_vowel_end));
  }
};

}  // namespace

std::vector<std::string_view> split_paragraphs(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t end) {
    const std::string_view paragraph = trimmed(text.substr(begin, end - begin));
    if (!paragraph.empty()) paragraphs.push_back(paragraph);
    begin = end;
  };
  for (std::size_t line = text.find('\n'); line != std::string_view::npos;
       line = text.find('\n', line + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\r", line + 1);
    if (next != std::string_view::npos && text[next] == '\n') cut(line);
  }
  cut(text.size());
  return paragraphs;
}

std::vector<std::string_view> split_sentences(std::string_view paragraph) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  LastWord word;
  for (std::size_t at = 0; at < paragraph.size();) {
    const char32_t c = decode_utf8(paragraph, at);
    if (!ends_sentence(c)) {
      word.take(c);
      continue;
    }
    const bool doubtful = c == '.' && word.is_abbreviation();
    word = {};
    std::size_t end = at;
    std::size_t next = at;
    char32_t following = c;
    while (next < paragraph.size() && (ends_sentence(following) || closes(following))) {
      end = next;
      following = decode_utf8(paragraph, next);
    }
    if (!is_space(following)) continue;
    while (next < paragraph.size() && is_space(following)) following = decode_utf8(paragraph, next);
    if (doubtful || is_lower(following)) continue;
    const std::string_view sentence = trimmed(paragraph.substr(begin, end - begin));
    if (!sentence.empty()) sentences.push_back(sentence);
    begin = at = end;
  }
  const std::string_view rest = trimmed(paragraph.substr(begin));
  if (!rest.empty()) sentences.push_back(rest);
  return sentences;
}

}  // namespace cotejo
