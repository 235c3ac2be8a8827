// SPDX-License-Identifier: GPL-3.0-or-later
// Search as a user sees it: facets, filters, order, notes, explanations.
#include "searcher/search/search_engine.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/test_index.h"

namespace cotejo {
namespace {

constexpr const char* kRecords =
    R"({"id":"a","source":"US Department of State","speaker":"Rubio","date":"2026-03-05","lang":"en","kind":"statement","title":"On relations","body":"The two governments restore diplomatic relations."}
{"id":"b","source":"Cancillería","speaker":["Gil","Rodríguez"],"date":"2026-03","lang":"es","kind":"communique","title":"Relaciones","body":"Los dos gobiernos restablecen sus relaciones diplomáticas.","topics":["diplomacia"]}
{"id":"c","source":"Cancillería","date":"2025","lang":"es","body":"Las relaciones siguen rotas.","note":{"kept":[1,true]}}
{"id":"d","source":"US Department of State","speaker":"Rubio","date":"2025-11-30","lang":"en","kind":"remarks","title":"Travel","body":"Do not travel. Relations are tense."}
)";

class SearchEngineTest : public ::testing::Test {
 protected:
  SearchEngineTest() { add_records(folder_, "index", kRecords); }

  SearchResult search(const std::string& query, SearchOptions options = {}) {
    SearchEngine engine({folder_.file("index")});
    auto result = engine.search(query, options);
    EXPECT_TRUE(result) << query;
    return result ? *result : SearchResult{};
  }
  static std::string ids(const SearchResult& result) {
    std::string joined;
    for (const Hit& hit : result.hits) joined += hit.statement.id;
    return joined;
  }
  static std::string counts(const SearchResult& result, Facet facet) {
    std::string text;
    for (const FacetCounts& one : result.facets) {
      if (one.facet != facet) continue;
      for (const FacetValue& value : one.values) {
        text += (text.empty() ? "" : " ") + std::string(value.selected ? "*" : "") + value.value +
                "=" + std::to_string(value.count);
      }
    }
    return text;
  }

