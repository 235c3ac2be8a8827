// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text_signature.h"

namespace cotejo {
namespace {

constexpr std::uint64_t kNone = ~std::uint64_t{0};

}  // namespace

std::uint32_t signature_band(const TextSignature& signature, std::size_t band) {
  constexpr std::size_t kRows = 4;
  std::uint32_t parts = 0;
  for (std::size_t row = 0; row < kRows; ++row) {
    parts = parts << 8 | signature.parts[band * kRows + row];
  }
  return parts;
}

void TextSigner::add(std::uint64_t word) {
  text_hash_ = mixed_bits(text_hash_ ^ word);
  // The order counts: a triple is no set.
  const std::uint64_t triple = mixed_bits(mixed_bits(mixed_bits(before_[0]) ^ before_[1]) ^ word);
  before_[0] = before_[1];
  before_[1] = word;
  // The two first words close no triple; a text of fewer words is its own.
  if (++words_ < 3) {
    if (words_ == 1) least_[0] = triple;
    return;
  }
  if (words_ == 3) least_[0] = kNone;
  std::uint64_t& least = least_[triple % TextSignature::kParts];
  if (triple < least) least = triple;
}

TextSignature TextSigner::signature() const {
  TextSignature signature;
  for (std::size_t part = 0; part < TextSignature::kParts; ++part) {
    std::size_t from = part;
    std::size_t steps = 0;
    while (least_[from] == kNone && steps < TextSignature::kParts) {
      from = (from + 1) % TextSignature::kParts;
      ++steps;
    }
    // What is taken over differs by how far it came, so that two texts agree on it only if the
    // same parts of theirs are empty.
    signature.parts[part] = static_cast<std::uint8_t>(mixed_bits(least_[from] + steps));
  }
  return signature;
}

double likeness(const TextSignature& a, const TextSignature& b) {
  std::size_t equal = 0;
  for (std::size_t part = 0; part < TextSignature::kParts; ++part) {
    if (a.parts[part] == b.parts[part]) ++equal;
  }
  return static_cast<double>(equal) / TextSignature::kParts;
}

}  // namespace cotejo
