// SPDX-License-Identifier: GPL-3.0-or-later
// Values as they are read off the mapped file are those that Xapian gives, in whatever order they
// are asked for; and damage is told.
#include "core/glass/mapped_values.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "indexer/glass/document_batch.h"
#include "tests/indexer/glass/damage.h"
#include "tests/indexer/glass/random_documents.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr std::uint32_t kSlots[] = {0, 1, 2, 5, 10, 31, 200};  // 2 and 200 have none

std::string by_xapian(const Xapian::Database& database, std::uint32_t document,
                      std::uint32_t slot) {
  try {
    return database.get_document(document).get_value(slot);
  } catch (const Xapian::DocNotFoundError&) {
    return "";
  }
}

void expect_the_same_values(const std::string& path) {
  const Xapian::Database database(path);
  const auto mapped = MappedPostings::open(path);
  ASSERT_TRUE(mapped);
  const std::uint32_t end = database.get_lastdocid() + 2;
  std::mt19937 random(5);
  for (const std::uint32_t slot : kSlots) {
    SCOPED_TRACE(slot);
    // Each one, some, few, and any.
    for (const std::uint32_t step : {1U, 7U, 900U}) {
      MappedPostings::Values values(*mapped, slot);
      for (std::uint32_t at = 1; at <= end; at += 1 + static_cast<std::uint32_t>(random() % step)) {
        ASSERT_EQ(values.of(at), by_xapian(database, at, slot)) << at;
        ASSERT_EQ(values.of(at), by_xapian(database, at, slot)) << at << " again";
      }
    }
    MappedPostings::Values values(*mapped, slot);
    for (int round = 0; round < 2000; ++round) {
      const auto at = 1 + static_cast<std::uint32_t>(random() % end);
      ASSERT_EQ(values.of(at), by_xapian(database, at, slot)) << at;
    }
  }
}

TEST(MappedValuesTest, AreWhatXapianReads) {
  const TempDir folder;
  const std::vector<RandomDocument> documents =
      random_documents({.documents = 5000, .words = 3, .data_bytes = 10}, 7);
  DocumentBatch batch;
  for (const RandomDocument& document : documents) add_to_batch(document, batch);
  batch.write(folder.file("direct"));
  expect_the_same_values(folder.file("direct"));

  // In several commits, with documents taken out, many in a row.
  {
    Xapian::WritableDatabase by_xapian(folder.file("xapian"),
                                       Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      by_xapian.add_document(xapian_document(documents[i]));
      if (i % 700 == 0) by_xapian.commit();
    }
    for (std::uint32_t document = 3; document <= documents.size(); document += 11) {
      by_xapian.delete_document(document);
    }
    for (std::uint32_t document = 1000; document < 2500; ++document) {
      if (document % 11 != 3) by_xapian.delete_document(document);
    }
    by_xapian.commit();
  }
  expect_the_same_values(folder.file("xapian"));

  Xapian::Database both;
  both.add_database(Xapian::Database(folder.file("direct")));
  both.add_database(Xapian::Database(folder.file("xapian")));
  both.compact(folder.file("merged"));
  expect_the_same_values(folder.file("merged"));
}

TEST(MappedValuesTest, AreNeverReadPastDamage) {
  const TempDir folder;
  constexpr std::uint32_t kDocuments = 1500;
  DocumentBatch batch;
  for (const RandomDocument& document :
       random_documents({.documents = kDocuments, .words = 1, .data_bytes = 1}, 9)) {
    add_to_batch(document, batch);
  }
  const std::string path = folder.file("index");
  batch.write(path);
  int told = 0;
  with_damage(path + "/postlist.glass", {.rounds = 300, .most_bytes = 40}, [&] {
    const auto mapped = MappedPostings::open(path);
    if (!mapped) return;
    for (const std::uint32_t slot : kSlots) {
      try {
        MappedPostings::Values values(*mapped, slot);
        for (std::uint32_t at = 1; at <= kDocuments; ++at) (void)values.of(at);
        (void)values.of(3);
      } catch (const Failure&) {
        ++told;
      }
    }
  });
  EXPECT_GT(told, 100);
}

}  // namespace
}  // namespace cotejo
