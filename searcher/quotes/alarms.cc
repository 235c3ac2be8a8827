// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/alarms.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "searcher/quotes/changes.h"
#include "searcher/quotes/figures.h"
#include "searcher/quotes/names.h"
#include "searcher/quotes/negations.h"
#include "searcher/quotes/word_order.h"

namespace cotejo {
namespace {

// The ends of what was left out are enough to find it by.
constexpr std::size_t kWordsShown = 4;

std::vector<PlacedAlarm> distance_alarms(const ReadComparison& read) {
  std::vector<PlacedAlarm> alarms;
  for (const ChangedWords& change : read.changes) {
    if (!change.quote.empty() || change.source.size() < kFarApart) continue;
    const std::size_t first = change.source.front();
    const std::size_t last = change.source.back();
    std::string source = read.source_text(first, first + kWordsShown - 1) + " … " +
                         read.source_text(last - kWordsShown + 1, last);
    alarms.push_back({change.at, {AlarmKind::kDistance, "", std::move(source)}});
  }
  return alarms;
}

}  // namespace

std::vector<Alarm> find_alarms(const Comparison& comparison, const Dictionary& dictionary) {
  const Alignment& alignment = comparison.alignment;
  if (comparison.quote.words.empty() || alignment.source_begin >= alignment.source_end) return {};
  const TellingWords telling(dictionary, comparison.language);
  const ReadComparison read(comparison, telling);
  const auto moved = moved_words(read);
  std::vector<PlacedAlarm> found = order_alarms(read, moved);
  for (auto search : {negation_alarms, figure_alarms, name_alarms, distance_alarms}) {
    auto more = search(read);
    std::move(more.begin(), more.end(), std::back_inserter(found));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const PlacedAlarm& a, const PlacedAlarm& b) { return a.at < b.at; });
  std::vector<Alarm> alarms;
  for (PlacedAlarm& placed : found) alarms.push_back(std::move(placed.alarm));
  return alarms;
}

}  // namespace cotejo
