// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/label.h"

#include <algorithm>
#include <cctype>

#include "core/base/utf8.h"
#include "core/names/name_words.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr std::size_t kLongestLabel = 260;  // bytes, offices included
constexpr std::size_t kMostWords = 10;      // without the office behind a comma
constexpr std::size_t kMostNameWords = 6;
constexpr std::size_t kLongestSmallLabel = 80;  // bytes, of one in small letters
constexpr std::size_t kMostKnown = 10'000;      // of one text; hostile ones have more
constexpr std::size_t kShortestOfficeWord = 3;  // bytes, of the words that tell an office

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

// Marks that say nothing: of bold print, of direction, invisible ones.
bool is_decoration(char32_t c) {
  return c == '*' || c == '_' || c == '`' || c == 0x200B || c == 0x200E || c == 0x200F ||
         c == 0xFEFF;
}

std::size_t skip(std::string_view line, std::size_t at, bool decoration_too = true) {
  while (at < line.size()) {
    std::size_t next = at;
    const char32_t c = decode_utf8(line, next);
    if (!is_blank(c) && !(decoration_too && is_decoration(c))) break;
    at = next;
  }
  return at;
}

std::string cleaned(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (is_decoration(c)) continue;
    append_utf8(out, is_blank(c) ? U' ' : c);
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();
  return out;
}

// Where the label ends and where its separator does: ": ", ".- ", ".— ".
std::optional<std::pair<std::size_t, std::size_t>> separator(std::string_view line,
                                                             std::size_t from) {
  const std::string_view head = line.substr(0, std::min(line.size(), from + kLongestLabel));
  for (std::size_t at = from; at < head.size(); ++at) {
    if (head[at] == ':') {
      const bool clock =
          at + 1 < line.size() &&
          (line[at + 1] == '/' || std::isdigit(static_cast<unsigned char>(line[at + 1])) != 0);
      if (clock) return std::nullopt;
      return std::pair(at, at + 1);
    }
    if (head[at] != '.') continue;
    for (const std::string_view dash : {"-", "—", "–"}) {
      const std::string_view behind = line.substr(at + 1);
      if (!behind.starts_with(dash)) continue;
      if (behind.size() == dash.size() || behind[dash.size()] == ' ') {
        return std::pair(at, at + 1 + dash.size());
      }
    }
  }
  return std::nullopt;
}

bool is_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  std::string letter;
  append_utf8(letter, c);
  return surface_form(letter) != letter && begins_capital(letter);
}

bool is_small(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  std::string letter;
  append_utf8(letter, c);
  return !is_capital(c) && folded_name(letter) != "" && (c >= 'a') &&
         ((c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7));
}

// Letters are capitals, particles and the c of McKEON apart.
bool in_capitals(const std::string& word) {
  if (word.starts_with("Mc") || word.starts_with("Mac"))
    return in_capitals(word.substr(word[1] == 'c' ? 2 : 3));
  bool any = false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = decode_utf8(word, at);
    if (is_small(c)) return false;
    any = any || is_capital(c);
  }
  return any;
}

bool is_name_character(char32_t c) {
  return is_capital(c) || is_small(c) || c == '.' || c == '-' || c == '\'' || c == 0x2019 ||
         c == 0x2011 || c == 0x2010;
}

bool is_name_word(const std::string& word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_name_character(decode_utf8(word, at))) return false;
  }
  return true;
}

bool begins_with_never_label(const std::string& folded) {
  std::string head;
  std::size_t words = 0;
  for (std::size_t at = 0; at <= folded.size() && words < 4; ++at) {
    if (at < folded.size() && folded[at] != ' ') continue;
    head = folded.substr(0, at);
    std::erase(head, '.');
    std::erase(head, ',');
    ++words;
    if (is_listed(NameWords::kNeverLabel, head)) return true;
  }
  return false;
}

// "QUESTION (via interpreter)", "PREGUNTA 2", "VOZ DE MUJER": without what stands behind.
std::string plain_label(std::string_view printed) {
  std::string folded = folded_name(printed.substr(0, printed.find_first_of(",([")));
  while (!folded.empty() && (folded.back() == ' ' || folded.back() == '.' ||
                             std::isdigit(static_cast<unsigned char>(folded.back())) != 0)) {
    folded.pop_back();
  }
  return folded;
}

bool listed_office(std::string_view office) {
  std::string word;
  for (const char c : folded_name(office) + " ") {
    if (c != ' ' && c != ',') {
      word += c;
      continue;
    }
    if (word.size() >= kShortestOfficeWord && is_office_word(word)) return true;
    word.clear();
  }
  return false;
}

