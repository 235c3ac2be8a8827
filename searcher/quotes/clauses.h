// SPDX-License-Identifier: GPL-3.0-or-later
// Words left out, and the clauses that they are part of: does a negation among them govern what
// remains? By punctuation and the words that begin a clause, without a parser.
#pragma once

#include <cstddef>
#include <optional>

#include "searcher/quotes/changes.h"

namespace cotejo {

/// Source words [begin, end) that a quotation leaves out.
class LeftOut {
 public:
  LeftOut(const ReadComparison& read, std::size_t begin, std::size_t end)
      : read_(read), begin_(begin), end_(end) {}

  /// Does the negation or exception, one of the words left out, speak of words that remain?
  bool governs_what_remains(const TellingWord& negation) const;

 private:
  enum class Break { kNone, kClause, kSentence };

  Break break_between(std::size_t word, std::size_t next) const;
  bool begins_clause(std::size_t word) const;
  bool is_content(std::size_t word) const;
  bool has_content(std::size_t from, std::size_t to) const;
  bool sentence_begins_within(std::size_t word) const;
  bool sentence_ends_within(std::size_t word) const;
  std::optional<std::size_t> clause_begin(std::size_t word) const;
  bool clause_ends_within(std::size_t word) const;

  const ReadComparison& read_;
  std::size_t begin_;
  std::size_t end_;
};

}  // namespace cotejo
