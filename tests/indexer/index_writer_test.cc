// SPDX-License-Identifier: GPL-3.0-or-later
// Publishing: all or nothing, few segments, one writer.
#include "indexer/write/index_writer.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/result.h"
#include "core/index/manifest.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "indexer/write/segment_files.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

std::string record(int i) {
  return record_line("id-" + std::to_string(i), "es", "Texto.");
}

TEST(IndexWriter, KeepsFewSegments) {
  const TempDir folder;
  for (int i = 0; i < 60; ++i) add_records(folder, "index", record(i));
  const Manifest manifest = read_manifest(folder.path() / "index");
  EXPECT_EQ(manifest.revision, 60U);
  EXPECT_LE(manifest.segments.size(), 7U);  // some log2 of 60
  EXPECT_EQ(index_status(folder.file("index")).statements, 60U);
  EXPECT_TRUE(verify_index(folder.file("index")).faults.empty());
}

// More databases than are merged at once: in steps, and still in their order.
TEST(IndexWriter, MergesVeryManyDatabasesInOrder) {
  const TempDir folder;
  std::vector<std::filesystem::path> parts;
  for (int i = 0; i < 130; ++i) {
    // Every other one is the run's own.
    const std::string name = "part" + std::to_string(i);
    parts.emplace_back(folder.file(i % 2 == 0 ? "work/" + name : name));
    std::filesystem::create_directories(parts.back());
    Xapian::WritableDatabase part(parts.back().string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    Xapian::Document document;
    document.set_data(std::to_string(i));
    part.add_document(document);
    part.commit();
  }
  merge_databases(parts, folder.file("merged"), folder.file("work"));
  const Xapian::Database merged(folder.file("merged"));
  ASSERT_EQ(merged.get_doccount(), 130U);
  for (Xapian::docid document = 1; document <= 130; ++document) {
    EXPECT_EQ(merged.get_document(document).get_data(), std::to_string(document - 1));
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    EXPECT_EQ(std::filesystem::exists(parts[i]), i % 2 == 1) << parts[i];
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_EQ(entry.path().string().find(".part"), std::string::npos) << entry.path();
  }
}

TEST(IndexWriter, CompactMakesOneSegment) {
  const TempDir folder;
  for (int i = 0; i < 11; ++i) add_records(folder, "index", record(i));
  {
    IndexWriter writer(folder.file("index"), 1, [](PendingStatement&) {});
    writer.compact("{}");
  }
  EXPECT_EQ(read_manifest(folder.path() / "index").segments.size(), 1U);
  EXPECT_TRUE(verify_index(folder.file("index")).faults.empty());
  EXPECT_EQ(index_status(folder.file("index")).statements, 11U);
}

TEST(IndexWriter, ASecondWriterIsToldWhoHoldsTheLock) {
  const TempDir folder;
  const IndexWriter writer(folder.file("index"), 1, [](PendingStatement&) {});
  try {
    const IndexWriter second(folder.file("index"), 1, [](PendingStatement&) {});
    FAIL() << "two writers at once";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), ExitCode::kLocked);
    EXPECT_NE(std::string(failure.what()).find("process " + std::to_string(::getpid())),
              std::string::npos);
    EXPECT_NE(std::string(failure.what()).find("since"), std::string::npos);
  }
}

// A writer that dies before it publishes leaves nothing, and nobody locked out.
TEST(IndexWriter, AKilledRunLeavesTheLastRevision) {
  const TempDir folder;
  add_records(folder, "index", record(1));
  const pid_t child = ::fork();
  if (child == 0) {
    IndexWriter writer(folder.file("index"), 1, [](PendingStatement&) {});
    writer.remove(*writer.find("id-1"));
    ::_exit(0);  // no destructor runs, as after kill -9
  }
  ::waitpid(child, nullptr, 0);
  EXPECT_EQ(index_status(folder.file("index")).statements, 1U);
  EXPECT_TRUE(verify_index(folder.file("index")).faults.empty());
  EXPECT_EQ(add_records(folder, "index", record(1) + record(2)).added, 1U);
}

TEST(IndexWriter, RefusesAnotherSchema) {
  const TempDir folder;
  add_records(folder, "index", record(1));
  const Manifest manifest = read_manifest(folder.path() / "index");
  {
    Xapian::WritableDatabase catalog((folder.path() / "index" / manifest.catalog).string());
    catalog.set_metadata("schema", "99");
    catalog.commit();
  }
  try {
    add_records(folder, "index", record(2));
    FAIL() << "an unknown schema was written to";
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("has schema 99"), std::string::npos);
  }
}

TEST(IndexWriter, RefusesAForeignDatabase) {
  const TempDir folder;
  Xapian::WritableDatabase(folder.file("plain"), Xapian::DB_CREATE).commit();
  EXPECT_THROW(add_records(folder, "plain", record(1)), Failure);
}

}  // namespace
}  // namespace cotejo
