// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/chosen_speakers.h"

#include <algorithm>

#include "core/names/person_name.h"
#include "searcher/query/known_names.h"

namespace cotejo {

ChosenSpeakers::ChosenSpeakers(const QueryNode& root, const Filters& filters,
                               const Authorities& authorities)
    : authorities_(authorities) {
  collect(root);
  for (const FieldFilter& filter : filters.fields) {
    if (filter.field != Field::kSpeaker) continue;
    for (const std::string& value : filter.values) add(value);
  }
}

void ChosenSpeakers::add(const std::string& name) {
  add_words(name);
  const std::string known = known_name(authorities_, Field::kSpeaker, name);
  if (!known.empty()) add_words(known);
}

void ChosenSpeakers::add_words(const std::string& name) {
  std::vector<std::string> words = parse_person_name(name).folded;
  if (!words.empty()) names_.push_back(std::move(words));
}

void ChosenSpeakers::collect(const QueryNode& node) {
  using Kind = QueryNode::Kind;
  if (node.kind == Kind::kNot) return;
  const bool is_name = node.kind == Kind::kWord || node.kind == Kind::kPhrase;
  if (is_name && node.field == Field::kSpeaker) add(node.text);
  for (const QueryNode& child : node.children) collect(child);
}

bool ChosenSpeakers::includes(const SpeakerTurn& turn) const {
  if (turn.role != TurnRole::kNamed) return false;
  const std::vector<std::string> said_by = parse_person_name(turn.speaker).folded;
  return std::any_of(names_.begin(), names_.end(), [&](const std::vector<std::string>& name) {
    return std::all_of(name.begin(), name.end(), [&](const std::string& word) {
      return std::find(said_by.begin(), said_by.end(), word) != said_by.end();
    });
  });
}

}  // namespace cotejo
