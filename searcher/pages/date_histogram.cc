// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/date_histogram.h"

#include <algorithm>

namespace cotejo {
namespace {

// Statements dated 1066 and 2026 are no reason for a thousand bars.
constexpr int kMostYears = 250;
// Of the drawing, which is stretched to the page: bars are this wide, in units without a name.
constexpr std::size_t kBarWidth = 10;
constexpr std::size_t kBarGap = 2;
constexpr std::size_t kHeight = 100;
constexpr std::size_t kMostLabels = 7;

const std::vector<FacetValue>* values_of(const std::vector<FacetCounts>& facets, Facet facet) {
  for (const FacetCounts& counts : facets) {
    if (counts.facet == facet) return &counts.values;
  }
  return nullptr;
}

DateHistogram years(const std::vector<FacetCounts>& facets) {
  DateHistogram histogram;
  const auto* values = values_of(facets, Facet::kYear);
  if (values == nullptr) return histogram;
  for (const FacetValue& value : *values) {
    const auto date = parse_date(value.value);
    if (date) {
      histogram.bars.push_back({*date, value.count});
    } else {
      histogram.undated += value.count;
    }
  }
  auto& bars = histogram.bars;
  std::sort(bars.begin(), bars.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
  if (bars.size() < 2 || bars.back().date.year - bars.front().date.year > kMostYears) {
    return histogram;
  }
  std::vector<DateHistogram::Bar> full;
  for (const auto& bar : bars) {
    while (!full.empty() && full.back().date.year + 1 < bar.date.year) {
      full.push_back({{full.back().date.year + 1, 0, 0}, 0});
    }
    full.push_back(bar);
  }
  bars = std::move(full);
  return histogram;
}

// Those of a year and those of its months; what is in the one and not in the other has no month.
DateHistogram months(const std::vector<FacetCounts>& facets, int year) {
  DateHistogram histogram;
  histogram.period = {year, 0, 0};
  for (unsigned month = 1; month <= 12; ++month) {
    histogram.bars.push_back({{year, month, 0}, 0});
  }
  std::uint64_t dated = 0;
  if (const auto* values = values_of(facets, Facet::kMonth)) {
    for (const FacetValue& value : *values) {
      const auto date = parse_date(value.value);
      if (!date || date->year != year || !date->has_month()) continue;
      histogram.bars[date->month - 1] = {*date, value.count};
      dated += value.count;
    }
  }
  if (const auto* values = values_of(facets, Facet::kYear)) {
    const std::string name = std::to_string(year);
    for (const FacetValue& value : *values) {
      if (value.value == name && value.count > dated) histogram.undated = value.count - dated;
    }
  }
  return histogram;
}

// A statement known to its month alone (m of them) or to its year alone (y) may be of any of the n
// days, and is counted n times: the sum of the days is (month − m) + n (m + y), which gives m.
DateHistogram days_of(const std::vector<FacetCounts>& facets, const Date& period,
                      const std::vector<std::uint64_t>& days) {
  DateHistogram histogram;
  histogram.period = period;
  const DateHistogram year = months(facets, period.year);
  const std::uint64_t month_count = year.bars[period.month - 1].count;
  const std::uint64_t in_year_alone = year.undated;
  std::uint64_t sum = 0;
  for (const std::uint64_t count : days) sum += count;
  const std::uint64_t n = days.size();
  const std::uint64_t known = month_count + n * in_year_alone;
  const std::uint64_t in_month_alone = n < 2 || sum < known ? 0 : (sum - known) / (n - 1);
  for (unsigned day = 1; day <= n; ++day) {
    const std::uint64_t count = days[day - 1];
    const std::uint64_t vague = std::min(count, in_month_alone + in_year_alone);
    histogram.bars.push_back({{period.year, period.month, day}, count - vague});
  }
  histogram.undated = in_month_alone;
  return histogram;
}

std::string label_of(const Wording& words, const Date& date) {
  if (date.has_day()) return std::to_string(date.day);
  if (date.has_month()) return std::string(words.short_month(date.month));
  return std::to_string(date.year);
}

PageParameters chosen(const PageContext& context, const Date& date) {
  const std::string text = date.year == 0 ? std::string() : date.to_string();
  return context.parameters.with("since", text).with("until", text).without("offset");
}

// Is a period outside of the dates chosen? Nothing is where none are.
bool is_outside(const PageContext& context, const Date& date) {
  const auto since = parse_date(context.parameters.get("since"));
  const auto until = parse_date(context.parameters.get("until"));
  return (since && date.last_day() < since->first_day()) ||
         (until && until->last_day() < date.first_day());
}

Html bar(const PageContext& context, const DateHistogram::Bar& bar, std::size_t place,
         std::uint64_t most) {
  const std::uint64_t scaled =
      bar.count == 0 ? 0 : std::max<std::uint64_t>(bar.count * 96 / most, 2);
  const std::string x = std::to_string(place * kBarWidth);
  const std::string width = std::to_string(kBarWidth);
  const std::string inner = std::to_string(kBarWidth - kBarGap);
  // The whole height can be hit with a pointer, however low the bar.
  Html shapes = tag("rect",
                    {{"class", "reach"},
                     {"x", x},
                     {"y", "0"},
                     {"width", width},
                     {"height", std::to_string(kHeight)}},
                    {});
  shapes += tag("rect",
                {{"class", "bar"},
                 {"x", std::to_string(place * kBarWidth + kBarGap / 2)},
                 {"y", std::to_string(kHeight - scaled)},
                 {"width", inner},
                 {"height", std::to_string(scaled)}},
                {});
  const std::string name =
      context.words.date(bar.date) + ": " +
      context.words.counted(Word::kStatementsOne, Word::kStatementsMany, bar.count);
  const std::string date = bar.date.to_string();
  if (bar.count == 0) {
    return tag("g", {{"class", "empty"}, {"data-date", date}}, tag("title", {}, name) + shapes);
  }
  return tag("a",
             {{"href", context.link({"/search"}, chosen(context, bar.date))},
              {"aria-label", name},
              {"data-date", date},
              {"class", is_outside(context, bar.date) ? "period outside" : "period"}},
             tag("title", {}, name) + shapes);
}

Html axis(const Wording& words, const std::vector<DateHistogram::Bar>& bars) {
  const std::size_t every = bars.size() <= 12 ? 1 : (bars.size() + kMostLabels - 1) / kMostLabels;
  Html labels;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    labels += tag("span", {}, i % every == 0 ? Html(label_of(words, bars[i].date)) : Html());
  }
  return tag("div", {{"class", every == 1 ? "axis" : "axis many"}, {"aria-hidden", "true"}},
             labels);
}

// All years › 2015 › March: where one is, and the way back.
Html trail(const PageContext& context, const Date& period) {
  if (period.year == 0) return {};
  const auto step = [&](const Date& date, std::string_view name) {
    return tag("a", {{"href", context.link({"/search"}, chosen(context, date))}}, name);
  };
  Html line = step({}, context.words[Word::kAllYears]) + " › ";
  const std::string year = std::to_string(period.year);
  if (period.has_month()) {
    line += step({period.year, 0, 0}, year) + " › " + context.words.date(period);
  } else {
    line += year;
  }
  return tag("p", {{"class", "trail"}}, line);
}

// What the height of the bars stands for.
std::string peak(const Wording& words, const DateHistogram& histogram) {
  const auto highest =
      std::max_element(histogram.bars.begin(), histogram.bars.end(),
                       [](const auto& a, const auto& b) { return a.count < b.count; });
  return words.plain(Word::kHistogramMost,
                     {words.number(highest->count), words.date(highest->date)});
}

}  // namespace

Date histogram_period(const std::string& since, const std::string& until) {
  const auto from = parse_date(since);
  const auto to = parse_date(until);
  if (!from || !to || from->year != to->year) return {};
  if (from->has_month() && from->month == to->month) return {from->year, from->month, 0};
  return {from->year, 0, 0};
}

DateHistogram date_histogram(const std::vector<FacetCounts>& facets, const Date& period,
                             const std::vector<std::uint64_t>& days) {
  if (period.year == 0) return years(facets);
  if (!period.has_month() || days.empty()) return months(facets, period.year);
  return days_of(facets, period, days);
}

Html histogram_figure(const PageContext& context, const DateHistogram& histogram) {
  std::uint64_t most = 0;
  for (const auto& one : histogram.bars) most = std::max(most, one.count);
  if (most == 0 || (histogram.bars.size() < 2 && histogram.period.year == 0)) return {};
  Html bars;
  std::size_t place = 0;
  for (const auto& one : histogram.bars) bars += bar(context, one, place++, most);
  const std::string box =
      "0 0 " + std::to_string(histogram.bars.size() * kBarWidth) + " " + std::to_string(kHeight);
  const Wording& words = context.words;
  const std::string name = words.plain(Word::kHistogramLabel);
  Html content = tag("figcaption", {},
                     tag("span", {}, name) + " · " + tag("span", {}, peak(words, histogram))) +
                 trail(context, histogram.period);
  content += tag(
      "svg",
      {{"viewBox", box}, {"preserveAspectRatio", "none"}, {"role", "group"}, {"aria-label", name}},
      bars);
  content += axis(words, histogram.bars);
  if (histogram.undated > 0) {
    content += tag("p", {{"class", "fine"}},
                   words.counted(Word::kUndatedOne, Word::kUndatedMany, histogram.undated));
  }
  // Filled by the script, which also says how to choose a range; without it there are the fields.
  content += tag("p",
                 {{"class", "fine choice"},
                  {"data-hint", words[Word::kHistogramHint]},
                  {"data-chosen", words[Word::kHistogramChosen]},
                  {"role", "status"}},
                 {});
  return tag("figure", {{"class", "histogram"}}, content);
}

}  // namespace cotejo
