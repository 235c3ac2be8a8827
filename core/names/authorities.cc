// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/authorities.h"

#include <algorithm>
#include <utility>

#include "core/names/name_words.h"
#include "core/names/person_name.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

bool holds_at(const Office& office, const Date& date) {
  if (!office.from && !office.until) return false;
  const bool begun = !office.from || office.from->first_day() <= date.first_day();
  return begun && (!office.until || date.last_day() <= office.until->last_day());
}

bool holds_any(const Authority& person, const Date& date) {
  return std::any_of(person.offices.begin(), person.offices.end(),
                     [&](const Office& office) { return holds_at(office, date); });
}

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  while (!folded.empty()) {
    const std::size_t space = std::min(folded.find(' '), folded.size());
    if (space != 0) words.emplace_back(folded.substr(0, space));
    folded.remove_prefix(std::min(space + 1, folded.size()));
  }
  return words;
}

bool is_article(const std::string& word) {
  return word == "the" || word == "el" || word == "la" || word == "of" || word == "de" ||
         word == "del";
}

// Forms of address say nothing of an office.
bool is_address(const std::string& word) {
  for (const std::string_view one :
       {"mr", "mrs", "ms", "miss", "dr", "sr", "sra", "señor", "señora", "don", "doña", "doctor",
        "doctora", "licenciado", "licenciada", "lic", "sir", "lord", "lady"}) {
    if (word == one) return true;
  }
  return false;
}

bool has_address(std::string_view folded_title) {
  const std::vector<std::string> words = words_of(folded_title);
  return std::any_of(words.begin(), words.end(), is_address);
}

// A title that says more than "Mr": it has to fit.
bool has_other_office(std::string_view folded_title) {
  for (const std::string& word : words_of(folded_title)) {
    if (is_office_word(word) && !is_address(word)) return true;
  }
  return false;
}

// Every country has such: with a surname alone, they do not tell whose.
bool is_of_every_country(const std::string& folded_title) {
  for (const std::string& word : words_of(folded_title)) {
    if (word.starts_with("president") || word.starts_with("minist") ||
        word.starts_with("canciller") || word.starts_with("vicepresident") ||
        word == "ambassador" || word.starts_with("embajador") || word.starts_with("gobernador") ||
        word == "governor") {
      return true;
    }
  }
  return false;
}

// Is the printed title one of the office's, or a part of it that has its first office word:
// "secretary" of "secretary of state"? "Deputy secretary" is another's.
bool title_fits(const std::string& folded_title, const Office& office) {
  std::vector<std::string> printed = words_of(folded_title);
  std::erase_if(printed,
                [](const std::string& word) { return is_article(word) || is_address(word); });
  if (printed.empty()) return false;
  return std::any_of(office.titles.begin(), office.titles.end(), [&](const std::string& title) {
    std::vector<std::string> held = words_of(authority_key(title));
    std::erase_if(held, is_article);
    if (held.empty() || held.front() != printed.front()) return false;
    return std::all_of(printed.begin(), printed.end(), [&](const std::string& word) {
      return std::find(held.begin(), held.end(), word) != held.end();
    });
  });
}

// "Antony Blinken", "A. J. Blinken" of "Antony J. Blinken": the same surname and first name, the
// words between left out or initials.
bool differs_in_middle_names(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() < 2 || b.size() < 2 || a.back() != b.back() || a.front() != b.front()) return false;
  const auto& fewer = a.size() <= b.size() ? a : b;
  const auto& more = a.size() <= b.size() ? b : a;
  // Longer words that are left out may be another person's surname.
  const bool initials_only =
      std::all_of(more.begin() + 1, more.end() - 1, [&](const std::string& word) {
        return word.size() == 1 || std::find(fewer.begin(), fewer.end(), word) != fewer.end() ||
               std::any_of(fewer.begin() + 1, fewer.end() - 1, [&](const std::string& initial) {
                 return initial.size() == 1 && word.starts_with(initial);
               });
      });
  return initials_only && is_part_of_name(fewer, more);
}

// A surname, or several: the last words of a name, or in Spanish the last but one. A middle name is
// none, and "María Sánchez" is not "Olga María Sánchez Cordero".
bool is_surname_of(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (!is_part_of_name(part, whole)) return false;
  if (part.size() == 1) {
    std::vector<std::string> names = whole;
    std::erase_if(names,
                  [](const std::string& word) { return is_listed(NameWords::kParticle, word); });
    const std::size_t size = names.size();
    return size > 0 &&
           (part.front() == names.back() || (size > 2 && part.front() == names[size - 2]));
  }
  return part.front() == whole.front() || std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

}  // namespace

std::string authority_key(std::string_view name) {
  std::string stopped(name);
  std::replace(stopped.begin(), stopped.end(), ',', ' ');
  std::erase(stopped, '.');
  return folded_name(stopped);
}

