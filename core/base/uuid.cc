// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"

#include <openssl/evp.h>

#include <charconv>

#include "core/base/result.h"

namespace cotejo {
namespace {

// The 16 bytes that a UUID's hexadecimal digits stand for.
std::string to_bytes(std::string_view uuid) {
  std::string digits;
  for (char c : uuid) {
    if (c != '-') digits.push_back(c);
  }
  std::string bytes;
  for (std::size_t at = 0; at + 2 <= digits.size(); at += 2) {
    unsigned value = 0;
    std::from_chars(digits.data() + at, digits.data() + at + 2, value, 16);
    bytes.push_back(static_cast<char>(value));
  }
  return bytes;
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
  constexpr char kDigits[] = "0123456789abcdef";
  std::string uuid;
  for (int i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid.push_back('-');
    uuid.push_back(kDigits[digest[i] >> 4]);
    uuid.push_back(kDigits[digest[i] & 0xF]);
  }
  return uuid;
}

}  // namespace cotejo
