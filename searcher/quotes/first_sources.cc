// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/first_sources.h"

#include <algorithm>
#include <set>

#include "core/index/field_table.h"
#include "core/index/slot_values.h"

namespace cotejo {
namespace {

struct PlacedSource {
  SourcePlace place;
  WeighedSource source;
};

bool comes_first(const PlacedSource& a, const PlacedSource& b) {
  return a.place < b.place;
}

bool is_equal(const Xapian::MSetIterator& a, const Xapian::MSetIterator& b) {
  return a.get_weight() == b.get_weight() && a.get_sort_key() == b.get_sort_key();
}

// The first ones. None is passed over that cannot come among them: where it does so, Xapian 1.4.22
// weighs some of the others wrongly, and others in another index.
Xapian::MSet all_weighed(const Xapian::Enquire& enquire, const OpenIndex& index,
                         Xapian::doccount wanted) {
  return enquire.get_mset(0, wanted, index.combined.get_doccount());
}

// All of one day that match, the least checksum first. Xapian 1.4.22 may weigh choices wrongly
// under a filter, so this tells their order alone.
Xapian::MSet matches_of_day(const OpenIndex& index, const Xapian::Query& query,
                            const std::string& day) {
  Xapian::Enquire enquire(index.combined);
  enquire.set_query({Xapian::Query::OP_FILTER, query,
                     Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kSlotDate, day, day)});
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(kSlotChecksum, false);
  return enquire.get_mset(0, index.combined.get_doccount());
}

// Puts those that come first by their checksums in the place of all of `sources` that equal `last`.
void choose_equals(const OpenIndex& index, Xapian::Enquire& enquire,
                   const Xapian::MSetIterator& last, std::vector<WeighedSource>& sources) {
  const auto most = static_cast<Xapian::doccount>(sources.size());
  const Xapian::MSet of_day = matches_of_day(index, enquire.get_query(), last.get_sort_key());
  const Xapian::MSet matches = all_weighed(enquire, index, most + of_day.size());
  std::set<Xapian::docid> equal;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (is_equal(match, last)) equal.insert(*match);
  }
  std::erase_if(sources, [&](const WeighedSource& s) { return equal.contains(s.document); });
  for (auto match = of_day.begin(); match != of_day.end() && sources.size() < most; ++match) {
    if (equal.contains(*match)) sources.push_back({last.get_weight(), *match});
  }
}

Xapian::Query query_of(const SoughtSources& sought) {
  std::vector<Xapian::Query> parts;
  for (const WeighedQuery& part : sought.any_of) {
    // Each of the terms of a phrase brings the weight.
    const auto times =
        part.query.get_type() == Xapian::Query::OP_PHRASE ? part.query.get_num_subqueries() : 1;
    parts.push_back(part.query * (part.weight / static_cast<double>(times)));
  }
  const Xapian::Query any(Xapian::Query::OP_OR, parts.begin(), parts.end());
  if (sought.filter.get_type() == Xapian::Query::LEAF_MATCH_ALL) return any;
  return {Xapian::Query::OP_FILTER, any, sought.filter};
}

FirstSources first_by_xapian(const OpenIndex& index, const SoughtSources& sought) {
  Xapian::Enquire enquire(index.combined);
  enquire.set_query(query_of(sought));
  // Each part counts as it is scaled, whatever the statement's length: a quotation stands in one
  // place.
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  enquire.set_sort_by_relevance_then_value(kSlotDate, false);
  const auto wanted = static_cast<Xapian::doccount>(sought.most);
  const Xapian::MSet matches = all_weighed(enquire, index, wanted + 1);
  FirstSources first{matches.get_matches_estimated(), {}};
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (match.get_weight() < sought.share * matches.begin().get_weight()) break;
    first.sources.push_back({match.get_weight(), *match});
  }
  if (first.sources.size() <= sought.most) return first;
  first.sources.pop_back();
  if (wanted != 0 && is_equal(matches[wanted - 1], matches[wanted])) {
    choose_equals(index, enquire, matches[wanted - 1], first.sources);
  }
  return first;
}

// Adds those of one shard that match.
void weigh_shard(const OpenIndex& index, std::size_t shard, SetMatcher& matcher,
                 const SoughtSources& sought, std::vector<WeighedSource>& sources) {
  std::vector<DocumentSet> parts;
  DocumentSet having(index.shards[shard].database.get_lastdocid());
  for (const WeighedQuery& part : sought.any_of) {
    parts.push_back(matcher.match(part.query));
    having.unite(parts.back());
  }
  having = matcher.match(sought.filter, &having);
  const DocumentPlaces places(having);
  std::vector<double> weights(places.size(), 0.0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].intersect(having);
    parts[i].for_each([&](Xapian::docid document) {
      weights[places.place_of(document)] += sought.any_of[i].weight;
    });
  }
  std::size_t place = 0;
  having.for_each([&](Xapian::docid document) {
    sources.push_back({weights[place++], index.document_at({shard, document})});
  });
}

FirstSources first_by_sets(const OpenIndex& index, const ShardMatchers& matchers,
                           const SoughtSources& sought) {
  FirstSources first;
  for (std::size_t shard = 0; shard < matchers.size(); ++shard) {
    weigh_shard(index, shard, *matchers[shard], sought, first.sources);
  }
  first.total = first.sources.size();
  double heaviest = 0;
  for (const WeighedSource& source : first.sources) heaviest = std::max(heaviest, source.weight);
  std::erase_if(first.sources, [&](const WeighedSource& source) {
    return source.weight < sought.share * heaviest;
  });
  keep_first(index, first.sources, sought.most);
  return first;
}

}  // namespace

void keep_first(const OpenIndex& index, std::vector<WeighedSource>& sources, std::size_t most) {
  std::sort(sources.begin(), sources.end(), [](const WeighedSource& a, const WeighedSource& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.document < b.document;
  });
  if (sources.size() <= most || most == 0) return sources.resize(std::min(sources.size(), most));
  // Only of those that weigh as much as the last one some are left out.
  const double least = sources[most - 1].weight;
  const auto first = std::find_if(sources.begin(), sources.end(), [&](const WeighedSource& source) {
    return source.weight == least;
  });
  IndexValues dates(index, kSlotDate);
  std::vector<PlacedSource> equal;
  for (auto source = first; source != sources.end() && source->weight == least; ++source) {
    equal.push_back({{dates.of(source->document), ""}, *source});
  }
  const auto left = static_cast<std::size_t>(sources.end() - first) - (sources.size() - most);
  std::stable_sort(equal.begin(), equal.end(), comes_first);
  const std::string day = equal[left - 1].place.date;
  for (PlacedSource& placed : equal) {
    if (placed.place.date != day) continue;
    placed.place.checksum = value_of(index, placed.source.document, kSlotChecksum);
  }
  std::stable_sort(equal.begin(), equal.end(), comes_first);
  sources.erase(first, sources.end());
  for (std::size_t i = 0; i < left; ++i) sources.push_back(equal[i].source);
}

FirstSources first_sources(const OpenIndex& index, const ShardMatchers& matchers,
                           const SoughtSources& sought) {
  return matchers.empty() ? first_by_xapian(index, sought) : first_by_sets(index, matchers, sought);
}

}  // namespace cotejo
