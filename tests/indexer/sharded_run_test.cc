// SPDX-License-Identifier: GPL-3.0-or-later
// An index in shards holds what one in one piece holds, through every command.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <sstream>

#include "core/base/result.h"
#include "core/index/manifest.h"
#include "core/index/open_index.h"
#include "core/index/shard_list.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "indexer/report/last_run.h"
#include "indexer/write/sharded_writer.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

std::string records(int first, int last, const std::string& text = "Los gobiernos acordaron") {
  std::string lines;
  for (int i = first; i < last; ++i) {
    lines += record_line("id-" + std::to_string(i), "es", text + " " + std::to_string(i) + ".");
  }
  return lines;
}

class ShardedRun : public ::testing::Test {
 protected:
  IngestOptions options_for(const std::string& index, std::optional<std::size_t> shards) {
    IngestOptions options;
    options.index = folder_.file(index);
    options.jobs = 2;
    options.command = "add";
    options.shards = shards;
    return options;
  }
  Report add(const std::string& index, const std::string& lines,
             std::optional<std::size_t> shards = std::nullopt, bool sync = false) {
    IngestOptions options = options_for(index, shards);
    options.paths = {folder_.write_file("records.jsonl", lines)};
    options.remove_gone = sync;
    return run_ingest(options);
  }
  std::string exported(const std::string& index, ExportScope scope = ExportScope::kCurrent) {
    std::ostringstream out;
    export_statements(folder_.file(index), out, scope);
    return out.str();
  }
  std::string failure_of(const std::function<void()>& body) {
    try {
      body();
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.code(), ExitCode::kUsage);
      return failure.what();
    }
    return "";
  }

  TempDir folder_;
};

TEST_F(ShardedRun, HoldsTheSameAsAnIndexInOnePiece) {
  for (const auto& [index, shards] :
       {std::pair<const char*, std::optional<std::size_t>>{"one", std::nullopt}, {"four", 4}}) {
    EXPECT_EQ(add(index, records(0, 40), shards).added, 40U);
    // The number is kept, whether or not it is given again.
    const Report report = add(index, records(0, 30) + records(30, 35, "Otra cosa"), {}, true);
    EXPECT_EQ(report.unchanged, 30U);
    EXPECT_EQ(report.updated, 5U);
    EXPECT_EQ(report.removed, 5U);
    EXPECT_EQ(report.statements, 35U);
    const Report removed = run_remove(folder_.file(index), {"id-3", "id-4", "id-99"});
    EXPECT_EQ(removed.removed, 2U);
    EXPECT_EQ(removed.rejected.size(), 1U);
    EXPECT_EQ(run_remove(folder_.file(index), {"id-5"}, true).removed, 1U);
    const VerifyReport verified = verify_index(folder_.file(index));
    EXPECT_TRUE(verified.faults.empty()) << verified.faults.front();
    EXPECT_EQ(verified.statements, 32U);
  }
  EXPECT_EQ(exported("four"), exported("one"));
  const StatusReport one = index_status(folder_.file("one"));
  const StatusReport four = index_status(folder_.file("four"));
  EXPECT_EQ(four.statements, one.statements);
  EXPECT_EQ(four.superseded, one.superseded);
  EXPECT_EQ(four.languages, one.languages);
  ASSERT_EQ(four.shards.size(), 4U);
  std::uint64_t in_shards = 0;
  for (const auto& [name, count] : four.shards) in_shards += count;
  EXPECT_EQ(in_shards, four.statements);
  EXPECT_NE(four.last_run.find("\"remove\""), std::string::npos);
  {
    ShardedWriter writer(folder_.file("four"), 1, [](PendingStatement&) {});
    writer.compact(last_run_json("compact", {}));
  }
  EXPECT_EQ(exported("four"), exported("one"));
  EXPECT_TRUE(verify_index(folder_.file("four")).faults.empty());
}

TEST_F(ShardedRun, AnExportOfRevisionsMakesTheSameIndexInAnotherNumberOfShards) {
  add("three", records(0, 20), 3);
  add("three", records(0, 10, "Más tarde"));
  run_remove(folder_.file("three"), {"id-2"});
  const std::string all = exported("three", ExportScope::kRevisions);
  add("five", all, 5);
  EXPECT_EQ(exported("five", ExportScope::kRevisions), all);
  add("one", all);
  EXPECT_EQ(exported("one", ExportScope::kRevisions), all);
}

