// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/word_order.h"

#include <algorithm>

namespace cotejo {
namespace {

bool is_unmarked(const ChangedWords& change) {
  return change.mark == ChangedWords::Mark::kNone;
}

// The first word and the last may have changed places, and the words that the source has in theirs
// then lie outside its passage. Farther out, only whole clauses are looked for.
constexpr std::size_t kOutside = 2;
constexpr std::size_t kClauseOutside = 40;
constexpr std::size_t kClauseWords = 3;

bool is_content(const ReadComparison& read, std::size_t quoted) {
  return !read.telling.is_stop_word(read.quoted(quoted));
}

std::vector<std::string> outside_keys(const ReadComparison& read, std::size_t most) {
  const Alignment& alignment = read.comparison.alignment;
  std::vector<std::string> keys;
  const std::size_t begin = alignment.source_begin;
  for (std::size_t i = begin - std::min(begin, most); i < begin; ++i) {
    keys.push_back(read.source_key(i));
  }
  keys.emplace_back();  // no clause goes on from before the passage to behind it
  const std::size_t end = std::min(alignment.source_end + most, read.comparison.source.size());
  for (std::size_t i = alignment.source_end; i < end; ++i) keys.push_back(read.source_key(i));
  return keys;
}

// Words put in at either end that stand just outside the passage.
void add_from_outside(const ReadComparison& read, const ChangedWords& change,
                      std::set<std::string>& moved) {
  std::vector<std::string> run;
  for (const std::size_t word : change.quote) run.push_back(read.quote_key(word));
  const bool at_end =
      run.size() > 0 &&
      (change.quote.front() == 0 || change.quote.back() + 1 == read.comparison.quote.words.size());
  if (at_end) {
    const auto near = outside_keys(read, run.size() + kOutside);
    for (const std::size_t word : change.quote) {
      if (!is_content(read, word)) continue;
      const std::string key = read.quote_key(word);
      if (std::find(near.begin(), near.end(), key) != near.end()) moved.insert(key);
    }
  }
  if (run.size() < kClauseWords) return;
  const auto far = outside_keys(read, kClauseOutside);
  if (std::search(far.begin(), far.end(), run.begin(), run.end()) == far.end()) return;
  for (const std::size_t word : change.quote) {
    if (is_content(read, word)) moved.insert(read.quote_key(word));
  }
}

// From the first moved word to the last.
template <typename KeyOf>
std::vector<std::size_t> span_of(std::size_t begin, std::size_t end,
                                 const std::set<std::string>& moved, KeyOf key_of) {
  std::vector<std::size_t> words;
  for (std::size_t i = begin; i < end; ++i) {
    if (moved.contains(key_of(i))) words.push_back(i);
  }
  return words;
}

void compare_sequence(const ReadComparison& read, const ChangedWords& change,
                      std::vector<PlacedAlarm>& alarms) {
  const auto sequence = [](std::vector<TellingWord> words) {
    std::erase_if(words, [](const TellingWord& w) { return w.kind != TellingClass::kSequence; });
    return words;
  };
  const auto quoted = sequence(telling_among(read.quote_telling, change.quote));
  const auto said = sequence(telling_among(read.source_telling, change.source));
  if (quoted.empty() || said.empty() || quoted.front().sense == said.front().sense) return;
  const TellingWord& one = quoted.front();
  const TellingWord& other = said.front();
  alarms.push_back({one.begin,
                    {AlarmKind::kOrder, read.quote_text(one.begin, one.begin + one.length - 1),
                     read.source_text(other.begin, other.begin + other.length - 1)}});
}

}  // namespace

std::set<std::string> moved_words(const ReadComparison& read) {
  std::set<std::string> gone;
  for (const ChangedWords& change : read.changes) {
    if (!is_unmarked(change)) continue;
    for (const std::size_t word : change.source) gone.insert(read.source_key(word));
  }
  // Only what hangs on it is another: Jordan, Jordan’s.
  for (const AlignedWord& word : read.comparison.alignment.words) {
    if (!word.near || read.quote_key(*word.quote) != read.source_key(*word.source)) continue;
    gone.erase(read.source_key(*word.source));
  }
  std::set<std::string> moved;
  std::set<std::string> small;  // pronouns and the like: one alone says nothing
  for (const ChangedWords& change : read.changes) {
    if (!is_unmarked(change)) continue;
    for (const std::size_t word : change.quote) {
      const std::string key = read.quote_key(word);
      if (gone.contains(key)) (is_content(read, word) ? moved : small).insert(key);
    }
    add_from_outside(read, change, moved);
  }
  if (moved.empty() && small.size() >= 2) return small;
  return moved;
}

std::vector<PlacedAlarm> order_alarms(const ReadComparison& read,
                                      const std::set<std::string>& moved) {
  std::vector<PlacedAlarm> alarms;
  if (!moved.empty()) {
    const auto quoted = span_of(0, read.comparison.quote.words.size(), moved,
                                [&](std::size_t word) { return read.quote_key(word); });
    const std::size_t begin = read.comparison.alignment.source_begin;
    const std::size_t end = read.comparison.alignment.source_end;
    const std::size_t from = begin - std::min(begin, kClauseOutside);
    const std::size_t to = std::min(end + kClauseOutside, read.comparison.source.size());
    auto said = span_of(begin, end, moved, [&](std::size_t word) { return read.source_key(word); });
    if (said.size() < moved.size()) {
      said = span_of(from, to, moved, [&](std::size_t word) { return read.source_key(word); });
    }
    alarms.push_back({quoted.empty() ? 0 : quoted.front(),
                      {AlarmKind::kOrder, read.quote_text(quoted), read.source_text(said)}});
  }
  for (const ChangedWords& change : read.changes) {
    if (change.mark != ChangedWords::Mark::kGap) compare_sequence(read, change, alarms);
  }
  return alarms;
}

}  // namespace cotejo