  TempDir folder_;
};

TEST_F(SearchEngineTest, FindsBothLanguagesAtOnce) {
  EXPECT_EQ(search("relaciones OR relations").total, 4U);
  EXPECT_EQ(search("government").total, 1U);
  EXPECT_EQ(search("gobierno").total, 1U);
}

TEST_F(SearchEngineTest, ChoosingAValueNeverZeroesItsSiblings) {
  SearchOptions options;
  options.facets = {Facet::kSource, Facet::kSpeaker, Facet::kMonth};
  options.filters.fields = {{Field::kSource, {"US Department of State"}}};
  const SearchResult result = search("", options);
  EXPECT_EQ(result.total, 2U);
  EXPECT_EQ(counts(result, Facet::kSource), "Cancillería=2 *US Department of State=2");
  EXPECT_EQ(counts(result, Facet::kSpeaker), "Rubio=2");
  EXPECT_EQ(counts(result, Facet::kMonth), "2026-03=1 2025-11=1");
}

TEST_F(SearchEngineTest, TwoFiltersLiftOneAtATime) {
  SearchOptions options;
  options.facets = {Facet::kSource, Facet::kSpeaker, Facet::kKind};
  options.filters.fields = {{Field::kSource, {"us department OF state"}},
                            {Field::kKind, {"remarks"}}};
  const SearchResult result = search("", options);
  EXPECT_EQ(result.total, 1U);
  EXPECT_EQ(counts(result, Facet::kSource), "*US Department of State=1");
  EXPECT_EQ(counts(result, Facet::kKind), "*remarks=1 statement=1");
  EXPECT_EQ(counts(result, Facet::kSpeaker), "Rubio=1");
}

TEST_F(SearchEngineTest, CountsSeveralValuesAndNone) {
  SearchOptions options;
  options.facets = {Facet::kSpeaker, Facet::kTopic, Facet::kYear, Facet::kMonth};
  const SearchResult result = search("", options);
  EXPECT_EQ(counts(result, Facet::kSpeaker), "Rubio=2 =1 Gil=1 Rodríguez=1");
  EXPECT_EQ(counts(result, Facet::kTopic), "=3 diplomacia=1");
  EXPECT_EQ(counts(result, Facet::kYear), "2026=2 2025=2");
  EXPECT_EQ(counts(result, Facet::kMonth), "2026-03=2 2025-11=1 =1");
}

TEST_F(SearchEngineTest, DatesKnownInPartMayLieInARange) {
  EXPECT_EQ(search("date:2026-03-05").total, 2U);  // a, and b somewhere in March
  EXPECT_EQ(search("date:2026-03-06").total, 1U);
  EXPECT_EQ(search("date:2025").total, 2U);
  EXPECT_EQ(search("date:2025-06..2025-07").total, 1U);
  EXPECT_EQ(search("date:..2025").total, 2U);
  EXPECT_EQ(search("date:2026..").total, 2U);
  SearchOptions options;
  options.filters.dates.since = Date{2025, 12, 0};
  options.facets = {Facet::kYear};
  const SearchResult result = search("", options);
  EXPECT_EQ(result.total, 3U);
  EXPECT_EQ(counts(result, Facet::kYear), "*2026=2 *2025=2");
}

TEST_F(SearchEngineTest, SortsByDate) {
  SearchOptions options;
  options.sort = SortOrder::kNewest;
  EXPECT_EQ(ids(search("", options)), "abdc");
  options.sort = SortOrder::kOldest;
  EXPECT_EQ(ids(search("", options)), "cdba");
  options.offset = 1;
  options.limit = 2;
  const SearchResult page = search("", options);
  EXPECT_EQ(ids(page), "db");
  EXPECT_EQ(page.hits.front().rank, 2U);
  EXPECT_EQ(page.total, 4U);
}

TEST_F(SearchEngineTest, FieldsFindWords) {
  EXPECT_EQ(search("source:state").total, 2U);
  EXPECT_EQ(search("fuente:cancilleria").total, 2U);
  EXPECT_EQ(search("speaker:rodriguez").total, 1U);
  EXPECT_EQ(search("title:relations").total, 1U);
  EXPECT_EQ(search("title:relation").total, 1U);
  EXPECT_EQ(search("title:\"on relations\"").total, 1U);
  EXPECT_EQ(search("kind:communique lang:es").total, 1U);
  EXPECT_EQ(search("dipl*").total, 2U);
  EXPECT_EQ(search("relaciones -diplomáticas").total, 1U);
}

TEST_F(SearchEngineTest, NearWordsStandWithinSoManyOthers) {
  EXPECT_EQ(search("\"governments relations\"~1").total, 0U);
  EXPECT_EQ(search("\"governments relations\"~2").total, 1U);
  EXPECT_EQ(search("\"relations governments\"~2").total, 1U);
  EXPECT_EQ(search("\"relations two restore\"~1").total, 0U);
  EXPECT_EQ(search("\"relations two restore\"~2").total, 1U);
}

TEST_F(SearchEngineTest, AWordOfAPhraseMayBeABeginning) {
  EXPECT_EQ(search("\"relaciones diplom*\"").total, 1U);
  EXPECT_EQ(search("\"rela* dipl*\"").total, 1U);
  EXPECT_EQ(search("\"diplom* relat*\"").total, 1U);
  EXPECT_EQ(search("\"relat* diplom*\"").total, 0U);
  EXPECT_EQ(search("\"relat* restore\"~3").total, 1U);
  EXPECT_EQ(search("\"sig* rotas\" OR \"not trav*\"").total, 2U);
  EXPECT_EQ(search("\"relaciones diplom\\*\"").total, 0U);
  EXPECT_EQ(search("title:\"on rel*\"").total, 1U);
  EXPECT_EQ(search("source:\"US dep* of st*\"").total, 2U);
  EXPECT_EQ(search("source:\"of dep*\"").total, 0U);
  EXPECT_EQ(search("\"relations are ten*\"").hits.front().snippets.front().marks.size(), 1U);
}

TEST_F(SearchEngineTest, RefusesABeginningOfTooManyWords) {
  std::string body;
  for (int i = 0; i < 1001; ++i) body += " zz" + std::to_string(i);
  add_records(folder_, "index", record_line("many", "en", body), "many.jsonl");
  SearchEngine engine({folder_.file("index")});
  for (const char* query : {"paz zz*", "\"the zz*\"", "  \"zz*\"", "x \"zz* b\"~2"}) {
    const auto result = engine.count(query, {});
    ASSERT_FALSE(result) << query;
    EXPECT_EQ(result.error().column, std::string(query).find("zz") + 1) << query;
    EXPECT_EQ(result.error().message,
              "more than 1000 words begin with 'zz'; give more of the word");
  }
  EXPECT_TRUE(engine.count("\"the zz1*\" OR zz14*", {}));
}

TEST_F(SearchEngineTest, SaysWhyNothingWasFound) {
  const auto has_note = [](const SearchResult& result, std::string_view part) {
    return std::any_of(result.notes.begin(), result.notes.end(), [&](const std::string& note) {
      return note.find(part) != std::string::npos;
    });
  };
  EXPECT_TRUE(has_note(search("relations xyzzy"), "no statement has xyzzy"));
  EXPECT_TRUE(has_note(search("tense diplomatic"), "each part is found, but not together"));
  SearchOptions options;
  options.filters.fields = {{Field::kKind, {"remarks"}}};
  EXPECT_TRUE(
      has_note(search("rotas", options), "without --kind 'remarks', 1 statement would match"));
  options.filters.fields = {{Field::kSource, {"State"}}};
  EXPECT_TRUE(has_note(search("", options), "no statement has source 'State'"));
}

TEST_F(SearchEngineTest, ExplainsWhyAStatementMatches) {
  SearchEngine engine({folder_.file("index")});
  const auto explanation = engine.explain("relaciones -rotas", {}, "c");
  ASSERT_TRUE(explanation);
  ASSERT_EQ(explanation->terms.size(), 2U);
  EXPECT_EQ(explanation->terms[0].matches_statement, true);
  EXPECT_EQ(explanation->terms[0].statements, 2U);
  EXPECT_EQ(explanation->terms[1].matches_statement, true);
  EXPECT_EQ(explanation->matches, false);
  EXPECT_FALSE(engine.explain("a", {}, "nobody"));
}

TEST_F(SearchEngineTest, ExplainsABeginningByItsWords) {
  SearchEngine engine({folder_.file("index")});
  const auto forms = [&](const char* query) {
    return engine.explain(query, {}, "")->terms[0].forms;
  };
  EXPECT_EQ(forms("diplom*"), (std::vector<std::string>{"es:diplomaticas", "en:diplomatic"}));
  EXPECT_EQ(forms("title:relat*"), std::vector<std::string>{"en:relations"});
  EXPECT_EQ(forms("speaker:Rub*"), std::vector<std::string>{"speaker:rubio"});
}

TEST_F(SearchEngineTest, ShowsWithMarks) {
  SearchEngine engine({folder_.file("index")});
  const auto shown = engine.show("b", "«relaciones diplomaticas»");
  ASSERT_TRUE(shown && *shown);
  ASSERT_EQ((*shown)->marks.size(), 1U);
  EXPECT_EQ((*shown)->marks.front(), (std::pair<std::size_t, std::size_t>(34, 57)));
  EXPECT_EQ((*shown)->statement.topics, std::vector<std::string>{"diplomacia"});
  const auto missing = engine.show("nobody", "");
  EXPECT_TRUE(missing && !*missing);
}

}  // namespace
}  // namespace cotejo
