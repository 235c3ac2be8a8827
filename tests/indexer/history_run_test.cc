// SPDX-License-Identifier: GPL-3.0-or-later
// Histories through add, sync, remove and export: what is kept, and what comes back.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "core/index/open_index.h"
#include "core/index/stored_revisions.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "indexer/write/index_writer.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

std::string exported(const std::string& index, ExportScope scope = ExportScope::kRevisions) {
  std::ostringstream out;
  export_statements(index, out, scope);
  return out.str();
}

std::string captured(const std::string& id, const std::string& day, const std::string& text,
                     const std::string& more = "") {
  return record_line(id, "en", text,
                     "\"retrieved\":\"" + day + "T12:00:00Z\"" + (more.empty() ? "" : "," + more));
}

// The texts of a statement, oldest first.
std::vector<std::string> texts(const std::string& location, const std::string& id) {
  const OpenIndex index = open_index({location}, Scope::kAllRevisions);
  std::vector<Xapian::Database> databases;
  for (const Shard& shard : index.shards) databases.push_back(shard.database);
  StatementParser parser;
  std::vector<std::string> found;
  for (const StoredRevision& revision : stored_revisions(databases, id)) {
    found.push_back(decode_stored(revision.data, parser).body);
  }
  return found;
}

void expect_sound(const std::string& index) {
  const VerifyReport report = verify_index(index);
  EXPECT_TRUE(report.faults.empty()) << report.faults.front();
}

TEST(HistoryRun, KeepsWhatASourceHasEdited) {
  const TempDir folder;
  const std::string index = folder.file("index");
  add_records(folder, "index",
              record_line("a", "en", "The old text.") + record_line("b", "en", "B."));
  const Report edited = add_records(folder, "index", record_line("a", "en", "The new text."));
  EXPECT_EQ(edited.edited, 1U);
  EXPECT_EQ(edited.updated, 1U);
  EXPECT_EQ(edited.statements, 2U);
  const Report corrected =
      add_records(folder, "index", record_line("a", "en", "The new text.", R"("place":"Quito")"));
  EXPECT_EQ(corrected.corrected, 1U);
  EXPECT_EQ(corrected.edited, 0U);
  EXPECT_EQ(texts(index, "a"),
            (std::vector<std::string>{"The old text.", "The new text.", "The new text."}));
  EXPECT_EQ(index_status(index).superseded, 2U);
  EXPECT_EQ(
      add_records(folder, "index", record_line("a", "en", "The new text.", R"("place":"Quito")"))
          .unchanged,
      1U);
  expect_sound(index);
}

TEST(HistoryRun, ADeclaredCorrectionIsNoEdit) {
  const TempDir folder;
  add_records(folder, "index", record_line("a", "en", "The o1d text."));
  IngestOptions options;
  options.index = folder.file("index");
  options.paths = {folder.write_file("b.jsonl", record_line("a", "en", "The old text."))};
  options.jobs = 1;
  options.correction = true;
  const Report report = run_ingest(options);
  EXPECT_EQ(report.corrected, 1U);
  EXPECT_EQ(report.edited, 0U);
}

// Captures of a statement that was removed: the newest brings it back, in whichever order they
// come.
TEST(HistoryRun, WhatCameBackIsNoNewsOfItsOldDay) {
  const std::string three = captured("a", "2026-03-03", "Three.");
  const std::string four = captured("a", "2026-03-04", "Four.");
  for (const std::string& back : {three + four, four + three}) {
    const TempDir folder;
    const std::string index = folder.file("index");
    add_records(folder, "index",
                captured("a", "2026-03-01", "One.") + captured("a", "2026-03-05", "Two."));
    EXPECT_EQ(run_remove(index, {"a"}).removed, 1U);
    EXPECT_EQ(add_records(folder, "index", back).added, 1U);
    EXPECT_EQ(texts(index, "a"), (std::vector<std::string>{"One.", "Three.", "Two.", "Four."}));
    const std::string before = exported(index);
    const Report again = add_records(folder, "index", back);
    EXPECT_EQ(again.added + again.updated, 0U);
    EXPECT_EQ(again.unchanged, 2U);
    EXPECT_EQ(exported(index), before);
  }
}

