// SPDX-License-Identifier: GPL-3.0-or-later
// Packed positions against Xapian's table of them, in any order of asking; of files that are
// missing, cut and damaged. (All terms of all kinds of databases: mapped_postings_test.cc.)
#include "core/glass/packed_positions.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "indexer/glass/document_batch.h"
#include "indexer/glass/position_merger.h"
#include "indexer/glass/position_packer.h"
#include "indexer/glass/version_file.h"
#include "tests/indexer/glass/damage.h"
#include "tests/indexer/glass/database_dump.h"
#include "tests/indexer/glass/random_documents.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using Positions = std::vector<std::uint32_t>;

// A term of the random documents may have no positions.
constexpr HasPositions kNever = [](std::string_view) { return false; };
constexpr HasPositions kAlways = [](std::string_view) { return true; };

class PackedPositionsTest : public testing::Test {
 protected:
  // Words of nearly all documents, of several groups, and of few.
  void SetUp() override { write_batch(path_); }

  static void write_batch(const std::string& path) {
    DocumentBatch batch;
    for (const RandomDocument& document : random_documents(
             {.documents = 900, .words = 60, .vocabulary = 90, .data_bytes = 10}, 11)) {
      add_to_batch(document, batch);
    }
    write_with_table(batch, path);
  }

  static Positions of_table(const Xapian::Database& database, std::uint32_t document,
                            const std::string& term) {
    return {database.positionlist_begin(document, term), database.positionlist_end(document, term)};
  }
  static Positions of_list(PackedPositions::List& list, std::uint32_t document) {
    Positions positions;
    list.read(document, positions);
    return positions;
  }

  TempDir folder_;
  const std::string path_ = folder_.file("index");
  const std::string packed_ = path_ + "/" + kPackedPositionsName;
};

TEST_F(PackedPositionsTest, AreThoseOfTheTableInAnyOrder) {
  const Xapian::Database database(path_);
  const auto packed = PackedPositions::open(packed_);
  ASSERT_TRUE(packed);
  std::mt19937 random(5);
  std::size_t found = 0;
  std::size_t several = 0;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    SCOPED_TRACE(*term);
    PackedPositions::List list(*packed, *term);
    std::uint32_t document = 1;
    for (int round = 0; round < 400; ++round) {
      // On by some, the same once more, back, and anywhere.
      const auto step = static_cast<std::uint32_t>(random() % 40);
      switch (random() % 8) {
        case 0:
          document = 1 + static_cast<std::uint32_t>(random() % 910);
          break;
        case 1:
          document = document > step ? document - step : 1;
          break;
        default:
          document += step / 4;
      }
      const Positions expected = of_table(database, document, *term);
      ASSERT_EQ(of_list(list, document), expected) << document << " in round " << round;
      found += expected.empty() ? 0U : 1U;
      several += expected.size() > 1 ? 1U : 0U;
    }
  }
  EXPECT_GT(found, 1000U);
  EXPECT_GT(several, 100U);
  EXPECT_EQ(packed_positions_fault(path_, packed_, kNever), std::nullopt);
}

TEST_F(PackedPositionsTest, TellMostWordsThatAreNotThere) {
  const auto packed = PackedPositions::open(packed_);
  ASSERT_TRUE(packed);
  const Xapian::Database database(path_);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const bool any = database.postlist_begin(*term) != database.postlist_end(*term);
    PackedPositions::List list(*packed, *term);
    if (any && !of_list(list, *database.postlist_begin(*term)).empty()) {
      EXPECT_TRUE(packed->may_have(*term)) << *term;
    }
  }
  for (int i = 0; i < 10'000; ++i) {
    EXPECT_FALSE(packed->may_have("not there " + std::to_string(i)));
  }
}

TEST_F(PackedPositionsTest, OfAWordThatIsNotThereAreNone) {
  const auto packed = PackedPositions::open(packed_);
  ASSERT_TRUE(packed);
  for (const std::string& term :
       std::vector<std::string>{"", "never there", std::string(240, 'x')}) {
    PackedPositions::List list(*packed, term);
    EXPECT_TRUE(of_list(list, 1).empty()) << term;
  }
}

TEST_F(PackedPositionsTest, ComeOutTheSameOfTheTable) {
  ASSERT_TRUE(Xapian::Database(path_).has_positions());
  const std::string again = folder_.file("again");
  ASSERT_TRUE(pack_positions(path_, again));
  EXPECT_TRUE(read_file(again) == read_file(packed_));
}

