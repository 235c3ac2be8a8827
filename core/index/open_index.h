// SPDX-License-Identifier: GPL-3.0-or-later
// Opens indexes, local folders and remote servers, as one set of shards at one revision.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/index/facet_columns.h"
#include "core/index/lexicon.h"

namespace cotejo {

/// One database of statements.
struct Shard {
  Xapian::Database database;
  std::string location;  ///< folder of the segment, or "tcp://HOST:PORT"
  bool remote = false;
  std::optional<FacetColumns> columns;  ///< local shards; none if the file is missing
};

/// Which documents are asked.
enum class Scope {
  kCurrent,       ///< statements as they are now
  kAllRevisions,  ///< and superseded revisions, each with its days in kSlotSince and kSlotUntil
  kSuperseded,    ///< those alone; a server that has none of them is left out
};

/// A set of indexes as it was when it was opened. Segments never change, so it stays readable and
/// the same, also when a writer has long replaced them.
struct OpenIndex {
  std::vector<Shard> shards;
  Xapian::Database combined;  ///< all shards, for ranking
  std::vector<Xapian::Database> catalogs;
  std::vector<std::string> folders;  ///< of the local indexes, as they were given
  Scope scope = Scope::kCurrent;
  std::string revision;          ///< "3f2a9c1e-12"; several joined by "+"
  std::uint64_t statements = 0;  ///< documents: with superseded revisions, those too

  /// The years that statements are dated to, in order. Read when they are first asked for: not for
  /// two threads at once.
  const std::vector<int>& years() const;

 private:
  mutable std::optional<std::vector<int>> years_;
};

/// Opens folders and "tcp://HOST:PORT" locations. A folder that a writer replaces meanwhile is
/// opened again. Throws Failure: no index there, another schema, a server that does not answer, or
/// one that serves superseded revisions where they are not asked for, or does not where they are.
OpenIndex open_index(const std::vector<std::string>& locations, Scope scope = Scope::kCurrent);

/// Refuses a database whose catalog has another schema. `location` is for the message.
void check_schema(const Xapian::Database& catalog, const std::string& location);

}  // namespace cotejo
