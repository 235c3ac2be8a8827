// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/agreement.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/names/name_words.h"
#include "core/names/nations.h"
#include "core/names/person_name.h"
#include "core/names/same_person.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

std::chrono::sys_days days(const Date& date) {
  return std::chrono::year{date.year} / std::chrono::month{date.month} / std::chrono::day{date.day};
}

bool has_common(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) { return b.contains(one); });
}

// "A reporter", to whom the press's words may well be put down.
bool is_press(std::string_view name) {
  const std::string folded = folded_name(name);
  const std::size_t space = folded.rfind(' ');
  return is_listed(NameWords::kPressLabel,
                   space == std::string::npos ? folded : folded.substr(space + 1));
}

// A turn's label that names nobody: MODERATOR, ANSWER.
bool is_bare_label(std::string_view name) {
  const std::string folded = folded_name(name);
  return is_listed(NameWords::kAnswerLabel, folded) || is_listed(NameWords::kChairLabel, folded);
}

}  // namespace

std::string_view agreement_name(Agreement agreement) {
  static constexpr std::array<std::string_view, 3> kNames{"unknown", "supports", "contradicts"};
  return kNames[static_cast<std::size_t>(agreement)];
}

bool NameAgreement::is_person(const std::string& name) {
  const PersonName person = parse_person_name(name);
  if (person.words.empty() || bodies_.is_body(name)) return false;
  if (authorities_.institution(name) != nullptr) return false;
  return std::all_of(person.words.begin(), person.words.end(), [](const std::string& word) {
    return begins_capital(word) || is_listed(NameWords::kParticle, folded_name(word));
  });
}

bool NameAgreement::names_somebody(const Attribution& attribution) {
  return is_person(attribution.speaker) || bodies_.is_body(attribution.speaker) ||
         authorities_.institution(attribution.speaker) != nullptr;
}

NameAgreement::Voice NameAgreement::voice_of(const QuoteMatch& match) const {
  Voice voice;
  voice.bodies.push_back(match.statement.source);
  if (const Authority* source = authorities_.institution(match.statement.source)) {
    voice.bodies.push_back(source->name);
    voice.bodies.insert(voice.bodies.end(), source->names.begin(), source->names.end());
  }
  const auto add = [&](const std::string& name) {
    const bool named = !parse_person_name(name).words.empty();
    if (named && authorities_.institution(name) == nullptr) {
      voice.persons.push_back(name);
    } else {
      voice.bodies.push_back(name);
    }
  };
  // In a transcript, whose turn it is says more than who else takes part.
  const std::string& turn = match.passage.speaker;
  if (!turn.empty() && !is_bare_label(turn) && !parse_person_name(turn).words.empty()) {
    add(turn);
  } else {
    for (const std::string& speaker : match.statement.speakers) {
      for (const std::string& name : split_persons(speaker)) add(name);
    }
  }
  return voice;
}

bool NameAgreement::is_same_person(const std::string& printed, const std::string& said,
                                   const NameContext& context) const {
  if (may_be_same_person(printed, said)) return true;
  const Authority* one = authorities_.person(printed, context);
  const Authority* other = authorities_.person(said, context);
  if (one != nullptr && one == other) return true;
  const auto has_name = [](const Authority* person, const std::string& name) {
    if (person == nullptr) return false;
    return may_be_same_person(person->name, name) ||
           std::any_of(person->names.begin(), person->names.end(),
                       [&](const std::string& also) { return may_be_same_person(also, name); });
  };
  return has_name(other, printed) || has_name(one, said);
}

