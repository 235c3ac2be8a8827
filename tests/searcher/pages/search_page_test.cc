// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/search_page.h"

#include <gtest/gtest.h>

#include "searcher/pages/facet_links.h"
#include "searcher/pages/search_tools.h"
#include "tests/searcher/pages/sample_pages.h"

namespace cotejo {
namespace {

TEST(SearchPage, ShowsTheAnswer) {
  const PageContext context = sample_context(UiLanguage::kEnglish, {{"query", "tango"}});
  const SearchResult result = sample_search("tango");
  const std::string page = search_page(context, result, {}).markup();
  EXPECT_EQ(occurrences(page, "<strong>61 statements</strong> of 24,084"), 1U);
  EXPECT_EQ(occurrences(page, "<q><b>tango x</b></q>"), 1U);
  EXPECT_EQ(occurrences(page, "<mark>t</mark>ango</span> …"), 1U);
  EXPECT_EQ(occurrences(page, "href=\"/statements/id-tango?highlight=tango#p1\""), 2U);
  EXPECT_EQ(occurrences(page, "href=\"/statements/id-tango/history\""), 1U);
  EXPECT_EQ(occurrences(page, "1 to 1 of 61"), 1U);
  EXPECT_EQ(occurrences(page, "href=\"/search?query=tango&amp;offset=20\""), 1U);
}

TEST(SearchPage, SpeaksSpanish) {
  PageContext context = sample_context(UiLanguage::kSpanish, {{"query", "tango"}});
  context.language_chosen = true;
  const std::string page = search_page(context, sample_search("tango"), {}).markup();
  EXPECT_EQ(occurrences(page, "<html lang=\"es\">"), 1U);
  EXPECT_EQ(occurrences(page, "61 declaraciones"), 1U);
  EXPECT_EQ(occurrences(page, "<li>ninguna declaración tiene tango</li>"), 1U);
  EXPECT_EQ(occurrences(page, "<li lang=\"en\">tango</li>"), 1U);
  EXPECT_EQ(occurrences(page, "name=\"ui\" value=\"es\""), 1U);
  EXPECT_EQ(occurrences(page, "href=\"/search?query=tango&amp;ui=en\""), 1U);
  EXPECT_GT(occurrences(page, "ui=es"), 10U);
}

TEST(SearchPage, NothingFoundHasACauseAndAWayOn) {
  const PageContext context = sample_context(UiLanguage::kEnglish, {{"query", "tango"}});
  SearchResult nothing = sample_search("tango");
  nothing.total = 0;
  nothing.hits.clear();
  nothing.notes = {"without --lang 'es', 4 statements would match"};
  SearchResult some = sample_search("tango");
  some.read_as = "tango OR x";
  const std::string page = search_page(context, nothing, {}, &some).markup();
  EXPECT_EQ(occurrences(page, "No statement matches."), 1U);
  EXPECT_EQ(occurrences(page, "without Language &#39;es&#39;, 4 statements would match"), 1U);
  EXPECT_EQ(occurrences(page, "href=\"/search?query=tango&amp;any=true\""), 1U);
  EXPECT_EQ(occurrences(page, "<svg"), 0U);
}

TEST(SearchPage, AnUnreadableQueryShowsThePlace) {
  const PageContext context = sample_context(UiLanguage::kEnglish, {{"query", "ñ)<b"}});
  const std::string page = unreadable_query_page(context, "this bracket closes none", 2).markup();
  EXPECT_EQ(occurrences(page, "<code>ñ<mark>)</mark>&lt;b</code>"), 1U);
  // A column behind the end marks what is missing there.
  EXPECT_EQ(occurrences(unreadable_query_page(context, "x", 99).markup(), "<mark>\u00A0</mark>"),
            1U);
}

TEST(FacetLists, ValuesGoInAndOut) {
  const PageContext context =
      sample_context(UiLanguage::kEnglish,
                     {{"query", "x"}, {"speaker", "Ana Gil"}, {"speaker", "B"}, {"offset", "20"}});
  const std::vector<FacetCounts> facets{
      {Facet::kSpeaker, {{"Ana Gil", 2, true}, {"C & D", 1, false}, {"", 1, false}}, 3}};
  const std::string lists = facet_lists(context, facets).markup();
  EXPECT_EQ(occurrences(lists, "href=\"/search?query=x&amp;speaker=B\" class=\"line chosen\""), 1U);
  EXPECT_EQ(occurrences(lists,
                        "href=\"/search?query=x&amp;speaker=Ana%20Gil&amp;speaker=B&amp;"
                        "speaker=C%20%26%20D\""),
            1U);
  EXPECT_EQ(occurrences(lists, "<a "), 2U);
  // Typed otherwise than the value is: the whole field is let go.
  const PageContext typed = sample_context(UiLanguage::kEnglish, {{"speaker", "ana gil"}});
  EXPECT_EQ(
      occurrences(facet_lists(typed, facets).markup(), "href=\"/search\" class=\"line chosen\""),
      1U);
}

TEST(ChosenFilters, EachCanBeTakenOut) {
  const PageContext context = sample_context(
      UiLanguage::kEnglish, {{"query", "x"}, {"lang", "es"}, {"since", "2015"}, {"once", "true"}});
  const std::string chips = chosen_filters(context).markup();
  EXPECT_EQ(occurrences(chips, "href=\"/search?query=x&amp;since=2015&amp;once=true\""), 1U);
  EXPECT_EQ(occurrences(chips, "href=\"/search?query=x\""), 1U);
  EXPECT_EQ(occurrences(chips, "class=\"chip\""), 3U);
  EXPECT_TRUE(chosen_filters(sample_context()).empty());
}

TEST(SavedQuery, IsQuotedForShellAndToml) {
  const PageParameters search{{"query", "it's \"$(rm -rf /)\" \\ `x`"},
                              {"lang", "es"},
                              {"source", "A & B"},
                              {"source", "C\nD"},
                              {"once", "true"},
                              {"any", "false"},
                              {"sort", "newest"}};
  EXPECT_EQ(saved_add_command(search),
            "cotejo-searcher saved add my-query 'it'\\''s \"$(rm -rf /)\" \\ `x`'"
            " --source 'A & B' --source 'C\nD' --lang 'es' --sort 'newest' --once");
  EXPECT_EQ(saved_query_toml(search),
            "query = \"it's \\\"$(rm -rf /)\\\" \\\\ `x`\"\n"
            "source = [\"A & B\", \"C\\nD\"]\nlang = [\"es\"]\nsort = \"newest\"\nonce = true\n");
}

TEST(Export, TakesTheWholeSearch) {
  const PageContext context =
      sample_context(UiLanguage::kEnglish, {{"query", "x"}, {"lang", "es"}, {"offset", "20"}});
  const std::string links = export_links(context).markup();
  for (const char* format : {"csv", "jsonl", "atom", "rss"}) {
    EXPECT_EQ(occurrences(links, std::string("query=x&amp;lang=es&amp;format=") + format + "\""),
              1U);
  }
}

TEST(StartPage, TellsTotals) {
  const std::string page = start_page(sample_context(), sample_search("tango")).markup();
  EXPECT_EQ(occurrences(page, "<dd>24,084</dd>"), 1U);
  EXPECT_EQ(occurrences(page, "autofocus"), 1U);
  SearchResult empty;
  EXPECT_EQ(occurrences(start_page(sample_context(), empty).markup(), "cotejo-indexer add PATH"),
            1U);
}

TEST(ChosenFilters, AWholePeriodIsOneChoice) {
  const auto chips = [](PageParameters parameters) {
    return chosen_filters(sample_context(UiLanguage::kEnglish, std::move(parameters))).markup();
  };
  const std::string month = chips({{"query", "x"}, {"since", "2015-07"}, {"until", "2015-07"}});
  EXPECT_EQ(occurrences(month, "class=\"chip\""), 1U);
  EXPECT_EQ(occurrences(month, "in July 2015"), 1U);
  EXPECT_EQ(occurrences(month, "href=\"/search?query=x\""), 2U);
  const std::string span = chips({{"query", "x"}, {"since", "2015-07"}, {"until", "2015-08-03"}});
  EXPECT_EQ(occurrences(span, "class=\"chip\""), 2U);
  EXPECT_EQ(occurrences(span, "to 3 August 2015"), 1U);
}

}  // namespace
}  // namespace cotejo