// The words before the office: a name's, with capitals where a name has them.
bool reads_as_name(const std::string& printed, Label& label) {
  const std::string head = printed.substr(0, printed.find_first_of(",(["));
  std::size_t words = 0;
  std::size_t begin = 0;
  label.capitals = true;
  for (std::size_t at = 0; at <= head.size(); ++at) {
    if (at < head.size() && head[at] != ' ') continue;
    const std::string word = head.substr(begin, at - begin);
    begin = at + 1;
    if (word.empty()) continue;
    ++words;
    if (!is_name_word(word)) return false;
    // Most lines with a colon are sentences: their second word tells, for little.
    const bool capital = begins_capital(word);
    if (!capital && words == 1) return false;
    const std::string folded = folded_name(word);
    const bool particle = is_listed(NameWords::kParticle, folded);
    if (!capital && !particle && !is_title_word(folded)) return false;
    const bool small_particle = particle && words > 1;
    const bool salutation = word == "Mr." || word == "Ms." || word == "Mrs." || word == "Dr.";
    if (!in_capitals(word) && !small_particle && !salutation) label.capitals = false;
  }
  return words != 0 && words <= kMostWords;
}

std::optional<Label> bare_question(std::string_view line, std::size_t begin) {
  const std::string_view rest = line.substr(begin);
  if (rest.size() < 3 || (rest[0] != 'Q' && rest[0] != 'A')) return std::nullopt;
  std::size_t at = begin + 1;
  std::size_t next = at;
  const char32_t behind = decode_utf8(line, next);
  if (behind == '.' || behind == ':') {
    at = next;
  } else if (!is_blank(behind) || rest[0] == 'A') {
    return std::nullopt;  // "A new agreement" is a sentence
  }
  Label label;
  label.printed = rest.substr(0, 1);
  label.role = rest[0] == 'Q' ? TurnRole::kPress : TurnRole::kNamed;
  label.answer = rest[0] == 'A';
  label.capitals = true;
  label.bare_letter = behind != ':' && behind != '.';
  label.key = rest[0] == 'Q' ? "q" : "a";
  label.length = skip(line, at);
  return label;
}

// What is printed before the separator, as a label, but for the length.
std::optional<Label> label_of(std::string printed) {
  Label label;
  label.printed = std::move(printed);
  if (!reads_as_name(label.printed, label)) return std::nullopt;
  const std::string folded = folded_name(label.printed);
  if (folded.empty()) return std::nullopt;
  label.role = role_of_label(label.printed);
  const std::string plain = plain_label(label.printed);
  if (label.role != TurnRole::kNamed) {
    label.key = plain;
    return label;
  }
  label.answer = is_listed(NameWords::kAnswerLabel, plain);
  if (label.answer) {
    label.key = plain;
    return label;
  }
  if (begins_with_never_label(folded)) return std::nullopt;
  label.name = parse_person_name(label.printed);
  const bool behind_comma = label.printed.find(',') != std::string::npos;
  const bool listed = listed_office(label.name.office);
  label.office = has_office_word(label.name.title) || listed;
  // "FLOOD CONTROL FOR THE STATE": titles stand beside an office, or are none.
  if (!label.name.title.empty() && !has_office_word(label.name.title)) return std::nullopt;
  // "WASHINGTON, D.C.", "Amigas, amigos": what stands behind a name's comma is an office.
  if (behind_comma && !listed && (!label.capitals || label.name.words.size() < 2))
    return std::nullopt;
  if (!label.capitals && label.printed.size() > kLongestSmallLabel) return std::nullopt;
  if (label.name.words.size() > kMostNameWords) return std::nullopt;
  label.key = label.name.words.empty() ? label.name.title : label.name.folded_text();
  if (label.key.size() < 2) return std::nullopt;
  return label;
}

}  // namespace

TurnRole role_of_label(std::string_view printed) {
  const std::string plain = plain_label(printed);
  if (is_listed(NameWords::kPressLabel, plain)) return TurnRole::kPress;
  if (plain.empty() || is_listed(NameWords::kChairLabel, plain)) return TurnRole::kOther;
  return TurnRole::kNamed;
}

std::optional<Label> LabelReader::read(std::string_view line) {
  const std::size_t begin = skip(line, 0);
  if (begin == line.size()) return std::nullopt;
  if (auto question = bare_question(line, begin)) return question;
  const auto cut = separator(line, begin);
  if (!cut || cut->first == begin) return std::nullopt;
  const std::string_view printed = line.substr(begin, cut->first - begin);
  auto known = known_.find(printed);
  if (known == known_.end()) {
    if (known_.size() == kMostKnown) known_.clear();
    known = known_.emplace(std::string(printed), label_of(cleaned(printed))).first;
  }
  if (!known->second) return std::nullopt;
  Label label = *known->second;
  label.length = skip(line, cut->second);
  return label;
}

}  // namespace cotejo
