// SPDX-License-Identifier: GPL-3.0-or-later
// What a search answers: plain data, for the renderers to show.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/index/field_table.h"
#include "core/index/revision_state.h"
#include "core/statement/statement.h"

namespace cotejo {

/// A stretch of a statement's text that shows why it matched. Offsets are code points.
struct Snippet {
  std::string text;                                        ///< one line: white space is folded
  std::vector<std::pair<std::size_t, std::size_t>> marks;  ///< [begin, end) within `text`
  std::size_t start = 0;    ///< where it begins in the statement's text
  bool cut_before = false;  ///< the statement has text before it
  bool cut_after = false;   ///< and after it
  std::string speaker;      ///< in a transcript: who says it, else its label; empty: not known
  bool press = false;       ///< a question of the press
};

enum class KinRelation { kTranslation, kCopy };

/// Another statement of the same work.
struct Kin {
  KinRelation relation;
  std::string id;
  std::string title;
  Date date;
  std::string source;
  std::string lang;
  std::string url;
};

struct Hit {
  std::size_t rank = 0;    ///< 1-based within the whole result
  double score = 0;        ///< comparable within one answer only; 0 when not sorted by relevance
  Statement statement;     ///< `lang` is filled in where it was detected
  RevisionState revision;  ///< which this is, and of how many
  std::vector<Snippet> snippets;
  std::vector<Kin> kin;  ///< its translations, then its copies
};

struct FacetValue {
  std::string value;  ///< empty: the statements that have none
  std::uint64_t count = 0;
  bool selected = false;
};

/// One field's counts, most frequent first (years and months: latest first), "" in its place.
struct FacetCounts {
  Facet facet;
  std::vector<FacetValue> values;
  std::size_t distinct = 0;  ///< number of values before the limit cut them
};

/// A filter, or a way of reading the query: the name of its option, and its value if it has one.
struct Narrowing {
  std::string name;
  std::string value;

  auto operator<=>(const Narrowing&) const = default;
};

struct SearchResult {
  std::string query_text;
  std::string read_as;                    ///< the query as understood, in the query language
  std::vector<Narrowing> narrowed_by;     ///< what else was asked; sorted
  std::vector<std::string> notes;         ///< whatever was ignored, joined, expanded or restored
  std::optional<std::string> suggestion;  ///< another query, that finds more
  std::uint64_t suggestion_total = 0;     ///< statements that it finds
  std::vector<std::string> missing;  ///< shards that did not answer: it is a part, without theirs
  std::string index_revision;
  std::uint64_t index_statements = 0;
  std::uint64_t total = 0;  ///< exact
  std::size_t offset = 0;
  std::vector<Hit> hits;
  std::vector<FacetCounts> facets;
  double elapsed_ms = 0;
};

/// How one word, phrase or filter of a query was read, for `explain`.
struct ExplainedTerm {
  std::string text;                ///< as in the query
  std::string role;                ///< "word", "phrase", "prefix", "date" or "expression"
  std::vector<std::string> forms;  ///< what it stands for in the index: "es:negociaciones", …
  std::uint64_t statements = 0;    ///< that match it alone
  std::optional<bool> matches_statement;  ///< with an ID: does that statement match it?
};

struct Explanation {
  std::string query_text;
  std::string read_as;
  std::vector<std::string> notes;
  std::vector<ExplainedTerm> terms;
  std::vector<std::string> missing;  ///< shards that did not answer
  std::uint64_t total = 0;
  std::string statement_id;     ///< with an ID
  std::optional<bool> matches;  ///< with an ID: does it match the whole query?
};

}  // namespace cotejo
