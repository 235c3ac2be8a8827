// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/past_sources.h"

#include <algorithm>
#include <utility>

#include "core/index/schema.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"
#include "searcher/quotes/quote_terms.h"
#include "searcher/quotes/source_search.h"

namespace cotejo {
namespace {

// A text that is edited each week matches once for each week.
constexpr std::size_t kRevisionsOfOne = 4;

bool has_history(const Xapian::Database& catalog) {
  const std::string superseded = catalog.get_metadata(std::string(kSupersededKey));
  return !superseded.empty() && superseded != "0";
}

// Revisions of one statement that have the same words to the same degree, the latest standing for
// all: the words stood there since the first of those that follow each other without a gap.
QuoteMatch join(std::vector<QuoteMatch> revisions) {
  std::stable_sort(
      revisions.begin(), revisions.end(),
      [](const QuoteMatch& a, const QuoteMatch& b) { return a.past->until > b.past->until; });
  QuoteMatch latest = std::move(revisions.front());
  for (std::size_t i = 1; i < revisions.size(); ++i) {
    if (revisions[i].past->until != latest.past->since) break;
    latest.past->since = revisions[i].past->since;
  }
  return latest;
}

}  // namespace

bool PastSources::open() {
  if (past_) return true;
  if (current_.scope != Scope::kCurrent || current_.folders.empty() ||
      std::none_of(current_.catalogs.begin(), current_.catalogs.end(), has_history)) {
    return false;
  }
  past_ = open_index(current_.folders, Scope::kAllRevisions);
  return true;
}

bool PastSources::was_removed(const std::string& id) const {
  const std::string term = id_term(id);
  if (current_.combined.term_exists(term)) return false;
  const auto end = past_->combined.postlist_end(term);
  return std::any_of(past_->combined.postlist_begin(term), end, [&](Xapian::docid document) {
    return !stored_origin(past_->data_of(document)).revision.removed.empty();
  });
}

PastMatches PastSources::find(const QuoteText& quote, Filters filters, std::size_t most) {
  PastMatches found;
  if (!open()) return found;
  filters.revisions = {};
  filters.revisions.ended = true;
  SourceSearch search(*past_, dictionary_, analyzer_, filters, most * kRevisionsOfOne);
  for (const Language language : languages_of(*past_, quote.words)) {
    const auto terms = quote_terms(*past_, language, quote.words);
    std::vector<std::vector<QuoteMatch>> statements;  // at each one's best score
    for (ComparedSource& compared : search.find({quote, terms, language}).compared) {
      if (!is_source(compared)) continue;
      const RevisionState state = stored_origin(past_->data_of(compared.document)).revision;
      if (state.is_replaced()) continue;
      QuoteMatch& match = compared.match;
      match.past = {state.number, state.since, state.until, !state.removed.empty()};
      const auto of_statement =
          std::find_if(statements.begin(), statements.end(), [&](const auto& revisions) {
            return revisions.front().statement.id == match.statement.id;
          });
      if (of_statement == statements.end()) {
        statements.emplace_back().push_back(std::move(match));
      } else if (match.score + kAlikeScores >= of_statement->front().score) {
        of_statement->push_back(std::move(match));
      }
    }
    if (statements.empty()) continue;
    found.lang = languages()[language].code;
    const double best = statements.front().front().score;
    for (std::vector<QuoteMatch>& revisions : statements) {
      if (revisions.front().score + kAlikeScores >= best) ++found.at_top_score;
      if (found.matches.size() < most) found.matches.push_back(join(std::move(revisions)));
    }
    break;
  }
  if (!found.matches.empty()) {
    const QuoteMatch& first = found.matches.front();
    found.removed_later = !first.past->removed && was_removed(first.statement.id);
  }
  return found;
}

}  // namespace cotejo
