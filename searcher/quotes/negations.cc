// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/negations.h"

#include <algorithm>

#include "searcher/quotes/clauses.h"

namespace cotejo {
namespace {

bool denies(const TellingWord& word) {
  return word.kind == TellingClass::kNegation || word.kind == TellingClass::kPhrase ||
         word.kind == TellingClass::kException;
}

std::vector<TellingWord> denials(const std::vector<TellingWord>& telling,
                                 const std::vector<std::size_t>& among) {
  std::vector<TellingWord> found = telling_among(telling, among);
  std::erase_if(found, [](const TellingWord& word) { return !denies(word); });
  return found;
}

std::string text_of(const std::vector<TellingWord>& words, const ReadComparison& read,
                    bool in_quote) {
  if (words.empty()) return {};
  const std::size_t first = words.front().begin;
  const std::size_t last = words.back().begin + words.back().length - 1;
  return in_quote ? read.quote_text(first, last) : read.source_text(first, last);
}

// Legal for illegal: anywhere within the change, since what stands beside it may have moved it.
void compare_prefixes(const ReadComparison& read, const Change& change,
                      std::vector<PlacedAlarm>& alarms) {
  for (const std::size_t quoted : change.quote) {
    for (const std::size_t said : change.source) {
      if (!read.telling.are_opposites(read.quote_key(quoted), read.source_key(said))) continue;
      alarms.push_back(
          {quoted,
           {AlarmKind::kNegation, read.quote_text(quoted, quoted), read.source_text(said, said)}});
    }
  }
}

void compare_denials(const ReadComparison& read, const Change& change,
                     std::vector<PlacedAlarm>& alarms) {
  std::vector<TellingWord> quoted = denials(read.quote_telling, change.quote);
  std::vector<TellingWord> said = denials(read.source_telling, change.source);
  std::erase_if(said, [&](const TellingWord& word) {
    return std::any_of(change.quote.begin(), change.quote.end(),
                       [&](std::size_t other) { return read.is_slip(other, word.begin); });
  });
  if (quoted.empty() != said.empty()) {
    alarms.push_back(
        {change.at,
         {AlarmKind::kNegation, text_of(quoted, read, true), text_of(said, read, false)}});
  } else {
    compare_prefixes(read, change, alarms);
  }
}

void look_into_gap(const ReadComparison& read, const Change& change,
                   std::vector<PlacedAlarm>& alarms) {
  const LeftOut words(read, change.source.front(), change.source.back() + 1);
  for (const TellingWord& word : denials(read.source_telling, change.source)) {
    if (!words.governs_what_remains(word)) continue;
    alarms.push_back({change.at, {AlarmKind::kNegation, "", read.source_text(change.source)}});
    return;
  }
}

}  // namespace

std::vector<PlacedAlarm> negation_alarms(const ReadComparison& read) {
  std::vector<PlacedAlarm> alarms;
  for (const Change& change : read.changes) {
    if (change.mark == Change::Mark::kGap || change.joins_fragments()) {
      look_into_gap(read, change, alarms);
    } else {
      compare_denials(read, change, alarms);
    }
  }
  return alarms;
}

}  // namespace cotejo
