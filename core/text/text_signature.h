// SPDX-License-Identifier: GPL-3.0-or-later
// A text in 64 bytes, by which near copies are told: joint releases, reposts, corrected versions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/stable_hash.h"

namespace cotejo {

/// Each part is 8 bits of the least hash of the word triples that fall to it (minwise hashing,
/// Broder 1997, with one permutation: Li, Owen & Zhang 2012; parts that no triple falls to take
/// over a neighbour's: Shrivastava & Li 2014).
struct TextSignature {
  static constexpr std::size_t kParts = 64;
  std::array<std::uint8_t, kParts> parts{};

  bool operator==(const TextSignature&) const = default;
};

/// Share of equal parts, 0–1: close to the share of word triples that two texts have in common of
/// those that either has (Jaccard), within about .05.
double likeness(const TextSignature& a, const TextSignature& b);

/// Near copies share a band at least: four parts in a row (locality-sensitive hashing: Gionis,
/// Indyk & Motwani 1999). Of texts with a likeness of .8, 98 in 100 do.
inline constexpr std::size_t kSignatureBands = 8;
/// The parts of band 0 to 7, the first one in the highest bits.
std::uint32_t signature_band(const TextSignature& signature, std::size_t band);

/// From this likeness on, two texts count as near copies: a word in thirty may differ.
inline constexpr double kNearCopy = 0.8;

/// Takes the folded words of a text, one after another.
class TextSigner {
 public:
  void add(std::string_view folded_word) { add(stable_hash(folded_word)); }
  /// By the word's stable_hash().
  void add(std::uint64_t word);
  TextSignature signature() const;
  /// Of all words in their order: equal for texts that differ in case, accents and marks alone.
  std::uint64_t text_hash() const { return text_hash_; }

 private:
  std::array<std::uint64_t, TextSignature::kParts> least_ = no_hashes();
  std::uint64_t before_[2] = {0, 0};  // hashes of the two words before
  std::uint64_t text_hash_ = 0;
  std::size_t words_ = 0;

  static constexpr std::array<std::uint64_t, TextSignature::kParts> no_hashes() {
    std::array<std::uint64_t, TextSignature::kParts> none{};
    none.fill(~std::uint64_t{0});
    return none;
  }
};

}  // namespace cotejo
