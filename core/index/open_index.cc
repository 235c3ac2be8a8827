// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/open_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <future>
#include <set>
#include <string_view>

#include "core/base/result.h"
#include "core/index/field_table.h"
#include "core/index/index_error.h"
#include "core/index/manifest.h"
#include "core/index/schema.h"
#include "core/index/shard_list.h"
#include "core/index/vacancy.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// A writer may replace the segments between our reading the manifest and opening them.
constexpr int kOpenAttempts = 20;
constexpr int kConnectAttempts = 2;

struct Address {
  std::string host;
  unsigned port = 0;
};

Address address_of(std::string_view location) {
  const std::string_view address = location.substr(kServerScheme.size());
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
  return {std::string(address.substr(0, colon)), port};
}

// What one server answers when it is first asked, or why it does not.
struct Connection {
  std::string location;
  Xapian::Database database;
  std::optional<std::string> fault;
};

// One that breaks is made once more: the server may only have been started anew.
void connect(Connection& connection, const Address& address, const RemoteRules& rules) {
  const auto timeout = static_cast<unsigned>(rules.timeout.count());
  for (int attempt = 1; attempt <= kConnectAttempts; ++attempt) {
    try {
      connection.database = Xapian::Remote::open(address.host, address.port, timeout, timeout);
      connection.fault.reset();
      return;
    } catch (const Xapian::Error& error) {
      connection.fault = reason_of(error);
      if (is_timeout(error)) return;
    }
  }
}

// All at once: servers that hang take the time of one.
std::vector<Connection> connect_all(const std::vector<std::string>& locations,
                                    const RemoteRules& rules) {
  std::vector<Connection> made;
  std::vector<std::future<void>> under_way;
  for (const std::string& location : locations) {
    if (is_server(location)) made.push_back({location, {}, {}});
  }
  for (Connection& connection : made) {
    const auto known = std::find_if(
        rules.down.begin(), rules.down.end(),
        [&](const MissingShard& shard) { return shard.location == connection.location; });
    if (known != rules.down.end()) {
      connection.fault = known->reason;
      continue;
    }
    under_way.push_back(std::async(
        std::launch::async, [&connection, &rules, address = address_of(connection.location)] {
          connect(connection, address, rules);
        }));
  }
  for (std::future<void>& each : under_way) each.get();
  return made;
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

// An index that is named twice, here and where it is served say, would give each statement twice.
void add_catalog(const Xapian::Database& catalog, const std::string& location, OpenIndex& index) {
  const std::string id = catalog.get_metadata(std::string(kIndexIdKey));
  const std::string revision = id + "-" + catalog.get_metadata(std::string(kRevisionKey));
  // The others are not asked again who they are: what fails there would be laid to this one.
  if (('+' + index.revision).find('+' + id + '-') != std::string::npos) {
    throw Failure(fmt::format("'{}' and another of the indexes are the same one, or copies of it "
                              "({}): each statement would be found twice; name one of them",
                              location, id),
                  ExitCode::kUsage);
  }
  if (!index.catalogs.empty()) index.revision.push_back('+');
  index.catalogs.push_back(catalog);
  index.revision += revision;
}

void check_served(PositionStore positions, const std::string& location) {
  if (positions == PositionStore::kPackedAndTable) return;
  throw Failure(
      fmt::format("the index '{}' was not made for servers: no phrase would be found in "
                  "it; where it lies, give: cotejo-indexer compact --index DIR "
                  "--for-servers",
                  location));
}

void add_remote(const Connection& connection, Scope scope, OpenIndex& index) {
  const std::string& location = connection.location;
  Shard shard;
  shard.database = connection.database;
  shard.location = location;
  shard.remote = true;
  check_served(check_schema(shard.database, location).positions, location);
  check_scope(shard.database, location, scope);
  const std::uint64_t statements = statement_count(shard.database);
  add_catalog(shard.database, location, index);
  // From here on the server is not asked: what is added is added whole.
  index.statements += statements;
  index.combined.add_database(shard.database);
  index.shards.push_back(std::move(shard));
}

// Over the connection it is seen what it serves, and at that it may break too.
void add_server(Connection& server, Scope scope, const RemoteRules& rules, OpenIndex& index) {
  for (int attempt = 1; !server.fault; ++attempt) {
    try {
      add_remote(server, scope, index);
      return;
    } catch (const Xapian::NetworkError& error) {
      if (is_timeout(error) || attempt == kConnectAttempts) {
        server.fault = reason_of(error);
      } else {
        connect(server, address_of(server.location), rules);
      }
    }
  }
  index.missing.push_back({server.location, *server.fault});
}

Shard open_segment(const fs::path& path, PositionStore positions) {
  Shard shard;
  shard.database = Xapian::Database(path.string());
  shard.location = path.string();
  shard.mapped = MappedPostings::open(path);
  if (positions == PositionStore::kPacked &&
      (!shard.mapped || !shard.mapped->has_packed_positions())) {
    throw Xapian::DatabaseOpeningError((path / kPackedPositionsName).string() +
                                       " is missing or damaged");
  }
  shard.mapped_data = MappedData::open(path);
  shard.columns = FacetColumns::open(path / kColumnsName);
  if (!shard.columns) shard.columns = FacetColumns::of(shard.database);
  shard.lone = LoneStatements::open(path / kLoneName);
  return shard;
}

// Throws Xapian::DatabaseOpeningError if a segment has gone meanwhile.
PositionStore open_local(const std::string& location, Scope scope, std::vector<Shard>& shards,
                         Xapian::Database& catalog) {
  const fs::path folder(location);
  const Manifest manifest = read_manifest(folder);
  catalog = Xapian::Database((folder / manifest.catalog).string());
  const PositionStore positions = check_schema(catalog, location).positions;
  std::vector<std::string> segments;
  if (scope != Scope::kSuperseded) segments = manifest.segments;
  if (scope != Scope::kCurrent) {
    segments.insert(segments.end(), manifest.history.begin(), manifest.history.end());
  }
  for (const std::string& segment : segments) {
    shards.push_back(open_segment(folder / segment, positions));
  }
  return positions;
}

void add_local(const std::string& location, Scope scope, bool beside_servers, OpenIndex& index) {
  std::vector<Shard> shards;
  Xapian::Database catalog;
  PositionStore positions{};
  for (int attempt = 1;; ++attempt) {
    shards.clear();
    try {
      positions = open_local(location, scope, shards, catalog);
      break;
    } catch (const Xapian::DatabaseOpeningError& error) {
      if (attempt == kOpenAttempts) {
        throw Failure(fmt::format("cannot open the index '{}': {}", location, describe(error)));
      }
    }
  }
  // Xapian's matcher asks all of them then.
  if (beside_servers) check_served(positions, location);
  add_catalog(catalog, location, index);
  index.folders.push_back(location);
  for (Shard& shard : shards) {
    index.statements += statement_count(shard.database);
    index.combined.add_database(shard.database);
    index.shards.push_back(std::move(shard));
  }
}

}  // namespace

