// SPDX-License-Identifier: GPL-3.0-or-later
// A word that also stands for what it may have been typed for (--fuzzy).
#include <fmt/format.h>

#include <algorithm>

#include "searcher/query/near_words.h"
#include "searcher/query/query_builder.h"

namespace cotejo {

void QueryBuilder::add_near_terms(const WordForm& form, const std::string& prefix, BuiltLeaf& leaf,
                                  std::vector<std::string>& terms,
                                  std::vector<std::string>& exact) {
  constexpr std::size_t kMostNearWords = 20;
  const std::vector<std::string> family = terms;
  std::vector<std::string> shown;
  for (const NearWord& near : likeliest_words(index_, form, prefix, kMostNearWords)) {
    const std::string term = word_term(near.language, near.word);
    if (std::find(family.begin(), family.end(), prefix + term) != family.end()) continue;
    terms.push_back(prefix + term);
    highlights_.words.insert(term);
    leaf.forms.push_back(fmt::format("{}:{}", languages()[near.language].code, near.word));
    if (std::find(shown.begin(), shown.end(), near.word) == shown.end()) {
      shown.push_back(near.word);
    }
  }
  if (shown.empty()) return;
  exact = family;  // what was typed goes before what is only near to it
  note(fmt::format("'{}' also stands for {}", form.surface, fmt::join(shown, ", ")));
}

}  // namespace cotejo
