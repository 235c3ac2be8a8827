// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/sharded_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/result.h"
#include "core/index/shard_list.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// Statements written into one shard alone would not be where their ids say.
void refuse_shard(const fs::path& folder) {
  std::error_code ignored;
  const fs::path whole = fs::absolute(folder, ignored).lexically_normal();
  const fs::path parent =
      whole.has_filename() ? whole.parent_path() : whole.parent_path().parent_path();
  if (!has_shard_list(parent)) return;
  const auto shards = read_shard_list(parent / kShardListName);
  const bool is_shard = std::any_of(shards.begin(), shards.end(), [&](const std::string& shard) {
    return fs::equivalent(shard, folder, ignored);
  });
  if (!is_shard) return;
  throw Failure(fmt::format("'{}' is a shard of the index '{}'; write to that one", folder.string(),
                            parent.string()),
                ExitCode::kUsage);
}

// How many shards there are, or are to be; nothing: the index is in one piece.
std::optional<std::size_t> shards_of(const fs::path& folder, std::optional<std::size_t> wanted) {
  std::optional<std::size_t> there;
  if (has_shard_list(folder)) {
    there = count_own_shards(folder);
  } else {
    refuse_shard(folder);
    if (!has_manifest(folder)) return wanted;
  }
  if (!wanted || wanted == there) return there;
  throw Failure(
      fmt::format("the index '{}' is in {}, and stays so; to have it in {}, export it and add the "
                  "export to a new one: cotejo-indexer export --index {} --revisions | "
                  "cotejo-indexer add --index NEW --shards {} -",
                  folder.string(), there ? fmt::format("{} shards", *there) : "one piece", *wanted,
                  folder.string(), *wanted),
      ExitCode::kUsage);
}

}  // namespace

ShardedWriter::ShardedWriter(fs::path folder, std::size_t jobs, const PrepareStatement& prepare,
                             std::optional<std::size_t> shards,
                             std::optional<PositionStore> positions)
    : folder_(std::move(folder)), has_list_(has_shard_list(folder_)) {
  const auto count = shards_of(folder_, shards);
  shards_ = count.value_or(1);
  if (!count) {
    parts_.push_back({std::make_unique<IndexWriter>(folder_, jobs, prepare, positions), nullptr});
    has_list_ = true;  // it needs none
  } else {
    lock_.emplace(folder_);
    const std::size_t jobs_each = std::max<std::size_t>(1, jobs / shards_);
    for (std::size_t i = 0; i < shards_; ++i) {
      const fs::path shard = shard_folder(folder_, i);
      const auto own =
          has_manifest(shard) ? positions : positions.value_or(PositionStore::kPackedAndTable);
      parts_.push_back({std::make_unique<IndexWriter>(shard, jobs_each, prepare, own), nullptr});
    }
  }
  const Timestamp now = timestamp_now();
  for (Shard& part : parts_) {
    part.history = std::make_unique<HistoryWriter>(*part.writer, now);
    writers_.push_back(part.writer.get());
  }
}

ShardedWriter::Shard& ShardedWriter::shard(std::string_view id) {
  return parts_[parts_.size() == 1 ? 0 : shard_of(id, parts_.size())];
}

std::vector<IndexWriter::FromFile> ShardedWriter::unseen_from(const std::string& path) const {
  std::vector<IndexWriter::FromFile> found;
  for (const IndexWriter* writer : writers_) {
    for (IndexWriter::FromFile& each : writer->unseen_from(path)) found.push_back(std::move(each));
  }
  return found;
}

std::size_t ShardedWriter::count_unseen_from(const std::string& path) const {
  std::size_t count = 0;
  for (const IndexWriter* writer : writers_) count += writer->count_unseen_from(path);
  return count;
}

void ShardedWriter::flush() {
  for (IndexWriter* writer : writers_) writer->flush();
}

void ShardedWriter::learn(const LearnedPairs& pairs, const std::string& summary) {
  for (IndexWriter* writer : writers_) writer->learn(pairs, summary);
}

std::uint64_t ShardedWriter::statements() const {
  std::uint64_t all = 0;
  for (const IndexWriter* writer : writers_) all += writer->statements();
  return all;
}

std::string ShardedWriter::revision() const {
  std::string all;
  for (const IndexWriter* writer : writers_) {
    const std::string revision = writer->revision();
    if (revision.empty()) return "";
    if (!all.empty()) all.push_back('+');
    all += revision;
  }
  return all;
}

// Before the first shard is published, so that the number of shards holds from then on, also if the
// run is killed right after that.
void ShardedWriter::write_list() {
  if (has_list_) return;
  write_shard_list(folder_, shards_);
  has_list_ = true;
}

void ShardedWriter::publish(const std::string& last_run) {
  for (IndexWriter* writer : writers_) writer->stage(last_run);
  write_list();
  for (IndexWriter* writer : writers_) writer->publish_staged();
}

void ShardedWriter::publish_scrubbed(const std::string& last_run) {
  for (IndexWriter* writer : writers_) writer->publish_scrubbed(last_run);
}

void ShardedWriter::compact(const std::string& last_run, std::optional<PositionStore> positions) {
  for (IndexWriter* writer : writers_) writer->compact(last_run, positions);
}

}  // namespace cotejo
