// SPDX-License-Identifier: GPL-3.0-or-later
// One run's changes to an index: collected beside it, then published as a whole or not at all.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/learned_pairs.h"
#include "core/index/manifest.h"
#include "indexer/write/index_lock.h"
#include "indexer/write/segment_builder.h"

namespace cotejo {

/// Where a statement stands in the index as it was when the writer opened it.
struct StoredStatement {
  std::size_t segment = 0;
  Xapian::docid document = 0;
  std::string checksum;
};

/// Holds the index's lock. Readers see nothing of the run before publish(), and then all of it.
/// A run that dies leaves the last published revision; the next writer clears its remains away.
class IndexWriter {
 public:
  /// Opens the index in `folder`, or prepares to make one. Throws Failure.
  IndexWriter(std::filesystem::path folder, std::size_t jobs, PrepareStatement prepare);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  /// The statement of that id in the published index.
  std::optional<StoredStatement> find(std::string_view id) const;
  /// Id terms of the published statements that came from `path`, or from files below it, with the
  /// path of each.
  struct FromFile {
    std::string origin;  ///< as in the origin's term: cut if very long
    std::string id_term;
    StoredStatement stored;
  };
  std::vector<FromFile> from_path(const std::string& path) const;

  void add(PendingStatement statement);
  void remove(const StoredStatement& stored);
  /// Keeps the table of authorities in the catalog: what later runs read names by.
  void set_authorities(std::string table) { authorities_ = std::move(table); }
  /// The table of the published index; empty: none.
  std::string authorities() const;
  /// Each published statement that this run has not removed, with its document data.
  void for_each_kept(
      const std::function<void(const StoredStatement&, const std::string& data)>& take) const;
  /// Replaces the learned word pairs of the catalog. `summary`: JSON for `status`.
  void learn(LearnedPairs pairs, std::string summary);

  /// Merges what was built, swaps the manifest. `last_run`: JSON for `status`. Does nothing if
  /// nothing changed and there is an index already.
  void publish(const std::string& last_run);
  /// Merges everything into one segment, and publishes that.
  void compact(const std::string& last_run);

  /// Of the published index; 0 and "" before the first publish.
  std::uint64_t statements() const;
  std::string revision() const;

 private:
  using Path = std::filesystem::path;
  void open_segments();
  void remove_leftovers(const Manifest* previous);
  Path new_segment_path();
  std::string relative(const Path& path) const;
  /// Segments with this run's removals applied, oldest first; empty ones are left out.
  std::vector<Path> surviving_segments();
  void swap_manifest(std::vector<Path> segments, const std::string& last_run);
  Path write_catalog(const std::string& last_run);

  Path folder_;
  std::size_t jobs_;
  IndexLock lock_;
  Manifest manifest_;
  std::vector<Xapian::Database> segments_;
  std::unique_ptr<SegmentBuilder> builder_;
  std::map<std::size_t, std::vector<Xapian::docid>> removals_;
  bool has_additions_ = false;
  std::optional<LearnedPairs> learned_;
  std::string learned_summary_;
  std::optional<std::string> authorities_;
  std::size_t new_segments_ = 0;
};

}  // namespace cotejo
