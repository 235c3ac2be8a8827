// SPDX-License-Identifier: GPL-3.0-or-later
// The checksums of a published database's files, kept beside them: it never changes again, so what
// differs is damage. `sha256sum -c checksums` reads them too.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace cotejo {

inline constexpr const char* kChecksumsName = "checksums";

/// Reads each file of the database and writes their checksums beside them; with more than one of
/// `jobs`, the largest at the same time as the others. Throws Failure, or as read_pieces() of
/// core/base/file_bytes.h.
void write_checksums(const std::filesystem::path& database, std::size_t jobs = 1);

/// Were they written? Databases of earlier versions have none.
bool has_checksums(const std::filesystem::path& database);

/// What of the database is not as it was written, a sentence each, with its path; none: all is, or
/// there are no checksums. Files that cannot be read are faults, too.
std::vector<std::string> checksum_faults(const std::filesystem::path& database);

}  // namespace cotejo
