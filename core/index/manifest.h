// SPDX-License-Identifier: GPL-3.0-or-later
// Which databases make up an index right now. The manifest is a Xapian stub file, so that stock
// tools (xapian-delve, xapian-tcpsrv) open an index folder as they are.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cotejo {

/// Names are relative to the index folder: "segments/c7", "segments/s12".
struct Manifest {
  std::uint64_t revision = 0;         ///< grows by one at each publish; 0 = no index yet
  std::string catalog;                ///< database of metadata only: schema, lexicon
  std::vector<std::string> segments;  ///< immutable databases of statements, oldest first
  std::vector<std::string> history;   ///< the same, of superseded revisions
};

inline constexpr const char* kManifestName = "XAPIANDB";
/// The second stub: current and superseded, for a server that is asked --as-of.
inline constexpr const char* kHistoryStubName = "HISTORY";
inline constexpr const char* kSegmentsFolder = "segments";
inline constexpr const char* kWorkFolder = "work";  ///< within that, so on one file system

/// Is there an index (a manifest) in this folder? Throws Failure if that cannot be told.
bool has_manifest(const std::filesystem::path& index);
/// Throws Failure if there is none, or if it is not one of ours, or damaged: its last line has a
/// checksum.
Manifest read_manifest(const std::filesystem::path& index);
/// Replaces the manifest atomically: a reader sees the old one or the new one, also after a power
/// cut; the databases it names must have reached the disk before. Then the second stub, which no
/// program of ours reads.
void write_manifest(const std::filesystem::path& index, const Manifest& manifest);
/// Writes the second stub anew if it is not what the manifest makes of it.
void mend_history_stub(const std::filesystem::path& index, const Manifest& manifest);
/// What of the two files is not as write_manifest() left it, a sentence each.
std::vector<std::string> manifest_faults(const std::filesystem::path& index);

}  // namespace cotejo
