// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learn/bilingual_corpus.h"

#include <algorithm>
#include <utility>

namespace cotejo {

FamilyNumber FamilyTable::count(const WordForm& word) {
  const auto [known, is_new] = known_.try_emplace(&word, 0);
  if (is_new) {
    // Of two stems the last: that of the singular, which the other forms of the word share.
    const std::string stem =
        word.stemmable ? stemmers_.stems(language_, word.surface).back() : "=" + word.folded;
    known->second =
        numbers_.try_emplace(stem, static_cast<FamilyNumber>(numbers_.size())).first->second;
    if (known->second == forms_.size()) forms_.emplace_back();
  }
  ++forms_[known->second][word.folded];
  return known->second;
}

const std::string& FamilyTable::commonest(FamilyNumber family) const {
  const auto& forms = forms_[family];
  return std::max_element(forms.begin(), forms.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::vector<FamilyNumber> BilingualCorpus::families(FamilyTable& table, std::string_view text) {
  std::vector<const WordForm*> words;
  analyzer_.analyze(text, [&](const WordOccurrence& word) {
    if (!word.alias) words.push_back(word.word);
  });
  std::vector<FamilyNumber> numbers;
  if (words.size() > kMostWords) return numbers;
  for (const WordForm* word : words) numbers.push_back(table.count(*word));
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

bool BilingualCorpus::add(std::string_view first, std::string_view second) {
  FamilySegment segment{families(first_, first), families(second_, second)};
  if (segment.first.empty() || segment.second.empty()) return false;
  size_ += segment.first.size() + segment.second.size();
  segments_.push_back(std::move(segment));
  return true;
}

}  // namespace cotejo
