// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/statement_names.h"

#include <algorithm>

#include "core/names/person_name.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

// Is it in the list, whatever its titles: "Ana Gil" beside "Ana Gil, Minister of Trade"?
bool is_among(const std::vector<std::string>& names, const std::string& name) {
  const std::string folded = parse_person_name(name).folded_text();
  return std::any_of(names.begin(), names.end(), [&](const std::string& other) {
    if (folded_name(other) == folded_name(name)) return true;
    for (const std::string& person : split_persons(other)) {
      if (!folded.empty() && parse_person_name(person).folded_text() == folded) return true;
    }
    return false;
  });
}

class NameReader {
 public:
  NameReader(const Statement& statement, const Authorities& authorities, StatementNames& names)
      : authorities_(authorities), context_{statement.date, statement.source}, names_(names) {}

  void source(const std::string& printed) {
    const Authority* known = authorities_.institution(printed);
    names_.source = known == nullptr ? printed : taken(printed, *known);
  }

  void speaker(const std::string& printed) {
    const std::vector<std::string> persons = split_persons(printed);
    const Authority* one =
        persons.size() > 1 || may_list_more(printed) ? nullptr : known_speaker(printed);
    if (one != nullptr) {
      add(taken(printed, *one));
      return;
    }
    const bool any = persons.size() > 1 &&
                     std::any_of(persons.begin(), persons.end(), [&](const std::string& person) {
                       return known_part(person) != nullptr;
                     });
    if (!any) {
      add(printed);
      return;
    }
    for (const std::string& person : persons) {
      const Authority* known = known_part(person);
      add(known == nullptr ? person : taken(person, *known));
    }
  }

  void turn(SpeakerTurn& turn) {
    if (turn.role != TurnRole::kNamed) return;
    const Authority* known = authorities_.person(turn.speaker, context_);
    // "SECRETARY BLINKEN" says more than a name does that was found for it.
    if (known == nullptr && !turn.full_name) known = authorities_.person(turn.label, context_);
    if (known == nullptr) return;
    turn.speaker = taken(turn.speaker, *known);
    turn.full_name = true;
  }

 private:
  // Behind a name and an office stands more, that does not read as another person's name or office:
  // taken for the first person's, it would be lost.
  static bool may_list_more(const std::string& printed) {
    return std::count(printed.begin(), printed.end(), ',') > 1;
  }

  const Authority* known_part(const std::string& person) const {
    return may_list_more(person) ? nullptr : authorities_.person(person, context_);
  }

  // An institution may be named as the speaker: "The White House".
  const Authority* known_speaker(const std::string& printed) const {
    if (const Authority* person = authorities_.person(printed, context_)) return person;
    return authorities_.institution(printed);
  }

  const std::string& taken(const std::string& printed, const Authority& known) {
    if (printed != known.name) names_.read.push_back({printed, known.name});
    return known.name;
  }

  void add(const std::string& name) {
    const auto& all = names_.speakers;
    if (std::find(all.begin(), all.end(), name) == all.end()) names_.speakers.push_back(name);
  }

  const Authorities& authorities_;
  NameContext context_;
  StatementNames& names_;
};

}  // namespace

StatementNames statement_names(const Statement& statement, const Authorities& authorities) {
  StatementNames names;
  names.turns = speaker_turns(statement);
  NameReader reader(statement, authorities, names);
  reader.source(statement.source);
  for (const std::string& speaker : statement.speakers) reader.speaker(speaker);
  for (SpeakerTurn& turn : names.turns) reader.turn(turn);
  for (const std::string& speaker : turn_speakers(names.turns)) {
    if (!is_among(names.speakers, speaker)) names.speakers.push_back(speaker);
  }
  return names;
}

}  // namespace cotejo