Agreement NameAgreement::compare_body(const std::string& name, const Voice& voice) {
  const std::set<std::string> nations = nations_named(name);
  std::set<std::string> of_voice;
  for (const std::string& body : voice.bodies) of_voice.merge(nations_named(body));
  if (!nations.empty() && !of_voice.empty() && !has_common(nations, of_voice)) {
    return Agreement::kContradicts;
  }
  const Authority* listed = authorities_.institution(name);
  if (listed != nullptr && listed == authorities_.institution(voice.bodies.front())) {
    return Agreement::kSupports;
  }
  const BodyName named = bodies_.read(name);
  // A ministry speaks for its government.
  if (named.is_government() && has_common(nations, of_voice)) return Agreement::kSupports;
  bool apart = false;
  for (const std::string& body : voice.bodies) {
    const BodyName known = bodies_.read(body);
    if (BodyNames::is_same(named, known)) return Agreement::kSupports;
    apart = apart || BodyNames::are_apart(named, known);
  }
  return apart ? Agreement::kContradicts : Agreement::kUnknown;
}

// "The Norwegian foreign minister", "a spokesman of the Ministry": by the body, by the country, or
// by who held the office.
Agreement NameAgreement::compare_office(const Attribution& attribution, const Voice& voice,
                                        const NameContext& context) {
  std::set<std::string> nations = nations_named(attribution.as_written);
  nations.merge(nations_named(attribution.speaker));
  nations.merge(nations_named(attribution.institution));
  std::set<std::string> of_voice;
  for (const std::string& body : voice.bodies) of_voice.merge(nations_named(body));
  for (const std::string& person : voice.persons) {
    const PersonName name = parse_person_name(person);
    of_voice.merge(nations_named(name.title + " " + name.office));
  }
  if (!nations.empty() && !of_voice.empty() && !has_common(nations, of_voice)) {
    return Agreement::kContradicts;
  }
  if (bodies_.is_body(attribution.institution)) {
    const Agreement body = compare_body(attribution.institution, voice);
    if (body != Agreement::kUnknown) return body;
  }
  const bool one_word = attribution.speaker.find(' ') == std::string::npos;
  const Authority* holder = one_word ? nullptr : authorities_.person(attribution.speaker, context);
  for (const std::string& person : voice.persons) {
    const PersonName name = parse_person_name(person);
    if (holder != nullptr && holder == authorities_.person(person, context)) {
      return Agreement::kSupports;
    }
    if (!nations.empty() && has_common(nations, of_voice) &&
        bodies_.share_office(attribution.speaker, name.title + " " + name.office)) {
      return Agreement::kSupports;
    }
  }
  return Agreement::kUnknown;
}

Agreement NameAgreement::compare(const Attribution& attribution, const QuoteMatch& match) {
  // What the press asks is not said by those who answer.
  if (match.passage.press) {
    return is_press(attribution.speaker) ? Agreement::kUnknown : Agreement::kContradicts;
  }
  const Voice voice = voice_of(match);
  const NameContext context{match.statement.date, match.statement.source};
  if (!is_person(attribution.speaker)) {
    const Agreement named = names_somebody(attribution)
                                ? compare_body(attribution.speaker, voice)
                                : compare_office(attribution, voice, context);
    // "The administration", of which the article has named the ministry that says it.
    return named == Agreement::kUnknown && bodies_.is_body(attribution.institution)
               ? compare_body(attribution.institution, voice)
               : named;
  }
  for (const std::string& person : voice.persons) {
    if (is_same_person(attribution.speaker, person, context)) return Agreement::kSupports;
  }
  if (!voice.persons.empty()) return Agreement::kContradicts;
  // The body that the person speaks for may have issued it in its own name.
  return bodies_.is_body(attribution.institution) ? compare_body(attribution.institution, voice)
                                                  : Agreement::kUnknown;
}

Agreement compare_dates(const std::optional<Date>& said_on, const std::optional<Date>& published,
                        const Date& statement) {
  constexpr std::chrono::days kNextDay{1};
  if (published && days(statement.first_day()) > days(published->last_day()) + kNextDay) {
    return Agreement::kContradicts;
  }
  if (!said_on) return Agreement::kUnknown;
  const bool near = days(statement.first_day()) <= days(said_on->last_day()) + kNextDay &&
                    days(statement.last_day()) + kNextDay >= days(said_on->first_day());
  return near ? Agreement::kSupports : Agreement::kContradicts;
}

}  // namespace cotejo
