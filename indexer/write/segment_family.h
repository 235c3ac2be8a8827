// SPDX-License-Identifier: GPL-3.0-or-later
// The segments of one kind, of statements as they are now or of superseded revisions, with what a
// run adds to them and takes out of them.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/index/schema.h"
#include "indexer/write/segment_builder.h"

namespace cotejo {

/// Where a run's segments go, and under which names.
struct NewSegments {
  std::filesystem::path folder;
  std::uint64_t revision = 0;
  std::size_t jobs = 1;
  PositionStore positions = PositionStore::kPacked;
};

/// Published segments never change: what is added is built beside them, what is removed is taken
/// out of a copy, when the run is finished.
class SegmentFamily {
 public:
  /// `letter`: names begin with it. `index`: the index folder.
  SegmentFamily(std::filesystem::path index, std::string letter, std::size_t jobs,
                PrepareStatement prepare);

  /// Takes up what a manifest names; what a run had added or removed is forgotten.
  void open(const std::vector<std::string>& names);

  /// The published databases, and behind them those that this run has built: all after flush().
  const std::vector<Xapian::Database>& databases() const { return databases_; }
  std::uint64_t statements() const;

  void add(PendingStatement statement);
  void remove(std::size_t database, Xapian::docid document);
  /// By this run: databases() has it still.
  bool is_removed(std::size_t database, Xapian::docid document) const;
  /// Waits for what was added; databases() has it then.
  void flush();
  bool is_changed() const { return has_additions_ || !removals_.empty(); }

  /// Builds the run's segments, and merges those that are small against what was added: their
  /// paths, oldest first.
  std::vector<std::filesystem::path> finish(const NewSegments& target);
  /// All in one segment, in which nothing is left of what was removed; none if all was.
  std::vector<std::filesystem::path> finish_as_one(const NewSegments& target);
  /// As finish(), and nothing is left of what was removed in any file.
  std::vector<std::filesystem::path> finish_scrubbed(const NewSegments& target);

  /// Words of what was added.
  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  using Path = std::filesystem::path;
  void collect();  // waits for what was added: built_ has it then, databases_ not yet
  Path new_path(const NewSegments& target);
  std::vector<Path> surviving_segments(const NewSegments& target, bool scrub);
  Path merge(const std::vector<Path>& sources, const NewSegments& target);

  Path index_;
  std::string letter_;
  std::size_t jobs_;
  PrepareStatement prepare_;
  std::vector<std::string> names_;
  std::vector<Xapian::Database> databases_;
  std::unique_ptr<SegmentBuilder> builder_;
  std::vector<Path> built_;  // those that were flushed databases_ has from names_.size() on
  std::map<std::size_t, std::set<Xapian::docid>> removals_;  // by place in databases_
  Vocabulary vocabulary_;
  bool has_additions_ = false;
  std::size_t flushes_ = 0;
  std::size_t new_segments_ = 0;
};

}  // namespace cotejo
