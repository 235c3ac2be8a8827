// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/search_page.h"

#include "core/base/utf8.h"
#include "searcher/pages/facet_links.h"
#include "searcher/pages/hit_list.h"
#include "searcher/pages/read_back.h"
#include "searcher/pages/saved_page.h"
#include "searcher/pages/search_form.h"
#include "searcher/pages/search_tools.h"

namespace cotejo {
namespace {

std::string title_of(const PageContext& context) {
  const std::string_view query = context.parameters.get("query");
  if (query.empty()) return std::string(context.words[Word::kAllStatements]);
  return context.words.plain(Word::kSearchTitle, {truncate_utf8(query, 200)});
}

// Feed readers and browsers find the feed of a search by this.
Html feed_links(const PageContext& context, const ListedQuery* saved) {
  const bool is_saved = saved != nullptr && is_as_saved(context.parameters, *saved);
  return void_tag(
      "link",
      {{"rel", "alternate"},
       {"type", "application/atom+xml"},
       {"title", is_saved ? saved->name : title_of(context)},
       {"href", is_saved ? saved_results_url(saved->name, "atom")
                         : Url::local({"/api/v1/search"},
                                      search_alone(context.parameters).with("format", "atom"))}});
}

Html count_line(const PageContext& context, const SearchResult& result) {
  const Wording& words = context.words;
  const std::string count =
      result.total == 0 ? std::string(words[Word::kNothingMatches])
                        : words.counted(Word::kStatementsOne, Word::kStatementsMany, result.total);
  Html line = tag("strong", {}, count);
  if (result.total != 0 && result.index_statements != 0) {
    line += " " + Html(words.plain(Word::kOfAll, {words.number(result.index_statements)}));
  }
  return tag("p", {{"class", "count-line"}, {"role", "status"}}, line);
}

// What to try where there is nothing: the words apart, if the query has several.
Html rescue(const PageContext& context, const SearchResult& result, const SearchResult* some) {
  if (some == nullptr || some->total == 0 || some->read_as == result.read_as) return {};
  const Wording& words = context.words;
  const Url url =
      context.link({"/search"}, context.parameters.with("any", "true").without("offset"));
  Html content = tag("h2", {}, words[Word::kSomeOfTheWords]);
  content += tag("p", {},
                 tag("a", {{"href", url}},
                     words.counted(Word::kSomeLinkOne, Word::kSomeLinkMany, some->total)));
  return content + hit_list(context, some->hits);
}

}  // namespace

Html search_page(const PageContext& context, const SearchResult& result,
                 const DateHistogram& histogram, const SearchResult* some,
                 const ListedQuery* saved) {
  const Wording& words = context.words;
  Html answer = saved == nullptr ? Html() : saved_banner(context, *saved);
  answer += tag("h2", {{"class", "unseen"}}, words[Word::kAnswerLabel]);
  answer += count_line(context, result) + chosen_filters(context) + read_back(context, result);
  if (result.total == 0) {
    answer += rescue(context, result, some);
  } else {
    const Html narrow =
        tag("a", {{"class", "to-facets"}, {"href", Url::fragment("facets")}}, words[Word::kNarrow]);
    answer += histogram_figure(context, histogram);
    answer += tag("div", {{"class", "tools"}}, sort_links(context) + narrow);
    answer += hit_list(context, result.hits) + page_links(context, result);
  }
  const Html takings =
      tag("div", {{"class", "takings"}},
          (result.total == 0 ? Html() : export_links(context)) + save_query(context));
  const Html main = tag("h1", {{"class", "unseen"}}, title_of(context)) + search_form(context) +
                    tag("div", {{"class", "answer"}},
                        tag("section", {{"class", "found"}}, answer + takings) +
                            facet_lists(context, result.facets));
  return page_frame(context, title_of(context), main,
                    {PageKind::kSearch, true, feed_links(context, saved)});
}

Html unreadable_query_page(const PageContext& context, std::string_view message,
                           std::size_t column) {
  const Wording& words = context.words;
  Html fault = tag("p", {{"class", "fault"}}, tag("strong", {}, words[Word::kUnreadableQuery]));
  fault += tag("p", {{"lang", "en"}}, message);
  if (column != 0) {
    const std::string query(context.parameters.get("query"));
    std::size_t at = 0;
    for (std::size_t i = 1; i < column && at < query.size(); ++i) decode_utf8(query, at);
    std::size_t behind = at;
    if (behind < query.size()) decode_utf8(query, behind);
    const std::string_view all = query;
    const Html place = behind > at ? Html(all.substr(at, behind - at)) : Html("\u00A0");
    fault +=
        tag("p", {{"class", "faulty"}},
            tag("code", {}, Html(all.substr(0, at)) + tag("mark", {}, place) + all.substr(behind)));
    fault += tag("p", {{"class", "fine"}}, words.plain(Word::kColumn, {std::to_string(column)}));
  }
  const Html main = tag("h1", {{"class", "unseen"}}, title_of(context)) + search_form(context) +
                    tag("div", {{"class", "fault-box"}, {"role", "alert"}}, fault);
  return page_frame(context, title_of(context), main, {PageKind::kSearch, true, {}});
}

}  // namespace cotejo
