// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/turn_names.h"

#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/names/name_words.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr std::size_t kLongestHeader = 3000;  // bytes read for names before the first turn
constexpr std::size_t kMostNames = 1000;      // looked through for each turn
constexpr std::size_t kMostGivenNames = 3;
constexpr std::size_t kShortestSurname = 3;  // bytes: shorter ones are initials, or common words
constexpr std::size_t kSameBeginning = 7;    // bytes: presidenta and Presidencia

struct TextWord {
  std::string printed;
  std::string folded;
  bool ends_piece = false;  // a comma, a line's end, … behind it
};

std::vector<TextWord> words_of(std::string_view text) {
  std::vector<TextWord> words;
  std::string word;
  const auto finish = [&](bool ends) {
    if (!word.empty()) {
      std::string folded = folded_name(word);
      std::erase(folded, '.');
      // A sentence's end, not an initial's or a title's stop.
      const bool stop = word.ends_with('.') && word.size() > 4;
      words.push_back({std::exchange(word, {}), std::move(folded), ends || stop});
    } else if (ends && !words.empty()) {
      words.back().ends_piece = true;
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (c == ' ' || c == 0xA0) {
      finish(false);
    } else if (c == ',' || c == '\n' || c == '(' || c == ')' || c == ';' || c == ':' || c == '|') {
      finish(true);
    } else {
      append_utf8(word, c);
    }
  }
  finish(true);
  return words;
}

// "Secretary Blinken and Dmytro Kuleba", but not "Secretary for Management and Resources Ana Gil".
bool is_joined(const std::vector<TextWord>& words, std::size_t at) {
  const std::string& word = words[at].folded;
  if (word == "with" || word == "by") return true;
  if (word != "and" && word != "y") return false;
  while (at > 0 && !words[at - 1].ends_piece) {
    const std::string& before = words[--at].folded;
    if (before == "for" || before == "of" || before == "de" || before == "del") return false;
  }
  return true;
}

// "PRESIDENTA" of a statement of the "Presidencia de la Nación".
bool heads_body(std::string_view folded_title, std::string_view body) {
  if (folded_title.size() < kSameBeginning) return false;
  const std::string folded = folded_name(body);
  const std::string beginning(folded_title.substr(0, kSameBeginning));
  for (std::size_t at = folded.find(beginning); at != std::string::npos;
       at = folded.find(beginning, at + 1)) {
    if (at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '(') return true;
  }
  return false;
}

bool is_initials(const Label& label, const PersonName& name) {
  if (label.name.words.size() != 1) return false;
  std::string initials;
  for (const std::string& word : name.folded) {
    if (!is_listed(NameWords::kParticle, word)) initials += word.substr(0, 1);
  }
  return initials.size() >= 2 && label.name.folded.front() == initials;
}

bool title_fits(const Label& label, const PersonName& name) {
  if (label.name.title.empty()) return false;
  std::string words = " " + name.title + " " + folded_name(name.office) + " ";
  std::string word;
  for (const char c : label.name.title + " ") {
    if (c != ' ') {
      word += c;
    } else if (const std::string one = std::exchange(word, {});
               is_office_word(one) && words.find(" " + one + " ") == std::string::npos) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::vector<PersonName> declared_persons(const Statement& statement) {
  std::vector<PersonName> persons;
  for (const std::string& speaker : statement.speakers) {
    for (const std::string& printed : split_persons(speaker)) {
      PersonName name = parse_person_name(printed);
      if (!name.words.empty() && name.words.size() < 9) persons.push_back(std::move(name));
    }
  }
  return persons;
}

TurnNames::TurnNames(const Statement& statement, std::string_view header,
                     const std::vector<LabelledRange>& turns)
    : declared_(declared_persons(statement)), source_(statement.source), title_(statement.title) {
  for (const PersonName& name : declared_) add(name);
  for (const LabelledRange& turn : turns) {
    if (turn.label.role != TurnRole::kNamed || turn.label.name.words.size() < 2) continue;
    PersonName name = turn.label.name;
    for (std::string& word : name.words) word = in_small_letters(word);
    add(name);
  }
  add_from_text(statement.title, turns);
  add_from_text(truncate_utf8(header, kLongestHeader), turns);
}

void TurnNames::add(const PersonName& name) {
  if (full_.size() >= kMostNames) return;
  const bool there = std::any_of(full_.begin(), full_.end(), [&](const PersonName& other) {
    return other.folded == name.folded;
  });
  if (!there) full_.push_back(name);
}

// "Polish Foreign Minister Zbigniew Rau": capitalised words before a label's surname, up to a
// title, a comma or "and". Behind any other small word they may be something else: left out.
void TurnNames::add_from_text(std::string_view text, const std::vector<LabelledRange>& turns) {
  const std::vector<TextWord> words = words_of(text);
  std::vector<std::string> surnames;
  for (const LabelledRange& turn : turns) {
    if (turn.label.name.folded.size() != 1) continue;
    if (turn.label.name.folded.front().size() < kShortestSurname) continue;
    const std::string& surname = turn.label.name.folded.front();
    if (std::find(surnames.begin(), surnames.end(), surname) == surnames.end()) {
      surnames.push_back(surname);
    }
  }
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (std::find(surnames.begin(), surnames.end(), words[i].folded) == surnames.end()) continue;
    std::size_t first = i;
    while (first > 0 && i - first < kMostGivenNames && !words[first - 1].ends_piece &&
           begins_capital(words[first - 1].printed) && !is_title_word(words[first - 1].folded)) {
      --first;
    }
    if (first == i) continue;
    const bool bounded = first == 0 || words[first - 1].ends_piece ||
                         is_office_word(words[first - 1].folded) || is_joined(words, first - 1);
    if (!bounded) continue;
    PersonName name;
    for (std::size_t w = first; w <= i; ++w) {
      name.words.push_back(words[w].printed);
      name.folded.push_back(words[w].folded);
    }
    add(name);
  }
}

// "Discurso de la Presidenta Ana Gil" calls the one declared speaker so.
bool TurnNames::is_titled_so(std::string_view folded_title) const {
  const std::vector<TextWord> words = words_of(title_);
  const std::string& given = declared_.front().folded.front();
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i + 1].folded != given || !is_office_word(words[i].folded)) continue;
    const std::string padded = " " + std::string(folded_title) + " ";
    if (padded.find(" " + words[i].folded + " ") != std::string::npos) return true;
  }
  return false;
}

