// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/verdict.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/utf8.h"
#include "searcher/quotes/word_keys.h"

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

// An unmarked gap of so many words, with fragments of so many on either side of it, is no slip: two
// fragments were joined.
constexpr std::size_t kStitchedGap = 10;
constexpr std::size_t kFragmentWords = 3;
// Words in a row that the source has, but elsewhere: fewer may be chance.
constexpr std::size_t kMovedWords = 4;

// Longest run of words left out, at an ellipsis or not, between fragments that stand by themselves.
std::size_t longest_omission(const Alignment& alignment, bool at_gap) {
  const auto fate_of = [&](std::size_t i) { return alignment.words[i].op; };
  const std::size_t size = alignment.words.size();
  // Words that stand there, up to each place.
  std::vector<std::size_t> standing(size + 1, 0);
  for (std::size_t i = 0; i < size; ++i) {
    standing[i + 1] = standing[i] + (fate_of(i) == EditOp::kEqual ? 1 : 0);
  }
  std::size_t longest = 0;
  for (std::size_t i = 0; i < size;) {
    std::size_t end = i;
    while (end < size && fate_of(end) == EditOp::kDelete) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    const bool fragments =
        standing[i] >= kFragmentWords && standing[size] - standing[end] >= kFragmentWords;
    if (fragments && alignment.words[i].at_gap == at_gap) longest = std::max(longest, end - i);
    i = end;
  }
  return longest;
}

// Do words in a row that were "put in" stand in the source, ten words or more from where the rest
// does? Fragments joined in another order than they were said.
bool joins_out_of_order(const Comparison& comparison) {
  const Alignment& alignment = comparison.alignment;
  std::vector<std::string> keys;
  for (const TextWord& word : comparison.source) keys.push_back(comparison_key(word.folded));
  std::vector<std::string> run;
  const auto stands_apart = [&] {
    if (run.size() < kMovedWords) return false;
    for (auto at = keys.begin();; ++at) {
      at = std::search(at, keys.end(), run.begin(), run.end());
      if (at == keys.end()) return false;
      const auto first = static_cast<std::size_t>(at - keys.begin());
      if (first + run.size() + kStitchedGap <= alignment.source_begin) return true;
      if (first >= alignment.source_end + kStitchedGap) return true;
    }
  };
  for (const AlignedWord& word : alignment.words) {
    const bool put_in = (word.op == EditOp::kInsert || word.op == EditOp::kReplace) &&
                        !is_marked(comparison.quote.words[*word.quote]);
    if (put_in) {
      run.push_back(comparison_key(comparison.quote.words[*word.quote].folded));
    } else if (word.op != EditOp::kDelete) {
      if (stands_apart()) return true;
      run.clear();
    }
  }
  return stands_apart();
}

// ! and ? that the quotation has at its ends and the source has not; other marks there say nothing.
bool exclaims_otherwise(const Comparison& comparison, std::size_t begin, std::size_t end) {
  const auto signs = [](std::string_view text) {
    std::string found;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t from = at;
      const char32_t c = decode_utf8(text, at);
      const bool sign = c == U'!' || c == U'?' || c == U'¡' || c == U'¿';
      if (sign) found.append(text, from, at - from);
    }
    return found;
  };
  const std::string_view text = comparison.quote.text;
  const std::string before = signs(text.substr(0, comparison.quote.words.front().begin));
  const std::string after = signs(text.substr(comparison.quote.words.back().end));
  if (before.empty() && after.empty()) return false;
  constexpr std::size_t kNear = 4;  // bytes: a sign, and a quotation mark beside it
  const std::string_view source = comparison.source_text;
  const std::size_t left = begin < kNear ? begin : kNear;
  return (!before.empty() &&
          signs(source.substr(begin - left, left)).find(before) == std::string::npos) ||
         (!after.empty() && signs(source.substr(end, kNear)).find(after) == std::string::npos);
}

