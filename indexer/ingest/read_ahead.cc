// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/read_ahead.h"

#include <utility>

namespace cotejo {
namespace {

// Few, so that hardly any memory lies in them; many enough that threads seldom wait for each other.
constexpr std::size_t kBatchRecords = 64;
constexpr std::uint64_t kBatchBytes = 256 * 1024;
constexpr std::size_t kMostBatches = 4;

}  // namespace

ReadAhead::ReadAhead(std::unique_ptr<RecordReader> reader)
    : reader_(std::move(reader)), thread_([this] { read(); }) {}

ReadAhead::~ReadAhead() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::optional<Record> ReadAhead::next() {
  while (given_ == open_.records.size()) {
    if (open_.failure) std::rethrow_exception(std::exchange(open_.failure, nullptr));
    if (open_.is_last) return std::nullopt;
    open_ = take();
    given_ = 0;
  }
  return std::move(open_.records[given_++]);
}

ReadAhead::Batch ReadAhead::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !ready_.empty(); });
  Batch batch = std::move(ready_.front());
  ready_.pop_front();
  lock.unlock();
  changed_.notify_all();
  return batch;
}

void ReadAhead::read() {
  for (bool is_last = false; !is_last;) {
    Batch batch = read_batch();
    is_last = batch.is_last;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ready_.size() < kMostBatches || stopped_; });
    if (stopped_) return;
    ready_.push_back(std::move(batch));
    lock.unlock();
    changed_.notify_all();
  }
}

ReadAhead::Batch ReadAhead::read_batch() {
  Batch batch;
  const std::uint64_t before = reader_->bytes_read();
  try {
    do {
      auto record = reader_->next();
      batch.is_last = !record;
      if (record) batch.records.push_back(std::move(*record));
    } while (!batch.is_last && batch.records.size() < kBatchRecords &&
             reader_->bytes_read() - before < kBatchBytes);
  } catch (...) {
    batch.failure = std::current_exception();
    batch.is_last = true;
  }
  batch.bytes = reader_->bytes_read();
  return batch;
}

}  // namespace cotejo
