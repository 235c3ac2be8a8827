// SPDX-License-Identifier: GPL-3.0-or-later
// The query tree → Xapian's query: each word widened to its family in every language, each phrase
// tried in every language, and a record of what became of what.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/index/lexicon.h"
#include "core/index/open_index.h"
#include "core/names/authorities.h"
#include "core/text/analyzer.h"
#include "searcher/query/meanings.h"
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
  std::string role;                ///< "word", "phrase", "prefix", "date", "expression"
  std::vector<std::string> forms;  ///< "es:negociaciones", "date:2026-03", …
  Xapian::Query query;
  bool negated = false;
  std::vector<std::string> own = {};  ///< of a word: terms of itself and its own language's family
  std::vector<std::string> all = {};  ///< and of all that is looked for besides, phrases left out
};

/// Words joined by OR.
struct EitherWords {
  std::vector<std::size_t> leaves;  ///< those that say something, each text once
  std::uint32_t length = 0;         ///< all parts, stop words and phrases included
};

/// Where a query's words are looked up, and how far. All that it refers to must outlive its users.
struct WordSources {
  const OpenIndex& index;
  const Lexicon& lexicon;
  const Dictionary& dictionary;
  bool translate = true;  ///< look across the languages, and for synonyms
  bool fuzzy = false;     ///< plain words also stand for words of the index a letter or two away
  const Authorities* authorities = nullptr;  ///< whom names of speakers and sources mean
};

class QueryBuilder {
 public:
  explicit QueryBuilder(const WordSources& sources)
      : index_(sources.index),
        lexicon_(sources.lexicon),
        meanings_(sources.index, sources.lexicon, sources.dictionary, sources.translate),
        fuzzy_(sources.fuzzy),
        authorities_(sources.authorities) {}

  /// Errors: a prefix that too many words begin with (code "bad-query", its column).
  Result<Xapian::Query> build(const QueryNode& node);

  const std::vector<BuiltLeaf>& leaves() const { return leaves_; }
  const Highlights& highlights() const { return highlights_; }
  /// Of the OR with most words of the text, nothing that is excluded: what a long query is about.
  const EitherWords& either_words() const { return either_words_; }
  /// Accents restored, compounds joined, near words, and what is looked for besides.
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
  Xapian::Query build_or(const QueryNode& node);
  Xapian::Query build_and(const QueryNode& node);
  std::size_t build_required(std::span<const QueryNode> nodes, bool weighs,
                             std::vector<Xapian::Query>& parts);
  /// Words next to each other that mean something together, from the first of `nodes` on.
  struct Expression {
    std::size_t nodes = 0;  ///< how many; 0: none
    std::string text;
    std::vector<WordForm> words;
    MeaningQueries meanings;
  };
  Expression longest_expression(std::span<const QueryNode> nodes);
  Xapian::Query finish_expression(const Expression& expression, const std::string& prefix);
  Xapian::Query close_words(std::span<const QueryNode* const> nodes);
  void add_close_pair(const WordForm& first, const WordForm& second, const std::string& prefix,
                      std::vector<Xapian::Query>& pairs);
  bool says_something(std::span<const QueryNode* const> nodes);
  Xapian::Query own_language_only(const QueryNode& node, const Xapian::Query& query);
  bool is_stop_word(const QueryNode& node);
  Xapian::Query build_word(const QueryNode& node);
  Xapian::Query build_phrase(const QueryNode& node);
  Xapian::Query build_prefix(const QueryNode& node);
  Xapian::Query text_word(const WordForm& form, const std::string& prefix,
                          const MeaningQueries& meanings, BuiltLeaf& leaf);
  MeaningQueries find_meanings(const std::vector<WordForm>& words, const QueryNode& node);
  void take_meanings(const std::string& text, const MeaningQueries& meanings);
  std::vector<std::string> spelled_terms(Language language, const WordForm& word,
                                         const std::string& prefix);
  // The terms of words near to `form`, at the end of `terms`; `exact` becomes what was there.
  void add_near_terms(const WordForm& form, const std::string& prefix, BuiltLeaf& leaf,
                      std::vector<std::string>& terms, std::vector<std::string>& exact);
  Xapian::Query text_phrase(const std::vector<QueryWord>& words, unsigned slop,
                            const std::string& prefix, BuiltLeaf& leaf);
  std::vector<std::string> slot_terms(Language language, const QueryWord& word,
                                      const std::string& prefix);
  std::vector<std::string> terms_that_begin(const std::vector<std::string>& beginnings,
                                            const QueryWord& word);
  Xapian::Query name_phrase(const std::vector<QueryWord>& words, unsigned slop, Field field,
                            BuiltLeaf& leaf);
  /// Also the whole name of whom the typed one means, by the authority files.
  Xapian::Query or_known_name(const Xapian::Query& words, const QueryNode& node, BuiltLeaf& leaf);
  Xapian::Query finish(BuiltLeaf leaf, Xapian::Query query);
  void note(std::string text);
  std::vector<WordForm> plain_words(const QueryNode& node);

  const OpenIndex& index_;
  const Lexicon& lexicon_;
  Meanings meanings_;
  bool fuzzy_;
  const Authorities* authorities_;
  Analyzer analyzer_;
  std::vector<BuiltLeaf> leaves_;
  EitherWords either_words_;
  Highlights highlights_;
  std::vector<std::string> notes_;
  std::vector<std::string> translations_;  // "embassy = embajada"
  std::optional<Error> error_;
  bool negated_ = false;
  // How many exclusions enclose what is built. What is within one weighs nothing, and what ranks
  // only is left out there: Xapian 1.4.22 takes AND_MAYBE among words that are excluded together
  // for more than its left side, by memory that it has not written.
  std::size_t excluding_ = 0;
};

}  // namespace cotejo
