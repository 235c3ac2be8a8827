// SPDX-License-Identifier: GPL-3.0-or-later
// How does an answer look? One renderer a format, over plain results, hit by hit so that an answer
// of any size streams.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "searcher/output/terminal.h"
#include "searcher/search/history_result.h"
#include "searcher/search/result.h"

namespace cotejo {

class ResultRenderer {
 public:
  virtual ~ResultRenderer() = default;
  /// The result without its hits; facets and total are there already.
  virtual void begin(const SearchResult& result) = 0;
  virtual void hit(const Hit& hit) = 0;
  /// The same result again, with the time it all took.
  virtual void end(const SearchResult& result) = 0;
};

/// What the answer cannot tell of itself when it is a feed.
struct FeedOptions {
  std::string title;     ///< empty: made of the query
  std::string self_url;  ///< where the feed will lie, http or https; empty: not known
};

/// "text", "json", "jsonl", "csv", "ids", "atom" or "rss"; null for any other name. Feeds are
/// written at end(): nothing of one is there before all of it is.
std::unique_ptr<ResultRenderer> make_renderer(std::string_view format, std::ostream& out,
                                              const TerminalStyle& style,
                                              const FeedOptions& feed = {});

/// Names of the formats, for help and errors.
inline constexpr std::string_view kResultFormats = "text, json, jsonl, csv, ids, atom, rss";

/// `explain`, for people and for programs.
void render_explanation(const Explanation& explanation, std::ostream& out,
                        const TerminalStyle& style);
void render_explanation_json(const Explanation& explanation, std::ostream& out);

/// `show`: `marks` are code point ranges of the statement's text.
void render_statement(const Statement& statement,
                      const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                      std::ostream& out, const TerminalStyle& style);
void render_statement_json(const Statement& statement,
                           const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                           std::ostream& out);

/// `history`: one entry a revision, oldest first; at least one.
void render_history(const std::vector<HistoryEntry>& history, std::ostream& out,
                    const TerminalStyle& style);
void render_history_json(const std::vector<HistoryEntry>& history, std::ostream& out);

}  // namespace cotejo
