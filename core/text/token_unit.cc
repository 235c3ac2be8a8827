// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/token_unit.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

// Acronyms whose small letters spell a common word of one of the languages.
constexpr std::array<std::string_view, 4> kMarkedAcronyms{"us", "un", "who", "it"};
// Written with a space between, as typewriters did; other single letters stay initials of a name.
constexpr std::array<std::string_view, 2> kSpacedAcronyms{"U. S.", "U. N."};

// Letters and digits without a break.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t characters = 0;
  bool all_ascii_digits = true;
};

Run scan_run(std::string_view text, std::size_t at) {
  Run run{at, at, 0, true};
  while (run.end < text.size()) {
    std::size_t next = run.end;
    const CharClass kind = class_at(text, run.end, next);
    if (!is_word_class(kind) && kind != CharClass::kIgnorable) break;
    const char c = text[run.end];
    run.all_ascii_digits = run.all_ascii_digits && c >= '0' && c <= '9';
    if (kind != CharClass::kIgnorable) ++run.characters;
    run.end = next;
  }
  return run;
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_word_at(std::string_view text, std::size_t at) {
  std::size_t next = at;
  return at < text.size() && is_word_class(class_at(text, at, next));
}

bool is_upper_ascii(char c) {
  return c >= 'A' && c <= 'Z';
}
char lower_ascii(char c) {
  return is_upper_ascii(c) ? static_cast<char>(c + 32) : c;
}

// Bytes of the digit separator at `at` (. , ’ ' or a narrow space), or 0.
std::size_t separator_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '.' || text[at] == ',') return 1;
  std::size_t next = at;
  const char32_t c = decode_utf8(text, next);
  return is_digit_space(c) || char_class(c) == CharClass::kApostrophe ? next - at : 0;
}

std::size_t count_digits(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (is_digit_at(text, at + count)) ++count;
  return count;
}

// Is the point or comma at `at` a decimal one: digits behind it, and behind those neither a letter
// nor a further point with digits (12.03.2026 is a date, 1.2.3 a section)?
std::size_t decimal_digits(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '.' && text[at] != ',')) return 0;
  const std::size_t count = count_digits(text, at + 1);
  const std::size_t behind = at + 1 + count;
  if (count == 0 || is_word_at(text, behind)) return 0;
  if (behind < text.size() && (text[behind] == '.' || text[behind] == ',') &&
      is_digit_at(text, behind + 1)) {
    return 0;
  }
  return count;
}

// 1.000, 1,000, 1 000 (narrow spaces) → 1000; 3,5 → 3.5; 1.234,56 → 1234.56.
void read_number(std::string_view text, const Run& run, TokenUnit& unit) {
  unit.is_literal = true;
  unit.literal = text.substr(run.begin, run.end - run.begin);
  unit.end = run.end;
  const bool continues = run.begin >= 2 && is_digit_at(text, run.begin - 2) &&
                         (text[run.begin - 1] == '.' || text[run.begin - 1] == ',');
  if (continues) return;
  std::size_t at = run.end;
  std::string digits = unit.literal;
  std::string_view separator;
  if (run.end - run.begin <= 3 && text[run.begin] != '0') {
    while (true) {
      const std::size_t length = separator_length(text, at);
      const std::string_view found = text.substr(at, length);
      if (length == 0 || (!separator.empty() && found != separator)) break;
      if (count_digits(text, at + length) != 3 || is_word_at(text, at + length + 3)) break;
      separator = found;
      digits.append(text, at + length, 3);
      at += length + 3;
    }
  }
  const bool point_is_grouping = !separator.empty() && text.substr(at, 1) == separator;
  if (point_is_grouping && is_digit_at(text, at + 1)) return;  // 1,234,56: no number we know
  if (const std::size_t decimals = point_is_grouping ? 0 : decimal_digits(text, at)) {
    digits.push_back('.');
    digits.append(text, at + 1, decimals);
    at += 1 + decimals;
  }
  unit.literal = std::move(digits);
  unit.end = at;
}

void make_acronym(std::string letters, bool dotted, std::size_t end, TokenUnit& unit) {
  const bool marked =
      std::find(kMarkedAcronyms.begin(), kMarkedAcronyms.end(), letters) != kMarkedAcronyms.end();
  if (marked) letters.push_back(kAcronymMark);
  unit.literal = std::move(letters);
  unit.is_literal = true;
  unit.is_acronym = true;
  unit.is_undotted = marked && !dotted;
  unit.end = end;
}

// U.S., U.N, a.m., E.U.A. → us., un., am, eua.
bool read_dotted(std::string_view text, const Run& run, TokenUnit& unit) {
  if (run.characters != 1) return false;
  for (std::string_view spaced : kSpacedAcronyms) {
    if (text.substr(run.begin, spaced.size()) == spaced) {
      make_acronym({lower_ascii(spaced[0]), lower_ascii(spaced[3])}, true,
                   run.begin + spaced.size(), unit);
      return true;
    }
  }
  std::string letters;
  std::size_t end = run.begin;
  std::size_t at = run.begin;
  while (at < text.size()) {
    const Run letter = scan_run(text, at);
    if (letter.characters != 1 || letter.end != at + 1 || is_digit_at(text, at)) break;
    letters.push_back(lower_ascii(text[at]));
    end = letter.end;
    if (end >= text.size() || text[end] != '.') break;
    at = ++end;
  }
  if (letters.size() < 2) return false;
  make_acronym(std::move(letters), true, end, unit);
  return true;
}

