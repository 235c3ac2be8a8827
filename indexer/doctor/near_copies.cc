// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/near_copies.h"

#include <algorithm>
#include <utility>

namespace cotejo {
namespace {

constexpr std::size_t kFewWords = 20;
// Texts with the same band before a text that it is held against.
constexpr std::size_t kHeldAgainst = 64;

}  // namespace

void NearCopies::take(const Statement& statement, std::size_t number) {
  TextSigner signer;
  std::size_t words = 0;
  const auto sign = [&](std::string_view text) {
    analyzer_.analyze(text, [&](const WordOccurrence& found) {
      if (found.alias) return;
      signer.add(found.word->folded);
      ++words;
    });
  };
  if (statement.turns.empty()) sign(statement.body);
  for (const Turn& turn : statement.turns) sign(turn.text);
  analyzer_.trim();
  if (words < kFewWords) return;
  texts_.push_back({number, stable_hash(statement.id), signer.signature()});
}

std::vector<NearCopies::Pair> NearCopies::pairs() const {
  struct Best {
    std::uint32_t first = 0;
    float likeness = 0;
  };
  std::vector<Best> best(texts_.size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> banded(texts_.size());
  for (std::size_t band = 0; band < kSignatureBands; ++band) {
    for (std::uint32_t i = 0; i < texts_.size(); ++i) {
      banded[i] = {signature_band(texts_[i].signature, band), i};
    }
    std::sort(banded.begin(), banded.end());
    for (std::size_t at = 0; at < banded.size(); ++at) {
      const Signed& later = texts_[banded[at].second];
      for (std::size_t back = 1; back <= std::min(at, kHeldAgainst); ++back) {
        if (banded[at - back].first != banded[at].first) break;
        const std::uint32_t first = banded[at - back].second;
        if (texts_[first].id == later.id) continue;
        const auto alike = static_cast<float>(likeness(texts_[first].signature, later.signature));
        Best& known = best[banded[at].second];
        if (alike < kNearCopy || alike < known.likeness) continue;
        // Of equally like ones the earliest.
        if (alike == known.likeness && known.first <= first) continue;
        known = {first, alike};
      }
    }
  }
  std::vector<Pair> found;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    if (best[i].likeness == 0) continue;
    found.push_back({texts_[best[i].first].number, texts_[i].number, best[i].likeness});
  }
  return found;
}

}  // namespace cotejo
