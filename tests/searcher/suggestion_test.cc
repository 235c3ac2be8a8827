// SPDX-License-Identifier: GPL-3.0-or-later
// Did you mean: what is suggested, and what never is.
#include "searcher/search/suggestion.h"

#include <gtest/gtest.h>

#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

// 60 statements; "embajada" and "embassy" are in half of those of their language.
std::string records(bool even) {
  static const char* const kSpanish[] = {
      "La embajada respondió con una declaración sobre la política exterior.",
      "Las relaciones diplomáticas entre los gobiernos siguen, dijo Guaidó en 2026."};
  static const char* const kEnglish[] = {
      "The embassy answered with a statement on foreign policy.",
      "Diplomatic relations between the governments remain, said the U.S. ambassador."};
  std::string lines;
  for (int i = even ? 0 : 1; i < 60; i += 2) {
    const bool spanish = i % 4 < 2;
    const std::string body = (spanish ? kSpanish : kEnglish)[i % 8 < 4 ? 0 : 1];
    lines += record_line("id-" + std::to_string(i), spanish ? "es" : "en", body,
                         spanish ? R"("title":"Comunicado")" : R"("title":"Remarks")");
  }
  return lines;
}

class SuggestionTest : public ::testing::Test {
 protected:
  SuggestionTest() {
    add_records(folder_, "left", records(true), "left.jsonl");
    add_records(folder_, "right", records(false), "right.jsonl");
    add_records(folder_, "one", records(true) + records(false), "one.jsonl");
    one_ = std::make_unique<SearchEngine>(std::vector{folder_.file("one")});
  }

  std::string suggestion(SearchEngine& engine, const std::string& query,
                         const SearchOptions& options = {}) {
    const auto result = engine.search(query, options);
    if (!result || !result->suggestion) return "";
    // Never without hits, never fewer, and as many as it says.
    const auto meant = engine.count(*result->suggestion, options);
    EXPECT_EQ(meant->total, result->suggestion_total) << query;
    EXPECT_GT(meant->total, result->total) << query;
    return *result->suggestion;
  }
  std::string suggestion(const std::string& query) { return suggestion(*one_, query); }

  TempDir folder_;
  std::unique_ptr<SearchEngine> one_;
};

constexpr std::pair<const char*, const char*> kSuggestions[] = {
    {"embajda", "embajada"},
    {"Embajda", "Embajada"},
    {"politca", "política"},
    {"declaracoin", "declaración"},
    {"goviernos", "gobiernos"},
    {"embasy", "embassy"},
    {"Guaydó", "Guaidó"},
    {"polcy foreign", "policy foreign"},
    {"relacoines diplomtaicas", "relaciones diplomáticas"},
    {"relacoines embassy", ""},
    {"\"relaciones diplomaticaas\"", "\"relaciones diplomáticas\""},
    {"title:comunicdo", "title:comunicado"},
    {"embajda -embassy", "embajada -embassy"},
    {"embajda date:2026", "embajada date:2026"},
    {"(embajda OR enbassy) date:2026", "(embajada OR embassy) date:2026"},
    {"embassy OR embjada", "embassy OR embajada"},
    // Left alone: right, negated, too short, too far, numbers, acronyms, names.
    {"embajada", ""},
    {"relations -embasy", ""},
    {"lo", ""},
    {"embxxxda", ""},
    {"2027", ""},
    {"g21", ""},
    {"speaker:embajda", ""},
    {"embajd*", ""},
    {"", ""},
    {"embajada embassy", ""},
};

// As printed is as printed, slips of the source too; of fewer words it may be the reader's slip.
TEST_F(SuggestionTest, AQuotationThatIsFoundIsNotCorrected) {
  std::string lines = record_line("slip", "en", "The embasy answered with a statement.");
  for (int i = 0; i < 30; ++i) {
    lines += record_line(std::to_string(i), "en", "The embassy answered with a statement.");
  }
  add_records(folder_, "slip", lines, "slip.jsonl");
  SearchEngine engine({folder_.file("slip")});
  constexpr const char* kQuotation = "\"the embasy answered with a statement\"";
  EXPECT_EQ(engine.count(kQuotation, {})->total, 1U);
  EXPECT_EQ(suggestion(engine, kQuotation), "");
  EXPECT_EQ(suggestion(engine, std::string("lang:en ") + kQuotation), "");
  EXPECT_EQ(suggestion(engine, "\"embasy answered\""), "\"embassy answered\"");
  EXPECT_EQ(suggestion(engine, "embasy"), "embassy");
  // Where something else is found, it may be a slip.
  EXPECT_EQ(suggestion(engine, "\"an embasy answered with a statement\" OR \"answered embasy\""),
            "");
  EXPECT_EQ(suggestion(engine, "\"embasy answered with a statement\" OR \"embasy\""),
            "\"embassy answered with a statement\" OR \"embasy\"");
}

TEST_F(SuggestionTest, CorrectsAWordOrTwo) {
  for (const auto& [query, expected] : kSuggestions)
    EXPECT_EQ(suggestion(query), expected) << query;
}

TEST_F(SuggestionTest, DoesNotDependOnHowStatementsAreSpread) {
  SearchEngine two({folder_.file("left"), folder_.file("right")});
  const TestServer server(folder_.file("left"));
  const auto remote = connect({server.location(), folder_.file("right")});
  for (const auto& [query, expected] : kSuggestions) {
    EXPECT_EQ(suggestion(two, query), suggestion(query)) << query;
    EXPECT_EQ(suggestion(*remote, query), suggestion(query)) << query;
  }
}

TEST_F(SuggestionTest, HeedsTheFilters) {
  SearchOptions english;
  english.filters.fields = {{Field::kLang, {"en"}}};
  EXPECT_EQ(suggestion(*one_, "embajda", english), "");
  EXPECT_EQ(suggestion(*one_, "embasy", english), "embassy");
}

TEST_F(SuggestionTest, OfARareWordIsMuchMoreCommon) {
  add_records(folder_, "one", record_line("slip", "es", "La enbajada. La relasion."), "slip.jsonl");
  SearchEngine engine({folder_.file("one")});
  EXPECT_EQ(suggestion(engine, "enbajada"), "");  // 15 is not 20 times 1
  std::string more;
  for (int i = 0; i < 10; ++i)
    more += record_line("more-" + std::to_string(i), "es", "La embajada.");
  add_records(folder_, "one", more, "more.jsonl");
  SearchEngine grown({folder_.file("one")});
  EXPECT_EQ(suggestion(grown, "enbajada"), "embajada");
}

}  // namespace
}  // namespace cotejo
