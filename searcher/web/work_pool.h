// SPDX-License-Identifier: GPL-3.0-or-later
// The threads that ask the index: so many and no more, each with a reader of its own, and a queue
// that refuses what would wait too long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "searcher/web/index_reader.h"

namespace cotejo {

class WorkPool {
 public:
  using Job = std::function<void(IndexReader&)>;

  /// `most_waiting`: jobs beyond those that the threads are at.
  WorkPool(const ServedIndexes& indexes, std::size_t threads, std::size_t most_waiting);
  /// Waits for the jobs under way; drops those that wait.
  ~WorkPool();
  WorkPool(const WorkPool&) = delete;
  WorkPool& operator=(const WorkPool&) = delete;

  /// False: the queue is full, or the pool stops. Jobs must not throw.
  bool submit(Job job);
  /// Takes no more jobs, drops those that wait, and waits for those under way; false if they are
  /// not done after `patience`.
  bool stop(std::chrono::milliseconds patience);

  std::size_t waiting() const;
  std::size_t running() const;

 private:
  void work(IndexReader reader);

  const std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::size_t running_ = 0;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace cotejo
