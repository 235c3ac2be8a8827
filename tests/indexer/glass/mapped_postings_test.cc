// SPDX-License-Identifier: GPL-3.0-or-later
// What is read off the mapped files is what Xapian's iterators give, whoever wrote the database;
// and damage is told, never read past.
#include "core/glass/mapped_postings.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "indexer/glass/document_batch.h"
#include "indexer/glass/position_packer.h"
#include "tests/indexer/glass/damage.h"
#include "tests/indexer/glass/random_documents.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

struct Statements {
  const char* name;
  DocumentShape shape;
};

const Statements kStatements[] = {
    {"one", {.documents = 1}},
    {"few", {}},
    {"a_word_of_all", {.documents = 70000, .words = 2, .vocabulary = 2, .data_bytes = 1}},
    {"long_documents", {.documents = 3, .words = 20000, .vocabulary = 8000, .data_bytes = 10}},
    {"three_levels", {.documents = 600, .words = 200, .vocabulary = 8000, .data_bytes = 10}},
};

std::vector<std::uint32_t> walked(const MappedPostings& mapped, const std::string& term,
                                  const std::vector<std::uint32_t>& wanted) {
  MappedPostings::Walk walk(mapped, term);
  std::vector<std::uint32_t> found;
  for (const std::uint32_t document : wanted) {
    const std::uint32_t next = walk.next_from(document);
    found.push_back(next);
    if (next == 0) break;
    found.push_back(walk.frequency());
  }
  return found;
}

std::vector<std::uint32_t> skipped(const Xapian::Database& database, const std::string& term,
                                   const std::vector<std::uint32_t>& wanted) {
  auto posting = database.postlist_begin(term);
  std::vector<std::uint32_t> found;
  for (const std::uint32_t document : wanted) {
    posting.skip_to(document);
    if (posting == database.postlist_end(term)) {
      found.push_back(0);
      break;
    }
    found.push_back(*posting);
    found.push_back(posting.get_wdf());
  }
  return found;
}

// Of every document, of some, of hardly any and of none.
void expect_some(const MappedPostings& mapped, const std::string& term,
                 const UnfilledVector<Posting>& all, std::uint32_t last) {
  for (const std::uint32_t step : {1U, 3U, 1000U, ~0U}) {
    std::vector<std::uint64_t> among(last / 64 + 1, 0);
    for (std::uint64_t document = step; document <= last; document += step) {
      among[document / 64] |= std::uint64_t{1} << document % 64;
    }
    const auto some = mapped.read(term, among);
    std::size_t place = 0;
    for (const Posting& posting : all) {
      if (posting.document % step != 0) continue;
      ASSERT_LT(place, some.size());
      ASSERT_EQ(some[place].document, posting.document);
      ASSERT_EQ(some[place++].frequency, posting.frequency);
    }
    ASSERT_EQ(place, some.size());
  }
}

void expect_the_same(const std::string& path) {
  const Xapian::Database database(path);
  const auto mapped = MappedPostings::open(path);
  ASSERT_TRUE(mapped);
  EXPECT_EQ(mapped->frequency("not there"), 0U);
  std::mt19937 random(3);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    SCOPED_TRACE(*term);
    ASSERT_EQ(mapped->frequency(*term), term.get_termfreq());
    const auto postings = mapped->read(*term);
    std::size_t place = 0;
    MappedPostings::Positions places(*mapped, *term);
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term);
         ++posting, ++place) {
      ASSERT_LT(place, postings.size());
      ASSERT_EQ(postings[place].document, *posting);
      ASSERT_EQ(postings[place].frequency, posting.get_wdf());
      if (place % 7 != 0) continue;
      std::vector<std::uint32_t> positions;
      places.read(*posting, positions);
      const std::vector<std::uint32_t> expected(database.positionlist_begin(*posting, *term),
                                                database.positionlist_end(*posting, *term));
      ASSERT_EQ(positions, expected) << *posting;
    }
    ASSERT_EQ(place, postings.size());
    expect_some(*mapped, *term, postings, database.get_lastdocid());
    // Steps of one, of some and of many: over chunks, and over blocks.
    for (const std::uint32_t step : {1U, 40U, 3000U, 20000U}) {
      if (step > database.get_lastdocid()) break;
      std::vector<std::uint32_t> wanted;
      for (std::uint32_t at = 1 + static_cast<std::uint32_t>(random() % step);
           at <= database.get_lastdocid() + 1;
           at += 1 + static_cast<std::uint32_t>(random() % step)) {
        wanted.push_back(at);
      }
      ASSERT_EQ(walked(*mapped, *term, wanted), skipped(database, *term, wanted)) << step;
    }
  }
}

