// SPDX-License-Identifier: GPL-3.0-or-later
// Which indexes make up a larger one. A list of shards is a text file: SHARDS in the folder of an
// index that the indexer has spread over several, or any file that says where the shards are now.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

inline constexpr const char* kShardListName = "SHARDS";
/// More are refused: each is open at once, and a search asks all of them.
inline constexpr std::size_t kMostShards = 256;

/// Is this the folder of an index that is spread over shards?
bool has_shard_list(const std::filesystem::path& index);
/// Is there an index in this folder, in shards or not?
bool has_index(const std::filesystem::path& index);

/// The shards of a list, in their order: folders, relative ones to the folder of the list, and
/// "tcp://HOST:PORT". Throws Failure: no list, or one that cannot be read.
std::vector<std::string> read_shard_list(const std::filesystem::path& file);

/// Makes the list of a new index of `count` shards: INDEX/SHARDS. Throws Failure.
void write_shard_list(const std::filesystem::path& index, std::size_t count);
/// Where shard `number` (from 0) of an index of the indexer's lies: INDEX/shard-1 …
std::filesystem::path shard_folder(const std::filesystem::path& index, std::size_t number);
/// How many shards an index that the indexer has spread has; throws Failure if its list names
/// others than those that it makes: such a list can be searched, but not written to.
std::size_t count_own_shards(const std::filesystem::path& index);

/// Each location that is a list, or a folder with one, replaced by its shards. The rest stays.
std::vector<std::string> expand_locations(const std::vector<std::string>& locations);

/// Which of `count` shards a statement is in, from 0. Of the id alone, and for ever: all revisions
/// of a statement are in one shard.
std::size_t shard_of(std::string_view id, std::size_t count);

/// Throws Failure if there is no index in the folder.
void require_index(const std::filesystem::path& index);

}  // namespace cotejo