// A crawl a day that finds the same: one revision, first and last seen.
TEST(HistoryRun, ACrawlADayMakesNoRevisions) {
  const TempDir folder;
  const std::string index = folder.file("index");
  add_records(folder, "index", captured("a", "2026-03-05", "Same."));
  for (const char* day : {"2026-03-06", "2026-03-07", "2026-03-08"}) {
    const Report report = add_records(folder, "index", captured("a", day, "Same."));
    EXPECT_EQ(report.unchanged, 1U);
    EXPECT_EQ(report.updated, 0U);
  }
  EXPECT_EQ(index_status(index).superseded, 0U);
  EXPECT_NE(
      exported(index).find(
          R"("revision":{"number":1,"seen":"2026-03-05T12:00:00Z","last_seen":"2026-03-08T12:00:00Z")"),
      std::string::npos)
      << exported(index);
  // An older archive had another text in between.
  EXPECT_EQ(add_records(folder, "index", captured("a", "2026-03-06", "Other.")).edited, 2U);
  EXPECT_EQ(texts(index, "a"), (std::vector<std::string>{"Same.", "Other.", "Same."}));
  expect_sound(index);
}

TEST(HistoryRun, CapturesOfOneRunAreRevisionsAlsoApartFromEachOther) {
  const TempDir folder;
  const std::string index = folder.file("index");
  const Report report = add_records(
      folder, "index",
      captured("a", "2026-03-09", "Third.") + captured("b", "2026-03-05", "B.") +
          captured("a", "2026-03-05", "First.") + captured("c", "2026-03-05", "C.") +
          captured("a", "2026-03-07", "Second.") + captured("a", "2026-03-07", "Not it."));
  EXPECT_EQ(report.added, 3U);
  EXPECT_EQ(report.edited, 2U);
  ASSERT_EQ(report.rejected.size(), 1U);
  EXPECT_EQ(report.rejected[0].code, "duplicate-id");
  EXPECT_EQ(texts(index, "a"), (std::vector<std::string>{"First.", "Second.", "Third."}));
  EXPECT_EQ(report.statements, 3U);
  expect_sound(index);
}

// What a run takes out, and builds, is not there a second time when it comes to the same statement.
TEST(HistoryRun, AKnownStatementMayComeAgainAndAgainInOneRun) {
  const TempDir folder;
  const std::string index = folder.file("index");
  add_records(folder, "index",
              captured("a", "2026-03-05", "One.") + captured("b", "2026-03-05", "B."));
  add_records(folder, "index", captured("a", "2026-03-06", "Two."));
  const Report report =
      add_records(folder, "index",
                  captured("a", "2026-03-09", "Five.") + captured("b", "2026-03-06", "Bb.") +
                      captured("a", "2026-03-07", "Three.") + captured("b", "2026-03-05", "B.") +
                      captured("a", "2026-03-08", "Four.") + captured("b", "2026-03-07", "Bbb."));
  EXPECT_EQ(report.edited, 5U);
  EXPECT_EQ(report.unchanged, 1U);
  EXPECT_EQ(report.statements, 2U);
  EXPECT_EQ(texts(index, "a"),
            (std::vector<std::string>{"One.", "Two.", "Three.", "Four.", "Five."}));
  EXPECT_EQ(texts(index, "b"), (std::vector<std::string>{"B.", "Bb.", "Bbb."}));
  expect_sound(index);
}

TEST(HistoryRun, RemovedStatementsKeepTheirHistory) {
  const TempDir folder;
  const std::string index = folder.file("index");
  add_records(folder, "index", record_line("a", "en", "One.") + record_line("b", "en", "B."));
  add_records(folder, "index", record_line("a", "en", "Two."));
  EXPECT_EQ(run_remove(index, {"a"}).removed, 1U);
  EXPECT_EQ(index_status(index).statements, 1U);
  EXPECT_EQ(index_status(index).superseded, 2U);
  EXPECT_EQ(texts(index, "a"), (std::vector<std::string>{"One.", "Two."}));
  const Report again = run_remove(index, {"a"});
  ASSERT_EQ(again.rejected.size(), 1U);
  EXPECT_NE(again.rejected[0].message.find("was removed on"), std::string::npos);
  expect_sound(index);
  // It comes back, as the same or another: what was is kept.
  EXPECT_EQ(add_records(folder, "index", captured("a", "2020-01-01", "Two.")).added, 1U);
  EXPECT_EQ(texts(index, "a"), (std::vector<std::string>{"One.", "Two.", "Two."}));
  EXPECT_EQ(index_status(index).statements, 2U);
  expect_sound(index);
}

bool stands_in_files(const std::filesystem::path& folder, const std::string& text) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && read_file(entry.path()).find(text) != std::string::npos) {
      return true;
    }
  }
  return false;
}

TEST(HistoryRun, PurgedStatementsLeaveNothing) {
  const TempDir folder;
  const std::string index = folder.file("index");
  // A word of a name has no entry in the lexicon, which keeps its words.
  add_records(folder, "index",
              record_line("a", "en", "One.", R"("place":"Xanadu")") + record_line("b", "en", "B."));
  add_records(folder, "index", record_line("a", "en", "Two.", R"("place":"Xanadu")"));
  ASSERT_TRUE(stands_in_files(index, "xanadu"));
  EXPECT_EQ(run_remove(index, {"a"}, true).removed, 1U);
  EXPECT_FALSE(stands_in_files(index, "xanadu"));
  EXPECT_TRUE(texts(index, "a").empty());
  EXPECT_EQ(index_status(index).statements, 1U);
  EXPECT_EQ(index_status(index).superseded, 0U);
  expect_sound(index);
}

