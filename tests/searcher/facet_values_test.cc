// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of values from several segments and servers, added up and put in order.
#include "searcher/search/facet_values.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <map>
#include <string>

#include "core/index/terms.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using Lists = std::initializer_list<std::vector<std::string>>;
using Counted = std::map<std::string, std::uint64_t>;

// The columns of a segment whose statements have these topics: combination 0 is none, the others
// come as they are given.
FacetColumns columns_of(const TempDir& folder, const Lists& topics) {
  Xapian::WritableDatabase segment("", Xapian::DB_BACKEND_INMEMORY);
  for (const auto& values : topics) {
    Xapian::Document document;
    document.add_value(kSlotTopic, join_values(values));
    segment.add_document(document);
  }
  write_columns(segment, folder.path() / kColumnsName);
  return *FacetColumns::open(folder.path() / kColumnsName);
}

Counted counted(const ValueCounts& counts) {
  Counted all;
  for (const auto& [value, times] : counts.counts()) {
    EXPECT_TRUE(all.emplace(value, times).second) << value << " comes twice";
  }
  return all;
}

TEST(ValueCounts, AddUpOverSegmentsAndServers) {
  const TempDir first_folder;
  const TempDir second_folder;
  const FacetColumns first = columns_of(first_folder, {{"peace", "trade"}, {"trade"}, {"fish"}});
  const FacetColumns second = columns_of(second_folder, {{"fish", "peace"}, {"oil"}});
  ValueCounts counts;
  counts.add(first.combinations(Facet::kTopic), {0, 3, 4, 0});
  EXPECT_EQ(counted(counts), (Counted{{"peace", 3}, {"trade", 7}}));
  counts.add(second.combinations(Facet::kTopic), {1, 10, 20});
  EXPECT_EQ(counted(counts),
            (Counted{{"", 1}, {"fish", 10}, {"oil", 20}, {"peace", 13}, {"trade", 7}}));
  std::string told = "oil";
  counts.add_copied(told, 5);
  told = "ore";
  counts.add_copied(told, 6);
  told = "gone";
  counts.add("trade", 100);
  EXPECT_EQ(
      counted(counts),
      (Counted{{"", 1}, {"fish", 10}, {"oil", 25}, {"ore", 6}, {"peace", 13}, {"trade", 107}}));
}

// Those of single statements come first where works are counted.
TEST(ValueCounts, AddUpASegmentAfterSingleValues) {
  const TempDir folder;
  const FacetColumns columns = columns_of(folder, {{"peace", "trade"}, {"trade"}});
  ValueCounts counts;
  counts.add("trade", 1);
  counts.add(columns.combinations(Facet::kTopic), {0, 3, 4});
  EXPECT_EQ(counted(counts), (Counted{{"peace", 3}, {"trade", 8}}));
}

TEST(ShownValues, ComeByCountThenByName) {
  ValueCounts counts;
  for (const auto& [value, times] : Counted{{"oil", 2}, {"fish", 7}, {"ore", 2}, {"peace", 1}}) {
    counts.add_copied(value, times);
  }
  const auto shown = [&](const Filters& filters, std::size_t limit) {
    const FacetCounts found = shown_values(Facet::kTopic, counts, filters, limit);
    EXPECT_EQ(found.distinct, 4U);
    std::string text;
    for (const FacetValue& value : found.values) {
      text += value.value + (value.selected ? "! " : " ");
    }
    return text;
  };
  EXPECT_EQ(shown({}, 0), "fish oil ore peace ");
  EXPECT_EQ(shown({}, 2), "fish oil ");
  EXPECT_EQ(shown({{{Field::kTopic, {"Peace"}}}, {}, {}}, 2), "fish oil peace! ");
}

TEST(ShownValues, OfDatesTheLatestComeFirst) {
  ValueCounts counts;
  for (const char* month : {"2026-01", "2025-12", "2026-03", ""}) counts.add(month, 1);
  const FacetCounts found = shown_values(Facet::kMonth, counts, {}, 2);
  ASSERT_EQ(found.values.size(), 2U);
  EXPECT_EQ(found.values[0].value, "2026-03");
  EXPECT_EQ(found.values[1].value, "2026-01");
}

}  // namespace
}  // namespace cotejo
