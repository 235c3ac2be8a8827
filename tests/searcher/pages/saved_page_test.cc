// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/saved_page.h"

#include <gtest/gtest.h>

#include "searcher/pages/search_page.h"
#include "tests/searcher/pages/sample_pages.h"

namespace cotejo {
namespace {

TEST(SavedPage, ListsNoteFiltersAndFeeds) {
  const std::string page = saved_page(sample_context(), {sample_saved("tango")}).markup();
  EXPECT_EQ(occurrences(page, "<a href=\"/saved/tango\">tango</a>"), 1U);
  EXPECT_EQ(occurrences(page, "<p class=\"note\">tango</p>"), 1U);
  EXPECT_EQ(occurrences(page, "<li>Spanish</li><li>from July 2015</li>"), 1U);
  EXPECT_EQ(occurrences(page, "href=\"/api/v1/saved/tango?format=atom\""), 1U);
  EXPECT_EQ(occurrences(page, "href=\"/api/v1/saved/tango?format=rss\""), 1U);
  EXPECT_EQ(occurrences(page, "href=\"/api/v1/saved/tango?format=csv\""), 1U);
}

TEST(SavedPage, AQueryThatCannotBeReadHasItsErrorAndNoLinks) {
  ListedQuery broken = sample_saved("tango");
  broken.error = "tango.toml:3:1: lang must be a text";
  const std::string page = saved_page(sample_context(), {broken}).markup();
  EXPECT_EQ(occurrences(page, "tango.toml:3:1: lang must be a text"), 1U);
  EXPECT_EQ(occurrences(page, "/saved/tango"), 0U);
}

TEST(SavedPage, NoneIsSaid) {
  const std::string page = saved_page(sample_context(UiLanguage::kSpanish), {}).markup();
  EXPECT_EQ(occurrences(page, "Aún no hay consultas guardadas."), 1U);
}

TEST(SavedPage, TheWayToItIsThereWhenThereAreAny) {
  PageContext context = sample_context();
  EXPECT_EQ(occurrences(saved_page(context, {}).markup(), "href=\"/saved\""), 0U);
  context.has_saved_queries = true;
  EXPECT_EQ(occurrences(saved_page(context, {}).markup(), "href=\"/saved\""), 1U);
}

TEST(SavedParameters, AreThoseOfThePage) {
  const PageParameters expected{{"query", "tango"},   {"source", "tango"}, {"lang", "es"},
                                {"since", "2015-07"}, {"once", "true"},    {"no-translate", "true"},
                                {"sort", "newest"}};
  EXPECT_EQ(saved_parameters(sample_saved("tango")).pairs(), expected.pairs());
}

TEST(SavedParameters, OrderAndPlaceOnThePageChangeNothing) {
  const ListedQuery saved = sample_saved("tango");
  const PageParameters page{{"once", "true"},   {"no-translate", "true"}, {"lang", "es"},
                            {"query", "tango"}, {"since", "2015-07"},     {"source", "tango"},
                            {"saved", "tango"}, {"offset", "20"},         {"sort", "oldest"}};
  EXPECT_TRUE(is_as_saved(page, saved));
  EXPECT_FALSE(is_as_saved(page.adding("lang", "en"), saved));
  EXPECT_FALSE(is_as_saved(page.without("once"), saved));
  EXPECT_FALSE(is_as_saved(page.with("query", "tangos"), saved));
}

TEST(SavedBanner, HasTheFeedOfTheFileUntilTheSearchIsAnother) {
  const ListedQuery saved = sample_saved("tango");
  const PageParameters asked = saved_parameters(saved).with("saved", "tango");
  const SearchResult result = sample_search("tango");
  const auto page_of = [&](const PageParameters& parameters) {
    return search_page(sample_context(UiLanguage::kEnglish, parameters), result, {}, nullptr,
                       &saved)
        .markup();
  };
  const std::string page = page_of(asked);
  EXPECT_EQ(occurrences(page, "href=\"/api/v1/saved/tango?format=atom\""), 2U);
  EXPECT_EQ(occurrences(page, "no longer the one"), 0U);
  const std::string other = page_of(asked.with("kind", "note"));
  EXPECT_EQ(occurrences(other, "/api/v1/saved/"), 0U);
  EXPECT_EQ(occurrences(other, "no longer the one"), 1U);
  // What the API does not know is in none of its addresses.
  EXPECT_EQ(occurrences(other, "saved=tango&amp;format"), 0U);
}

}  // namespace
}  // namespace cotejo
