// SPDX-License-Identifier: GPL-3.0-or-later
// Asks an index: search, count, explain, show.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/dictionary/dictionary.h"
#include "core/index/open_index.h"
#include "core/names/authorities.h"
#include "core/statement/statement_json.h"
#include "searcher/query/query_builder.h"
#include "searcher/search/filters.h"
#include "searcher/search/result.h"
#include "searcher/search/sort_order.h"
#include "searcher/search/statement_cache.h"
#include "searcher/search/works.h"

namespace cotejo {

struct SearchOptions {
  Filters filters;
  SortOrder sort = SortOrder::kRelevance;
  std::size_t limit = 10;
  std::size_t offset = 0;
  bool all = false;  ///< every hit: limit and offset do not count
  std::vector<Facet> facets;
  std::size_t facet_limit = 10;
  bool snippets = true;
  bool translate = true;  ///< look across the languages, and for synonyms
  bool any = false;       ///< any of the words will do: those that have more of them rank first
  bool once = false;      ///< translations and copies of a statement count once, and are one hit
  bool fuzzy = false;     ///< plain words also stand for words of the index a letter or two away
};

class ChosenSpeakers;
class FewStatements;
struct Counts;

/// One revision of a set of indexes, opened once. Not for two threads at once.
class SearchEngine {
 public:
  /// `dictionary`: to look across the languages with; the default one knows nothing. Throws
  /// Failure if an index cannot be opened. `scope`: all revisions if filters say `as_of`.
  /// `rules`: of servers among the locations; a result tells of those that were left out.
  explicit SearchEngine(const std::vector<std::string>& locations, Dictionary dictionary = {},
                        Scope scope = Scope::kCurrent, const RemoteRules& rules = {});

  // Its parts refer to each other.
  SearchEngine(const SearchEngine&) = delete;
  SearchEngine& operator=(const SearchEngine&) = delete;

  const OpenIndex& index() const { return index_; }

  using HitSink = std::function<void(const Hit&)>;
  /// Everything but the hits, which go to `sink` one by one, in order, after `begin` was given the
  /// result without them. The Error is of the query, with its column.
  Result<SearchResult> search(const std::string& query, const SearchOptions& options,
                              const std::function<void(const SearchResult&)>& begin,
                              const HitSink& sink);
  /// The same in one piece.
  Result<SearchResult> search(const std::string& query, const SearchOptions& options);

  /// Total alone.
  Result<SearchResult> count(const std::string& query, const SearchOptions& options);

  /// Leaf by leaf; with `id`, whether that statement matches each.
  Result<Explanation> explain(const std::string& query, const SearchOptions& options,
                              const std::string& id);

  struct Shown {
    Statement statement;
    std::vector<std::pair<std::size_t, std::size_t>> marks;  ///< code points of the text
    std::size_t revisions = 1;  ///< how many there are among what was opened
  };
  /// A statement by id, as it is now, or with all revisions opened the one of that number (0: the
  /// last), with what `highlight` (a query, or empty) matches in its text.
  Result<std::optional<Shown>> show(const std::string& id, const std::string& highlight,
                                    const SearchOptions& options = {}, std::size_t revision = 0);

  /// Translations and copies of a statement as it stands, as its hit has them; none if it is not
  /// there.
  std::vector<Kin> kin_of(const std::string& id);

 private:
  struct Prepared;

 public:
  /// One statement that a query matches.
  struct Match {
    Xapian::docid document = 0;  ///< in this engine's index
    std::string checksum;        ///< 16 bytes, of id and record: see kSlotChecksum
  };
  /// All of them, in no order that means anything, and the query by which hits are made of them.
  class Matches {
   public:
    Matches(Matches&&) noexcept;
    Matches& operator=(Matches&&) noexcept;
    ~Matches();

    std::vector<Match> rows;

   private:
    friend class SearchEngine;
    Matches(SearchOptions options, std::unique_ptr<Prepared> prepared);

    SearchOptions options_;
    std::unique_ptr<Prepared> prepared_;
  };
  /// What search() with `all` finds, without reading a statement. With `once`, the earliest
  /// statement of a work stands for it, whatever the order asked for. The Error is of the query.
  Result<Matches> match_all(const std::string& query, const SearchOptions& options);
  /// Those of the rows of match_all() that are of `few`, which are of this engine's index.
  Result<Matches> match_among(const std::string& query, const SearchOptions& options,
                              const FewStatements& few);
  /// Has it any? May say so where it has none.
  Result<bool> any_among(const std::string& query, const SearchOptions& options,
                         const FewStatements& few);
  /// The id of a match's statement, valid until the next one is asked for.
  const std::string& id_of(Xapian::docid document);
  /// A match as search() gives it, but for rank, score and kin.
  Hit hit_of(const Matches& matches, Xapian::docid document);

 private:
  Hit make_hit(const KeptStatement& kept, const Prepared& prepared, const SearchOptions& options,
               const ChosenSpeakers& speakers);
  /// What matches among `few`, whose documents are those of its copies then; nullptr: in the index.
  /// Each counts by itself.
  Result<Matches> match(const FewStatements* few, const std::string& query,
                        const SearchOptions& options);
  WordSources sources(const SearchOptions& options) const;
  /// The options with filters by canonical names beside the typed ones; what was read goes to
  /// notes.
  SearchOptions read_names(SearchOptions options, std::vector<std::string>* notes) const;
  Result<std::unique_ptr<Prepared>> prepare(const std::string& query, const SearchOptions& options);
  std::optional<std::pair<std::size_t, Xapian::docid>> find(const std::string& id,
                                                            const Filters& filters) const;
  // `works`: of all matches, to give the first of each alone; nullptr: all.
  void give_hits(Prepared& prepared, const SearchOptions& options, const SearchResult& result,
                 Counts counts, const HitSink& sink);
  void explain_zero(const Prepared& prepared, const SearchOptions& options, SearchResult& result);

  OpenIndex index_;
  Lexicon lexicon_;
  Authorities authorities_;
  Dictionary dictionary_;
  StatementParser parser_;
  Analyzer analyzer_;
  StatementCache kept_{index_, authorities_};
};

}  // namespace cotejo
