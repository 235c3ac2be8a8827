// SPDX-License-Identifier: GPL-3.0-or-later
// Translations and copies: named beside a hit, and counted once if asked for.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

const std::string kEnglish =
    "The two ministries signed the agreement on fisheries today in the capital. It will come into "
    "force in autumn, once both parliaments have given their consent, and it will hold for ten "
    "years. The delegations thanked the host for the talks, which had lasted for three weeks, and "
    "agreed to meet again next spring to see how the quotas are kept by the fleets of both sides. "
    "Fisheries feed two hundred thousand families on both coasts.";
const std::string kSpanish =
    "Los dos ministerios firmaron hoy en la capital el acuerdo de pesca. Entrará en vigor en "
    "otoño, "
    "cuando ambos parlamentos den su consentimiento. Fisheries, dijo el ministro.";

class OnceTest : public testing::Test {
 protected:
  OnceTest() {
    const auto more = [](const std::string& source, const std::string& rest = "") {
      return "\"title\":\"Fisheries\",\"kind\":\"" + source + "\"" + rest;
    };
    add_records(
        folder_, index(),
        record_line("a", "en", kEnglish, more("statement")) +
            record_line("a-es", "es", kSpanish, more("statement", ",\"translation_of\":\"a\"")) +
            record_line("b", "en", "Joint release. " + kEnglish, more("communique")) +
            record_line("c", "en", "Fisheries are not what this note is about.", more("note")));
  }
  std::string index() const { return folder_.file("index"); }

  TempDir folder_;
};

std::map<std::string, std::uint64_t> counts_of(const SearchResult& result, Facet facet) {
  std::map<std::string, std::uint64_t> counts;
  for (const FacetCounts& one : result.facets) {
    if (one.facet != facet) continue;
    for (const FacetValue& value : one.values) counts[value.value] = value.count;
  }
  return counts;
}

TEST_F(OnceTest, AHitNamesItsTranslationsAndCopies) {
  SearchEngine engine({index()});
  const auto result = engine.search("fisheries", {});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->total, 4U);
  std::map<std::string, std::string> kin;
  for (const Hit& hit : result->hits) {
    std::string& names = kin[hit.statement.id];
    for (const Kin& one : hit.kin) {
      names +=
          (one.relation == KinRelation::kTranslation ? "translation " : "copy ") + one.id + ";";
    }
  }
  EXPECT_EQ(kin["a"], "translation a-es;copy b;");
  EXPECT_EQ(kin["a-es"], "translation a;");
  EXPECT_EQ(kin["b"], "copy a;");
  EXPECT_EQ(kin["c"], "");
}

TEST_F(OnceTest, WorksCountOnceInTotalsFacetsAndHits) {
  SearchEngine engine({index()});
  SearchOptions options;
  options.once = true;
  options.facets = {Facet::kLang, Facet::kKind};
  const auto result = engine.search("fisheries", options);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->total, 2U);
  ASSERT_EQ(result->hits.size(), 2U);
  EXPECT_EQ(result->hits[1].rank, 2U);
  using Counts = std::map<std::string, std::uint64_t>;
  EXPECT_EQ(counts_of(*result, Facet::kLang), (Counts{{"en", 2}, {"es", 1}}));
  EXPECT_EQ(counts_of(*result, Facet::kKind),
            (Counts{{"statement", 1}, {"communique", 1}, {"note", 1}}));
  const auto counted = engine.count("fisheries", options);
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->total, 2U);
}

TEST_F(OnceTest, AFieldFilteredOnIsCountedWithItsFilterLifted) {
  SearchEngine engine({index()});
  SearchOptions options;
  options.once = true;
  options.facets = {Facet::kLang, Facet::kKind};
  options.filters.fields = {{Field::kLang, {"es"}}};
  const auto result = engine.search("fisheries", options);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->total, 1U);
  using Counts = std::map<std::string, std::uint64_t>;
  EXPECT_EQ(counts_of(*result, Facet::kLang), (Counts{{"en", 2}, {"es", 1}}));
  EXPECT_EQ(counts_of(*result, Facet::kKind), (Counts{{"statement", 1}}));
}

TEST_F(OnceTest, PagesArePartsOfOneOrder) {
  SearchEngine engine({index()});
  SearchOptions options;
  options.once = true;
  const auto whole = engine.search("fisheries", options);
  ASSERT_TRUE(whole);
  for (std::size_t at = 0; at < whole->hits.size(); ++at) {
    options.limit = 1;
    options.offset = at;
    const auto page = engine.search("fisheries", options);
    ASSERT_TRUE(page);
    ASSERT_EQ(page->hits.size(), 1U);
    EXPECT_EQ(page->hits[0].statement.id, whole->hits[at].statement.id);
  }
}

}  // namespace
}  // namespace cotejo
