// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/person_name.h"

#include <algorithm>
#include <utility>

#include "core/base/outer_spaces.h"
#include "core/base/utf8.h"
#include "core/names/name_words.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0;
    if (!space) append_utf8(word, c);
    if (space && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

std::string fold_word(std::string_view word) {
  std::string folded = folded_name(word);
  std::erase_if(folded, [](char c) { return c == '.' || c == ','; });
  return folded;
}

bool is_suffix(std::string_view folded) {
  return folded == "jr" || folded == "ii" || folded == "iii" || folded == "iv";
}

// A title's complement follows: "Minister of Trade", "secretario de Salud".
bool leads_on(std::string_view folded) {
  return folded == "de" || folded == "del" || folded == "y" || folded == "para";
}

bool is_connector(std::string_view folded) {
  return folded == "of" || folded == "for" || folded == "the" || folded == "and";
}

struct Span {
  std::size_t first = 0;
  std::size_t last = 0;
};

// Which of the words are the name: behind the last word of a title, or before the first where the
// title's complement goes on to the end.
Span name_span(const std::vector<std::string>& folded) {
  std::size_t end = folded.size();
  while (end > 0 && is_suffix(folded[end - 1])) --end;
  std::size_t first_title = end;
  std::size_t behind = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (!is_title_word(folded[i])) continue;
    if (first_title == end) first_title = i;
    behind = i + 1;
  }
  if (first_title == end) return {0, folded.size()};
  // "President of Palau" has no name; "the Secretary" neither.
  const bool complement = behind > 1 && is_connector(folded[behind - 1]);
  if (behind < end && !complement && !leads_on(folded[behind])) return {behind, folded.size()};
  return first_title >= 2 ? Span{0, first_title} : Span{0, 0};
}

bool is_capital_word(std::string_view word) {
  return begins_capital(word) || is_listed(NameWords::kParticle, fold_word(word));
}

// Two or more capitalised words, no digit: what a person's name looks like.
bool looks_like_name(const PersonName& name) {
  if (name.words.size() < 2 || name.words.size() > 7) return false;
  return std::all_of(name.words.begin(), name.words.end(), [](const std::string& word) {
    return is_capital_word(word) && word.find_first_of("0123456789/@&") == std::string::npos;
  });
}

// "LÓPEZ-GATELL" → "López-Gatell", "MCKEON" → "McKeon", "O'NEILL" → "O'Neill", "PAZ'S" → "Paz's".
std::string capitalised(std::string_view word) {
  std::string written;
  std::size_t letters = 0;  // since the last hyphen
  bool celtic = false;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(word, at);
    const std::string_view letter = word.substr(from, at - from);
    if (c == '-' || c == '\'' || c == 0x2019 || c == '.' || c == '/') {
      written += letter;
      letters = word.size() - at > 1 ? 0 : 1;
      continue;
    }
    celtic = letters == 1 ? written.ends_with("M") && c == 'C' && word.size() > 3 : celtic;
    written +=
        letters == 0 || (celtic && letters == 2) ? std::string(letter) : surface_form(letter);
    ++letters;
  }
  return written;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

std::string PersonName::text() const {
  return joined(words);
}

std::string PersonName::folded_text() const {
  return joined(folded);
}

PersonName parse_person_name(std::string_view printed) {
  PersonName name;
  const std::size_t behind = printed.find_first_of(",(");
  if (behind != std::string_view::npos) {
    std::string_view office = printed.substr(behind + 1);
    while (!office.empty() && (office.back() == ')' || office.back() == '.')) {
      office.remove_suffix(1);
    }
    name.office = trimmed(office, " ");
  }
  const std::vector<std::string> words = split_words(printed.substr(0, behind));
  std::vector<std::string> folded;
  for (const std::string& word : words) folded.push_back(fold_word(word));
  const Span span = name_span(folded);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= span.first && i < span.last) {
      if (folded[i].empty()) continue;
      name.words.push_back(words[i]);
      name.folded.push_back(folded[i]);
    } else {
      name.title += (name.title.empty() ? "" : " ") + folded[i];
    }
  }
  return name;
}

bool has_office_word(std::string_view folded_title) {
  while (!folded_title.empty()) {
    const std::size_t space = std::min(folded_title.find(' '), folded_title.size());
    if (is_office_word(folded_title.substr(0, space))) return true;
    folded_title.remove_prefix(std::min(space + 1, folded_title.size()));
  }
  return false;
}

bool is_part_of_name(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.empty()) return false;
  std::size_t at = 0;
  for (const std::string& word : part) {
    const bool initial = word.size() == 1;
    while (at < whole.size() &&
           !(whole[at] == word || (initial && whole[at].starts_with(word)) ||
             (whole[at].size() == 1 && part.size() > 1 && word.starts_with(whole[at])))) {
      ++at;
    }
    if (at == whole.size()) return false;
    ++at;
  }
  return at > 1 || whole.size() == 1;
}

std::string in_small_letters(std::string_view name) {
  std::string written;
  for (const std::string& word : split_words(name)) {
    const std::string folded = fold_word(word);
    if (!written.empty()) written += ' ';
    if (written.size() > 1 && is_listed(NameWords::kParticle, folded)) {
      written += surface_form(word);
    } else {
      written += is_suffix(folded) && folded != "jr" ? word : capitalised(word);
    }
  }
  return written;
}

std::vector<std::string> split_persons(std::string_view printed) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t comma = printed.find(',');
    pieces.push_back(trimmed(printed.substr(0, comma), " "));
    if (comma == std::string_view::npos) break;
    printed.remove_prefix(comma + 1);
  }
  std::vector<PersonName> names;
  for (const std::string_view piece : pieces) names.push_back(parse_person_name(piece));
  const auto is_office = [&](std::size_t i) {
    if (i >= pieces.size() || names[i].title.empty() || !names[i].words.empty()) return false;
    return !names[i].title.starts_with("and ") && !names[i].title.starts_with("y ");
  };
  std::vector<std::string> persons;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    // "Democracy, Human Rights, and Labor" is no person: a title before it or an office behind it
    // tells one.
    const bool begins = looks_like_name(names[i]) && (!names[i].title.empty() || is_office(i + 1));
    if (persons.empty() || begins) {
      persons.emplace_back(pieces[i]);
    } else {
      persons.back() += ", " + std::string(pieces[i]);
    }
  }
  return persons;
}

}  // namespace cotejo