TEST_F(ShardedRun, RefusesAnotherNumberOfShardsAndWritingToOneAlone) {
  add("four", records(0, 8), 4);
  add("one", records(0, 8));
  EXPECT_NE(failure_of([&] { add("four", records(8, 9), 5); }).find("is in 4 shards"),
            std::string::npos);
  EXPECT_NE(failure_of([&] { add("one", records(8, 9), 2); }).find("is in one piece"),
            std::string::npos);
  for (const char* shard : {"four/shard-2", "four/shard-2/"}) {
    EXPECT_NE(failure_of([&] { add(shard, records(8, 9)); }).find("is a shard of the index"),
              std::string::npos);
  }
  EXPECT_EQ(add("four", records(8, 9), 4).added, 1U);
}

TEST_F(ShardedRun, StatementsOfOneShardMayBeNone) {
  add("many", records(0, 2), 16);
  EXPECT_EQ(open_index({folder_.file("many")}).catalogs.size(), 16U);
  EXPECT_EQ(add("many", records(0, 3)).added, 1U);
  EXPECT_TRUE(verify_index(folder_.file("many")).faults.empty());
}

// A run is killed after some of the shards were published: as if the others were not.
TEST_F(ShardedRun, TheSameCommandCompletesARunThatWasKilledBetweenShards) {
  add("index", records(0, 40), 4);
  const fs::path index = folder_.path() / "index";
  for (const bool sync : {false, true}) {
    const fs::path before = folder_.path() / "before";
    fs::remove_all(before);
    fs::copy(index, before, fs::copy_options::recursive);
    const std::string now = sync ? records(10, 60, "Otra vez") : records(0, 60);
    add("index", now, {}, sync);
    const std::string whole = exported("index");
    for (const char* shard : {"shard-2", "shard-4"}) {
      fs::remove_all(index / shard);
      fs::copy(before / shard, index / shard, fs::copy_options::recursive);
    }
    EXPECT_NE(exported("index"), whole);
    EXPECT_TRUE(verify_index(index.string()).faults.empty());
    add("index", now, {}, sync);
    EXPECT_EQ(exported("index"), whole);
    EXPECT_TRUE(verify_index(index.string()).faults.empty());
  }
}

// The first run of an index, killed while it publishes: some shards are there, some are not.
TEST_F(ShardedRun, TheSameCommandCompletesAnIndexThatIsHalfMade) {
  add("index", records(0, 40), 4);
  const std::string whole = exported("index");
  fs::remove_all(folder_.path() / "index" / "shard-3");
  EXPECT_THROW(exported("index"), Failure);
  add("index", records(0, 40), 4);
  EXPECT_EQ(exported("index"), whole);
  // Before the list was written, no number of shards holds.
  fs::remove_all(folder_.path() / "index");
  {
    ShardedWriter writer(
        folder_.file("index"), 1, [](PendingStatement&) {}, 4);
  }
  EXPECT_FALSE(has_index(folder_.path() / "index"));
  add("index", records(0, 40), 3);
  EXPECT_EQ(exported("index"), whole);
}

TEST_F(ShardedRun, ANameOfTheAuthoritiesChangesInAllShards) {
  std::string lines;
  for (int i = 0; i < 12; ++i) {
    lines += record_line("id-" + std::to_string(i), "en", "Text " + std::to_string(i),
                         "\"speaker\":[\"Tony Blinken\"]");
  }
  add("index", lines, 3);
  IngestOptions options = options_for("index", {});
  options.paths = {folder_.write_file("one.jsonl", record_line("id-99", "en", "Text"))};
  options.authorities =
      Authorities({Authority{Authority::Kind::kPerson, "Antony J. Blinken", {"Tony Blinken"}, {}}});
  EXPECT_EQ(run_ingest(options).renamed, 12U);
}

TEST_F(ShardedRun, VerifyTellsOfAStatementInAnotherShard) {
  add("index", records(0, 12), 3);
  add("other", records(0, 12));
  const fs::path shard = folder_.path() / "index" / "shard-1";
  fs::remove_all(shard);
  fs::copy(folder_.path() / "other", shard, fs::copy_options::recursive);
  const VerifyReport report = verify_index(folder_.file("index"));
  EXPECT_TRUE(std::any_of(report.faults.begin(), report.faults.end(), [](const std::string& fault) {
    return fault.find("belongs in shard-") != std::string::npos;
  }));
}

TEST_F(ShardedRun, ASecondWriterIsToldOfTheLock) {
  add("index", records(0, 4), 2);
  const ShardedWriter writer(folder_.file("index"), 1, [](PendingStatement&) {});
  try {
    add("index", records(0, 4));
    ADD_FAILURE() << "two writers at once";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), ExitCode::kLocked);
  }
}

}  // namespace
}  // namespace cotejo
