// SPDX-License-Identifier: GPL-3.0-or-later
// One result with a bit of everything, for the tests of the renderers.
#pragma once

#include <sstream>
#include <string>

#include "searcher/output/renderer.h"

namespace cotejo {

inline Statement sample_statement() {
  Statement s;
  s.id = "ve-1";
  s.source = "Ministerio \"del\" Poder Popular";
  s.speakers = {"Yván Gil", "Delcy Rodríguez"};
  s.date = {2026, 3, 5};
  s.lang = "es";
  s.kind = "communique";
  s.title = "Relaciones, diplomáticas";
  s.body = "Uno dos tres.";
  s.url = "https://example.org/1";
  return s;
}

inline SearchResult sample_result() {
  SearchResult result;
  result.query_text = "relaciones";
  result.read_as = "relaciones OR relations";
  result.notes = {"'us' is read as the word us"};
  result.index_revision = "3f2a9c1e-12";
  result.index_statements = 88;
  result.total = 2;
  Hit hit;
  hit.rank = 1;
  hit.score = 1.25;
  hit.statement = sample_statement();
  hit.snippets = {{"las relaciones", {{4, 14}}, 7, true, true, "", false}};
  result.hits = {hit};
  hit.rank = 2;
  hit.statement = Statement();
  hit.statement.id = "u-2";
  hit.statement.source = "UN";
  hit.statement.date = {2015, 7, 0};
  hit.statement.lang = "en";
  hit.snippets.clear();
  result.hits.push_back(hit);
  result.facets = {{Facet::kSource, {{"UN", 7, true}, {"Ministerio", 1, false}}, 4},
                   {Facet::kSpeaker, {{"", 1, false}}, 1}};
  result.elapsed_ms = 1.5;
  return result;
}

inline std::string rendered(const SearchResult& result, std::string_view format,
                            const TerminalStyle& style = {}) {
  std::ostringstream out;
  const auto renderer = make_renderer(format, out, style);
  renderer->begin(result);
  for (const Hit& hit : result.hits) renderer->hit(hit);
  renderer->end(result);
  return out.str();
}

}  // namespace cotejo