TEST_F(PackedPositionsTest, StandAloneWhenTheTableIsTakenAway) {
  const std::string before = dump(Xapian::Database(path_));
  replace_root(path_, GlassTable::kPositions, {});
  EXPECT_FALSE(Xapian::Database(path_).has_positions());
  EXPECT_EQ(faults(path_), "");
  EXPECT_EQ(packed_positions_fault(path_, packed_, kNever), std::nullopt);
  {
    Xapian::WritableDatabase changed(path_, Xapian::DB_OPEN);
    for (std::uint32_t document = 2; document < 900; document += 5) {
      changed.delete_document(document);
    }
    changed.commit();
  }
  EXPECT_EQ(packed_positions_fault(path_, packed_, kNever), std::nullopt);
  EXPECT_EQ(faults(path_), "");
  write_position_table(path_, packed_);
  EXPECT_TRUE(Xapian::Database(path_).has_positions());
  const std::string whole = folder_.file("whole");
  write_batch(whole);
  EXPECT_EQ(dump(Xapian::Database(whole)), before);
}

TEST_F(PackedPositionsTest, WithoutATableAreHeldAgainstThePostings) {
  DocumentBatch batch;
  for (const RandomDocument& document : random_documents({.documents = 950}, 12)) {
    add_to_batch(document, batch);
  }
  const std::string other = folder_.file("other");
  batch.write(other);
  EXPECT_EQ(packed_positions_fault(other, packed_, kNever), std::nullopt);
  EXPECT_NE(packed_positions_fault(other, packed_, kAlways), std::nullopt);
}

TEST_F(PackedPositionsTest, AreStillTrueOfADatabaseThatHasLostDocuments) {
  {
    Xapian::WritableDatabase database(path_, Xapian::DB_OPEN);
    for (std::uint32_t document = 5; document < 900; document += 7) {
      database.delete_document(document);
    }
    database.commit();
  }
  EXPECT_EQ(packed_positions_fault(path_, packed_, kNever), std::nullopt);
}

TEST_F(PackedPositionsTest, OfAnotherDatabaseAreAFault) {
  DocumentBatch batch;
  for (const RandomDocument& document : random_documents({.documents = 900}, 12)) {
    add_to_batch(document, batch);
  }
  const std::string other = folder_.file("other");
  write_with_table(batch, other);
  EXPECT_NE(packed_positions_fault(other, packed_, kNever), std::nullopt);
}

TEST_F(PackedPositionsTest, AreNotOpenedFromAFileThatIsMissingOrCut) {
  EXPECT_FALSE(PackedPositions::open(folder_.file("none")));
  EXPECT_FALSE(PackedPositions::open(folder_.path()));
  const std::string whole = read_file(packed_);
  ASSERT_TRUE(PackedPositions::open(folder_.write_file("whole", whole)));
  for (const std::size_t bytes : {std::size_t{0}, std::size_t{7}, std::size_t{11}}) {
    EXPECT_FALSE(PackedPositions::open(folder_.write_file("cut", whole.substr(0, bytes))));
  }
}

TEST_F(PackedPositionsTest, ThatCannotBeWrittenAreTold) {
  EXPECT_THROW(pack_positions(path_, folder_.file("no/such/folder")), Failure);
  EXPECT_THROW(merge_positions({{packed_, {}, 0}}, folder_.file("no/such/folder")), Failure);
  EXPECT_THROW(merge_positions({{folder_.file("none"), {}, 0}}, folder_.file("merged")), Failure);
}

TEST_F(PackedPositionsTest, AreNeverMergedPastDamage) {
  int told = 0;
  with_damage(packed_, {.rounds = 300, .most_bytes = 40}, [&] {
    try {
      merge_positions({{packed_, {}, 0}, {packed_, {}, 900}}, folder_.file("merged"));
    } catch (const Failure&) {
      ++told;
    }
  });
  EXPECT_GT(told, 100);
}

TEST_F(PackedPositionsTest, AreNeverReadPastDamage) {
  const Xapian::Database database(path_);
  std::vector<std::string> terms;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    terms.push_back(*term);
  }
  int told = 0;
  with_damage(packed_, {.rounds = 300, .most_bytes = 40}, [&] {
    const auto packed = PackedPositions::open(packed_);
    if (!packed) return;
    for (const std::string& term : terms) {
      try {
        PackedPositions::List list(*packed, term);
        for (std::uint32_t document = 1; document < 910; document += 3) of_list(list, document);
      } catch (const Failure&) {
        ++told;
      }
    }
  });
  EXPECT_GT(told, 100);
}

TEST(PackPositions, WritesNothingWhereThereAreNone) {
  const TempDir folder;
  {
    Xapian::WritableDatabase database(folder.file("index"), Xapian::DB_CREATE);
    Xapian::Document document;
    document.add_boolean_term("Q1");
    database.add_document(document);
    database.commit();
  }
  const std::string file = folder.file("packed");
  EXPECT_FALSE(pack_positions(folder.file("index"), file));
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_EQ(packed_positions_fault(folder.file("index"), file, kNever), std::nullopt);
}

}  // namespace
}  // namespace cotejo
