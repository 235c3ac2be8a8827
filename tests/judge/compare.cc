// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/judge/compare.h"

#include <fmt/format.h>

#include "searcher/query/parser.h"
#include "tests/judge/random_query.h"

namespace cotejo {
namespace {

std::string describe(const std::string& query, const Filters& filters) {
  std::string text = "«" + query + "»";
  for (const FieldFilter& filter : filters.fields) {
    for (const std::string& value : filter.values) {
      text += fmt::format(" --{} '{}'", field_row(filter.field).name, value);
    }
  }
  if (filters.dates.since) text += " --since " + filters.dates.since->to_string();
  if (filters.dates.until) text += " --until " + filters.dates.until->to_string();
  return text;
}

void compare_one(BruteForce& judge, SearchEngine& engine, const std::string& query,
                 const Filters& filters, JudgedAnswers& comparison) {
  const auto parsed = parse_query(query);
  SearchOptions options;
  options.filters = filters;
  options.facet_limit = 0;
  options.limit = 0;
  options.snippets = false;
  for (const FacetRow& row : facet_table()) options.facets.push_back(row.facet);
  const auto result = engine.search(query, options);
  ++comparison.queries;
  const auto differ = [&](const std::string& what) {
    if (comparison.differences.size() < 100) {
      comparison.differences.push_back(describe(query, filters) + ": " + what);
    }
  };
  if (!parsed || !result) return differ("cannot be read");
  BruteForce::Answer expected = judge.answer(parsed->root, filters);
  if (expected.total != 0) ++comparison.with_hits;
  if (expected.total != result->total) {
    return differ(fmt::format("total {} found, {} expected", result->total, expected.total));
  }
  for (const FacetCounts& facet : result->facets) {
    auto& counts = expected.facets[facet.facet];
    for (const FacetValue& value : facet.values) {
      ++comparison.counts_compared;
      if (counts[value.value] != value.count) {
        return differ(fmt::format("{} '{}': {} found, {} expected", facet_row(facet.facet).name,
                                  value.value, value.count, counts[value.value]));
      }
    }
    if (counts.size() != facet.values.size()) {
      return differ(fmt::format("{}: {} values found, {} expected", facet_row(facet.facet).name,
                                facet.values.size(), counts.size()));
    }
  }
}

}  // namespace

JudgedAnswers compare_random(BruteForce& judge, SearchEngine& engine, std::size_t count,
                             std::uint32_t seed) {
  JudgedAnswers comparison;
  RandomQuery random(judge, seed);
  for (std::size_t i = 0; i < count; ++i) {
    compare_one(judge, engine, random.query(), random.filters(), comparison);
  }
  return comparison;
}

}  // namespace cotejo