TurnNames::Named TurnNames::name_of(const Label& label) const {
  std::vector<const PersonName*> fits;
  if (label.answer) {
    if (declared_.size() == 1) return {declared_.front().text(), true};
    return {label.printed, false};
  }
  if (label.name.words.empty()) {  // an office alone
    for (const PersonName& name : declared_) {
      if (title_fits(label, name)) fits.push_back(&name);
    }
    if (fits.empty() && declared_.size() == 1 && declared_.front().title.empty() &&
        declared_.front().office.empty() && declared_.front().words.size() >= 2 &&
        (heads_body(label.name.title, source_) || is_titled_so(label.name.title))) {
      fits.push_back(&declared_.front());
    }
    if (fits.size() == 1) return {fits.front()->text(), true};
    return {in_small_letters(label.printed), false};
  }
  for (const PersonName& name : full_) {
    if (name.folded.size() < label.name.folded.size()) continue;
    if (is_part_of_name(label.name.folded, name.folded) || is_initials(label, name)) {
      fits.push_back(&name);
    }
  }
  // Of names that hold each other the longest; of others none.
  std::stable_sort(fits.begin(), fits.end(), [](const PersonName* a, const PersonName* b) {
    return a->folded.size() > b->folded.size();
  });
  const bool one = std::all_of(fits.begin(), fits.end(), [&](const PersonName* name) {
    return name == fits.front() || is_part_of_name(name->folded, fits.front()->folded);
  });
  if (!fits.empty() && one) {
    // As declared rather than as some header has it: the archive's own spelling.
    for (const PersonName& name : declared_) {
      if (is_part_of_name(label.name.folded, name.folded))
        return {name.text(), name.words.size() > 1};
    }
    const std::size_t words = fits.front()->words.size();
    if (words > label.name.words.size() || words == 1) return {fits.front()->text(), words > 1};
  }
  const auto small =
      std::count_if(label.name.folded.begin(), label.name.folded.end(),
                    [](const std::string& word) { return is_listed(NameWords::kParticle, word); });
  if (label.name.words.size() > 1 + static_cast<std::size_t>(small)) {
    return {in_small_letters(label.name.text()), true};
  }
  return {in_small_letters(label.printed.substr(0, label.printed.find_first_of(",("))), false};
}

}  // namespace cotejo
