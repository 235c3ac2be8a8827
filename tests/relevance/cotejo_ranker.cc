// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/cotejo_ranker.h"

#include <cctype>
#include <sstream>

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

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80;
}

}  // namespace

std::string any_word(const std::string& sentence) {
  std::string plain;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    // What stands within a word or number (3.67, co-operation, d'affaires) belongs to it.
    const bool within = i > 0 && i + 1 < sentence.size() && is_word_byte(sentence[i - 1]) &&
                        is_word_byte(sentence[i + 1]) &&
                        std::string_view("-'.,").find(sentence[i]) != std::string_view::npos;
    plain += is_word_byte(sentence[i]) || within ? sentence[i] : ' ';
  }
  std::istringstream words(plain);
  std::string joined;
  std::string word;
  while (words >> word) {
    if (!joined.empty()) joined += " OR ";
    for (const std::string_view sign : {"AND", "OR", "NOT", "Y", "O", "NO"}) {
      if (word == sign) joined += '\\';
    }
    joined += word;
  }
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
