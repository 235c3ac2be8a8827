// SPDX-License-Identifier: GPL-3.0-or-later
// How scripts/bench asks an engine: questions come by standard input, one a line, and are timed
// inside the program that answers, so that no engine pays for its start or for a pipe.
//
//   question   top|facets TAB all|any|phrase|quote TAB LANG TAB WORDS [TAB SINCE TAB UNTIL]
//   answer     MILLISECONDS TAB TOTAL TAB IDS TAB DISTINCT VALUES OF EACH FACET
//
// The line "reopen" opens the index anew, so that nothing is remembered; its answer is "ready",
// which is also the first line of all.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace cotejo {

enum class QuestionShape {
  kAll,
  kAny,
  kPhrase,
  kQuote,  ///< some of its words may be wrong
};

struct PeerQuestion {
  bool facets = false;  ///< exact counts of source, speaker and month, beside the first ten
  QuestionShape shape = QuestionShape::kAll;
  std::string lang;
  std::vector<std::string> words;  ///< in small letters
  std::string since;               ///< "2026-03-05", or empty
  std::string until;
};

struct PeerAnswer {
  std::uint64_t total = 0;
  std::vector<std::string> ids;
  std::vector<std::size_t> distinct;
};

using AskPeer = std::function<PeerAnswer(const PeerQuestion&)>;

/// Answers until `in` ends. `open` gives what answers questions. Throws std::runtime_error on a
/// line that is none of the above.
void answer_questions(std::istream& in, std::ostream& out, const std::function<AskPeer()>& open);

}  // namespace cotejo
