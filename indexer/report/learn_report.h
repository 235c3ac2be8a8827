// SPDX-License-Identifier: GPL-3.0-or-later
// What learning from translations found: plain data, and its renderings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cotejo {

/// Two words that were learned to translate each other.
struct LearnedExample {
  std::string first_lang;  ///< code
  std::string first;       ///< folded word
  std::string second_lang;
  std::string second;
};

struct LearnReport {
  std::uint64_t linked = 0;    ///< translations whose original is in the index, in another language
  std::uint64_t read = 0;      ///< of those; fewer if there are more than memory is set aside for
  std::uint64_t segments = 0;  ///< sentences and titles that were aligned
  std::uint64_t pairs = 0;     ///< pairs of words kept
  std::uint64_t min_segments = 0;
  bool learned = false;  ///< false: too few segments, nothing was changed
  std::vector<LearnedExample> examples;
  std::string revision;  ///< of the index after the run
  double seconds = 0;
};

/// One JSON object and a newline; docs/json-output.md has its keys.
std::string learn_report_json(const LearnReport& report);
/// One or two lines for a person.
std::string learn_report_text(const LearnReport& report);
/// The examples for a person, one line each; nothing if there are none.
std::string learn_examples_text(const LearnReport& report);
/// What `status` shows of it, as JSON: `at` (UTC), `linked`, `segments`, `pairs`.
std::string learned_json(const LearnReport& report, const std::string& at);

}  // namespace cotejo
