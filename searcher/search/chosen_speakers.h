// SPDX-License-Identifier: GPL-3.0-or-later
// The speakers that a query or a filter asks for, so that passages they say are shown first.
#pragma once

#include <string>
#include <vector>

#include "core/names/authorities.h"
#include "core/transcript/speaker_turns.h"
#include "searcher/query/query_tree.h"
#include "searcher/search/filters.h"

namespace cotejo {

class ChosenSpeakers {
 public:
  /// Of `speaker:` in the query (not of exclusions), and of --speaker.
  ChosenSpeakers(const QueryNode& root, const Filters& filters, const Authorities& authorities);

  bool empty() const { return names_.empty(); }
  /// Has the turn's speaker all words of one of the names?
  bool includes(const SpeakerTurn& turn) const;

 private:
  void add(const std::string& name);
  void add_words(const std::string& name);
  void collect(const QueryNode& node);

  const Authorities& authorities_;
  std::vector<std::vector<std::string>> names_;  // folded words of each
};

}  // namespace cotejo