Authorities::Authorities(std::vector<Authority> all) : all_(std::move(all)) {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    index(i, all_[i].name);
    for (const std::string& name : all_[i].names) index(i, name);
  }
}

void Authorities::index(std::size_t number, const std::string& name) {
  const bool person = all_[number].kind == Authority::Kind::kPerson;
  (person ? persons_ : institutions_).try_emplace(authority_key(name), number);
  if (!person) return;
  for (const std::string& word : parse_person_name(name).folded) {
    std::vector<std::size_t>& bearers = by_word_[word];
    if (bearers.empty() || bearers.back() != number) bearers.push_back(number);
  }
}

const Authority* Authorities::institution(std::string_view printed) const {
  const auto found = institutions_.find(authority_key(printed));
  return found == institutions_.end() ? nullptr : &all_[found->second];
}

const Authority* Authorities::person(std::string_view printed, const NameContext& context) const {
  if (all_.empty()) return nullptr;
  if (const auto found = persons_.find(authority_key(printed)); found != persons_.end()) {
    return &all_[found->second];
  }
  const PersonName name = parse_person_name(printed);
  const std::string key = name.folded_text();
  if (const auto found = persons_.find(key); found != persons_.end() && name.words.size() > 1) {
    return &all_[found->second];
  }
  if (!context.date) return nullptr;
  const Authority* here = institution(context.source);
  const auto of_source = [&](const Office& office) {
    if (!holds_at(office, *context.date)) return false;
    return std::any_of(office.institutions.begin(), office.institutions.end(),
                       [&](const std::string& of) {
                         const Authority* body = institution(of);
                         return (body != nullptr && body == here) ||
                                authority_key(of) == authority_key(context.source);
                       });
  };
  const std::string title =
      name.title + (name.office.empty() ? "" : " " + authority_key(name.office));
  const Authority* only = nullptr;
  const auto fits = [&](const Authority& person) {
    const auto bears = [&](const std::string& full) {
      const std::vector<std::string> words = parse_person_name(full).folded;
      return std::pair(differs_in_middle_names(name.folded, words),
                       is_surname_of(name.folded, words));
    };
    bool middle = false;
    bool part = name.words.empty();
    if (!part) {
      std::vector<std::string> all = person.names;
      all.push_back(person.name);
      for (const std::string& full : all) {
        const auto [as_middle, as_part] = bears(full);
        middle = middle || as_middle;
        part = part || as_part;
      }
    }
    if (middle && holds_any(person, *context.date)) return true;
    if (!part) return false;
    return std::any_of(person.offices.begin(), person.offices.end(), [&](const Office& office) {
      if (!holds_at(office, *context.date)) return false;
      const bool titled = title_fits(title, office);
      if (name.words.empty()) return titled && of_source(office);
      if (of_source(office)) return titled || !has_other_office(title);
      return titled && !is_of_every_country(title);
    });
  };
  const auto consider = [&](std::size_t number) {
    if (!fits(all_[number])) return true;
    if (only != nullptr && only != &all_[number]) return false;
    only = &all_[number];
    return true;
  };
  if (name.words.empty()) {
    // "Mr. President" is how a president is spoken to, not who speaks.
    if (!has_other_office(name.title) || has_address(name.title)) return nullptr;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].kind == Authority::Kind::kPerson && !consider(i)) return nullptr;
    }
    return only;
  }
  const auto bearers = by_word_.find(name.folded.back());
  if (bearers == by_word_.end()) return nullptr;
  for (const std::size_t number : bearers->second) {
    if (!consider(number)) return nullptr;
  }
  return only;
}

const Authority* Authorities::asked_person(std::string_view typed) const {
  if (const Authority* found = person(typed, {})) return found;
  const PersonName name = parse_person_name(typed);
  if (name.words.empty()) return nullptr;
  const auto bearers = by_word_.find(name.folded.back());
  if (bearers == by_word_.end()) return nullptr;
  const Authority* only = nullptr;
  for (const std::size_t number : bearers->second) {
    const Authority& person = all_[number];
    std::vector<std::string> all = person.names;
    all.push_back(person.name);
    const bool part = std::any_of(all.begin(), all.end(), [&](const std::string& full) {
      const std::vector<std::string> words = parse_person_name(full).folded;
      // Any word of the name here: what might be asked for makes it uncertain.
      return is_part_of_name(name.folded, words) || differs_in_middle_names(name.folded, words);
    });
    const bool titled =
        name.title.empty() || !has_other_office(name.title) ||
        std::any_of(person.offices.begin(), person.offices.end(),
                    [&](const Office& office) { return title_fits(name.title, office); });
    if (!part || !titled) continue;
    if (only != nullptr) return nullptr;
    only = &person;
  }
  return only;
}

}  // namespace cotejo
