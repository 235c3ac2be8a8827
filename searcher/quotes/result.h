// SPDX-License-Identifier: GPL-3.0-or-later
// What the question "where do these words come from?" is answered with: plain data, for the
// renderers to show. docs/quotes.md tells users what each verdict means.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/timestamp.h"
#include "core/statement/statement.h"
#include "searcher/quotes/alignment.h"

namespace cotejo {

/// How a quotation's words relate to those of its source; the first that applies from below.
enum class Verdict {
  kVerbatim,     ///< the same words in the same order, to the letter
  kTypographic,  ///< only case, accents, glyphs, punctuation or spacing differ
  kElided,       ///< words left out, and marked (… or […])
  kBracketed,    ///< words put in, and marked [so]
  kAltered,      ///< words differ, unmarked
  kStitched,     ///< fragments from different places joined
  kTranslated,   ///< the source is in another language
  kNotFound,
};
inline constexpr std::size_t kVerdicts = 8;
/// "verbatim", "typographic", …
std::string_view verdict_name(Verdict verdict);

/// Something that changes what was said.
enum class AlarmKind {
  kNegation,  ///< a negation or an exception dropped, put in, or swallowed by an ellipsis
  kNumber,
  kDate,  ///< a month or a day of the week
  kName,
  kOrder,     ///< the same words, another way round
  kDistance,  ///< an ellipsis that joins what stands far apart
};
/// "negation", "number", …
std::string_view alarm_name(AlarmKind kind);

struct Alarm {
  AlarmKind kind = AlarmKind::kNegation;
  std::string quote;   ///< the words of the quotation; empty where it has none
  std::string source;  ///< the words of the source; empty where it has none

  bool operator==(const Alarm&) const = default;
};

/// A run of words with one fate, and what stands beside them: joined, the texts are to the letter
/// the quotation, from its first word to its last and with the brackets and ellipses about them,
/// and the passage.
struct DiffRun {
  EditOp op = EditOp::kEqual;
  std::string quote;
  std::string source;
  bool marked = false;  ///< the printer marked it: an ellipsis, brackets

  bool operator==(const DiffRun&) const = default;
};

/// A stretch of a statement's text. Offsets are code points of the text.
struct Passage {
  std::string text;
  std::size_t start = 0;
  std::size_t end = 0;
  std::string speaker;  ///< whose turn it is, in a transcript: a name, else the label
  bool press = false;   ///< a question of the press
};

/// A statement as it no longer stands: its source has edited it since, or it was removed.
struct PastRevision {
  std::size_t number = 1;  ///< 1 is the oldest
  Timestamp since;         ///< the passage stood in the statement from then …
  Timestamp until;         ///< … until then
  bool removed = false;    ///< the statement was taken out of the archive then
};

struct QuoteMatch {
  Statement statement;  ///< `lang` is filled in where it was detected
  Verdict verdict = Verdict::kNotFound;
  double score = 0;  ///< similarity, 0 to 1; across the languages the share of words accounted for
  Passage passage;
  std::vector<DiffRun> diff;  ///< none across the languages
  std::vector<Alarm> alarms;
  /// Of a stitched quotation: the code points of the quotation that this match is the source of.
  std::optional<std::pair<std::size_t, std::size_t>> fragment;
  /// None: the statement as it stands.
  std::optional<PastRevision> past;
};

struct QuoteResult {
  std::string quote;  ///< as given
  std::string lang;   ///< code of the language it was read in
  Verdict verdict = Verdict::kNotFound;
  double score = 0;
  std::vector<Alarm> alarms;        ///< of the best match (of all fragments, if stitched)
  std::vector<QuoteMatch> matches;  ///< best first; at one score the earliest first
  std::uint64_t sources = 0;  ///< statements at the top score; may be more than were asked for
  std::vector<std::string> notes;
  std::vector<std::string> missing;  ///< shards that did not answer: a source may be in theirs
  double elapsed_ms = 0;
};

}  // namespace cotejo
