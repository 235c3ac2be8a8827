// SPDX-License-Identifier: GPL-3.0-or-later
// Records that are read and parsed while those before are dealt with.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/formats/record_reader.h"

namespace cotejo {

/// A reader with a thread of its own, which is ahead by some batches of records: worth it for large
/// files. next() and bytes_read() are for one thread.
class ReadAhead : public RecordReader {
 public:
  explicit ReadAhead(std::unique_ptr<RecordReader> reader);
  ~ReadAhead() override;
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  std::optional<Record> next() override;
  /// With the batch that the last record came in.
  std::uint64_t bytes_read() const override { return open_.bytes; }

 private:
  struct Batch {
    std::vector<Record> records;
    std::uint64_t bytes = 0;  // read so far, when it was done
    bool is_last = false;
    std::exception_ptr failure{};  // instead of what would have come next
  };
  void read();
  Batch read_batch();
  Batch take();

  std::unique_ptr<RecordReader> reader_;  // the thread's
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> ready_;
  bool stopped_ = false;
  Batch open_;  // whose records next() gives
  std::size_t given_ = 0;
  std::thread thread_;
};

}  // namespace cotejo
