// SPDX-License-Identifier: GPL-3.0-or-later
// Named parameters as a search: each one, and what is said of those that are wrong.
#include "searcher/search/request_fields.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace cotejo {
namespace {

using Given = std::vector<std::pair<std::string, std::string>>;

// The error of the first parameter that is refused, or of all of them together.
Error error_of(const Given& given) {
  RequestReader reader;
  for (const auto& [name, value] : given) {
    if (auto error = reader.set(name, value)) return *error;
  }
  const auto request = reader.finish();
  return request ? Error{} : request.error();
}

SearchRequest read(const Given& given, SearchRequest defaults = {}) {
  RequestReader reader(std::move(defaults));
  for (const auto& [name, value] : given) {
    const auto error = reader.set(name, value);
    EXPECT_FALSE(error) << name << ": " << error->message;
  }
  auto request = reader.finish();
  EXPECT_TRUE(request);
  return *request;
}

TEST(RequestFields, EachParameterSetsItsOwn) {
  const SearchRequest request = read({{"query", "acuerdo"},
                                      {"lang", "Spanish"},
                                      {"source", "A"},
                                      {"kind", "note"},
                                      {"source", "B"},
                                      {"speaker", "C"},
                                      {"since", "marzo 2026"},
                                      {"until", "2026-05"},
                                      {"as-of", "2026-06-01"},
                                      {"changed", "true"},
                                      {"any", ""},
                                      {"once", "yes"},
                                      {"fuzzy", "1"},
                                      {"no-translate", "on"},
                                      {"sort", "newest"},
                                      {"limit", "7"},
                                      {"offset", "3"},
                                      {"all", "1"},
                                      {"facets", "year,lang,year"},
                                      {"facet-limit", "0"},
                                      {"format", "json"}});
  EXPECT_EQ(request.query, "acuerdo");
  EXPECT_EQ(request.format, "json");
  const SearchOptions& options = request.options;
  ASSERT_EQ(options.filters.fields.size(), 4);
  EXPECT_EQ(options.filters.fields[0].field, Field::kSource);
  EXPECT_EQ(options.filters.fields[0].values, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(options.filters.fields[1].values, std::vector<std::string>{"C"});
  EXPECT_EQ(options.filters.fields[2].values, std::vector<std::string>{"es"});
  EXPECT_EQ(options.filters.fields[3].field, Field::kKind);
  EXPECT_EQ(options.filters.dates.since->to_string(), "2026-03");
  EXPECT_EQ(options.filters.dates.until->to_string(), "2026-05");
  EXPECT_EQ(options.filters.revisions.as_of, "20260601235959");
  EXPECT_EQ(request.scope(), Scope::kAllRevisions);
  EXPECT_TRUE(options.filters.revisions.changed && options.any && options.once && options.fuzzy);
  EXPECT_FALSE(options.translate);
  EXPECT_EQ(options.sort, SortOrder::kNewest);
  EXPECT_EQ(options.limit, 7);
  EXPECT_EQ(options.offset, 3);
  EXPECT_TRUE(options.all);
  EXPECT_EQ(options.facets, (std::vector<Facet>{Facet::kYear, Facet::kLang}));
  EXPECT_EQ(options.facet_limit, 0);
}

TEST(RequestFields, WhatIsNotGivenStaysAsTheDefaultsHaveIt) {
  SearchRequest defaults;
  defaults.format = "text";
  defaults.options.limit = 25;
  defaults.options.any = true;
  const SearchRequest request = read({{"query", "x"}, {"any", "false"}, {"since", ""}}, defaults);
  EXPECT_EQ(request.format, "text");
  EXPECT_EQ(request.options.limit, 25);
  EXPECT_FALSE(request.options.any);
  EXPECT_FALSE(request.options.filters.has_dates());
  EXPECT_EQ(request.scope(), Scope::kCurrent);
}

TEST(RequestFields, ErrorsSayWhatIsRight) {
  struct Case {
    Given given;
    std::string code;
    std::string part;  // of the message
  };
  const std::vector<Case> cases{
      {{{"langs", "es"}}, "unknown-parameter", "there is no 'langs'; did you mean lang?"},
      {{{"limits", "1"}}, "unknown-parameter", "did you mean limit?"},
      {{{"as_of", "2026"}}, "unknown-parameter", "did you mean as-of?"},
      {{{"zzzzzzzz", "1"}}, "unknown-parameter", "take one of query, source, speaker, lang,"},
      {{{"", "1"}}, "unknown-parameter", "there is no ''"},
      {{{"limit", "1"}, {"limit", "2"}}, "repeated-parameter", "limit can be given once"},
      {{{"limit", "-1"}}, "bad-value", "'-1' is no number from 0 to"},
      {{{"limit", "1e3"}}, "bad-value", "'1e3' is no number"},
      {{{"limit", ""}}, "bad-value", "'' is no number"},
      {{{"limit", "99999999999999999999999"}}, "bad-value", "is no number"},
      {{{"offset", "1000000001"}}, "bad-value", "from 0 to 1000000000"},
      {{{"sort", "date"}}, "bad-value", "'date' is no order; take relevance, newest or oldest"},
      {{{"any", "perhaps"}}, "bad-value", "'perhaps' is neither true nor false"},
      {{{"facets", "year,colour"}}, "bad-value", "no facet 'colour'; take source, speaker, year"},
      {{{"facets", "year,"}}, "bad-value", "no facet ''"},
      {{{"since", "2026-13"}}, "bad-value", "2026-13"},
      {{{"until", "soon"}}, "bad-value", "soon"},
      {{{"until", "2025"}, {"since", "2026"}}, "bad-value", "since 2026 is later than until 2025"},
  };
  for (const Case& c : cases) {
    const Error error = error_of(c.given);
    EXPECT_EQ(error.code, c.code) << error.message;
    EXPECT_NE(error.message.find(c.part), std::string::npos) << error.message;
  }
  EXPECT_LT(error_of({{std::string(100'000, 'x'), ""}}).message.size(), 500);
  EXPECT_LT(error_of({{"limit", std::string(100'000, 'x')}}).message.size(), 500);
}

TEST(RequestFields, EveryRowOfTheTableIsTaken) {
  for (const RequestField& field : request_fields()) {
    const std::string value = field.value == RequestValue::kChoice   ? "newest"
                              : field.value == RequestValue::kDate   ? "2026"
                              : field.value == RequestValue::kFacets ? "none"
                                                                     : "1";
    EXPECT_EQ(error_of({{std::string(field.name), value}}).message, "") << field.name;
    EXPECT_EQ(error_of({{std::string(field.name), value}, {std::string(field.name), value}}).code,
              field.repeatable ? "" : "repeated-parameter");
  }
}

TEST(RequestFields, WhatAFormatDoesNotShowIsLeftOut) {
  for (const auto& [format, facets, snippets] :
       std::vector<std::tuple<std::string, std::size_t, bool>>{{"text", 1, true},
                                                               {"json", 1, true},
                                                               {"jsonl", 0, true},
                                                               {"csv", 0, false},
                                                               {"ids", 0, false}}) {
    SearchRequest request = read({{"facets", "year"}, {"format", format}});
    leave_out_unshown(request);
    EXPECT_EQ(request.options.facets.size(), facets) << format;
    EXPECT_EQ(request.options.snippets, snippets) << format;
  }
}

TEST(RequestFields, AFeedIsNewestFirstAndFiftyEntriesUnlessChosen) {
  SearchRequest request = read({{"format", "atom"}});
  set_feed_defaults(request, false, false);
  EXPECT_EQ(request.options.sort, SortOrder::kNewest);
  EXPECT_EQ(request.options.limit, 50U);
  request = read({{"format", "rss"}, {"sort", "oldest"}, {"limit", "7"}});
  set_feed_defaults(request, true, true);
  EXPECT_EQ(request.options.sort, SortOrder::kOldest);
  EXPECT_EQ(request.options.limit, 7U);
  request = read({{"format", "jsonl"}});
  set_feed_defaults(request, false, false);
  EXPECT_EQ(request.options.sort, SortOrder::kRelevance);
  EXPECT_EQ(request.options.limit, 10U);
}

}  // namespace
}  // namespace cotejo
