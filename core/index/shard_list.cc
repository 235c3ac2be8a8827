// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/shard_list.h"

#include <fmt/format.h>

#include <fstream>

#include "core/base/durable_file.h"
#include "core/base/outer_spaces.h"
#include "core/base/result.h"
#include "core/index/manifest.h"
#include "core/index/terms.h"
#include "core/text/text_signature.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeading = "# Cotejo shards";
constexpr std::string_view kTcp = "tcp://";
// A list may name folders that have lists, but not in a circle.
constexpr int kDeepest = 3;

void expand(const std::string& location, int depth, std::vector<std::string>& found) {
  const fs::path path(location);
  std::error_code ignored;
  if (location.starts_with(kTcp)) {
    found.push_back(location);
  } else if (const bool is_list = fs::is_regular_file(path, ignored);
             is_list || has_shard_list(path)) {
    if (depth == kDeepest) {
      throw Failure(fmt::format("the list of shards '{}' is named by lists within lists; name the "
                                "shards themselves",
                                location),
                    ExitCode::kUsage);
    }
    for (const std::string& shard : read_shard_list(is_list ? path : path / kShardListName)) {
      expand(shard, depth + 1, found);
    }
  } else {
    found.push_back(location);
  }
}

}  // namespace

bool has_shard_list(const fs::path& index) {
  std::error_code ignored;
  return fs::is_regular_file(index / kShardListName, ignored);
}

bool has_index(const fs::path& index) {
  return has_manifest(index) || has_shard_list(index);
}

void require_index(const fs::path& index) {
  if (!has_index(index)) (void)read_manifest(index);  // throws, and says what stands there
}

std::vector<std::string> read_shard_list(const fs::path& file) {
  std::ifstream in(file);
  const auto failure = [&](std::string_view what) {
    return Failure(fmt::format("'{}' {}", file.string(), what), ExitCode::kUsage);
  };
  if (!in) throw failure("cannot be read");
  std::string line;
  std::getline(in, line);
  if (!line.starts_with(kHeading)) {
    throw failure(
        fmt::format("is no index folder and no list of shards, which begins with '{}'", kHeading));
  }
  std::vector<std::string> shards;
  while (std::getline(in, line)) {
    const std::string_view shard = trimmed(line, " \t\r");
    if (shard.empty() || shard.front() == '#') continue;
    if (shards.size() == kMostShards) {
      throw failure(fmt::format("names more than {} shards", kMostShards));
    }
    shards.push_back(shard.starts_with(kTcp) ? std::string(shard)
                                             : (file.parent_path() / shard).string());
  }
  if (shards.empty())
    throw failure("names no shard; write one a line: a folder or tcp://HOST:PORT");
  return shards;
}

void write_shard_list(const fs::path& index, std::size_t count) {
  std::string text = fmt::format(
      "{}, made by cotejo-indexer: a statement is in the one that a hash of its id says.\n"
      "# The order counts. To have another number, export and add to a new index.\n",
      kHeading);
  for (std::size_t i = 0; i < count; ++i) {
    text += shard_folder("", i).string() + "\n";
  }
  replace_file(index / kShardListName, text);
}

fs::path shard_folder(const fs::path& index, std::size_t number) {
  return index / fmt::format("shard-{}", number + 1);
}

std::size_t count_own_shards(const fs::path& index) {
  const std::vector<std::string> shards = read_shard_list(index / kShardListName);
  for (std::size_t i = 0; i < shards.size(); ++i) {
    if (shards[i] == shard_folder(index, i).string()) continue;
    throw Failure(
        fmt::format("'{}' names other shards than cotejo-indexer makes: it can be searched, but "
                    "not written to; write to the index whose shards they are",
                    (index / kShardListName).string()),
        ExitCode::kUsage);
  }
  return shards.size();
}

std::vector<std::string> expand_locations(const std::vector<std::string>& locations) {
  std::vector<std::string> found;
  for (const std::string& location : locations) expand(location, 0, found);
  return found;
}

std::size_t shard_of(std::string_view id, std::size_t count) {
  // Of the term: that of a very long id is cut, and all that is known of it in places.
  return stable_hash(id_term(id)) % count;
}

}  // namespace cotejo