// EE.UU., EE. UU., EE UU, ee.uu. → eeuu: the plurals that Spanish makes by doubling letters.
bool read_doubled(std::string_view text, const Run& run, TokenUnit& unit) {
  const auto is_pair = [&](std::size_t at) {
    const bool letter =
        at + 1 < text.size() && lower_ascii(text[at]) >= 'a' && lower_ascii(text[at]) <= 'z';
    return letter && text[at] == text[at + 1] && scan_run(text, at).end == at + 2;
  };
  if (!is_pair(run.begin)) return false;
  std::size_t at = run.end;
  if (at < text.size() && text[at] == '.') ++at;
  if (at < text.size() && text[at] == ' ') {
    ++at;
  } else if (text.substr(at, 2) == "\u00A0") {
    at += 2;
  }
  if (at == run.end || !is_pair(at) ||
      is_upper_ascii(text[at]) != is_upper_ascii(text[run.begin])) {
    return false;
  }
  // In small letters only the dots tell: "ee.uu.", but not "oo uu".
  if (!is_upper_ascii(text[at]) && (text[run.end] != '.' || at != run.end + 1)) return false;
  const std::string letters{lower_ascii(text[run.begin]), lower_ascii(text[run.begin]),
                            lower_ascii(text[at]), lower_ascii(text[at])};
  at += 2;
  if (at < text.size() && text[at] == '.') ++at;
  make_acronym(letters, true, at, unit);
  return true;
}

// US, UN, WHO, IT in capitals.
bool read_marked(std::string_view text, const Run& run, TokenUnit& unit) {
  std::string letters;
  for (char c : text.substr(run.begin, run.end - run.begin)) {
    if (!is_upper_ascii(c)) return false;
    letters.push_back(lower_ascii(c));
  }
  if (std::find(kMarkedAcronyms.begin(), kMarkedAcronyms.end(), letters) == kMarkedAcronyms.end()) {
    return false;
  }
  make_acronym(std::move(letters), false, run.end, unit);
  return true;
}

// Takes in what follows an apostrophe: a possessive s is dropped, anything else belongs to the
// word, but stands alone behind a number or an acronym.
void read_apostrophes(std::string_view text, const Run& run, TokenUnit& unit) {
  bool first = true;
  while (unit.end < text.size()) {
    std::size_t behind = unit.end;
    if (class_at(text, unit.end, behind) != CharClass::kApostrophe) return;
    if (!is_word_at(text, behind)) return;
    const Run rest = scan_run(text, behind);
    const bool possessive = rest.end == behind + 1 && lower_ascii(text[behind]) == 's';
    if (unit.is_literal && !possessive) return;  // 5'30: two numbers
    unit.end = rest.end;
    if (possessive) return;
    unit.word_end = rest.end;
    unit.raw = text.substr(unit.begin, unit.end - unit.begin);
    unit.elided = first && run.characters <= 2 && rest.characters >= 3 ? behind : 0;
    first = false;
  }
}

}  // namespace

TokenUnit read_unit(std::string_view text, std::size_t at) {
  const Run run = scan_run(text, at);
  TokenUnit unit;
  unit.begin = at;
  unit.end = run.end;
  unit.raw = text.substr(at, run.end - at);
  if (run.all_ascii_digits) {
    read_number(text, run, unit);
  } else if (run.characters <= 3 && is_upper_ascii(text[at])) {
    if (!read_dotted(text, run, unit) && !read_doubled(text, run, unit)) {
      read_marked(text, run, unit);
    }
  } else if (run.characters == 1) {
    read_dotted(text, run, unit);
  } else if (run.characters == 2) {
    read_doubled(text, run, unit);
  }
  unit.word_end = unit.end;
  read_apostrophes(text, run, unit);
  return unit;
}

std::size_t word_behind_hyphen(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  std::size_t next = at;
  if (class_at(text, at, next) != CharClass::kHyphen) return 0;
  std::size_t word = next;
  while (word < text.size() && (text[word] == '\n' || text[word] == '\r') && word < next + 2)
    ++word;
  return is_word_at(text, word) ? word : 0;
}

bool is_shouted(std::string_view text, std::size_t begin, std::size_t end) {
  enum class Case : std::uint8_t { kNone, kCapitals, kSmall };
  const auto case_of = [](std::string_view word) {
    std::size_t capitals = 0;
    for (char c : word) {
      if (c >= 'a' && c <= 'z') return Case::kSmall;
      capitals += is_upper_ascii(c) ? 1 : 0;
    }
    return capitals >= 2 ? Case::kCapitals : Case::kNone;
  };
  // The neighbouring words of the same line; bytes over 0x7F are taken as part of a word.
  const auto is_part = [&](std::size_t at) {
    const char c = text[at];
    return is_upper_ascii(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  std::size_t left = begin;
  while (left > 0 && text[left - 1] == ' ') --left;
  std::size_t from = left;
  while (from > 0 && is_part(from - 1)) --from;
  std::size_t right = end;
  while (right < text.size() && text[right] == ' ') ++right;
  std::size_t to = right;
  while (to < text.size() && is_part(to)) ++to;
  const Case before = case_of(text.substr(from, left - from));
  const Case after = case_of(text.substr(right, to - right));
  if (before == Case::kSmall || after == Case::kSmall) return false;
  return before == Case::kCapitals || after == Case::kCapitals;
}

}  // namespace cotejo
