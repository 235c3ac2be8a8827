// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "searcher/pages/date_histogram.h"
#include "searcher/pages/facet_links.h"
#include "searcher/pages/hit_list.h"
#include "searcher/pages/search_form.h"
#include "searcher/pages/search_page.h"

namespace cotejo {
namespace {

const FacetCounts* find(const SearchResult& result, Facet facet) {
  for (const FacetCounts& counts : result.facets) {
    if (counts.facet == facet) return &counts;
  }
  return nullptr;
}

std::size_t distinct(const SearchResult& result, Facet facet) {
  const FacetCounts* counts = find(result, facet);
  std::size_t values = 0;
  if (counts == nullptr) return 0;
  for (const FacetValue& value : counts->values) values += value.value.empty() ? 0 : 1;
  return values;
}

Html totals(const PageContext& context, const SearchResult& latest) {
  const Wording& words = context.words;
  const auto entry = [&](Word word, std::uint64_t number) {
    return tag("div", {}, tag("dt", {}, words[word]) + tag("dd", {}, words.number(number)));
  };
  Html list = entry(Word::kTotalStatements, latest.index_statements);
  list += entry(Word::kTotalSources, distinct(latest, Facet::kSource));
  list += entry(Word::kTotalSpeakers, distinct(latest, Facet::kSpeaker));
  list += entry(Word::kTotalLanguages, distinct(latest, Facet::kLang));
  return tag("dl", {{"class", "totals"}}, list);
}

Html doors(const PageContext& context) {
  const Wording& words = context.words;
  const auto door = [&](const PagePath& path, Word name, Word what) {
    return tag("li", {},
               tag("a", {{"href", context.link(path)}}, words[name]) + tag("p", {}, words[what]));
  };
  return tag("ul", {{"class", "doors"}},
             door({"/quote"}, Word::kNavQuote, Word::kQuoteInShort) +
                 door({"/trace"}, Word::kNavTrace, Word::kTraceInShort));
}

}  // namespace

Html start_page(const PageContext& context, const SearchResult& latest) {
  const Wording& words = context.words;
  Html main = tag("h1", {{"class", "motto"}}, words[Word::kMotto]);
  main += search_form(context, true);
  main += doors(context);
  if (latest.index_statements == 0) {
    main += tag("p", {{"class", "fault-box"}}, words[Word::kEmptyIndex]);
    return page_frame(context, "", main, {PageKind::kSearch, true, {}});
  }
  main += tag("h2", {}, words[Word::kInTheIndex]) + totals(context, latest);
  main += histogram_figure(context, date_histogram(latest.facets, {}));
  Html found = tag("h2", {}, words[Word::kLatestStatements]) + hit_list(context, latest.hits);
  const Url all = context.link({"/search"}, PageParameters{{"sort", "newest"}});
  found += tag("p", {}, tag("a", {{"href", all}}, words[Word::kShowAllStatements]));
  main += tag("div", {{"class", "answer"}},
              tag("section", {{"class", "found"}}, found) + facet_lists(context, latest.facets));
  return page_frame(context, "", main, {PageKind::kSearch, true, {}});
}

}  // namespace cotejo
