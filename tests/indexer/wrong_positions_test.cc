// SPDX-License-Identifier: GPL-3.0-or-later
// Packed positions that are not those of the index, and whose checksum is right: who tells?
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/index/checksums.h"
#include "core/index/open_index.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

class WrongPositions : public testing::Test {
 protected:
  void make(PositionStore positions) {
    folder_.write_file("in/a.jsonl", record_line("a", "en", "The treaty was signed in Geneva."));
    IngestOptions options;
    options.index = folder_.file("index");
    options.paths = {folder_.file("in")};
    options.jobs = 1;
    options.positions = positions;
    run_ingest(options);
    ASSERT_TRUE(faults().empty());
    packed_ = read_file(segment() + "/positions.packed");
    entry_ = packed_.find("egeneva") + 7 + 2 + 8;  // behind numbers and head
    ASSERT_EQ(packed_[entry_], 0);
  }
  void write_packed() {
    folder_.write_file("index/segments/s1/positions.packed", packed_);
    write_checksums(segment());
  }
  std::string segment() const { return folder_.file("index/segments/s1"); }
  std::vector<std::string> faults() const { return verify_index(folder_.file("index")).faults; }
  std::string only_fault() const {
    const std::vector<std::string> all = faults();
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? "" : all.front();
  }

  const TempDir folder_;
  std::string packed_;
  std::size_t entry_ = 0;
};

TEST_F(WrongPositions, AreFoundWhereXapianHasThemToo) {
  make(PositionStore::kPackedAndTable);
  ++packed_[entry_ + 1];
  write_packed();
  EXPECT_NE(only_fault().find("other positions of 'egeneva' in document 1"), std::string::npos);
  EXPECT_NE(only_fault().find("compact"), std::string::npos);
}

TEST_F(WrongPositions, AreFoundWhereADocumentOfTheWordHasNone) {
  make(PositionStore::kPacked);
  packed_[entry_ - 8] = 2;  // the first document of the group
  write_packed();
  EXPECT_NE(only_fault().find("other positions of 'egeneva' in document 1"), std::string::npos);
  EXPECT_NE(only_fault().find("restore"), std::string::npos);
}

TEST_F(WrongPositions, AreFoundWhereAWordIsMissing) {
  make(PositionStore::kPacked);
  const std::size_t slots_at = packed_.size() - 4;
  // Slots that are taken for free: nothing is found by them.
  std::fill(packed_.begin() + static_cast<std::ptrdiff_t>(slots_at - 8 * 16),
            packed_.begin() + static_cast<std::ptrdiff_t>(slots_at), '\0');
  write_packed();
  EXPECT_NE(only_fault().find("less of '"), std::string::npos);
}

TEST_F(WrongPositions, WhoseFileIsGoneAreToldByEverySearch) {
  make(PositionStore::kPacked);
  std::filesystem::remove(segment() + "/positions.packed");
  try {
    open_index({folder_.file("index")});
    FAIL() << "nothing was thrown";
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("positions.packed is missing or damaged"),
              std::string::npos)
        << failure.what();
  }
  EXPECT_FALSE(faults().empty());
}

}  // namespace
}  // namespace cotejo
