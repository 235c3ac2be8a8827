// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-facet-bench INDEX [QUERIES [SEED]]: top ten, total and three exact facets, beside stock
// Xapian: one Enquire with three ValueCountMatchSpy that sees every match, on the same query, index
// and machine, turn by turn. scripts/bench-facets calls it.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "core/index/stored_statement.h"
#include "searcher/query/parser.h"
#include "searcher/query/query_builder.h"
#include "searcher/search/search_engine.h"
#include "tests/judge/random_query.h"
#include "tests/support/percentile.h"

namespace {

using namespace cotejo;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Both sides fetch the ten hits' data; snippets are left out on both.
double time_stock(const OpenIndex& index, const std::string& text) {
  const Lexicon lexicon(index.catalogs);
  const auto parsed = parse_query(text);
  const Clock::time_point start = Clock::now();
  const Dictionary no_dictionary;
  QueryBuilder builder({index, lexicon, no_dictionary});
  const auto query = builder.build(parsed->root);
  if (!query) return 0;
  Xapian::Enquire enquire(index.combined);
  enquire.set_query(*query);
  Xapian::ValueCountMatchSpy source(kSlotSource);
  Xapian::ValueCountMatchSpy speaker(kSlotSpeaker);
  Xapian::ValueCountMatchSpy date(kSlotDate);
  for (Xapian::MatchSpy* spy : {&source, &speaker, &date}) enquire.add_matchspy(spy);
  const Xapian::MSet matches = enquire.get_mset(0, 10, index.combined.get_doccount());
  StatementParser parser;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    decode_stored(match.get_document().get_data(), parser);
  }
  std::size_t values = 0;
  for (const auto* spy : {&source, &speaker, &date}) {
    for (auto value = spy->values_begin(); value != spy->values_end(); ++value) ++values;
  }
  return since(start) + (values == static_cast<std::size_t>(-1) ? 1 : 0);
}

double time_ours(SearchEngine& engine, const std::string& text) {
  SearchOptions options;
  options.snippets = false;
  options.facets = {Facet::kSource, Facet::kSpeaker, Facet::kMonth};
  const Clock::time_point start = Clock::now();
  (void)engine.search(text, options);
  return since(start);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: cotejo-facet-bench INDEX [QUERIES [SEED]]\n";
    return 2;
  }
  SearchEngine engine({argv[1]});
  // The judge is only the source of words here.
  BruteForce words;
  StatementParser parser;
  const OpenIndex& index = engine.index();
  const Xapian::docid last = index.combined.get_lastdocid();
  for (Xapian::docid document = 1; document <= last; document += std::max(1U, last / 400)) {
    try {
      Statement statement = decode_stored(index.combined.get_document(document).get_data(), parser);
      const std::string lang = statement.lang;
      words.add(std::move(statement), lang);
    } catch (const Xapian::DocNotFoundError&) {
    }
  }
  RandomQuery random(words, static_cast<std::uint32_t>(argc > 3 ? std::atoi(argv[3]) : 1));
  const std::size_t wanted = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 200;
  std::vector<double> ours;
  std::vector<double> stock;
  while (ours.size() < wanted) {
    const std::string query = random.query();
    const auto result = engine.count(query, {});
    if (!result || result->total == 0) continue;
    // Warm both, then the best of three, turn by turn.
    double best_ours = 1e9;
    double best_stock = 1e9;
    for (int turn = 0; turn < 3; ++turn) {
      best_ours = std::min(best_ours, time_ours(engine, query));
      best_stock = std::min(best_stock, time_stock(index, query));
    }
    ours.push_back(best_ours);
    stock.push_back(best_stock);
  }
  for (const double share : {0.5, 0.95, 0.99}) {
    const double a = percentile(ours, share);
    const double b = percentile(stock, share);
    std::cout << fmt::format(
        "p{:<3.0f} cotejo {:8.2f} ms   ValueCountMatchSpy {:8.2f} ms   ratio {:.2f}\n", share * 100,
        a, b, b / a);
  }
  return 0;
}
