// SPDX-License-Identifier: GPL-3.0-or-later
// Databases that become one: Xapian is the judge of what must come of them.
#include "indexer/write/segment_files.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/glass/packed_positions.h"
#include "core/index/schema.h"
#include "indexer/glass/position_packer.h"
#include "tests/indexer/glass/database_dump.h"
#include "tests/indexer/glass/random_documents.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// Which documents of a source are taken out before it is merged.
using IsRemoved = std::function<bool(Xapian::docid)>;

const std::vector<IsRemoved> kHoles{
    [](Xapian::docid) { return false; },
    [](Xapian::docid document) { return document <= 12; },                   // in front
    [](Xapian::docid document) { return document > 60; },                    // at the end
    [](Xapian::docid document) { return document % 3 == 0; },                // everywhere
    [](Xapian::docid document) { return document < 5 || document > 70; },    // at both ends
    [](Xapian::docid document) { return document > 20 && document <= 50; },  // in the middle
    [](Xapian::docid document) { return document != 33; },                   // all but one
};

class MergedDatabases : public testing::Test {
 protected:
  static constexpr unsigned kDocuments = 80;

  // A source in two ways: with Xapian's table, and without.
  void add_source(unsigned seed, const IsRemoved& is_removed, const DocumentShape& shape) {
    for (const bool has_table : {true, false}) {
      const std::string path =
          folder_.file((has_table ? "table-" : "packed-") + std::to_string(packed_.size()));
      DocumentBatch batch;
      for (const RandomDocument& document : random_documents(shape, seed)) {
        add_to_batch(document, batch);
      }
      if (has_table) {
        write_with_table(batch, path);
      } else {
        batch.write(path);
      }
      // Not by delete_documents(): what becomes vacant fills a hole.
      Xapian::WritableDatabase database(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
      for (Xapian::docid document = 1; document <= shape.documents; ++document) {
        if (is_removed(document)) database.delete_document(document);
      }
      database.commit();
      (has_table ? with_table_ : packed_).emplace_back(path);
    }
  }

  // What Xapian makes of those with its table.
  std::string expected() {
    Xapian::Database all;
    for (const fs::path& path : with_table_) all.add_database(Xapian::Database(path.string()));
    const std::string path = folder_.file("expected");
    all.compact(path, static_cast<unsigned>(Xapian::Compactor::FULL));
    return dump(Xapian::Database(path));
  }

  // With the table made of what was merged, so that Xapian says it all.
  std::string merged(const std::vector<fs::path>& sources, const std::string& name) {
    const std::string path = folder_.file(name);
    merge_databases(sources, path, 2, folder_.file("work"));
    EXPECT_FALSE(has_position_table(path));
    EXPECT_EQ(packed_positions_fault(path, path + "/" + kPackedPositionsName,
                                     [](std::string_view) { return false; }),
              std::nullopt);
    write_position_table(path, path + "/" + kPackedPositionsName);
    EXPECT_EQ(faults(path), faults(folder_.file("expected")));
    return dump(Xapian::Database(path));
  }

  const TempDir folder_;
  std::vector<fs::path> with_table_;
  std::vector<fs::path> packed_;
};

TEST_F(MergedDatabases, HaveThePositionsThatXapianGivesThem) {
  unsigned seed = 20;
  for (const IsRemoved& is_removed : kHoles) {
    add_source(++seed, is_removed, {.documents = kDocuments, .vocabulary = 120});
  }
  const std::string wanted = expected();
  EXPECT_TRUE(merged(packed_, "merged") == wanted);
  // Some, or all, of an earlier version: with the table, or with nothing else.
  std::vector<fs::path> mixed = packed_;
  for (std::size_t i = 0; i < mixed.size(); i += 2) mixed[i] = with_table_[i];
  fs::remove(mixed[2] / kPackedPositionsName);
  EXPECT_TRUE(merged(mixed, "mixed") == wanted);
  for (const fs::path& path : with_table_) fs::remove(path / kPackedPositionsName);
  EXPECT_TRUE(merged(with_table_, "old") == wanted);
  for (const auto& entry : fs::directory_iterator(folder_.path())) {
    EXPECT_EQ(entry.path().filename().string().find(".positions"), std::string::npos) << entry;
  }
}

TEST_F(MergedDatabases, HaveNoneOfASourceThatHasLostAll) {
  add_source(1, kHoles[0], {.documents = kDocuments});
  add_source(2, [](Xapian::docid) { return true; }, {.documents = kDocuments});
  add_source(3, kHoles[3], {.documents = kDocuments});
  const std::string wanted = expected();
  EXPECT_TRUE(merged(packed_, "merged") == wanted);
}

TEST_F(MergedDatabases, AreMergedInStepsToo) {
  constexpr unsigned kSources = 2 * kMostMergedAtOnce + 5;
  for (unsigned i = 0; i < kSources; ++i) {
    add_source(100 + i, kHoles[i % 3],
               {.documents = kDocuments, .words = 12, .vocabulary = 40, .data_bytes = 20});
  }
  const std::string wanted = expected();
  EXPECT_TRUE(merged(packed_, "merged") == wanted);
}

TEST_F(MergedDatabases, OfNoWordsHaveNoPositions) {
  add_source(1, kHoles[0], {.documents = 5, .words = 0});
  add_source(2, kHoles[0], {.documents = 5, .words = 0});
  const std::string wanted = expected();
  EXPECT_TRUE(merged(packed_, "merged") == wanted);
}

TEST_F(MergedDatabases, GetTheTableIfServersAreToHaveIt) {
  add_source(1, kHoles[3], {.documents = kDocuments});
  for (const PositionStore positions : {PositionStore::kPacked, PositionStore::kPackedAndTable}) {
    const fs::path path = folder_.file("segment-" + std::to_string(schema_of(positions)));
    merge_databases(packed_, path, 1, folder_.file("work"));
    finish_segment(path, positions, 2);
    const bool has_table = positions == PositionStore::kPackedAndTable;
    EXPECT_EQ(has_position_table(path), has_table);
    EXPECT_EQ(Xapian::Database(path.string()).has_positions(), has_table);
    EXPECT_TRUE(PackedPositions::open(path / kPackedPositionsName));
  }
}

}  // namespace
}  // namespace cotejo
