// SPDX-License-Identifier: GPL-3.0-or-later
// One run's changes to an index: collected beside it, then published as a whole or not at all.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/glass/mapped_postings.h"
#include "core/glass/mapped_values.h"
#include "core/index/field_table.h"
#include "core/index/learned_pairs.h"
#include "core/index/manifest.h"
#include "core/index/schema.h"
#include "core/index/stored_revisions.h"
#include "indexer/write/index_lock.h"
#include "indexer/write/segment_family.h"

namespace cotejo {

/// Where a statement, or a superseded revision of one, stands in the index.
struct StoredStatement {
  std::size_t segment = 0;
  Xapian::docid document = 0;
  std::string checksum;
};

/// Holds the index's lock. Readers see nothing of the run before publish(), and then all of it.
/// A run that dies leaves the last published revision; the next writer clears its remains away.
class IndexWriter {
 public:
  /// Opens the index in `folder`, or prepares to make one. `positions`: of a new index; one that is
  /// there keeps what it has. Throws Failure, also if that is something else.
  IndexWriter(std::filesystem::path folder, std::size_t jobs, PrepareStatement prepare,
              std::optional<PositionStore> positions = std::nullopt);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  /// The statement of that id in the published index, as it is now.
  std::optional<StoredStatement> find(std::string_view id);
  /// Notes that this run has read the statement again, changed or not.
  void mark_seen(const StoredStatement& stored);
  /// All revisions of it, oldest first, also those that flush() has made known; which is current
  /// tells kind().
  std::vector<StoredRevision> revisions(std::string_view id) const;
  /// Ids of the published statements that came from `path`, or from files below it, with the path
  /// of each; but not of those that are marked as seen. Reads their records.
  struct FromFile {
    std::string origin;  ///< as in the origin's term: cut if very long
    std::string id;
  };
  std::vector<FromFile> unseen_from(const std::string& path) const;
  std::size_t count_unseen_from(const std::string& path) const;

  /// Adds a revision: to the statements as they are now, or to the superseded ones.
  enum class Kind { kCurrent, kSuperseded };
  void add(PendingStatement statement, Kind kind = Kind::kCurrent);
  void remove(const StoredStatement& stored);
  /// Takes out what revisions() gave.
  void remove(const StoredRevision& revision);
  Kind kind(const StoredRevision& revision) const;
  /// Makes known to revisions() what was added so far.
  void flush();
  /// Keeps the table of authorities in the catalog: what later runs read names by.
  void set_authorities(std::string table) { authorities_ = std::move(table); }
  /// The table of the published index; empty: none.
  std::string authorities() const;
  /// Each published statement, and each superseded revision, that this run has not removed.
  void for_each_kept(const std::function<void(const StoredRevision&)>& take) const;
  /// Replaces the learned word pairs of the catalog. `summary`: JSON for `status`.
  void learn(LearnedPairs pairs, std::string summary);

  /// Merges what was built, swaps the manifest. `last_run`: JSON for `status`. Does nothing if
  /// nothing changed and there is an index already.
  void publish(const std::string& last_run);
  /// publish() in two halves: all that takes time, of which readers see nothing yet …
  void stage(const std::string& last_run);
  /// … and the swap. Nothing if nothing was staged.
  void publish_staged();
  /// Publishes, and leaves nothing in any file of what was removed.
  void publish_scrubbed(const std::string& last_run);
  /// Merges everything into one segment, and what is superseded into another, with `positions` if
  /// they are given; publishes that.
  void compact(const std::string& last_run, std::optional<PositionStore> positions = std::nullopt);

  /// Of the published index; 0 and "" before the first publish.
  std::uint64_t statements() const { return current_.statements(); }
  std::string revision() const;

 private:
  template <typename Visit>
  void for_each_unseen(const std::string& path, const Visit& visit) const;
  using Path = std::filesystem::path;
  // A published segment as memory: a run over all of an archive asks for each of its statements.
  struct Lookup {
    explicit Lookup(MappedPostings of) : postings(std::move(of)) {}
    MappedPostings postings;
    MappedPostings::Values checksums{postings, kSlotChecksum};
  };
  void open_segments();
  std::optional<StoredStatement> find_in(std::size_t segment, const std::string& term);
  void remove_leftovers(const Manifest* previous);
  std::string relative(const Path& path) const;
  NewSegments new_segments() const;
  void stage_manifest(const std::vector<Path>& current, const std::vector<Path>& superseded,
                      const std::string& last_run);
  Path write_catalog(const std::string& last_run, std::uint64_t superseded);

  Path folder_;
  std::size_t jobs_;
  IndexLock lock_;
  Manifest manifest_;
  PositionStore positions_;
  SegmentFamily current_;
  SegmentFamily superseded_;
  std::vector<std::unique_ptr<Lookup>> lookups_;  // by segment; none, if it cannot be mapped
  std::vector<std::vector<bool>> seen_;           // by segment, by document
  std::optional<LearnedPairs> learned_;
  std::string learned_summary_;
  std::optional<std::string> authorities_;
  std::optional<Manifest> staged_;
};

}  // namespace cotejo
