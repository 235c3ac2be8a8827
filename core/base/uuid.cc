// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"

#include <openssl/evp.h>

#include "core/base/hex.h"
#include "core/base/result.h"

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
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  if (EVP_Digest(hashed.data(), hashed.size(), digest, &length, EVP_sha1(), nullptr) != 1) {
    throw Failure("OpenSSL cannot compute SHA-1 here, of which the ids of feeds are made");
  }
  digest[6] = static_cast<unsigned char>(0x50 | (digest[6] & 0x0F));  // version 5
  digest[8] = static_cast<unsigned char>(0x80 | (digest[8] & 0x3F));  // variant of RFC 9562
  std::string uuid = to_hex({reinterpret_cast<const char*>(digest), 16});
  for (const std::size_t dash : {20U, 16U, 12U, 8U}) uuid.insert(dash, 1, '-');
  return uuid;
}

}  // namespace cotejo
