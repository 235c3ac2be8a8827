// SPDX-License-Identifier: GPL-3.0-or-later
// Across the languages: what a query's words mean in the other one, and which words of their own
// language mean the same, as queries.
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "core/index/lexicon.h"
#include "core/index/open_index.h"
#include "searcher/query/query_tree.h"

namespace cotejo {

/// What words mean, as far as the index has it.
struct MeaningQueries {
  std::vector<std::string> terms;      ///< meanings of one word: families, with the field's prefix
  std::vector<Xapian::Query> phrases;  ///< meanings of several words, in order, each any relative
  std::vector<std::vector<std::set<std::string>>> phrase_slots;  ///< the phrases' words, unprefixed
  std::set<std::string> marks;     ///< the terms, unprefixed: what a snippet marks
  std::vector<std::string> forms;  ///< "es:embajada", for explanations
  std::vector<std::string> shown;  ///< "embajada", for notes

  bool empty() const { return terms.empty() && phrases.empty(); }
};

/// Lives as long as one query. Not for two threads at once.
class Meanings {
 public:
  /// All three must outlive it. Without `translate` nothing has a meaning but itself.
  Meanings(const OpenIndex& index, const Lexicon& lexicon, const Dictionary& dictionary,
           bool translate)
      : index_(index), lexicon_(lexicon), dictionary_(dictionary), translate_(translate) {}

  /// Weighs which language the words of the whole query are of. A word of both is then read in
  /// that one; a word that only the other one knows is still read in that.
  void weigh(const QueryNode& root);
  /// What weigh() found; nothing if the words do not tell.
  std::optional<Language> query_language() const { return language_; }

  /// Translations and synonyms of words taken together. `maybe_name`: a word that begins with a
  /// capital; if the other language has it about as often, it is a name (Cuba, which is no tub).
  /// `prefix`: of the field they stand in.
  MeaningQueries find(std::span<const WordForm> words, bool maybe_name,
                      const std::string& prefix) const;

  /// Is it a word that means nothing by itself, in the language the query is read in?
  bool is_stop_word(const WordForm& word) const;
  /// Statements of the languages that the stop word is not of: there it is not asked for.
  /// An empty query if there are none.
  Xapian::Query elsewhere(const WordForm& word) const;

 private:
  void weigh_words(const QueryNode& node);
  bool reads(Language language, std::span<const WordForm> words) const;
  bool is_name(Language from, Language to, const WordForm& word,
               const std::vector<std::string>& meanings) const;
  const std::set<std::string>& language_terms(Language language) const;
  void add_meaning(Language language, const std::string& meaning, const std::string& prefix,
                   MeaningQueries& found) const;

  const OpenIndex& index_;
  const Lexicon& lexicon_;
  const Dictionary& dictionary_;
  bool translate_;
  std::vector<unsigned> votes_;  // by Language: words that only it knows
  mutable std::map<Language, std::set<std::string>> language_terms_;
  std::optional<Language> language_;  // of the query, where its words tell
};

}  // namespace cotejo
