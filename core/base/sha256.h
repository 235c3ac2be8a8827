// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4, by Nettle): identity of texts and records.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace cotejo {

/// The 32 raw bytes.
std::string sha256(std::string_view bytes);
/// The same in 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
/// Of a file's content, read as a stream. Throws as read_pieces() of
/// core/base/file_bytes.h.
std::string sha256_hex_of_file(const std::filesystem::path& file);

}  // namespace cotejo