std::uint64_t OpenIndex::frequency(const std::string& term) const {
  std::uint64_t sum = 0;
  for (const Shard& shard : shards) sum += shard.frequency(term);
  return sum;
}

std::string OpenIndex::data_of(Xapian::docid document) const {
  const DocumentPlace place = place_of(document);
  return shards[place.shard].data_of(place.number);
}

bool OpenIndex::has_term(const std::string& term) const {
  return std::any_of(shards.begin(), shards.end(),
                     [&](const Shard& shard) { return shard.has_term(term); });
}

IndexSchema check_schema(const Xapian::Database& catalog, const std::string& location) {
  const std::string schema = catalog.get_metadata(std::string(kSchemaKey));
  if (schema.empty()) throw Failure(fmt::format("'{}' is not a Cotejo index", location));
  int number = 0;
  std::from_chars(schema.data(), schema.data() + schema.size(), number);
  if (const auto positions = positions_of_schema(number)) return {number, *positions};
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

OpenIndex open_index(const std::vector<std::string>& given, Scope scope, const RemoteRules& rules) {
  OpenIndex index;
  index.scope = scope;
  const std::vector<std::string> locations = expand_locations(given);
  // Servers do not keep superseded revisions apart.
  const bool asks_servers = scope != Scope::kSuperseded;
  const bool has_servers =
      asks_servers && std::any_of(locations.begin(), locations.end(),
                                  [](const std::string& location) { return is_server(location); });
  std::vector<Connection> connections;
  if (asks_servers) connections = connect_all(locations, rules);
  auto connection = connections.begin();
  for (const std::string& location : locations) {
    if (is_server(location) && !asks_servers) continue;
    try {
      if (is_server(location)) {
        add_server(*connection++, scope, rules, index);
      } else {
        add_local(location, scope, has_servers, index);
      }
    } catch (const Xapian::Error& error) {
      throw Failure(fmt::format("cannot open the index '{}': {}", location, describe(error)));
    }
  }
  // Nothing is no part of an answer.
  if (!index.missing.empty() && (!rules.partial || index.catalogs.empty())) {
    throw ShardFailure(index.missing);
  }
  return index;
}

std::vector<std::string> missing_notes(const OpenIndex& index) {
  std::vector<std::string> notes;
  for (const MissingShard& shard : index.missing) {
    notes.push_back(
        fmt::format("the shard {} does not answer ({}): its statements are left out, and this is a "
                    "part of the answer",
                    shard.location, shard.reason));
  }
  return notes;
}

bool answers(const std::string& location, std::chrono::milliseconds timeout) {
  const std::vector<Connection> made = connect_all({location}, {timeout, true, {}});
  return !made.front().fault;
}

}  // namespace cotejo
