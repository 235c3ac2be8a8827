// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of search: exact bytes, for scripts are written against them.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <fstream>
#include <regex>

#include "tests/searcher/output/sample_result.h"

namespace cotejo {
namespace {

constexpr std::string_view kFirstHit =
    R"({"rank":1,"id":"ve-1","title":"Relaciones, diplomáticas","date":"2026-03-05",)"
    R"("source":"Ministerio \"del\" Poder Popular","speakers":["Yván Gil","Delcy Rodríguez"],)"
    R"("lang":"es","kind":"communique","url":"https://example.org/1","score":1.2500,)"
    R"("snippets":[{"text":"las relaciones","marks":[[4,14]],"start":7,"speaker":"","press":false}]})";
constexpr std::string_view kSecondHit =
    R"({"rank":2,"id":"u-2","title":"","date":"2015-07","source":"UN","speakers":[],)"
    R"("lang":"en","kind":"","url":"","score":1.2500,"snippets":[]})";

TEST(JsonRenderer, WritesTheWholeAnswerOnOneLine) {
  const std::string expected =
      R"({"format":1,"query":{"text":"relaciones","read_as":"relaciones OR relations",)"
      R"("notes":["'us' is read as the word us"],"suggestion":null},)"
      R"("index":{"revision":"3f2a9c1e-12","statements":88},"total":2,"hits":[)" +
      std::string(kFirstHit) + "," + std::string(kSecondHit) +
      R"(],"facets":{"source":[{"value":"UN","count":7,"selected":true},)"
      R"({"value":"Ministerio","count":1,"selected":false}],)"
      R"("speaker":[{"value":"","count":1,"selected":false}]},"elapsed_ms":1.500})"
      "\n";
  EXPECT_EQ(rendered(sample_result(), "json"), expected);
}

TEST(JsonRenderer, IsValidJsonWithoutHitsAndFacets) {
  SearchResult result = sample_result();
  result.hits.clear();
  result.facets.clear();
  result.suggestion = "relación";
  const std::string json = rendered(result, "json");
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  ASSERT_EQ(parser.parse(json).get(root), simdjson::SUCCESS) << json;
  EXPECT_NE(json.find(R"("suggestion":"relación")"), std::string::npos);
  EXPECT_NE(json.find(R"("hits":[],"facets":{},)"), std::string::npos);
}

TEST(JsonRenderer, EscapesControlCharactersAndLineSeparators) {
  SearchResult result = sample_result();
  result.hits[0].statement.title = "a\x1B[2Jb\n\"c\"\u2028";
  const std::string json = rendered(result, "jsonl");
  EXPECT_NE(json.find(R"("title":"a\u001b[2Jb\n\"c\"\u2028")"), std::string::npos) << json;
}

TEST(JsonlRenderer, WritesOneHitALine) {
  EXPECT_EQ(rendered(sample_result(), "jsonl"),
            std::string(kFirstHit) + "\n" + std::string(kSecondHit) + "\n");
}

TEST(MakeRenderer, KnowsItsFormatsOnly) {
  std::ostringstream out;
  EXPECT_EQ(make_renderer("yaml", out, {}), nullptr);
  EXPECT_EQ(make_renderer("", out, {}), nullptr);
}

// The page is the contract: a key that it does not name is a key that nobody can rely on.
TEST(JsonRenderer, HasEveryKeyDocumented) {
  std::ifstream file(COTEJO_SOURCE_DIR "/docs/json-output.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(page.empty());
  Explanation explanation;
  explanation.terms = {{"a", "word", {"es:a"}, 1, true}};
  explanation.matches = true;
  std::ostringstream explained;
  render_explanation_json(explanation, explained);
  const std::string json = rendered(sample_result(), "json") + explained.str();
  const std::regex key("\"([a-z_]+)\":");
  for (std::sregex_iterator at(json.begin(), json.end(), key), end; at != end; ++at) {
    EXPECT_NE(page.find("`" + (*at)[1].str() + "`"), std::string::npos) << (*at)[1].str();
  }
}

}  // namespace
}  // namespace cotejo
