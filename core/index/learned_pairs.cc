// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/learned_pairs.h"

#include <algorithm>

#include "core/index/schema.h"
#include "core/text/analyzer.h"

namespace cotejo {

std::string pair_key(Language language, std::string_view folded) {
  return std::string(kPairKeyPrefix) + word_term(language, folded);
}

void LearnedPairs::add(Language from, std::string_view word, Language to,
                       std::string_view translation) {
  std::vector<std::string>& terms = entries_[pair_key(from, word)];
  std::string term = word_term(to, translation);
  if (std::find(terms.begin(), terms.end(), term) != terms.end()) return;
  const auto same_language =
      std::count_if(terms.begin(), terms.end(),
                    [&](const std::string& other) { return other.front() == term.front(); });
  if (static_cast<std::size_t>(same_language) < kMostTranslations) terms.push_back(std::move(term));
}

void LearnedPairs::write(Xapian::WritableDatabase& catalog) const {
  const std::string prefix(kPairKeyPrefix);
  std::vector<std::string> old;
  for (auto key = catalog.metadata_keys_begin(prefix); key != catalog.metadata_keys_end(prefix);
       ++key) {
    if (!entries_.contains(*key)) old.push_back(*key);
  }
  for (const std::string& key : old) catalog.set_metadata(key, "");  // empty: takes the key out
  for (const auto& [key, terms] : entries_) {
    std::string joined;
    for (const std::string& term : terms) {
      if (!joined.empty()) joined.push_back(' ');
      joined += term;
    }
    catalog.set_metadata(key, joined);
  }
}

}  // namespace cotejo
