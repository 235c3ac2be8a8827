// SPDX-License-Identifier: GPL-3.0-or-later
// The search and the page before any.
#include "core/index/field_table.h"
#include "core/index/slot_values.h"
#include "core/index/terms.h"
#include "searcher/pages/search_page.h"
#include "searcher/pages/search_tools.h"
#include "searcher/web/page_answer.h"

namespace cotejo {
namespace {

constexpr std::size_t kLatest = 5;
constexpr std::size_t kSomeShown = 5;

std::vector<Facet> page_facets() {
  return {std::begin(kPageFacets), std::end(kPageFacets)};
}

// Of works, which have several dates: a question for each day.
std::vector<std::uint64_t> count_works_of_days(SearchEngine& engine, const SearchRequest& search,
                                               const Date& month) {
  std::vector<std::uint64_t> days;
  SearchOptions options = search.options;
  options.facets.clear();
  for (unsigned day = 1; day <= month.last_day().day; ++day) {
    const Date date{month.year, month.month, day};
    options.filters.dates = {date, date};
    const auto counted = engine.count(search.query, options);
    if (!counted) return {};
    days.push_back(counted->total);
  }
  return days;
}

// Statements that may be of each day of the month; none if a day cannot be counted.
std::vector<std::uint64_t> count_days(SearchEngine& engine, const SearchRequest& search,
                                      const Date& month) {
  if (!month.has_month()) return {};
  if (search.options.once) return count_works_of_days(engine, search, month);
  SearchOptions options = search.options;
  options.filters.dates = {month, month};
  const auto matches = engine.match_all(search.query, options);
  if (!matches) return {};
  std::vector<std::uint64_t> days(month.last_day().day);
  const std::string begun = date_value(month);
  IndexValues dates(engine.index(), kSlotDate);
  for (const auto& match : matches->rows) {
    const std::string date = dates.of(match.document);
    const bool is_exact = date.size() == begun.size() + 2 && date.starts_with(begun);
    if (is_exact) {
      ++days.at(std::stoul(date.substr(begun.size())) - 1);
    } else {  // known to the month or year: it may be of any day
      for (std::uint64_t& day : days) ++day;
    }
  }
  return days;
}

// Where nothing matches: what has some of the words.
std::optional<SearchResult> some_of_the_words(SearchEngine& engine, const SearchRequest& search) {
  SearchOptions options = search.options;
  options.any = true;
  options.offset = 0;
  options.limit = kSomeShown;
  options.facets.clear();
  auto found = engine.search(search.query, options);
  if (!found) return std::nullopt;
  return std::move(*found);
}

Response answer_search(const PageSite& site, const Request& request, IndexReader& reader) {
  PageContext context = page_context(site, request, {"/search"}, nullptr, request.query);
  SearchRequest search;
  search.options.facets = page_facets();
  if (const auto fault = read_search(
          context, {"limit", "facets", "facet-limit", "all", "format", "saved"}, search)) {
    return fault_response(context, *fault);
  }
  search.options.limit = kHitsAPage;
  search.options.facet_limit = 0;
  SearchEngine& engine = reader.engine(search.scope());
  context.index_statements = engine.index().statements;
  context.index_revision = engine.index().revision;
  const auto result = engine.search(search.query, search.options);
  if (!result) {
    return page_response(
        400, unreadable_query_page(context, result.error().message, result.error().column));
  }
  const Date period = histogram_period(std::string(context.parameters.get("since")),
                                       std::string(context.parameters.get("until")));
  const auto days =
      result->total == 0 ? std::vector<std::uint64_t>() : count_days(engine, search, period);
  std::optional<SearchResult> some;
  if (result->total == 0 && !result->suggestion) some = some_of_the_words(engine, search);
  std::optional<ListedQuery> saved;
  if (context.parameters.has("saved")) {
    saved = list_query(site.queries, std::string(context.parameters.get("saved")));
  }
  return page_response(200,
                       search_page(context, *result, date_histogram(result->facets, period, days),
                                   some ? &*some : nullptr, saved ? &*saved : nullptr));
}

Response answer_start(const PageSite& site, const Request& request, IndexReader& reader) {
  SearchEngine& engine = reader.engine();
  const PageContext context = page_context(site, request, {"/"}, &engine.index(), request.query);
  SearchOptions options;
  options.sort = SortOrder::kNewest;
  options.limit = kLatest;
  options.facets = page_facets();
  options.facet_limit = 0;
  auto latest = engine.search("", options);
  if (!latest) throw Failure(latest.error().message);
  latest->index_statements = engine.index().statements;
  return page_response(200, start_page(context, *latest));
}

}  // namespace

void add_search_pages(Router& router, const PageSite& site) {
  router.add(page_route(site, "/", answer_start));
  router.add(page_route(site, "/search", answer_search));
}

}  // namespace cotejo
