// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_beginnings.h"

#include <fmt/format.h>

namespace cotejo {

std::vector<std::string> enye_spellings(const std::string& folded) {
  constexpr std::size_t kMostSpellings = 8;  // beyond a few of them the first ones count
  std::vector<std::string> spellings{folded};
  if (folded.find("ñ") != std::string::npos) return spellings;
  for (std::size_t at = folded.find('n');
       at != std::string::npos && spellings.size() < kMostSpellings;
       at = folded.find('n', at + 1)) {
    spellings.push_back(folded.substr(0, at) + "ñ" + folded.substr(at + 1));
  }
  return spellings;
}

bool add_terms_that_begin(const OpenIndex& index, const std::string& beginning,
                          std::set<std::string>& terms) {
  for (const Shard& shard : index.shards) {
    const auto end = shard.database.allterms_end(beginning);
    for (auto term = shard.database.allterms_begin(beginning); term != end; ++term) {
      terms.insert(*term);
      if (terms.size() > kMaxExpansion) return false;
    }
  }
  return true;
}

Error too_many_words(std::size_t column, std::string_view typed) {
  return query_error(column, fmt::format("more than {} words begin with '{}'; give more of the "
                                         "word",
                                         kMaxExpansion, typed));
}

}  // namespace cotejo
