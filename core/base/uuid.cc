// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"

#include <nettle/sha1.h>

#include <array>
#include <cstdint>

#include "core/base/hex.h"

namespace cotejo {
namespace {

// The 16 bytes that a UUID's hexadecimal digits stand for.
std::string to_bytes(std::string_view uuid) {
  std::string digits(uuid);
  std::erase(digits, '-');
  return from_hex(digits).value_or(std::string());
}

}  // namespace

std::string name_uuid(std::string_view name, std::string_view name_space) {
  const std::string hashed = to_bytes(name_space).append(name);
  sha1_ctx state;
  sha1_init(&state);
  sha1_update(&state, hashed.size(), reinterpret_cast<const std::uint8_t*>(hashed.data()));
  std::array<std::uint8_t, 16> digest;  // the first of its 20 bytes
  sha1_digest(&state, digest.size(), digest.data());
  digest[6] = static_cast<std::uint8_t>(0x50 | (digest[6] & 0x0F));  // version 5
  digest[8] = static_cast<std::uint8_t>(0x80 | (digest[8] & 0x3F));  // variant of RFC 9562
  std::string uuid = to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
  for (const std::size_t dash : {20U, 16U, 12U, 8U}) uuid.insert(dash, 1, '-');
  return uuid;
}

}  // namespace cotejo
