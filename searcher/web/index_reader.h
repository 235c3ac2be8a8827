// SPDX-License-Identifier: GPL-3.0-or-later
// What one thread of the server asks the index with: everything opened once a revision, and opened
// anew when a writer has published another one.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/quotes/quote_tracer.h"
#include "searcher/search/search_engine.h"

namespace cotejo {

class ShardHealth;

/// Which indexes are served.
struct ServedIndexes {
  std::vector<std::string> locations;  ///< folders and tcp://HOST:PORT
  std::string words;                   ///< folder of word lists of one's own; empty: none
  std::chrono::milliseconds shard_timeout = RemoteRules().timeout;
  ShardHealth* health = nullptr;  ///< of the servers among the locations; must outlive the readers
};

/// Not for two threads at once. What it gives stays valid until the next refresh().
class IndexReader {
 public:
  explicit IndexReader(ServedIndexes indexes);
  ~IndexReader();
  IndexReader(IndexReader&&) noexcept;
  IndexReader& operator=(IndexReader&&) = delete;

  /// Lets go of what a writer has replaced since: of a folder as soon as its manifest is another
  /// one, of servers, which cannot tell, where new connections find another revision after
  /// kRemoteAge, and of everything when a shard went or came back. Cheap where nothing changed.
  void refresh();
  /// Lets go of everything, so that it is opened anew when it is next asked for.
  void close();

  /// Begins a request. May it be answered without shards that do not answer?
  void begin(bool takes_part);
  /// The shards that were missing in what was asked since begin().
  const std::vector<MissingShard>& missing() const { return missing_; }
  /// After `tries` tries of a request of which the last broke, of that shard if one is named: lets
  /// go of everything, of a shard that is late or fails again until it is back. False: another try
  /// would be in vain.
  bool recover(const std::optional<MissingShard>& failed, std::size_t tries);
  const std::vector<std::string>& locations() const { return indexes_.locations; }

  /// Both throw Failure if the index cannot be opened, which the next call tries again;
  /// ShardFailure where a shard is missing, and no part is taken.
  SearchEngine& engine(Scope scope = Scope::kCurrent);
  QuoteTracer& tracer(Scope scope = Scope::kCurrent);
  const Dictionary& dictionary();

  /// Of the statements as they are now.
  const std::string& revision() { return engine().index().revision; }

  static constexpr std::chrono::seconds kRemoteAge{30};

 private:
  struct Opened;
  // Identity of a manifest: two of the same are the same file, never written again.
  struct Mark {
    std::uint64_t device, inode, size;
    std::int64_t seconds, nanoseconds;
    bool operator==(const Mark&) const = default;
  };
  std::vector<Mark> marks() const;
  bool is_unchanged() const;
  Opened& opened(Scope scope);
  void report(const std::vector<MissingShard>& missing) const;
  Dictionary open_dictionary() const;

  ServedIndexes indexes_;
  std::vector<Mark> marks_;
  std::chrono::steady_clock::time_point opened_at_;
  std::array<std::unique_ptr<Opened>, 2> scopes_;  // by Scope
  std::optional<Dictionary> dictionary_;
  bool takes_part_ = false;
  std::vector<MissingShard> missing_;
  std::vector<std::string> asked_again_;  // since begin()
  std::uint64_t health_seen_ = 0;         // ShardHealth::changes() when the indexes were opened
};

}  // namespace cotejo
