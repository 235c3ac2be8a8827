// SPDX-License-Identifier: GPL-3.0-or-later
// add, sync, remove, export, verify: nothing lost, nothing silently changed.
#include "indexer/ingest/ingest_run.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/result.h"
#include "core/index/checksums.h"
#include "indexer/ingest/verify.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

Report run(const TempDir& folder, const std::vector<std::string>& paths, bool sync = false) {
  IngestOptions options;
  options.index = folder.file("index");
  for (const std::string& path : paths) options.paths.push_back(folder.file(path));
  options.jobs = 2;
  options.remove_gone = sync;
  return run_ingest(options);
}

std::string exported(const TempDir& folder) {
  std::stringstream out;
  export_statements(folder.file("index"), out);
  return out.str();
}

TEST(Ingest, CountsAddUp) {
  const TempDir folder;
  folder.write_file("in/a.jsonl",
                    record_line("a", "es", "Uno.") + "{broken\n" + record_line("b", "es", "Dos.") +
                        record_line("a", "es", "Uno.") + record_line("a", "es", "Otro texto."));
  const Report report = run(folder, {"in"});
  EXPECT_EQ(report.added, 2U);
  EXPECT_EQ(report.unchanged, 1U);
  ASSERT_EQ(report.rejected.size(), 2U);
  EXPECT_EQ(report.rejected[0].code, "bad-json");
  EXPECT_EQ(report.rejected[0].line, 2U);
  EXPECT_EQ(report.rejected[1].code, "duplicate-id");
  EXPECT_EQ(report.rejected[1].line, 5U);
  EXPECT_NE(report.rejected[1].message.find("a.jsonl:1"), std::string::npos);
}

