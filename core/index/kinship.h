// SPDX-License-Identifier: GPL-3.0-or-later
// Which statements are one and the same to a reader: translations of each other, and copies.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/text_signature.h"

namespace cotejo {

/// What a statement's kin are told by; the content of kSlotKinship.
struct Kinship {
  std::uint64_t id = 0;        ///< stable_hash of its id
  std::uint64_t original = 0;  ///< of the id it is a translation of; 0: none
  std::uint64_t text = 0;      ///< of its words in order; 0: it has none
  TextSignature signature;
};

/// As a value: 24 bytes of hashes, little-endian, then the signature's.
std::string encode_kinship(const Kinship& kinship);
/// An empty Kinship for anything else.
Kinship decode_kinship(std::string_view value);

/// Term of the translations of the statement with that id.
std::string translations_term(std::string_view original_id);
/// Term of the statements with the same words.
std::string same_text_term(std::uint64_t text_hash);
/// A term for each band of the signature: near copies share at least one.
std::vector<std::string> near_text_terms(const TextSignature& signature);

}  // namespace cotejo
