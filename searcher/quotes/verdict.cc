// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/verdict.h"

#include "core/base/utf8.h"

namespace cotejo {
namespace {

bool is_space_at(std::string_view text, std::size_t at, std::size_t& next) {
  next = at;
  const char32_t c = decode_utf8(text, next);
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

// Alike but for the amount of white space.
bool same_but_spacing(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t next = 0;
  while (i < a.size() && j < b.size()) {
    const bool space = is_space_at(a, i, next);
    if (space != is_space_at(b, j, next)) return false;
    if (!space) {
      if (a[i++] != b[j++]) return false;
      continue;
    }
    while (i < a.size() && is_space_at(a, i, next)) i = next;
    while (j < b.size() && is_space_at(b, j, next)) j = next;
  }
  return i == a.size() && j == b.size();
}

// An unmarked gap of so many words, with as many words that stand there on either side of it, is
// no slip: two fragments were joined.
constexpr std::size_t kStitchedGap = 10;
// A marked one may leave out a long sentence or two.
constexpr std::size_t kMarkedGap = 120;
constexpr std::size_t kFragmentWords = 3;

// Longest run of words left out, at an ellipsis or not, between fragments that stand by themselves.
std::size_t longest_omission(const Alignment& alignment, bool at_gap) {
  std::size_t longest = 0;
  std::size_t before = 0;
  for (std::size_t i = 0; i < alignment.words.size();) {
    if (alignment.words[i].op != EditOp::kDelete) {
      before += alignment.words[i].op == EditOp::kEqual ? 1 : 0;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < alignment.words.size() && alignment.words[end].op == EditOp::kDelete) ++end;
    std::size_t behind = 0;
    for (std::size_t j = end; j < alignment.words.size(); ++j) {
      behind += alignment.words[j].op == EditOp::kEqual ? 1 : 0;
    }
    const bool fragments = before >= kFragmentWords && behind >= kFragmentWords;
    if (fragments && alignment.words[i].at_gap == at_gap) longest = std::max(longest, end - i);
    i = end;
  }
  return longest;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  static constexpr std::array<std::string_view, kVerdicts> kNames{
      "verbatim", "typographic", "elided",     "bracketed",
      "altered",  "stitched",    "translated", "not_found"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view alarm_name(AlarmKind kind) {
  static constexpr std::array<std::string_view, 6> kNames{"negation", "number", "date",
                                                          "name",     "order",  "distance"};
  return kNames[static_cast<std::size_t>(kind)];
}

Verdict judge(const Comparison& comparison) {
  bool elided = false;
  bool bracketed = false;
  bool altered = false;
  for (const AlignedWord& word : comparison.alignment.words) {
    switch (word.op) {
      case EditOp::kEqual:
        break;
      case EditOp::kDelete:
        (word.at_gap ? elided : altered) = true;
        break;
      case EditOp::kInsert:
      case EditOp::kReplace:
        (comparison.quote.words[*word.quote].bracketed ? bracketed : altered) = true;
        break;
    }
  }
  if (longest_omission(comparison.alignment, false) >= kStitchedGap ||
      longest_omission(comparison.alignment, true) >= kMarkedGap) {
    return Verdict::kStitched;
  }
  if (altered) return Verdict::kAltered;
  if (bracketed) return Verdict::kBracketed;
  if (elided) return Verdict::kElided;
  const auto& quoted = comparison.quote.words;
  const auto& source = comparison.source;
  const std::string_view printed =
      std::string_view(comparison.quote.text)
          .substr(quoted.front().begin, quoted.back().end - quoted.front().begin);
  const std::size_t begin = source[comparison.alignment.source_begin].begin;
  const std::size_t end = source[comparison.alignment.source_end - 1].end;
  return same_but_spacing(printed, comparison.source_text.substr(begin, end - begin))
             ? Verdict::kVerbatim
             : Verdict::kTypographic;
}

std::vector<DiffRun> word_diff(const Comparison& comparison) {
  std::vector<DiffRun> runs;
  const auto extend = [](std::string& run, std::string_view text, std::size_t& last,
                         const TextWord& word) {
    // Within a run the text as it stands, what lies between its words included.
    if (run.empty()) last = word.begin;
    run += text.substr(last, word.end - last);
    last = word.end;
  };
  std::size_t quote_end = 0;
  std::size_t source_end = 0;
  for (const AlignedWord& word : comparison.alignment.words) {
    const bool marked =
        word.op == EditOp::kDelete
            ? word.at_gap
            : word.op != EditOp::kEqual && comparison.quote.words[*word.quote].bracketed;
    if (runs.empty() || runs.back().op != word.op || runs.back().marked != marked) {
      runs.push_back({word.op, {}, {}, marked});
    }
    if (word.quote) {
      extend(runs.back().quote, comparison.quote.text, quote_end,
             comparison.quote.words[*word.quote]);
    }
    if (word.source) {
      extend(runs.back().source, comparison.source_text, source_end,
             comparison.source[*word.source]);
    }
  }
  return runs;
}

}  // namespace cotejo
