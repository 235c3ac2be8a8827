// SPDX-License-Identifier: GPL-3.0-or-later
// Builds statements into databases, several at once, which are merged afterwards
// (docs/decisions/0004-segments.md).
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "core/index/lexicon.h"
#include "indexer/write/document_builder.h"

namespace cotejo {

/// What one worker calls for each statement before it is built, from several threads at once:
/// detect the language, note what is odd.
using PrepareStatement = std::function<void(PendingStatement&)>;

class SegmentBuilder {
 public:
  /// Databases go into `folder`, which must exist. `jobs` ≥ 1 threads.
  SegmentBuilder(std::filesystem::path folder, std::size_t jobs, PrepareStatement prepare);
  /// Stops the workers; what they have built stays where it is.
  ~SegmentBuilder();
  SegmentBuilder(const SegmentBuilder&) = delete;
  SegmentBuilder& operator=(const SegmentBuilder&) = delete;

  /// Takes a statement; blocks while the workers are far behind. Rethrows a worker's exception.
  void add(PendingStatement statement);
  /// Waits for everything, and returns the databases in the order in which their statements were
  /// added, whatever the number of threads. Rethrows a worker's exception.
  std::vector<std::filesystem::path> finish();
  /// After finish(): every word of what was built.
  Vocabulary take_vocabulary() { return std::exchange(vocabulary_, {}); }

 private:
  struct Batch {
    std::size_t number = 0;
    std::vector<PendingStatement> statements;
  };
  void work();
  void build(Batch& batch, DocumentBuilder& builder);
  void hand_over();
  std::filesystem::path batch_path(std::size_t number) const;
  void close_queue();

  std::filesystem::path folder_;
  PrepareStatement prepare_;
  std::size_t capacity_;

  Batch open_batch_;
  std::size_t open_bytes_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> queue_;
  bool closed_ = false;
  std::exception_ptr failure_;
  Vocabulary vocabulary_;
  std::vector<std::thread> workers_;
};

}  // namespace cotejo