class MappedPostingsCase : public testing::TestWithParam<Statements> {};

TEST_P(MappedPostingsCase, AreWhatXapianReads) {
  const TempDir folder;
  const std::vector<RandomDocument> documents = random_documents(GetParam().shape, 7);
  DocumentBatch batch;
  for (const RandomDocument& document : documents) add_to_batch(document, batch);
  write_with_table(batch, folder.file("direct"));
  expect_the_same(folder.file("direct"));

  // In several commits, with documents taken out.
  {
    Xapian::WritableDatabase by_xapian(folder.file("xapian"),
                                       Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      by_xapian.add_document(xapian_document(documents[i]));
      if (i % 400 == 0) by_xapian.commit();
    }
    for (std::uint32_t document = 3; document <= documents.size(); document += 11) {
      by_xapian.delete_document(document);
    }
    by_xapian.commit();
  }
  expect_the_same(folder.file("xapian"));

  // As segments are made.
  Xapian::Database both;
  both.add_database(Xapian::Database(folder.file("direct")));
  both.add_database(Xapian::Database(folder.file("xapian")));
  both.compact(folder.file("merged"));
  expect_the_same(folder.file("merged"));
  for (const std::string name : {"direct", "xapian", "merged"}) {
    const std::string path = folder.file(name);
    pack_positions(path, path + "/" + kPackedPositionsName);
    expect_the_same(path);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, MappedPostingsCase, testing::ValuesIn(kStatements),
                         [](const testing::TestParamInfo<Statements>& of) {
                           return std::string(of.param.name);
                         });

TEST(MappedPostingsTest, AreNoneOfWhatIsNoSuchDatabase) {
  const TempDir folder;
  EXPECT_FALSE(MappedPostings::open(folder.file("nothing")));
  Xapian::WritableDatabase empty(folder.file("empty"), Xapian::DB_CREATE);
  empty.commit();
  EXPECT_FALSE(MappedPostings::open(folder.file("empty")));
}

// Reads all there is; the bytes may be anything.
void read_all(const std::string& path, const std::vector<std::string>& terms) {
  const auto mapped = MappedPostings::open(path);
  if (!mapped) return;
  for (const std::string& term : terms) {
    try {
      const auto postings = mapped->read(term);
      for (std::size_t i = 1; i < postings.size(); ++i) {
        ASSERT_LT(postings[i - 1].document, postings[i].document);
      }
      MappedPostings::Positions places(*mapped, term);
      MappedPostings::Walk walk(*mapped, term);
      for (std::uint32_t next = walk.next_from(1); next != 0; next = walk.next_from(next + 3)) {
        std::vector<std::uint32_t> positions;
        places.read(next, positions);
      }
    } catch (const Failure&) {  // told
    }
  }
}

TEST(MappedPostingsTest, AreNeverReadPastDamage) {
  const TempDir folder;
  DocumentBatch batch;
  for (const RandomDocument& document :
       random_documents({.documents = 300, .words = 60, .vocabulary = 40, .data_bytes = 10}, 9)) {
    add_to_batch(document, batch);
  }
  const std::string path = folder.file("index");
  write_with_table(batch, path);
  std::vector<std::string> terms;
  const Xapian::Database database(path);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    terms.push_back(*term);
  }
  for (const std::string file : {"postlist.glass", "position.glass", "iamglass"}) {
    with_damage(path + "/" + file, {}, [&] { read_all(path, terms); });
  }
}

}  // namespace
}  // namespace cotejo
