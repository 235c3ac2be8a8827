// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/open_index.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <set>
#include <string_view>

#include "core/base/result.h"
#include "core/index/field_table.h"
#include "core/index/index_error.h"
#include "core/index/manifest.h"
#include "core/index/schema.h"
#include "core/index/vacancy.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTcp = "tcp://";
// A writer may replace the segments between our reading the manifest and opening them.
constexpr int kOpenAttempts = 20;
constexpr unsigned kConnectTimeoutMs = 5000;
constexpr unsigned kReadTimeoutMs = 30000;

std::string revision_of(const Xapian::Database& catalog) {
  return catalog.get_metadata(std::string(kIndexIdKey)) + "-" +
         catalog.get_metadata(std::string(kRevisionKey));
}

Xapian::Database connect(std::string_view location) {
  const std::string_view address = location.substr(kTcp.size());
  const std::size_t colon = address.rfind(':');
  unsigned port = 0;
  const std::string_view digits =
      colon == std::string_view::npos ? std::string_view() : address.substr(colon + 1);
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (digits.empty() || parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size() ||
      port == 0 || port > 65535) {
    throw Failure(fmt::format("'{}' is no server address; write tcp://HOST:PORT", location),
                  ExitCode::kUsage);
  }
  try {
    return Xapian::Remote::open(std::string(address.substr(0, colon)), port, kReadTimeoutMs,
                                kConnectTimeoutMs);
  } catch (const Xapian::NetworkError& error) {
    throw Failure(fmt::format("cannot reach '{}': {}", location, describe(error)));
  }
}

// A server has one database: the statements as they are now (the index folder), or with all their
// revisions (the file HISTORY in it).
void check_scope(const Xapian::Database& database, const std::string& location, Scope scope) {
  const bool has_superseded = database.get_value_freq(kSlotUntil) > 0;
  if (scope == Scope::kCurrent && has_superseded) {
    throw Failure(fmt::format(
        "'{}' serves superseded revisions too: it is for --as-of alone; serve the index folder "
        "itself for all else",
        location));
  }
  const std::string kept = database.get_metadata(std::string(kSupersededKey));
  if (scope == Scope::kAllRevisions && !has_superseded && !kept.empty() && kept != "0") {
    throw Failure(fmt::format(
        "'{}' serves the statements as they are now alone; serve the file {} of the index folder "
        "to ask what they said, or ask a local index",
        location, kHistoryStubName));
  }
}

void add_remote(const std::string& location, Scope scope, OpenIndex& index) {
  if (scope == Scope::kSuperseded) return;
  Shard shard;
  shard.database = connect(location);
  shard.location = location;
  shard.remote = true;
  check_schema(shard.database, location);
  check_scope(shard.database, location, scope);
  index.catalogs.push_back(shard.database);
  index.revision += revision_of(shard.database);
  index.combined.add_database(shard.database);
  index.shards.push_back(std::move(shard));
}

// Throws Xapian::DatabaseOpeningError if a segment has gone meanwhile.
void open_local(const std::string& location, Scope scope, std::vector<Shard>& shards,
                Xapian::Database& catalog) {
  const fs::path folder(location);
  const Manifest manifest = read_manifest(folder);
  catalog = Xapian::Database((folder / manifest.catalog).string());
  check_schema(catalog, location);
  std::vector<std::string> segments;
  if (scope != Scope::kSuperseded) segments = manifest.segments;
  if (scope != Scope::kCurrent) {
    segments.insert(segments.end(), manifest.history.begin(), manifest.history.end());
  }
  for (const std::string& segment : segments) {
    Shard shard;
    const fs::path path = folder / segment;
    shard.database = Xapian::Database(path.string());
    shard.location = path.string();
    shard.columns = FacetColumns::open(path / kColumnsName);
    shards.push_back(std::move(shard));
  }
}

void add_local(const std::string& location, Scope scope, OpenIndex& index) {
  std::vector<Shard> shards;
  Xapian::Database catalog;
  for (int attempt = 1;; ++attempt) {
    shards.clear();
    try {
      open_local(location, scope, shards, catalog);
      break;
    } catch (const Xapian::DatabaseOpeningError& error) {
      if (attempt == kOpenAttempts) {
        throw Failure(fmt::format("cannot open the index '{}': {}", location, describe(error)));
      }
    }
  }
  index.catalogs.push_back(catalog);
  index.folders.push_back(location);
  index.revision += revision_of(catalog);
  for (Shard& shard : shards) {
    index.combined.add_database(shard.database);
    index.shards.push_back(std::move(shard));
  }
}

}  // namespace

void check_schema(const Xapian::Database& catalog, const std::string& location) {
  const std::string schema = catalog.get_metadata(std::string(kSchemaKey));
  if (schema == std::to_string(kSchemaVersion)) return;
  if (schema.empty()) throw Failure(fmt::format("'{}' is not a Cotejo index", location));
  int number = 0;
  std::from_chars(schema.data(), schema.data() + schema.size(), number);
  throw Failure(fmt::format(
      "the index '{}' has schema {}, this program reads schema {}; {}", location, schema,
      kSchemaVersion,
      number < kSchemaVersion ? "upgrade it where it lies with: cotejo-indexer upgrade --index DIR"
                              : "it was made by a later version: install that"));
}

const std::vector<int>& OpenIndex::years() const {
  if (!years_) {
    std::set<int> found;
    const std::string prefix(kYearPrefix);
    for (const Shard& shard : shards) {
      const auto end = shard.database.allterms_end(prefix);
      for (auto term = shard.database.allterms_begin(prefix); term != end; ++term) {
        found.insert(std::stoi((*term).substr(prefix.size())));
      }
    }
    years_.emplace(found.begin(), found.end());
  }
  return *years_;
}

OpenIndex open_index(const std::vector<std::string>& locations, Scope scope) {
  OpenIndex index;
  index.scope = scope;
  for (const std::string& location : locations) {
    if (!index.catalogs.empty()) index.revision.push_back('+');
    try {
      if (location.starts_with(kTcp)) {
        add_remote(location, scope, index);
      } else {
        add_local(location, scope, index);
      }
    } catch (const Xapian::Error& error) {
      throw Failure(fmt::format("cannot open the index '{}': {}", location, describe(error)));
    }
  }
  for (const Shard& shard : index.shards) index.statements += statement_count(shard.database);
  return index;
}

}  // namespace cotejo
