// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of a reader comes of it read ahead, whatever becomes of either.
#include "indexer/ingest/read_ahead.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace cotejo {
namespace {

// So many records of so many bytes each; then it ends, or fails.
class CountingReader : public RecordReader {
 public:
  CountingReader(std::size_t records, std::uint64_t bytes_each, bool fails)
      : records_(records), bytes_each_(bytes_each), fails_(fails) {}

  std::optional<Record> next() override {
    if (given_ == records_) {
      if (fails_) throw Failure("the disk is gone");
      return std::nullopt;
    }
    ++given_;
    Record record{Error{"bad-json", "no record"}, given_, "id-" + std::to_string(given_)};
    if (given_ % 3 != 0) {
      Statement statement;
      statement.id = record.id;
      record.statement = std::move(statement);
    }
    return record;
  }
  std::uint64_t bytes_read() const override { return given_ * bytes_each_; }

 private:
  std::size_t records_;
  std::uint64_t bytes_each_;
  bool fails_;
  std::size_t given_ = 0;
};

TEST(ReadAhead, GivesWhatTheReaderGives) {
  for (const std::size_t records : {0U, 1U, 63U, 64U, 65U, 1000U}) {
    for (const std::uint64_t bytes_each : {1U, 100'000U}) {
      ReadAhead ahead(std::make_unique<CountingReader>(records, bytes_each, false));
      CountingReader expected(records, bytes_each, false);
      while (const auto record = expected.next()) {
        const auto here = ahead.next();
        ASSERT_TRUE(here);
        EXPECT_EQ(here->id, record->id);
        EXPECT_EQ(here->line, record->line);
        EXPECT_EQ(static_cast<bool>(here->statement), static_cast<bool>(record->statement));
        EXPECT_GE(ahead.bytes_read(), expected.bytes_read());
      }
      EXPECT_FALSE(ahead.next());
      EXPECT_FALSE(ahead.next());
      EXPECT_EQ(ahead.bytes_read(), records * bytes_each);
    }
  }
}

TEST(ReadAhead, TellsOfAFailureBehindTheRecordsBeforeIt) {
  ReadAhead ahead(std::make_unique<CountingReader>(100, 10, true));
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(ahead.next()) << i;
  EXPECT_THROW(ahead.next(), Failure);
  EXPECT_FALSE(ahead.next());
}

TEST(ReadAhead, CanBeLeftInTheMiddle) {
  for (const int taken : {0, 1, 200}) {
    ReadAhead ahead(std::make_unique<CountingReader>(100'000, 10, false));
    for (int i = 0; i < taken; ++i) ASSERT_TRUE(ahead.next());
  }
}

}  // namespace
}  // namespace cotejo
