// SPDX-License-Identifier: GPL-3.0-or-later
// Opens indexes, local folders and remote servers, as one set of shards at one revision.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/lexicon.h"
#include "core/index/missing_shards.h"
#include "core/index/schema.h"
#include "core/index/shard.h"

namespace cotejo {

/// Which documents are asked.
enum class Scope {
  kCurrent,       ///< statements as they are now
  kAllRevisions,  ///< and superseded revisions, each with its days in kSlotSince and kSlotUntil
  kSuperseded,    ///< those alone; a server that has none of them is left out
};

/// How servers among the locations are asked.
struct RemoteRules {
  std::chrono::milliseconds timeout{10'000};  ///< to connect, and for each of its answers
  bool partial = false;                       ///< leave those out that do not answer
  std::vector<MissingShard> down{};           ///< not asked at all: they are known not to answer
};

/// Where a document of all shards lies.
struct DocumentPlace {
  std::size_t shard = 0;     ///< in OpenIndex::shards
  Xapian::docid number = 0;  ///< in its database

  auto operator<=>(const DocumentPlace&) const = default;
};

/// A set of indexes as it was when it was opened. Segments never change, so it stays readable and
/// the same, also when a writer has long replaced them.
struct OpenIndex {
  std::vector<Shard> shards;
  Xapian::Database combined;  ///< all shards, for ranking
  std::vector<Xapian::Database> catalogs;
  std::vector<std::string> folders;   ///< of the local indexes, as they were given
  std::vector<MissingShard> missing;  ///< servers that were left out; all else is without them
  Scope scope = Scope::kCurrent;
  std::string revision;          ///< "3f2a9c1e-12"; several joined by "+"
  std::uint64_t statements = 0;  ///< documents: with superseded revisions, those too

  /// Where a document of `combined` lies.
  DocumentPlace place_of(Xapian::docid document) const {
    // Documents of several databases take turns: Xapian numbers them so.
    const auto count = static_cast<Xapian::docid>(shards.size());
    return {(document - 1) % count, (document - 1) / count + 1};
  }
  /// The document of `combined` that lies there.
  Xapian::docid document_at(DocumentPlace place) const {
    return static_cast<Xapian::docid>((place.number - 1) * shards.size() + place.shard + 1);
  }
  const Shard& shard_of(Xapian::docid document) const { return shards[place_of(document).shard]; }

  /// How many documents of all shards have the term.
  std::uint64_t frequency(const std::string& term) const;
  bool has_term(const std::string& term) const;
  /// A document's data, as they were stored; the number is one of `combined`.
  std::string data_of(Xapian::docid document) const;

  /// The years that statements are dated to, in order. Read when they are first asked for: not for
  /// two threads at once.
  const std::vector<int>& years() const;

 private:
  mutable std::optional<std::vector<int>> years_;
};

/// What to say to people of an answer without the missing shards; empty if none is.
std::vector<std::string> missing_notes(const OpenIndex& index);

/// Opens folders, "tcp://HOST:PORT" locations and lists of them (core/index/shard_list.h). A folder
/// that a writer replaces meanwhile is opened again. Throws Failure: no index there, another
/// schema, one index twice, a server that serves superseded revisions where they are not asked for,
/// or does not where they are; ShardFailure: a server does not answer, and rules.partial is not
/// set, or none answers.
OpenIndex open_index(const std::vector<std::string>& locations, Scope scope = Scope::kCurrent,
                     const RemoteRules& rules = {});

/// Does the server take a connection, and greet, within `timeout` each?
bool answers(const std::string& location, std::chrono::milliseconds timeout);

struct IndexSchema {
  int number = 0;
  PositionStore positions = PositionStore::kPacked;
};

/// Refuses a database whose catalog has a schema that is not read. `location` is for the message.
IndexSchema check_schema(const Xapian::Database& catalog, const std::string& location);

}  // namespace cotejo