bool has_ellipsis(std::string_view text) {
  return text.find("…") != std::string_view::npos || text.find("..") != std::string_view::npos ||
         text.find(". .") != std::string_view::npos;
}

// An ellipsis before the first word or behind the last one, where the source has none: it says that
// more was said.
bool is_cut_short(const Comparison& comparison, std::size_t begin, std::size_t end) {
  constexpr std::size_t kNear = 8;  // bytes: an ellipsis in brackets
  const std::string_view text = comparison.quote.text;
  const std::string_view source = comparison.source_text;
  const std::size_t left = std::min(begin, kNear);
  const bool before = has_ellipsis(text.substr(0, comparison.quote.words.front().begin)) &&
                      !has_ellipsis(source.substr(begin - left, left));
  const bool behind = has_ellipsis(text.substr(comparison.quote.words.back().end)) &&
                      !has_ellipsis(source.substr(end, kNear));
  return before || behind;
}

std::string_view without_points(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ',')) text.remove_suffix(1);
  return text;
}

// Where words stand that are the same, are their letters too? Not where a possessive ’s or a sign
// of quantity is gone.
bool same_letters(const Comparison& comparison) {
  struct Span {
    std::size_t begin = std::string::npos;
    std::size_t end = 0;
    void add(const TextWord& word) {
      begin = std::min(begin, word.begin);
      end = std::max(end, word.end);
    }
  };
  Span quote;
  Span source;
  const auto alike = [&] {
    if (quote.end == 0 || source.end == 0) return true;
    const bool same =
        letters_of(
            std::string_view(comparison.quote.text).substr(quote.begin, quote.end - quote.begin)) ==
        letters_of(comparison.source_text.substr(source.begin, source.end - source.begin));
    quote = {};
    source = {};
    return same;
  };
  for (const AlignedWord& word : comparison.alignment.words) {
    if (word.op != EditOp::kEqual) {
      if (!alike()) return false;
      continue;
    }
    if (word.quote) quote.add(comparison.quote.words[*word.quote]);
    if (word.source) source.add(comparison.source[*word.source]);
  }
  return alike();
}

}  // namespace

bool is_marked(const QuoteWord& word) {
  return word.bracketed || !word.kept.empty();
}

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
  const Alignment& alignment = comparison.alignment;
  if (comparison.quote.words.empty() || alignment.source_begin >= alignment.source_end) {
    return Verdict::kNotFound;
  }
  bool elided = false;
  bool bracketed = false;
  bool altered = false;
  for (const AlignedWord& word : alignment.words) {
    if (word.op == EditOp::kEqual) continue;
    if (word.op == EditOp::kDelete) {
      (word.at_gap ? elided : word.at_bracket ? bracketed : altered) = true;
    } else {
      (is_marked(comparison.quote.words[*word.quote]) ? bracketed : altered) = true;
    }
  }
  if (longest_omission(alignment, false) >= kStitchedGap ||
      longest_omission(alignment, true) >= kFarApart ||
      (altered && joins_out_of_order(comparison))) {
    return Verdict::kStitched;
  }
  if (altered || !same_letters(comparison)) return Verdict::kAltered;
  if (bracketed) return Verdict::kBracketed;
  const auto& quoted = comparison.quote.words;
  const std::string_view printed =
      std::string_view(comparison.quote.text)
          .substr(quoted.front().begin, quoted.back().end - quoted.front().begin);
  const std::size_t begin = comparison.source[alignment.source_begin].begin;
  const std::size_t end = comparison.source[alignment.source_end - 1].end;
  if (elided || is_cut_short(comparison, begin, end)) return Verdict::kElided;
  const std::string_view said = comparison.source_text.substr(begin, end - begin);
  const bool verbatim = same_but_spacing(without_points(printed), without_points(said)) &&
                        !exclaims_otherwise(comparison, begin, end);
  return verbatim ? Verdict::kVerbatim : Verdict::kTypographic;
}

}  // namespace cotejo
