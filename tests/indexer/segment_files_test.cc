// SPDX-License-Identifier: GPL-3.0-or-later
// Databases that become one: Xapian is the judge of what must come of them.
#include "indexer/write/segment_files.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/glass/glass_format.h"
#include "core/glass/mapped_table.h"
#include "core/glass/packed_positions.h"
#include "core/glass/posting_entries.h"
#include "core/glass/version_file.h"
#include "core/index/schema.h"
#include "core/index/vacancy.h"
#include "indexer/glass/position_packer.h"
#include "indexer/glass/term_lists.h"
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
        lend_all_term_lists(path);
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

  // What Xapian makes of those with its tables, some at a time: each has five files open.
  std::string expected() {
    constexpr std::size_t kAtOnce = 50;
    std::vector<fs::path> left = with_table_;
    for (unsigned step = 0; left.size() > 1 || step == 0; ++step) {
      std::vector<fs::path> merged;
      for (std::size_t begin = 0; begin < left.size(); begin += kAtOnce) {
        Xapian::Database some;
        for (std::size_t i = begin; i < std::min(begin + kAtOnce, left.size()); ++i) {
          some.add_database(Xapian::Database(left[i].string()));
        }
        merged.emplace_back(
            folder_.file("expected-" + std::to_string(step) + "-" + std::to_string(merged.size())));
        some.compact(merged.back().string(), static_cast<unsigned>(Xapian::Compactor::FULL));
      }
      left = std::move(merged);
    }
    expected_path_ = left.front();
    return without_bounds(dump(Xapian::Database(expected_path_)));
  }

  // With the table made of what was merged, so that Xapian says it all.
  std::string merged(const std::vector<fs::path>& sources, const std::string& name) {
    const std::string path = folder_.file(name);
    merge_databases(sources, path, folder_.file("work"));
    EXPECT_FALSE(Xapian::Database(path).has_positions());
    EXPECT_EQ(packed_positions_fault(path, path + "/" + kPackedPositionsName,
                                     [](std::string_view) { return false; }),
              std::nullopt);
    EXPECT_EQ(term_lists_of(path), TermLists::kNone);
    write_position_table(path, path + "/" + kPackedPositionsName);
    lend_all_term_lists(path);
    EXPECT_EQ(faults(path), faults(expected_path_));
    const Xapian::Database database(path);
    expect_closest_bounds(database);
    return without_bounds(dump(database));
  }

  // Xapian's are those of the sources, of which documents may have been taken out.
  static std::string without_bounds(const std::string& dump) {
    const std::size_t line_end = dump.find('\n');
    return dump.substr(0, dump.rfind(", lengths", line_end)) + dump.substr(line_end);
  }
  static void expect_closest_bounds(const Xapian::Database& database) {
    std::set<Xapian::termcount> lengths;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      lengths.insert(database.get_doclength(*at));
    }
    lengths.erase(0);
    if (lengths.empty()) return;
    EXPECT_EQ(database.get_doclength_lower_bound(), *lengths.begin());
    EXPECT_EQ(database.get_doclength_upper_bound(), *lengths.rbegin());
  }

  const TempDir folder_;
  std::vector<fs::path> with_table_;
  std::vector<fs::path> packed_;
  std::string expected_path_;
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
  constexpr unsigned kSources = kMostMergedAtOnce + 5;
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
    merge_databases(packed_, path, folder_.file("work"));
    finish_segment(path, positions, 2);
    const bool has_table = positions == PositionStore::kPackedAndTable;
    EXPECT_EQ(term_lists_of(path), has_table ? TermLists::kValueSlots : TermLists::kNone);
    EXPECT_EQ(Xapian::Database(path.string()).has_positions(), has_table);
    EXPECT_TRUE(PackedPositions::open(path / kPackedPositionsName));
  }
}

