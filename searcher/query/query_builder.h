// SPDX-License-Identifier: GPL-3.0-or-later
// The query tree → Xapian's query: each word widened to its family in every language, each phrase
// tried in every language, and a record of what became of what.
#pragma once

#include <xapian.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/index/lexicon.h"
#include "core/index/open_index.h"
#include "core/text/analyzer.h"
#include "searcher/query/query_tree.h"

namespace cotejo {

/// What a snippet should mark: single words by their terms, and phrases as runs of words.
struct Highlights {
  std::set<std::string> words;  ///< terms: tag and folded word
  struct Phrase {
    std::vector<std::set<std::string>> slots;  ///< terms that may stand at each place
    unsigned slop = 0;
  };
  std::vector<Phrase> phrases;
};

/// One word, phrase, prefix or date of the query and what it was read as.
struct BuiltLeaf {
  std::string text;
  std::string role;                ///< "word", "phrase", "prefix", "date"
  std::vector<std::string> forms;  ///< "es:negociaciones", "date:2026-03", …
  Xapian::Query query;
  bool negated = false;
};

class QueryBuilder {
 public:
  QueryBuilder(const OpenIndex& index, const Lexicon& lexicon) : index_(index), lexicon_(lexicon) {}

  /// Errors: a prefix that too many words begin with (code "bad-query", its column).
  Result<Xapian::Query> build(const QueryNode& node);

  const std::vector<BuiltLeaf>& leaves() const { return leaves_; }
  const Highlights& highlights() const { return highlights_; }
  /// Accents restored, compounds joined.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  struct QueryWord {
    WordForm form;
    std::uint32_t position;
    bool alias;
    std::uint32_t last_position;
    std::size_t end;                       // bytes of the text
    std::optional<std::size_t> beginning;  // it ends in *; the column for its error
  };
  std::vector<QueryWord> analyze(const std::string& text);
  Xapian::Query build_node(const QueryNode& node);
  Xapian::Query build_and(const QueryNode& node);
  Xapian::Query build_word(const QueryNode& node);
  Xapian::Query build_phrase(const QueryNode& node);
  Xapian::Query build_prefix(const QueryNode& node);
  Xapian::Query text_word(const WordForm& form, const std::string& prefix, BuiltLeaf& leaf);
  Xapian::Query text_phrase(const std::vector<QueryWord>& words, unsigned slop,
                            const std::string& prefix, BuiltLeaf& leaf);
  std::vector<std::string> slot_terms(Language language, const QueryWord& word,
                                      const std::string& prefix);
  std::vector<std::string> terms_that_begin(const std::vector<std::string>& beginnings,
                                            const QueryWord& word);
  Xapian::Query name_phrase(const std::vector<QueryWord>& words, unsigned slop, Field field,
                            BuiltLeaf& leaf);
  Xapian::Query finish(BuiltLeaf leaf, Xapian::Query query);
  void note(std::string text);

  const OpenIndex& index_;
  const Lexicon& lexicon_;
  Analyzer analyzer_;
  std::vector<BuiltLeaf> leaves_;
  Highlights highlights_;
  std::vector<std::string> notes_;
  std::optional<Error> error_;
  bool negated_ = false;
};

}  // namespace cotejo
