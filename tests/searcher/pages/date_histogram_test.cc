// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/date_histogram.h"

#include <gtest/gtest.h>

#include "tests/searcher/pages/sample_pages.h"

namespace cotejo {
namespace {

std::vector<FacetCounts> facets(std::vector<FacetValue> years,
                                std::vector<FacetValue> months = {}) {
  return {{Facet::kYear, std::move(years), 0}, {Facet::kMonth, std::move(months), 0}};
}

TEST(DateHistogram, PeriodIsWhatTheDatesLieIn) {
  const struct {
    const char *since, *until;
    Date period;
  } kRows[] = {{"", "", {}},
               {"2015", "", {}},
               {"2015", "2016", {}},
               {"2015", "2015", {2015, 0, 0}},
               {"2015-03", "2015-07", {2015, 0, 0}},
               {"2015-03", "2015-03", {2015, 3, 0}},
               {"2015-03-05", "2015-03-20", {2015, 3, 0}},
               {"<b>", "2015", {}}};
  for (const auto& row : kRows) EXPECT_EQ(histogram_period(row.since, row.until), row.period);
}

TEST(DateHistogram, YearsHaveNoGaps) {
  const auto histogram =
      date_histogram(facets({{"2016", 2, false}, {"2013", 5, false}, {"", 3, false}}), {});
  ASSERT_EQ(histogram.bars.size(), 4U);
  EXPECT_EQ(histogram.bars[0].date, (Date{2013, 0, 0}));
  EXPECT_EQ(histogram.bars[1].count, 0U);
  EXPECT_EQ(histogram.bars[3].count, 2U);
  EXPECT_EQ(histogram.undated, 3U);
}

TEST(DateHistogram, TwoFarYearsAreTwoBars) {
  const auto histogram = date_histogram(facets({{"9999", 1, false}, {"0001", 1, false}}), {});
  EXPECT_EQ(histogram.bars.size(), 2U);
}

TEST(DateHistogram, MonthsAddUpToTheYear) {
  const auto histogram =
      date_histogram(facets({{"2015", 9, true}},
                            {{"2015-07", 6, true}, {"2015-01", 2, true}, {"2014-07", 4, false}}),
                     {2015, 0, 0});
  ASSERT_EQ(histogram.bars.size(), 12U);
  EXPECT_EQ(histogram.bars[0].count, 2U);
  EXPECT_EQ(histogram.bars[6].count, 6U);
  EXPECT_EQ(histogram.undated, 1U);
}

// Statements dated to the day, to the month alone and to the year alone, counted as the index
// counts them: the vague ones for each day that they may be of.
TEST(DateHistogram, DaysAddUpToTheMonth) {
  for (const std::uint64_t in_month : {0U, 2U}) {
    for (const std::uint64_t in_year : {0U, 3U}) {
      std::vector<std::uint64_t> exact(31, 0);
      exact[4] = 4;
      exact[30] = 1;
      std::vector<std::uint64_t> counted;
      for (const std::uint64_t day : exact) counted.push_back(day + in_month + in_year);
      const auto histogram = date_histogram(
          facets({{"2015", 5 + in_month + in_year, true}}, {{"2015-07", 5 + in_month, true}}),
          {2015, 7, 0}, counted);
      ASSERT_EQ(histogram.bars.size(), 31U);
      for (std::size_t day = 0; day < 31; ++day) EXPECT_EQ(histogram.bars[day].count, exact[day]);
      EXPECT_EQ(histogram.undated, in_month);
    }
  }
}

TEST(DateHistogram, BarsLeadIntoTheirPeriods) {
  const PageContext context =
      sample_context(UiLanguage::kEnglish,
                     {{"query", "x"}, {"since", "2015"}, {"until", "2015"}, {"offset", "20"}});
  const std::string markup =
      histogram_figure(context, date_histogram(facets({{"2015", 3, true}}, {{"2015-07", 3, true}}),
                                               {2015, 0, 0}))
          .markup();
  EXPECT_EQ(occurrences(markup, "href=\"/search?query=x&amp;since=2015-07&amp;until=2015-07\""),
            1U);
  EXPECT_EQ(occurrences(markup, "aria-label=\"July 2015: 3 statements\""), 1U);
  EXPECT_EQ(occurrences(markup, "<a href=\"/search?query=x\">All years</a>"), 1U);
  EXPECT_EQ(occurrences(markup, "class=\"empty\""), 11U);
}

TEST(DateHistogram, NothingToChooseIsNoFigure) {
  EXPECT_TRUE(
      histogram_figure(sample_context(), date_histogram(facets({{"2015", 3, false}}), {})).empty());
  EXPECT_TRUE(histogram_figure(sample_context(), {}).empty());
}

}  // namespace
}  // namespace cotejo
