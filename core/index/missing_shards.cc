// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/missing_shards.h"

#include <fmt/format.h>

#include <utility>

#include "core/index/index_error.h"
#include "core/index/shard_list.h"

namespace cotejo {

// Xapian's errors have no virtual functions: their types are known by name.
bool is_timeout(const Xapian::Error& error) {
  return error.get_type() == std::string_view("NetworkTimeoutError");
}

std::string reason_of(const Xapian::Error& error) {
  return is_timeout(error) ? "timed out" : describe(error);
}

bool is_server(std::string_view location) {
  return location.starts_with(kServerScheme);
}

std::vector<std::string> locations_of(const std::vector<MissingShard>& shards) {
  std::vector<std::string> locations;
  for (const MissingShard& shard : shards) locations.push_back(shard.location);
  return locations;
}

ShardFailure::ShardFailure(std::vector<MissingShard> shards)
    : Failure(
          fmt::format("the shard '{}' does not answer: {}{}; see whether its server runs there "
                      "and can be reached",
                      shards.front().location, shards.front().reason,
                      shards.size() == 1 ? "" : fmt::format(" (and {} more)", shards.size() - 1))),
      shards_(std::move(shards)) {}

std::optional<MissingShard> failed_shard(const Xapian::Error& error,
                                         const std::vector<std::string>& locations) {
  if (!is_timeout(error) && error.get_type() != std::string_view("NetworkError")) {
    return std::nullopt;
  }
  // Xapian tells in the context: "remote:tcp(HOST:PORT)". A connection that is closed is all that
  // it knows in some places.
  const std::string& context = error.get_context();
  MissingShard shard{"", reason_of(error), is_timeout(error)};
  std::vector<std::string> servers = expand_locations(locations);
  std::erase_if(servers, [](const std::string& location) { return !is_server(location); });
  if (context.empty() && servers.size() == 1) shard.location = servers.front();
  for (const std::string& location : servers) {
    const std::string address = location.substr(kServerScheme.size());
    if (context.find("(" + address + ")") != std::string::npos) shard.location = location;
  }
  if (shard.location.empty() && (!context.empty() || servers.empty())) return std::nullopt;
  return shard;
}

}  // namespace cotejo
