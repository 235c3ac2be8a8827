// SPDX-License-Identifier: GPL-3.0-or-later
// A second opinion: answers queries by looking at every statement, without an index. It shares the
// text analysis and the parser with the product, and nothing of terms, lexicon, columns or Xapian.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/statement/statement.h"
#include "core/text/analyzer.h"
#include "core/text/stemmer.h"
#include "searcher/query/query_tree.h"
#include "searcher/search/filters.h"

namespace cotejo {

class BruteForce {
 public:
  void add(Statement statement, const std::string& lang);

  using Bits = std::vector<char>;  ///< by statement, in the order added
  Bits matches(const QueryNode& node);
  /// Total, and counts of every facet with the field's own filter lifted.
  struct Answer {
    std::uint64_t total = 0;
    std::map<Facet, std::map<std::string, std::uint64_t>> facets;
  };
  Answer answer(const QueryNode& node, const Filters& filters);

  std::size_t size() const { return statements_.size(); }
  const Statement& statement(std::size_t i) const { return statements_[i].statement; }

 private:
  using WordId = std::uint32_t;
  struct Occurrence {
    WordId word;
    std::uint32_t position;
  };
  struct Text {
    std::vector<Occurrence> words;  // in order
    std::vector<WordId> distinct;   // sorted
  };
  struct Entry {
    Statement statement;
    std::string lang;
    Language language;
    Text all;  // title, gap, text
    Text title;
    std::map<Field, Text> names;
  };
  using WordSet = std::vector<char>;  // by WordId

  WordId intern(const std::string& folded);
  std::uint32_t append(Text& text, std::string_view source, std::uint32_t first,
                       std::optional<Language> language);
  static void finish(Text& text);
  std::set<std::string> spellings(Language language, const WordForm& typed) const;
  bool is_written(Language language, const WordForm& typed);
  std::set<std::string> family(Language language, const WordForm& typed);
  WordSet to_set(const std::set<std::string>& words) const;
  const Text& text_of(const Entry& entry, const QueryNode& node) const;
  Bits match_leaf(const QueryNode& node);
  Bits match_slots(const QueryNode& node,
                   const std::vector<std::vector<WordSet>>& slots_by_language);
  bool passes(const Entry& entry, const Filters& filters, std::optional<Field> lifted) const;

  std::vector<Entry> statements_;
  std::unordered_map<std::string, WordId> ids_;
  Analyzer analyzer_;
  Stemmers stemmers_;
  // By language: surface → folded, and skeleton → surfaces.
  std::map<Language, std::map<std::string, std::string>> vocabulary_;
  std::map<Language, std::map<std::string, std::set<std::string>>> by_skeleton_;
  std::map<Language, std::map<std::string, std::set<std::string>>> by_stem_;
};

/// The values that a statement is counted under, worked out from the record itself.
std::vector<std::string> record_facet_values(const Statement& statement, const std::string& lang,
                                             Facet facet);

}  // namespace cotejo
