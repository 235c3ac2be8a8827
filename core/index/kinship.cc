// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/kinship.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/index/field_table.h"
#include "core/index/terms.h"

namespace cotejo {
namespace {

constexpr std::size_t kHashBytes = 8;
constexpr std::size_t kValueBytes = 3 * kHashBytes + TextSignature::kParts;

void append_number(std::string& out, std::uint64_t number) {
  for (std::size_t i = 0; i < kHashBytes; ++i) {
    out.push_back(static_cast<char>(number & 0xFF));
    number >>= 8;
  }
}

std::uint64_t read_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = kHashBytes; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

}  // namespace

std::string encode_kinship(const Kinship& kinship) {
  std::string value;
  append_number(value, kinship.id);
  append_number(value, kinship.original);
  append_number(value, kinship.text);
  for (const std::uint8_t part : kinship.signature.parts) {
    value.push_back(static_cast<char>(part));
  }
  return value;
}

Kinship decode_kinship(std::string_view value) {
  Kinship kinship;
  if (value.size() != kValueBytes) return kinship;
  kinship.id = read_number(value);
  kinship.original = read_number(value.substr(kHashBytes));
  kinship.text = read_number(value.substr(2 * kHashBytes));
  const std::string_view parts = value.substr(3 * kHashBytes);
  std::transform(parts.begin(), parts.end(), kinship.signature.parts.begin(),
                 [](char c) { return static_cast<std::uint8_t>(c); });
  return kinship;
}

std::string translations_term(std::string_view original_id) {
  // As an id's term is cut, so that the term of any id fits.
  return std::string(kTranslationPrefix) + id_term(original_id).substr(kIdPrefix.size());
}

std::string same_text_term(std::uint64_t text_hash) {
  return fmt::format("{}{:016x}", kSameTextPrefix, text_hash);
}

std::vector<std::string> near_text_terms(const TextSignature& signature) {
  std::vector<std::string> terms;
  for (std::size_t band = 0; band < kSignatureBands; ++band) {
    terms.push_back(
        fmt::format("{}{}{:08x}", kNearTextPrefix, band, signature_band(signature, band)));
  }
  return terms;
}

}  // namespace cotejo