// Chunks of the tables of postings, by how full they are: of each list the last may be short.
TEST_F(MergedDatabases, HaveTheirListsCutAnew) {
  constexpr std::size_t kSources = 40;
  for (unsigned i = 0; i < kSources; ++i) {
    add_source(300 + i, kHoles[0], {.documents = kDocuments, .words = 60, .vocabulary = 30});
  }
  const fs::path path = folder_.file("merged");
  merge_databases(packed_, path, folder_.file("work"));
  const auto version = read_glass_version(path);
  ASSERT_TRUE(version);
  const auto table =
      MappedTable::open(path / "postlist.glass", version->root(GlassTable::kPostings));
  ASSERT_TRUE(table);
  std::map<std::string, std::vector<std::size_t>> chunks;  // bytes, by list
  PostingEntries entries(*table);
  while (entries.next()) chunks[entries.list()].push_back(entries.tag().size());
  std::size_t long_lists = 0;
  for (auto& [list, bytes] : chunks) {
    bytes.pop_back();
    if (!bytes.empty()) ++long_lists;
    for (const std::size_t size : bytes) EXPECT_GE(size, kChunkBytes);
  }
  EXPECT_GT(long_lists, 20U);
}

// Taken out by delete_documents() of databases with lists of different kinds, and by Xapian.
class DeletedDocuments : public testing::Test {
 protected:
  static constexpr unsigned kDocuments = 300;

  fs::path database(const std::string& name, TermLists lists) {
    const fs::path path = folder_.file(name);
    DocumentBatch batch;
    for (const RandomDocument& document : random_documents({.documents = kDocuments}, 5)) {
      add_to_batch(document, batch);
    }
    batch.write(path);
    if (lists == TermLists::kAll) lend_all_term_lists(path.string());
    if (lists == TermLists::kValueSlots) keep_term_lists(path, true);
    return path;
  }

  static void delete_by_xapian(const fs::path& path, const std::set<Xapian::docid>& documents) {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    Xapian::Document vacant;
    vacant.add_boolean_term(kVacantTerm);
    bool is_first = !database.term_exists(kVacantTerm);
    for (const Xapian::docid document : documents) {
      if (is_first) {
        database.replace_document(document, vacant);
      } else {
        database.delete_document(document);
      }
      is_first = false;
    }
    database.commit();
  }

  const TempDir folder_;
};

TEST_F(DeletedDocuments, AreGoneAsXapianTakesThemOut) {
  const std::vector<std::set<Xapian::docid>> rounds{{1, 2, 3, 50}, {4, 299, 300}, {7}, {}};
  const fs::path judge = database("judge", TermLists::kAll);
  std::map<TermLists, fs::path> paths;
  for (const TermLists lists : {TermLists::kNone, TermLists::kValueSlots, TermLists::kAll}) {
    paths[lists] = database("lists-" + std::to_string(static_cast<int>(lists)), lists);
  }
  for (const std::set<Xapian::docid>& documents : rounds) {
    delete_by_xapian(judge, documents);
    const std::string wanted = dump(Xapian::Database(judge.string()));
    for (const auto& [lists, path] : paths) {
      EXPECT_EQ(delete_documents(path, documents),
                statement_count(Xapian::Database(judge.string())));
      EXPECT_EQ(term_lists_of(path), lists);
      const fs::path told = folder_.file("told");
      clone_database(path, told);
      lend_all_term_lists(told.string());
      EXPECT_EQ(faults(told.string()), faults(judge.string()));
      EXPECT_TRUE(dump(Xapian::Database(told.string())) == wanted);
    }
  }
}

TEST_F(DeletedDocuments, LeaveTheValuesThatServersSend) {
  const fs::path judge = database("judge", TermLists::kAll);
  const fs::path served = database("served", TermLists::kValueSlots);
  const auto values = [](const fs::path& path) {
    const Xapian::Database database(path.string());
    std::string all;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const Xapian::Document document = database.get_document(*at);
      for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        all += std::to_string(*at) + " " + std::to_string(value.get_valueno()) + *value + "\n";
      }
    }
    return all;
  };
  EXPECT_EQ(values(served), values(judge));
  const std::set<Xapian::docid> some{2, 30, 31, 32};
  delete_by_xapian(judge, some);
  delete_documents(served, some);
  EXPECT_EQ(values(served), values(judge));
  EXPECT_GT(values(served).size(), 1000U);
}

}  // namespace
}  // namespace cotejo
