// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/cotejo_ranker.h"

#include <string_view>

#include "core/text/analyzer.h"

namespace cotejo {
namespace {

// The one place where a relevance query meets the search's options: a switch of the search that
// changes which statements are found, or their order, is set here and nowhere else.
SearchOptions search_options(const RankerOptions& options) {
  SearchOptions search;
  search.limit = options.limit;
  search.snippets = false;
  search.translate = options.translate;
  return search;
}

}  // namespace

std::string any_word(const std::string& sentence) {
  Analyzer analyzer;
  std::string joined;
  analyzer.analyze(sentence, [&](const WordOccurrence& found) {
    if (found.alias) return;  // the query reads its second readings itself
    const std::string word = sentence.substr(found.begin, found.end - found.begin);
    if (!joined.empty()) joined += " OR ";
    for (const std::string_view sign : {"AND", "OR", "NOT", "Y", "O", "NO"}) {
      if (word == sign) joined += '\\';
    }
    joined += word;
  });
  // A question is ranked as one.
  if (!joined.empty() && sentence.find('?') != std::string::npos) joined += '?';
  return joined;
}

Ranker cotejo_ranker(SearchEngine& engine, const RankerOptions& options) {
  return [&engine, options](const std::string& text) -> Result<std::vector<std::string>> {
    const auto result = engine.search(options.any ? any_word(text) : text, search_options(options));
    if (!result) return result.error();
    std::vector<std::string> ids;
    for (const Hit& hit : result->hits) ids.push_back(hit.statement.id);
    return ids;
  };
}

}  // namespace cotejo