TEST(HistoryRun, CompactKeepsTheHistory) {
  const TempDir folder;
  const std::string index = folder.file("index");
  for (int i = 0; i < 5; ++i) {
    add_records(folder, "index",
                record_line("a", "en", "Text " + std::to_string(i)) + record_line("b", "en", "B."));
  }
  const std::string before = exported(index);
  {
    IndexWriter writer(index, 1, [](PendingStatement&) {});
    writer.compact("{}");
  }
  EXPECT_EQ(exported(index), before);
  EXPECT_EQ(read_manifest(index).history.size(), 1U);
  expect_sound(index);
}

TEST(HistoryRun, AnExportOfRevisionsMakesTheSameHistory) {
  const TempDir folder;
  const std::string index = folder.file("index");
  const std::string own = R"("revision":"B","box":{"revision":1})";
  add_records(folder, "index",
              captured("a", "2026-03-05", "One.", own) + record_line("b", "", "Texto de la nota."));
  add_records(folder, "index", captured("a", "2026-03-06", "One.", own));
  add_records(folder, "index", captured("a", "2026-03-07", "Two.", own));
  add_records(folder, "index", captured("a", "2026-03-07", "Two.", own + R"(,"place":"Quito")"));
  run_remove(index, {"a"});
  add_records(folder, "index", captured("a", "2026-03-07", "Three.", own));
  run_remove(index, {"b"});
  const std::string first = exported(index);
  EXPECT_EQ(std::count(first.begin(), first.end(), '\n'), 5) << first;
  add_records(folder, "copy", first);
  EXPECT_EQ(exported(folder.file("copy")), first);
  EXPECT_EQ(exported(folder.file("copy"), ExportScope::kCurrent),
            exported(index, ExportScope::kCurrent));
  // Once more into either: nothing new.
  add_records(folder, "copy", first);
  EXPECT_EQ(exported(folder.file("copy")), first);
  add_records(folder, "index", first);
  EXPECT_EQ(exported(index), first);
  // Line by line, in any order.
  std::vector<std::string> lines;
  std::istringstream in(first);
  for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
  std::mt19937 random(3);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(lines.begin(), lines.end(), random);
    const std::string name = "shuffled" + std::to_string(round);
    for (const std::string& line : lines) add_records(folder, name, line);
    EXPECT_EQ(exported(folder.file(name)), first) << "round " << round;
    expect_sound(folder.file(name));
  }
}

TEST(HistoryRun, BadMarksAreRejected) {
  const TempDir folder;
  for (const char* mark :
       {R"({"seen":"soon","change":"first"})", R"({"seen":7,"change":"first"})",
        R"({"seen":null,"change":"first"})", R"({"seen":"2026-03-05","change":"other"})",
        R"({"seen":"2026-03-05","change":7})",
        R"({"seen":"2026-03-05","last_seen":"2026-03-04","change":"edit"})",
        R"({"seen":"2026-03-05","removed":"2026-03-04","change":"edit"})"}) {
    const Report report = add_records(
        folder, "index", record_line("a", "en", "Text.", "\"revision\":" + std::string(mark)));
    ASSERT_EQ(report.rejected.size(), 1U) << mark;
    EXPECT_EQ(report.rejected[0].code, "bad-revision") << mark;
  }
  // No mark, but a field of its own.
  for (const char* own : {"7", R"("B")", "{}", R"({"seen":"2026-03-05"})", "[1,2]"}) {
    const Report report = add_records(
        folder, "index", record_line(own, "en", "Text.", "\"revision\":" + std::string(own)));
    EXPECT_EQ(report.added, 1U) << own;
  }
  EXPECT_NE(exported(folder.file("index"), ExportScope::kCurrent)
                .find(R"("revision":{"seen":"2026-03-05"})"),
            std::string::npos);
}

TEST(HistoryRun, ATimeInTheFutureCountsFromNow) {
  const TempDir folder;
  add_records(folder, "index", captured("a", "2999-01-01", "One."));
  EXPECT_EQ(exported(folder.file("index")).find(R"("seen":"2999)"), std::string::npos);
  // So the next one is the later one.
  EXPECT_EQ(add_records(folder, "index", record_line("a", "en", "Two.")).edited, 1U);
  EXPECT_EQ(texts(folder.file("index"), "a"), (std::vector<std::string>{"One.", "Two."}));
}

}  // namespace
}  // namespace cotejo
