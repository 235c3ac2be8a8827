// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/date_query.h"

#include <string>
#include <vector>

#include "core/index/terms.h"

namespace cotejo {

// Whole years by their year terms, whole months by their month terms, single days at the ends:
// lists of terms are cheaper than a range over values. The vaguer texts within month and day terms
// (see date_terms) bring in statements dated only to a year or month that the range touches.
Xapian::Query date_query(const OpenIndex& index, const DateRange& range) {
  const Date since = range.since ? range.since->first_day() : Date{1, 1, 1};
  const Date until = range.until ? range.until->last_day() : Date{9999, 12, 31};
  std::vector<std::string> terms;
  const auto add = [&](std::string_view prefix, const Date& date) {
    terms.push_back(std::string(prefix) + date_value(date));
  };
  const auto covers = [&](const Date& period) {
    return since <= period.first_day() && period.last_day() <= until;
  };
  const auto touches = [&](const Date& period) {
    return since <= period.last_day() && period.first_day() <= until;
  };
  for (const int number : index.years()) {
    const Date year{number, 0, 0};
    if (covers(year)) {
      add(kYearPrefix, year);
      continue;
    }
    if (!touches(year)) continue;
    add(kMonthPrefix, year);
    for (unsigned m = 1; m <= 12; ++m) {
      const Date month{number, m, 0};
      if (covers(month)) {
        add(kMonthPrefix, month);
        continue;
      }
      if (!touches(month)) continue;
      add(kDayPrefix, month);
      for (unsigned d = 1; d <= month.last_day().day; ++d) {
        const Date day{number, m, d};
        if (covers(day)) add(kDayPrefix, day);
      }
    }
  }
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()) * 0.0;
}

}  // namespace cotejo
