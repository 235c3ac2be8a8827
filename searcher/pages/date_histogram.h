// SPDX-License-Identifier: GPL-3.0-or-later
// How many statements match in each year, in each month of one year, or on each day of one month:
// bars that lead into what they stand for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "searcher/pages/page_frame.h"
#include "searcher/search/result.h"

namespace cotejo {

/// Parts of a period: the years of all time, the months of a year, the days of a month.
struct DateHistogram {
  struct Bar {
    Date date;
    std::uint64_t count = 0;
  };
  Date period;                ///< year 0: all time
  std::vector<Bar> bars;      ///< in order, without gaps unless they would be too many
  std::uint64_t undated = 0;  ///< of the period, but not known to which bar they belong
};

/// The month that `since` and `until` lie in, the year that they lie in, else year 0: what the bars
/// are parts of.
Date histogram_period(const std::string& since, const std::string& until);

/// From the facets year and month (all of their values). `days`: of the period's month, statements
/// that may be of that day, from the first on; those known to the month or year alone are counted
/// for each of them, and are told apart here.
DateHistogram date_histogram(const std::vector<FacetCounts>& facets, const Date& period,
                             const std::vector<std::uint64_t>& days = {});

/// The bars as links that set `since` and `until` of this page, with the way back above them; empty
/// where there is nothing to choose between.
Html histogram_figure(const PageContext& context, const DateHistogram& histogram);

}  // namespace cotejo
