// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4, by OpenSSL): identity of texts and records.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// The 32 raw bytes.
std::string sha256(std::string_view bytes);
/// The same in 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace cotejo
