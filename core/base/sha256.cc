// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include <openssl/evp.h>

#include <memory>

#include "core/base/file_bytes.h"
#include "core/base/hex.h"
#include "core/base/result.h"

namespace cotejo {
std::string sha256(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr) != 1) {
    throw Failure("OpenSSL cannot compute SHA-256 here");
  }
  return {reinterpret_cast<const char*>(digest), length};
}

std::string sha256_hex(std::string_view bytes) {
  return to_hex(sha256(bytes));
}

std::string sha256_hex_of_file(const std::filesystem::path& file) {
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> state(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  bool good = state && EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr) == 1;
  read_pieces(file, [&](std::string_view piece) {
    good = good && EVP_DigestUpdate(state.get(), piece.data(), piece.size()) == 1;
  });
  if (!good || EVP_DigestFinal_ex(state.get(), digest, &length) != 1) {
    throw Failure("OpenSSL cannot compute SHA-256 here");
  }
  return to_hex({reinterpret_cast<const char*>(digest), length});
}

}  // namespace cotejo
