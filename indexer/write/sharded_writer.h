// SPDX-License-Identifier: GPL-3.0-or-later
// One run's changes to an index that may be spread over shards, each an index of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/write/history_writer.h"
#include "indexer/write/index_writer.h"

namespace cotejo {

/// An index and its shards. One that is in one piece is its own only shard.
class ShardedWriter {
 public:
  /// Opens the index in `folder`, or prepares to make one: in `shards` of them if that is given,
  /// else in one piece. Throws Failure, also where there is one with another number of shards or
  /// other `positions` (IndexWriter), or the folder is itself a shard of an index. New shards are
  /// for servers, if nothing is said.
  ShardedWriter(std::filesystem::path folder, std::size_t jobs, const PrepareStatement& prepare,
                std::optional<std::size_t> shards = std::nullopt,
                std::optional<PositionStore> positions = std::nullopt);

  /// The shard that a statement is in, and how its history is changed there.
  IndexWriter& writer_of(std::string_view id) { return *shard(id).writer; }
  HistoryWriter& history_of(std::string_view id) { return *shard(id).history; }
  const std::vector<IndexWriter*>& writers() const { return writers_; }

  /// As in IndexWriter, of all shards.
  std::vector<IndexWriter::FromFile> unseen_from(const std::string& path) const;
  std::size_t count_unseen_from(const std::string& path) const;
  void flush();
  /// All shards have the same; where a run was killed between two, the first one's.
  std::string authorities() const { return writers_.front()->authorities(); }
  void learn(const LearnedPairs& pairs, const std::string& summary);
  std::uint64_t statements() const;
  std::string revision() const;

  /// Everything is built, in each shard, before the first one is published: one right after the
  /// other then. A run that is killed between two is completed by the same run again.
  void publish(const std::string& last_run);
  void publish_scrubbed(const std::string& last_run);
  void compact(const std::string& last_run, std::optional<PositionStore> positions = std::nullopt);

 private:
  struct Shard {
    std::unique_ptr<IndexWriter> writer;
    std::unique_ptr<HistoryWriter> history;
  };
  Shard& shard(std::string_view id);
  void write_list();

  std::filesystem::path folder_;
  std::size_t shards_;  // 1 in one piece: has_list_ tells
  bool has_list_;
  std::optional<IndexLock> lock_;  // of the whole
  std::vector<Shard> parts_;
  std::vector<IndexWriter*> writers_;
};

}  // namespace cotejo
