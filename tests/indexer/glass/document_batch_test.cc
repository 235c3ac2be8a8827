// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian is the judge: what it writes of the same documents, and what its check says.
#include "indexer/glass/document_batch.h"

#include <gtest/gtest.h>

#include "tests/indexer/glass/database_dump.h"
#include "tests/indexer/glass/random_documents.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

struct Case {
  const char* name;
  DocumentShape shape;
};

const Case kCases[] = {
    {"one", {.documents = 1}},
    {"wordless", {.documents = 5, .words = 0}},
    {"few", {}},
    {"one_word_of_all", {.documents = 1500, .words = 2, .vocabulary = 1}},
    {"long_documents", {.documents = 3, .words = 20000, .vocabulary = 8000, .data_bytes = 300000}},
    {"data_that_does_not_deflate", {.documents = 50, .data_bytes = 30000, .compressible = false}},
    {"three_levels", {.documents = 900, .words = 250, .vocabulary = 20000, .data_bytes = 100}},
};

class DocumentBatchCase : public testing::TestWithParam<Case> {};

TEST_P(DocumentBatchCase, WritesWhatXapianWrites) {
  const TempDir folder;
  const std::vector<RandomDocument> documents = random_documents(GetParam().shape, 7);
  const std::string expected_path = folder.file("xapian");
  const std::string path = folder.file("direct");
  Xapian::WritableDatabase expected(expected_path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  DocumentBatch batch;
  for (const RandomDocument& document : documents) {
    expected.add_document(xapian_document(document));
    add_to_batch(document, batch);
  }
  expected.commit();
  write_with_table(batch, path);
  EXPECT_EQ(faults(path), faults(expected_path));
  EXPECT_TRUE(dump(Xapian::Database(path)) == dump(expected));

  // What others do with it afterwards: documents are taken out and come in, all is merged.
  Xapian::WritableDatabase changed(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  for (Xapian::docid document = 1; document <= documents.size(); document += 3) {
    changed.delete_document(document);
    expected.delete_document(document);
  }
  for (const RandomDocument& document : random_documents({.documents = 20}, 8)) {
    changed.add_document(xapian_document(document));
    expected.add_document(xapian_document(document));
  }
  changed.commit();
  expected.commit();
  EXPECT_EQ(faults(path), faults(expected_path));
  EXPECT_TRUE(dump(changed) == dump(expected));
  Xapian::Database(path).compact(folder.file("merged"),
                                 static_cast<unsigned>(Xapian::Compactor::FULL));
  Xapian::Database(expected_path)
      .compact(folder.file("expected"), static_cast<unsigned>(Xapian::Compactor::FULL));
  EXPECT_EQ(faults(folder.file("merged")), faults(folder.file("expected")));
  EXPECT_TRUE(dump(Xapian::Database(folder.file("merged"))) ==
              dump(Xapian::Database(folder.file("expected"))));
}

INSTANTIATE_TEST_SUITE_P(Shapes, DocumentBatchCase, testing::ValuesIn(kCases),
                         [](const auto& shape) { return std::string(shape.param.name); });

TEST(DocumentBatch, BeginsAnewOnceWritten) {
  const TempDir folder;
  DocumentBatch batch;
  for (const unsigned seed : {1U, 2U}) {
    for (const RandomDocument& document : random_documents({.documents = 30}, seed)) {
      add_to_batch(document, batch);
    }
    EXPECT_EQ(batch.documents(), 30U);
    write_with_table(batch, folder.file(std::to_string(seed)));
    EXPECT_EQ(batch.documents(), 0U);
  }
  DocumentBatch fresh;
  for (const RandomDocument& document : random_documents({.documents = 30}, 2)) {
    add_to_batch(document, fresh);
  }
  write_with_table(fresh, folder.file("fresh"));
  EXPECT_EQ(dump(Xapian::Database(folder.file("2"))), dump(Xapian::Database(folder.file("fresh"))));
}

TEST(DocumentBatch, SaysWhereItCannotWrite) {
  const TempDir folder;
  DocumentBatch batch;
  for (const RandomDocument& document : random_documents({.documents = 3}, 1)) {
    add_to_batch(document, batch);
  }
  // A folder stands where a table is to be written.
  std::filesystem::create_directories(folder.file("taken/postlist.glass"));
  try {
    batch.write(folder.file("taken"));
    FAIL() << "nothing was thrown";
  } catch (const std::exception& failure) {
    EXPECT_NE(std::string(failure.what()).find("taken/postlist.glass"), std::string::npos)
        << failure.what();
  }
}

}  // namespace
}  // namespace cotejo
