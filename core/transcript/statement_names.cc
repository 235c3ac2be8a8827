// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/statement_names.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "core/names/person_name.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

// Names, each once; a hostile record may have a hundred thousand of them.
class SpeakerList {
 public:
  void add(const std::string& name) {
    if (!printed_.insert(name).second) return;
    names_.push_back(name);
    folded_.insert(folded_name(name));
    for (const std::string& person : split_persons(name)) {
      persons_.insert(parse_person_name(person).folded_text());
    }
  }
  // Is it in the list, whatever its titles: "Ana Gil" beside "Ana Gil, Minister of Trade"?
  bool has_person(const std::string& name) const {
    const std::string person = parse_person_name(name).folded_text();
    return folded_.contains(folded_name(name)) || (!person.empty() && persons_.contains(person));
  }
  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
  std::unordered_set<std::string> printed_;
  std::unordered_set<std::string> folded_;
  std::unordered_set<std::string> persons_;
};

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
      speakers_.add(taken(printed, *one));
      return;
    }
    const bool any = persons.size() > 1 &&
                     std::any_of(persons.begin(), persons.end(), [&](const std::string& person) {
                       return known_part(person) != nullptr;
                     });
    if (!any) {
      speakers_.add(printed);
      return;
    }
    for (const std::string& person : persons) {
      const Authority* known = known_part(person);
      speakers_.add(known == nullptr ? person : taken(person, *known));
    }
  }

  void turn(SpeakerTurn& turn) {
    if (turn.role != TurnRole::kNamed) return;
    const Authority* known = known_in_turn(turn);
    if (known == nullptr) return;
    turn.speaker = taken(turn.speaker, *known);
    turn.full_name = true;
  }

  void finish() {
    for (const std::string& speaker : turn_speakers(names_.turns)) {
      if (!speakers_.has_person(speaker)) speakers_.add(speaker);
    }
    names_.speakers = speakers_.take();
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

  // A transcript has few speakers, and each of them many turns.
  const Authority* known_in_turn(const SpeakerTurn& turn) {
    const auto [known, fresh] =
        in_turns_.try_emplace({turn.speaker, turn.label, turn.full_name}, nullptr);
    if (!fresh) return known->second;
    known->second = authorities_.person(turn.speaker, context_);
    // "SECRETARY BLINKEN" says more than a name does that was found for it.
    if (known->second == nullptr && !turn.full_name) {
      known->second = authorities_.person(turn.label, context_);
    }
    return known->second;
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

  const Authorities& authorities_;
  NameContext context_;
  StatementNames& names_;
  SpeakerList speakers_;
  // By a turn's name, label and whether the name is whole.
  std::map<std::tuple<std::string, std::string, bool>, const Authority*> in_turns_;
};

}  // namespace

StatementNames statement_names(const Statement& statement, const Authorities& authorities) {
  StatementNames names;
  names.turns = speaker_turns(statement);
  NameReader reader(statement, authorities, names);
  reader.source(statement.source);
  for (const std::string& speaker : statement.speakers) reader.speaker(speaker);
  for (SpeakerTurn& turn : names.turns) reader.turn(turn);
  reader.finish();
  return names;
}

std::vector<SpeakerTurn> named_turns(const Statement& statement, const Authorities& authorities) {
  StatementNames names;
  names.turns = speaker_turns(statement);
  NameReader reader(statement, authorities, names);
  for (SpeakerTurn& turn : names.turns) reader.turn(turn);
  return std::move(names.turns);
}

}  // namespace cotejo
