// SPDX-License-Identifier: GPL-3.0-or-later
// Documents' data as they are read off the mapped file are those that Xapian gives, and damage is
// told.
#include "core/glass/mapped_data.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/glass/inflate.h"
#include "indexer/glass/deflater.h"
#include "indexer/glass/document_batch.h"
#include "tests/indexer/glass/damage.h"
#include "tests/indexer/glass/random_documents.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

struct Texts {
  const char* name;
  DocumentShape shape;
};

const Texts kTexts[] = {
    {"one", {.documents = 1, .words = 1, .data_bytes = 10}},
    {"short", {.documents = 2000, .words = 2, .data_bytes = 60}},
    {"of_many_blocks", {.documents = 30, .words = 2, .data_bytes = 200000}},
    {"that_cannot_be_shorter",
     {.documents = 30, .words = 2, .data_bytes = 200000, .compressible = false}},
};

void expect_the_same_data(const std::string& path) {
  const Xapian::Database database(path);
  const auto mapped = MappedData::open(path);
  ASSERT_TRUE(mapped);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    ASSERT_EQ(mapped->of(*at), database.get_document(*at).get_data()) << *at;
  }
  EXPECT_EQ(mapped->of(database.get_lastdocid() + 1), "");
}

class MappedDataCase : public testing::TestWithParam<Texts> {};

TEST_P(MappedDataCase, AreWhatXapianReads) {
  const TempDir folder;
  std::vector<RandomDocument> documents = random_documents(GetParam().shape, 5);
  documents.front().data = "not empty";
  DocumentBatch batch;
  for (const RandomDocument& document : documents) add_to_batch(document, batch);
  batch.write(folder.file("direct"));
  expect_the_same_data(folder.file("direct"));

  {
    Xapian::WritableDatabase by_xapian(folder.file("xapian"),
                                       Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      by_xapian.add_document(xapian_document(documents[i]));
      if (i % 10 == 0) by_xapian.commit();
    }
    if (documents.size() > 1) by_xapian.delete_document(2);
    by_xapian.commit();
  }
  expect_the_same_data(folder.file("xapian"));
}

INSTANTIATE_TEST_SUITE_P(Cases, MappedDataCase, testing::ValuesIn(kTexts),
                         [](const testing::TestParamInfo<Texts>& of) {
                           return std::string(of.param.name);
                         });

TEST(MappedDataTest, AreNoneOfWhatIsNoSuchDatabase) {
  const TempDir folder;
  EXPECT_FALSE(MappedData::open(folder.file("nothing")));
  Xapian::WritableDatabase empty(folder.file("empty"), Xapian::DB_CREATE);
  empty.add_document(Xapian::Document());
  empty.commit();
  EXPECT_FALSE(MappedData::open(folder.file("empty")));
}

TEST(MappedDataTest, AreNeverReadPastDamage) {
  const TempDir folder;
  constexpr std::uint32_t kDocuments = 120;
  DocumentBatch batch;
  for (const RandomDocument& document :
       random_documents({.documents = kDocuments, .words = 3, .data_bytes = 20000}, 9)) {
    add_to_batch(document, batch);
  }
  const std::string path = folder.file("index");
  batch.write(path);
  int told = 0;
  with_damage(path + "/docdata.glass", {.rounds = 300}, [&] {
    const auto mapped = MappedData::open(path);
    if (!mapped) return;
    for (std::uint32_t document = 1; document <= kDocuments; ++document) {
      try {
        (void)mapped->of(document);
      } catch (const Failure&) {
        ++told;
      }
    }
  });
  EXPECT_GT(told, 100);
}

TEST(Inflate, IsTheOtherWayOfTheDeflater) {
  Deflater deflater;
  for (const std::size_t size : {60U, 1000U, 100'000U, 3'000'000U}) {
    const std::string text(size, 'a');
    const auto deflated = deflater.deflate(text);
    ASSERT_TRUE(deflated) << size;
    EXPECT_EQ(inflate(*deflated), text) << size;
    EXPECT_EQ(inflate(deflated->substr(0, deflated->size() - 1)), std::nullopt) << size;
  }
  EXPECT_EQ(inflate(""), std::nullopt);
}

}  // namespace
}  // namespace cotejo
