// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an index back: export, status, verify.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace cotejo {

enum class ExportScope {
  kCurrent,    ///< the statements as they are now
  kRevisions,  ///< every revision, also of removed statements, each with its mark
};
/// Every statement as its canonical record, one JSON line each, ordered by id (bytes), revisions
/// by their number. Returns how many lines.
std::uint64_t export_statements(const std::string& index, std::ostream& out,
                                ExportScope scope = ExportScope::kCurrent);

struct VerifyReport {
  std::uint64_t statements = 0;
  std::uint64_t superseded = 0;  ///< revisions
  std::uint64_t databases = 0;
  std::uint64_t without_checksums = 0;  ///< databases: earlier versions wrote none
  std::vector<std::string> faults;      ///< sentences; none: all is well
};

/// Reads everything again: each file against its checksum, Xapian's own check of each database,
/// each record against its checksum, ids unique, found, and in their shard, facet columns against
/// the value slots, each history against what its own sightings make of it.
VerifyReport verify_index(const std::string& index);

struct StatusReport {
  std::string index;
  std::string revision;
  int schema = 0;
  bool for_servers = false;  ///< Xapian has the positions of words too
  std::uint64_t statements = 0;
  std::uint64_t superseded = 0;                                  ///< revisions
  std::uint64_t bytes = 0;                                       ///< on disk
  std::vector<std::pair<std::string, std::uint64_t>> segments;   ///< name, statements
  std::vector<std::pair<std::string, std::uint64_t>> shards;     ///< the same; none: in one piece
  std::vector<std::pair<std::string, std::uint64_t>> languages;  ///< code, statements
  std::string last_run;                                          ///< JSON
  std::string learned;  ///< JSON; empty: no word pairs were learned
};

StatusReport index_status(const std::string& index);
std::string status_json(const StatusReport& status);
std::string status_text(const StatusReport& status);

}  // namespace cotejo
