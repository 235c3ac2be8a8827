// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "core/base/language.h"
#include "core/base/utf8.h"
#include "core/text/language_detector.h"

namespace cotejo {
namespace {

std::size_t count_occurrences(std::string_view text, std::string_view what, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos && count < most;
       at = text.find(what, at + what.size())) {
    ++count;
  }
  return count;
}

// UTF-8 that was read as Latin-1 or windows-1252 and written again: Ã© for é, â€œ for “, Â« for «.
bool looks_garbled(std::string_view text) {
  constexpr std::array<std::string_view, 8> kTraces{"Ã©", "Ã¡",  "Ã³",  "Ã±",
                                                    "Ã­", "â€œ", "â€™", "Â«"};
  return std::any_of(kTraces.begin(), kTraces.end(), [&](std::string_view trace) {
    return text.find(trace) != std::string_view::npos;
  });
}

std::string sample_of(const Statement& statement) {
  // The title and two kilobytes of it settle the language as well as all of it does.
  constexpr std::size_t kEnough = 2 * 1024;
  std::string sample = statement.title + "\n";
  if (statement.turns.empty()) {
    sample += truncate_utf8(statement.body, kEnough);
  }
  for (const Turn& turn : statement.turns) {
    if (sample.size() >= kEnough) break;
    sample += truncate_utf8(turn.text, kEnough);
    sample += "\n";
  }
  return sample;
}

void examine_language(const Statement& s, const std::string& detected,
                      std::vector<Finding>& findings) {
  if (s.lang.empty()) {
    if (detected.empty()) {
      findings.push_back(
          {"lang-unknown", "no language declared, none recognised: its words are not stemmed"});
    } else {
      findings.push_back(
          {"lang-detected", fmt::format("no language declared, taken as {}", detected)});
    }
    return;
  }
  const DetectedLanguage found = detect_language(sample_of(s));
  const std::string_view declared = std::string_view(s.lang).substr(0, s.lang.find('-'));
  // Only between languages we know: a short text in Galician or Scots fools any detector.
  if (found.reliable && found.code != declared && language_of(found.code) != other_language() &&
      language_of(declared) != other_language()) {
    findings.push_back(
        {"lang-differs",
         fmt::format("declared as {}, reads like {}; kept as declared", s.lang, found.code)});
  }
}

}  // namespace

std::string detected_language(const Statement& statement) {
  return detect_language(sample_of(statement)).code;
}

std::vector<Finding> examine(const Statement& s, const std::string& detected, const Date& today) {
  std::vector<Finding> findings;
  examine_language(s, detected, findings);
  if (!s.kind.empty() && std::find(kKinds.begin(), kKinds.end(), s.kind) == kKinds.end()) {
    findings.push_back({"unknown-kind", fmt::format("kind '{}' is none of the format's", s.kind)});
  }
  if (s.date.first_day() > today) {
    findings.push_back({"future-date", fmt::format("dated {}, in the future", s.date.to_string())});
  }
  const auto each_text = [&](auto&& test) {
    if (test(s.title) || test(s.body)) return true;
    return std::any_of(s.turns.begin(), s.turns.end(),
                       [&](const Turn& turn) { return test(turn.text); });
  };
  if (each_text([](const std::string& text) { return looks_garbled(text); })) {
    findings.push_back(
        {"garbled-text", "has Ã©, â€œ or the like: its accents were lost in a conversion"});
  }
  if (each_text([](const std::string& text) {
        return count_occurrences(text, "\xCC\x81", 1) + count_occurrences(text, "\xCC\x83", 1) > 0;
      })) {
    findings.push_back(
        {"decomposed-text", "has accents as characters of their own (NFD): found all the same"});
  }
  if (each_text([](const std::string& text) { return count_occurrences(text, "\uFFFD", 1) > 0; })) {
    findings.push_back({"replacement-characters", "has U+FFFD: characters were lost before"});
  }
  return findings;
}

Date latest_plausible_day() {
  using namespace std::chrono;
  const year_month_day day(floor<days>(system_clock::now()) + days(1));
  return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
          static_cast<unsigned>(day.day())};
}

}  // namespace cotejo
