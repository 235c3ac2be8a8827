// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/negations.h"

#include <algorithm>

#include "core/text/normalizer.h"
#include "searcher/quotes/clauses.h"

namespace cotejo {
namespace {

bool is_all_capitals(std::string_view text, const TextWord& word) {
  const std::string_view printed = text.substr(word.begin, word.end - word.begin);
  return printed.size() > 1 &&
         std::none_of(printed.begin(), printed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool denies(const TellingWord& word) {
  return word.kind == TellingClass::kNegation || word.kind == TellingClass::kPhrase ||
         word.kind == TellingClass::kException;
}

// The negations and exceptions that have a word among the changed ones. "Sin lugar a dudas" is
// none, but "sin" is, once the rest of it stands without it.
template <typename Words>
std::vector<TellingWord> denials(const ReadComparison& read, std::string_view text,
                                 const Words& words, const std::vector<TellingWord>& telling,
                                 const std::vector<std::size_t>& among) {
  std::vector<TellingWord> found;
  for (const TellingWord& word : telling_among(telling, among)) {
    if (denies(word)) found.push_back(word);
    if (word.kind != TellingClass::kPlain) continue;
    std::vector<std::size_t> changed;
    for (const std::size_t i : among) {
      if (i >= word.begin && i < word.begin + word.length) changed.push_back(i);
    }
    if (changed.size() == word.length) continue;
    for (const std::size_t i : changed) {
      for (const TellingWord& part : read.telling.read(text, words, i, i + 1)) {
        if (denies(part)) found.push_back(part);
      }
    }
  }
  return found;
}

std::vector<TellingWord> quoted_denials(const ReadComparison& read, const ChangedWords& change) {
  const QuoteText& quote = read.comparison.quote;
  return denials(read, quote.text, quote.words, read.quote_telling, change.quote);
}

std::vector<TellingWord> said_denials(const ReadComparison& read, const ChangedWords& change) {
  return denials(read, read.comparison.source_text, read.comparison.source, read.source_telling,
                 change.source);
}

std::string text_of(const std::vector<TellingWord>& words, const ReadComparison& read,
                    bool in_quote) {
  if (words.empty()) return {};
  const std::size_t first = words.front().begin;
  const std::size_t last = words.back().begin + words.back().length - 1;
  return in_quote ? read.quote_text(first, last) : read.source_text(first, last);
}

// Legal for illegal: anywhere within the change, since what stands beside it may have moved it.
void compare_prefixes(const ReadComparison& read, const ChangedWords& change,
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

void compare_denials(const ReadComparison& read, const ChangedWords& change,
                     std::vector<PlacedAlarm>& alarms) {
  std::vector<TellingWord> quoted = quoted_denials(read, change);
  std::vector<TellingWord> said = said_denials(read, change);
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

void look_into_gap(const ReadComparison& read, const ChangedWords& change,
                   std::vector<PlacedAlarm>& alarms) {
  const LeftOut words(read, change.source.front(), change.source.back() + 1);
  for (const TellingWord& word : said_denials(read, change)) {
    if (!words.governs_what_remains(word)) continue;
    alarms.push_back({change.at, {AlarmKind::kNegation, "", read.source_text(change.source)}});
    return;
  }
}

// Does the quotation say that a sentence begins with it, or that something stood before: by a
// capital that the source has not, or by an ellipsis?
bool begins_otherwise(const ReadComparison& read, std::size_t source_begin) {
  const std::string_view quote = read.comparison.quote.text;
  const std::size_t begin = read.quoted(0).begin;
  const std::string_view before = quote.substr(0, begin);
  if (before.find("…") != std::string_view::npos || before.find("..") != std::string_view::npos) {
    return true;
  }
  const std::string_view said = read.comparison.source_text.substr(read.said(source_begin).begin);
  return begins_capital(quote.substr(begin)) && !begins_capital(said) &&
         (read.comparison.quote.words.size() == 1 || !is_all_capitals(quote, read.quoted(0)));
}

// "Vamos a venderla" for "No vamos a venderla": the negation stands right before what is quoted.
void look_before(const ReadComparison& read, std::vector<PlacedAlarm>& alarms) {
  constexpr std::size_t kBefore = 2;
  const AlignedWord& first = read.comparison.alignment.words.front();
  if (first.op != EditOp::kEqual || !first.quote || !first.source) return;
  const std::size_t begin = *first.source;
  if (begin == 0 || !begins_otherwise(read, begin)) return;
  // A sign between them ends what is negated.
  if (read.said(begin).begin != read.said(begin - 1).end + 1) return;
  const std::size_t from = begin - std::min(begin, kBefore);
  const auto before =
      read.telling.read(read.comparison.source_text, read.comparison.source, from, begin);
  if (before.empty() || before.back().kind != TellingClass::kNegation) return;
  const TellingWord& negation = before.back();
  if (negation.begin + negation.length != begin) return;
  alarms.push_back({0, {AlarmKind::kNegation, "", read.source_text(negation.begin, begin - 1)}});
}

}  // namespace

std::vector<PlacedAlarm> negation_alarms(const ReadComparison& read) {
  std::vector<PlacedAlarm> alarms;
  look_before(read, alarms);
  for (const ChangedWords& change : read.changes) {
    if (change.mark == ChangedWords::Mark::kGap || change.joins_fragments()) {
      look_into_gap(read, change, alarms);
    } else {
      compare_denials(read, change, alarms);
    }
  }
  return alarms;
}

}  // namespace cotejo
