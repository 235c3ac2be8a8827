// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/segment_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cotejo {
namespace {

// More statements a batch are fewer databases to merge, and more memory. The first batches are
// small, so that few statements too are built by all threads.
constexpr std::size_t kFirstBatchStatements = 125;
constexpr std::size_t kMostBatchStatements = 1000;
constexpr std::size_t kMostBatchBytes = 8 * 1024 * 1024;

std::size_t batch_statements(std::size_t number) {
  constexpr std::size_t kAlike = 2;  // batches of a size, before it is doubled
  const std::size_t doublings = std::min<std::size_t>(number / kAlike, 8);
  return std::min(kFirstBatchStatements << doublings, kMostBatchStatements);
}

}  // namespace

SegmentBuilder::SegmentBuilder(std::filesystem::path folder, std::size_t jobs,
                               PrepareStatement prepare)
    : folder_(std::move(folder)), prepare_(std::move(prepare)), capacity_(jobs + 1) {
  for (std::size_t i = 0; i < jobs; ++i) workers_.emplace_back([this] { work(); });
}

SegmentBuilder::~SegmentBuilder() {
  {
    const std::lock_guard lock(mutex_);
    queue_.clear();
  }
  close_queue();
}

std::filesystem::path SegmentBuilder::batch_path(std::size_t number) const {
  return folder_ / fmt::format("batch-{:06}", number);
}

void SegmentBuilder::add(PendingStatement statement) {
  open_bytes_ += statement.record.size();
  open_batch_.statements.push_back(std::move(statement));
  if (open_batch_.statements.size() >= batch_statements(open_batch_.number) ||
      open_bytes_ >= kMostBatchBytes) {
    hand_over();
  }
}

void SegmentBuilder::hand_over() {
  if (open_batch_.statements.empty()) return;
  const std::size_t next = open_batch_.number + 1;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return queue_.size() < capacity_ || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    queue_.push_back(std::exchange(open_batch_, {}));
  }
  changed_.notify_all();
  open_batch_.number = next;
  open_bytes_ = 0;
}

std::vector<std::filesystem::path> SegmentBuilder::finish() {
  hand_over();
  close_queue();
  if (failure_) std::rethrow_exception(failure_);
  std::vector<std::filesystem::path> paths;
  for (std::size_t number = 0; number < open_batch_.number; ++number) {
    paths.push_back(batch_path(number));
  }
  return paths;
}

void SegmentBuilder::close_queue() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  for (std::thread& worker : workers_) {
    if (worker.joinable()) worker.join();
  }
}

void SegmentBuilder::work() {
  DocumentBuilder builder;
  while (true) {
    Batch batch;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !queue_.empty() || closed_ || failure_; });
      if (queue_.empty() || failure_) break;
      batch = std::move(queue_.front());
      queue_.pop_front();
    }
    changed_.notify_all();
    try {
      build(batch, builder);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      changed_.notify_all();
      return;
    }
  }
  const std::lock_guard lock(mutex_);
  vocabulary_.merge(builder.take_vocabulary());
}

void SegmentBuilder::build(Batch& batch, DocumentBuilder& builder) {
  for (PendingStatement& pending : batch.statements) {
    prepare_(pending);
    builder.add(pending);
  }
  // Nothing here outlives a crash, so nothing is synced: the merged database is.
  builder.write(batch_path(batch.number));
}

}  // namespace cotejo
