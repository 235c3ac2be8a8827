// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/clauses.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

// Adverbs stand between a negation and its verb: "do not really support".
bool is_adverb(std::string_view folded) {
  return (folded.size() > 4 && folded.ends_with("ly")) ||
         (folded.size() > 6 && folded.ends_with("mente"));
}

}  // namespace

// What stands between two words in a row. The source's ends break everything.
LeftOut::Break LeftOut::break_between(std::size_t word, std::size_t next) const {
  const auto& source = read_.comparison.source;
  if (next == 0 || next >= source.size()) return Break::kSentence;
  const std::string_view text = read_.comparison.source_text;
  const std::size_t from = source[word].end;
  const std::string_view between = text.substr(from, source[next].begin - from);
  Break found = Break::kNone;
  for (std::size_t at = 0; at < between.size();) {
    switch (decode_utf8(between, at)) {
      case U'.':
      case U'!':
      case U'?':
      case U'\n':
        return Break::kSentence;
      case U',':
      case U';':
      case U':':
      case U'(':
      case U')':
      case U'[':
      case U']':
      case U'–':
      case U'—':
        found = Break::kClause;
        break;
      case U'-':  // a dash that was typed: spaces about it
        if (between.size() > 1) found = Break::kClause;
        break;
      default:
        break;
    }
  }
  return found;
}

bool LeftOut::begins_clause(std::size_t word) const {
  return std::any_of(read_.source_telling.begin(), read_.source_telling.end(),
                     [&](const TellingWord& telling) {
                       return telling.kind == TellingClass::kClause && telling.begin == word;
                     });
}

bool LeftOut::is_content(std::size_t word) const {
  const TextWord& said = read_.said(word);
  return !read_.telling.is_stop_word(said) && !is_adverb(said.folded);
}

bool LeftOut::has_content(std::size_t from, std::size_t to) const {
  for (std::size_t word = from; word < to; ++word) {
    if (is_content(word)) return true;
  }
  return false;
}

bool LeftOut::sentence_begins_within(std::size_t word) const {
  for (std::size_t i = word + 1; i-- > begin_;) {
    if (i == 0 || break_between(i - 1, i) == Break::kSentence) return true;
  }
  return false;
}

bool LeftOut::sentence_ends_within(std::size_t word) const {
  for (std::size_t i = word; i < end_; ++i) {
    if (break_between(i, i + 1) == Break::kSentence) return true;
  }
  return false;
}

// At a sign, the one before the first word left out too, or a conjunction that is left out as well.
std::optional<std::size_t> LeftOut::clause_begin(std::size_t word) const {
  for (std::size_t i = word + 1; i-- > begin_;) {
    if (i == 0 || break_between(i - 1, i) != Break::kNone) return i;
    if (i != word && begins_clause(i)) return i;
  }
  return std::nullopt;
}

// At a sign or a conjunction, once the negated verb or noun itself is left out. A clause that was
// left out from its conjunction on may end without a sign: "those who do not vote are here".
bool LeftOut::clause_ends_within(std::size_t word) const {
  for (std::size_t i = word; i < end_; ++i) {
    const bool ends = break_between(i, i + 1) != Break::kNone ||
                      (i + 1 < end_ && i > word && begins_clause(i + 1));
    if (ends) return has_content(word, i + 1);
  }
  return begins_clause(begin_) && has_content(word, end_) && is_content(end_ - 1);
}

bool LeftOut::governs_what_remains(const TellingWord& negation) const {
  const std::size_t last = negation.begin + negation.length - 1;
  if (last >= end_ || negation.begin < begin_) return true;  // half of it remains
  const bool sentence = sentence_ends_within(last) && sentence_begins_within(negation.begin);
  if (negation.kind == TellingClass::kException) return !sentence;
  if (sentence) return false;
  if (negation.kind == TellingClass::kPhrase) return !has_content(last + 1, end_);
  const auto begin = clause_begin(negation.begin);
  if (!begin) return true;
  // "Never, under these terms, will we": the comma ends no clause, since nothing was negated yet.
  const std::size_t next = last + 1;
  if (break_between(last, next) != Break::kNone) {
    return !has_content(*begin, negation.begin) && !sentence_ends_within(last);
  }
  return next >= end_ || !clause_ends_within(next);
}

}  // namespace cotejo