TEST(Ingest, ListsSoManyRejectedRecordsOfAFileAndCountsTheRest) {
  const TempDir folder;
  std::string lines = record_line("a", "es", "Uno.");
  for (int i = 0; i < 100'007; ++i) lines += "{\n";
  folder.write_file("in/a.jsonl", lines + record_line("b", "es", "Dos."));
  folder.write_file("in/b.jsonl", "{\n");
  const Report report = run(folder, {"in"});
  EXPECT_EQ(report.added, 2U);
  EXPECT_EQ(report.rejected.size(), 100'001U);
  EXPECT_EQ(report.rejected_unlisted, 7U);
  ASSERT_FALSE(report.warnings.empty());
  EXPECT_EQ(report.warnings.front().code, "rejected-unlisted");
  EXPECT_NE(report_line(report).find("100008 rejected"), std::string::npos) << report_line(report);
  EXPECT_NE(report_json(report).find("\"rejected_unlisted\":7"), std::string::npos);
}

// File systems take any bytes for a name, and old archives have some that are no UTF-8.
TEST(Ingest, AFileMayHaveAnyName) {
  const TempDir folder;
  folder.write_file("in/m\xE9xico \x1B[2J\n.jsonl", record_line("a", "es", "Uno."));
  EXPECT_EQ(run(folder, {"in"}).added, 1U);
  EXPECT_TRUE(verify_index(folder.file("index")).faults.empty());
  EXPECT_EQ(exported(folder), record_line("a", "es", "Uno."));
  EXPECT_EQ(run(folder, {"in"}, true).unchanged, 1U);
  std::filesystem::remove_all(folder.path() / "in");
  folder.write_file("in/other.jsonl", record_line("b", "es", "Dos."));
  EXPECT_EQ(run(folder, {"in"}, true).removed, 1U);
}

TEST(Ingest, ADeviceIsNoFile) {
  const TempDir folder;
  IngestOptions options;
  options.index = folder.file("index");
  folder.write_file("a.jsonl", record_line("a", "es", "Uno."));
  options.paths = {"/dev/zero", folder.file("a.jsonl")};  // the first has no end
  options.reading.format = "jsonl";
  const Report report = run_ingest(options);
  EXPECT_EQ(report.added, 1U);
  ASSERT_EQ(report.rejected.size(), 1U);
  EXPECT_EQ(report.rejected[0].code, "unreadable");
}

TEST(Ingest, TheSameAgainChangesNothing) {
  const TempDir folder;
  folder.write_file("in/a.jsonl",
                    record_line("a", "es", "Uno.") + record_line("b", "", "Dos años."));
  const Report first = run(folder, {"in"});
  const Report second = run(folder, {"in"});
  EXPECT_EQ(second.unchanged, 2U);
  EXPECT_EQ(second.added + second.updated + second.removed, 0U);
  EXPECT_EQ(second.revision, first.revision);
}

TEST(Ingest, AChangedRecordIsUpdated) {
  const TempDir folder;
  folder.write_file("in/a.jsonl", record_line("a", "es", "Uno.") + record_line("b", "es", "Dos."));
  run(folder, {"in"});
  folder.write_file("in/a.jsonl",
                    record_line("a", "es", "Uno y medio.") + record_line("b", "es", "Dos."));
  const Report report = run(folder, {"in"});
  EXPECT_EQ(report.updated, 1U);
  EXPECT_EQ(report.unchanged, 1U);
  EXPECT_EQ(report.statements, 2U);
  EXPECT_NE(exported(folder).find("Uno y medio."), std::string::npos);
  EXPECT_EQ(exported(folder).find("Uno.\""), std::string::npos);
  EXPECT_TRUE(verify_index(folder.file("index")).faults.empty());
}

TEST(Ingest, SyncRemovesWhatIsGoneFromItsPathsOnly) {
  const TempDir folder;
  folder.write_file("in/a.jsonl", record_line("a", "es", "Uno.") + record_line("b", "es", "Dos."));
  folder.write_file("in/sub/c.jsonl", record_line("c", "es", "Tres."));
  folder.write_file("other/d.jsonl", record_line("d", "es", "Cuatro."));
  folder.write_file("in-not/e.jsonl", record_line("e", "es", "Cinco."));
  run(folder, {"in", "other", "in-not"});
  std::filesystem::remove(folder.file("in/sub/c.jsonl"));
  folder.write_file("in/a.jsonl", record_line("a", "es", "Uno."));
  const Report report = run(folder, {"in"}, true);
  EXPECT_EQ(report.removed, 2U);
  EXPECT_EQ(report.statements, 3U);
}

TEST(Ingest, SyncKeepsTheStatementsOfAFileItCannotRead) {
  const TempDir folder;
  folder.write_file("in/a.jsonl", record_line("a", "es", "Uno.") + record_line("b", "es", "Dos."));
  run(folder, {"in"});
  folder.write_file("in/a.jsonl", record_line("a", "es", "Uno.") + "{\"id\":\"b\", oops\n");
  const Report report = run(folder, {"in"}, true);
  EXPECT_EQ(report.removed, 0U);
  EXPECT_EQ(report.statements, 2U);
  ASSERT_FALSE(report.warnings.empty());
  EXPECT_EQ(report.warnings.back().code, "not-removed");
  // So does a path that is not there at all: a disk that is not mounted empties no index.
  std::filesystem::remove_all(folder.file("in"));
  EXPECT_EQ(run(folder, {"in"}, true).removed, 0U);
}

// A disk that is not mounted leaves an empty folder in its place.
TEST(Ingest, SyncOfAnEmptyFolderRemovesNothingUnlessTold) {
  const TempDir folder;
  folder.write_file("in/a.jsonl", record_line("a", "es", "Uno.") + record_line("b", "es", "Dos."));
  folder.write_file("other/c.jsonl", record_line("c", "es", "Tres."));
  run(folder, {"in", "other"});
  std::filesystem::remove(folder.file("in/a.jsonl"));
  folder.write_file("in/sub/readme.txt", "No statements.");
  folder.write_file("other/c.jsonl", record_line("c", "es", "Tres, y uno."));
  std::filesystem::create_directory(folder.path() / "new");  // nothing came from it: no fault
  const Report report = run(folder, {"in", "other", "new"}, true);
  EXPECT_EQ(report.removed, 0U);
  EXPECT_EQ(report.edited, 1U);
  EXPECT_EQ(report.statements, 3U);
  ASSERT_EQ(report.rejected.size(), 1U);
  EXPECT_EQ(report.rejected[0].code, "empty-folder");
  EXPECT_EQ(report.rejected[0].path, folder.file("in"));
  EXPECT_NE(report.rejected[0].message.find("2 statements"), std::string::npos);
  IngestOptions options;
  options.index = folder.file("index");
  options.paths = {folder.file("in")};
  options.remove_gone = options.allow_empty = true;
  EXPECT_EQ(run_ingest(options).removed, 2U);
}

TEST(Ingest, ExportIsComplete) {
  const TempDir folder;
  const std::string line =
      R"({"id":"z","source":"S","speaker":["A","B"],"date":"2026-03","lang":"es","kind":"note","title":"T","url":"https://example.org","place":"P","topics":["t"],"translation_of":"y","retrieved":"2026","extra":{"a":[1,2.5,null]},"turns":[{"speaker":"A","text":"Hola."},{"text":"¿Sí?"}]})";
  folder.write_file("in/a.jsonl", line + "\n" + record_line("a", "es", "Primero."));
  run(folder, {"in"});
  EXPECT_NE(exported(folder).find(line + "\n"), std::string::npos);
  // Ordered by id, and the same again through a new index.
  EXPECT_LT(exported(folder).find("\"a\""), exported(folder).find("\"z\""));
  const TempDir copy;
  copy.write_file("in/all.jsonl", exported(folder));
  run(copy, {"in"});
  EXPECT_EQ(exported(copy), exported(folder));
}

TEST(Ingest, RemoveReportsWhatIsNotThere) {
  const TempDir folder;
  folder.write_file("in/a.jsonl", record_line("a", "es", "Uno."));
  run(folder, {"in"});
  const Report report = run_remove(folder.file("index"), {"a", "nobody"});
  EXPECT_EQ(report.removed, 1U);
  ASSERT_EQ(report.rejected.size(), 1U);
  EXPECT_EQ(report.rejected[0].id, "nobody");
  EXPECT_EQ(report.statements, 0U);
  EXPECT_TRUE(verify_index(folder.file("index")).faults.empty());
}

TEST(Ingest, WarnsOfWhatIsOdd) {
  const TempDir folder;
  folder.write_file(
      "in/a.jsonl",
      record_line("lang", "en",
                  "Los gobiernos de ambos países acordaron restablecer sus relaciones "
                  "diplomáticas y consulares tras varios años de ruptura.") +
          record_line("detected", "", "The two governments agreed to restore their relations.") +
          record_line("garbled", "es", "La declaraciÃ³n del canciller.") +
          record_line("kind", "es", "Una nota.", "\"kind\":\"tuit\"") +
          R"({"id":"future","source":"S","date":"2999","lang":"es","body":"Mañana."})" + "\n");
  std::string codes;
  for (const Remark& warning : run(folder, {"in"}).warnings) {
    if (warning.code == "no-title" || warning.code == "short-text")
      continue;  // so are all of these
    codes += warning.id + ":" + warning.code + " ";
  }
  EXPECT_EQ(codes,
            "lang:lang-differs detected:lang-detected garbled:garbled-text kind:unknown-kind "
            "future:future-date ");
}

TEST(Ingest, VerifyFindsAFlippedByte) {
  const TempDir folder;
  std::string lines;
  for (int i = 0; i < 50; ++i) {
    lines += record_line("id-" + std::to_string(i), "es", "Texto número " + std::to_string(i));
  }
  folder.write_file("in/a.jsonl", lines);
  run(folder, {"in"});
  ASSERT_TRUE(verify_index(folder.file("index")).faults.empty());
  // The columns: one statement's source becomes another's.
  const std::string file = folder.file("index/segments/s1/facets.columns");
  std::fstream columns(file, std::ios::in | std::ios::out | std::ios::binary);
  columns.seekp(24);
  columns.put('\x07');
  columns.close();
  bool found = false;
  try {
    found = !verify_index(folder.file("index")).faults.empty();
  } catch (const std::exception&) {
    found = true;
  }
  EXPECT_TRUE(found);
}

// Of two copies, one is said to have none; its checksum says the same.
TEST(Ingest, VerifyFindsAStatementThatIsSaidToBeLone) {
  const TempDir folder;
  const std::string body = "El canciller recibió hoy a la delegación que llegó ayer de lejos.";
  folder.write_file("in/a.jsonl", record_line("a", "es", body) + record_line("b", "es", body) +
                                      record_line("c", "es", "Un texto que es de otra cosa."));
  run(folder, {"in"});
  ASSERT_TRUE(verify_index(folder.file("index")).faults.empty());
  const std::string segment = folder.file("index/segments/s1");
  std::string lone = read_file(segment + "/kin.lone");
  ASSERT_EQ(lone.back(), 4);  // the third alone
  lone.back() = 6;
  folder.write_file("index/segments/s1/kin.lone", lone);
  write_checksums(segment);
  const std::vector<std::string> faults = verify_index(folder.file("index")).faults;
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(faults.front().find("document 2 has copies or translations"), std::string::npos)
      << faults.front();
}

TEST(Ingest, CheckWritesCorrectedRecordsToANewFileOnly) {
  const TempDir folder;
  const std::string original = record_line("a", "es", "La declaraciÃ³n del canciller.") +
                               record_line("b", "es", "Otra declaración.") +
                               "{\"id\":\"c\",\"date\":\"2026\"}\n";
  folder.write_file("in/a.jsonl", original);
  IngestOptions options;
  options.paths = {folder.file("in")};
  options.fix_file = folder.file("fixed.jsonl");
  const Report report = run_check(options);
  ASSERT_TRUE(report.fixed);
  ASSERT_EQ(report.fixed->size(), 1U);
  EXPECT_EQ(report.fixed->front().id, "a");
  EXPECT_EQ(report.fixed->front().code, "garbled-text");
  EXPECT_EQ(report.rejected.size(), 1U);
  EXPECT_EQ(read_file(folder.file("in/a.jsonl")), original);
  EXPECT_EQ(read_file(folder.file("fixed.jsonl")),
            record_line("a", "es", "La declaración del canciller.") +
                record_line("b", "es", "Otra declaración."));
  EXPECT_THROW(run_check(options), Failure) << "nothing is written over";
}

}  // namespace
}  // namespace cotejo
