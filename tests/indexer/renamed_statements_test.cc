// SPDX-License-Identifier: GPL-3.0-or-later
// Authority files of an index: remembered, and changed within one publish.
#include "indexer/ingest/renamed_statements.h"

#include <gtest/gtest.h>

#include <sstream>

#include "core/index/open_index.h"
#include "core/index/terms.h"
#include "core/names/authority_file.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

constexpr const char* kTony =
    "[[person]]\nname = \"Antony J. Blinken\"\nnames = [\"Tony Blinken\"]\n";
constexpr const char* kAntony =
    "[[person]]\nname = \"Tony Blinken\"\nnames = [\"Antony J. Blinken\"]\n";

class RenamedStatements : public testing::Test {
 protected:
  Report add(const std::string& lines, const char* authorities, const std::string& file) {
    IngestOptions options;
    options.index = folder_.file("index");
    options.paths = {folder_.write_file(file, lines)};
    options.jobs = 1;
    options.command = "add";
    if (authorities != nullptr) {
      options.authorities = read_authorities({folder_.write_file("names.toml", authorities)});
    }
    return run_ingest(options);
  }
  std::uint64_t under(const std::string& speaker) {
    const OpenIndex index = open_index({folder_.file("index")});
    return index.combined.get_termfreq(exact_term(Field::kSpeaker, speaker));
  }
  std::string exported() {
    std::ostringstream out;
    export_statements(folder_.file("index"), out);
    return out.str();
  }

  const std::string first_ = record_line("a", "en", "Text.", R"("speaker":"Tony Blinken")");
  const std::string second_ = record_line("b", "en", "Text.", R"("speaker":"Antony J. Blinken")");
  TempDir folder_;
};

TEST_F(RenamedStatements, NamesAreRememberedByTheIndex) {
  const Report report = add(first_, kTony, "first.jsonl");
  EXPECT_EQ(report.names, 1U);
  EXPECT_EQ(add(second_, nullptr, "second.jsonl").renamed, 0U);
  EXPECT_EQ(under("Antony J. Blinken"), 2U);
  EXPECT_EQ(under("Tony Blinken"), 0U);
  // The records are as they were given.
  EXPECT_NE(exported().find("\"Tony Blinken\""), std::string::npos);
  const Report other =
      add(record_line("c", "en", "More.", R"("speaker":"Tony Blinken")"), nullptr, "third.jsonl");
  EXPECT_EQ(other.names, 1U);
  EXPECT_EQ(under("Antony J. Blinken"), 3U);
}

TEST_F(RenamedStatements, SupersededRevisionsAreUnderTheirNamesToo) {
  add(first_, kTony, "first.jsonl");
  add(record_line("a", "en", "Another text.", R"("speaker":"Tony Blinken")"), nullptr,
      "first.jsonl");
  run_remove(folder_.file("index"), {"a"});
  EXPECT_EQ(under("Antony J. Blinken"), 0U);
  const OpenIndex history = open_index({folder_.file("index")}, Scope::kSuperseded);
  EXPECT_EQ(history.combined.get_termfreq(exact_term(Field::kSpeaker, "Antony J. Blinken")), 2U);
  EXPECT_EQ(history.combined.get_termfreq(exact_term(Field::kSpeaker, "Tony Blinken")), 0U);
}

TEST_F(RenamedStatements, AreBuiltAnewWhenTheFilesChange) {
  add(first_ + second_ + record_line("c", "en", "Other."), kTony, "first.jsonl");
  const std::string before = exported();
  const Report report = add(first_, kAntony, "first.jsonl");
  EXPECT_EQ(report.unchanged, 1U);
  EXPECT_EQ(report.renamed, 2U);  // not the one without a speaker
  EXPECT_EQ(report.statements, 3U);
  EXPECT_EQ(under("Tony Blinken"), 2U);
  EXPECT_EQ(under("Antony J. Blinken"), 0U);
  EXPECT_EQ(exported(), before);
  EXPECT_TRUE(verify_index(folder_.file("index")).faults.empty());
  EXPECT_EQ(add(first_, kAntony, "first.jsonl").renamed, 0U);
  // Turned off, each is its own again.
  EXPECT_EQ(add(first_, "", "first.jsonl").renamed, 1U);
  EXPECT_EQ(under("Tony Blinken"), 1U);
  EXPECT_EQ(under("Antony J. Blinken"), 1U);
}

TEST_F(RenamedStatements, AnUpdatedOneIsBuiltOnce) {
  add(first_ + second_, kTony, "first.jsonl");
  const std::string changed = record_line("a", "en", "New text.", R"("speaker":"Tony Blinken")");
  const Report report = add(changed, kAntony, "first.jsonl");
  EXPECT_EQ(report.updated, 1U);
  EXPECT_EQ(report.statements, 2U);
  EXPECT_EQ(under("Tony Blinken"), 2U);
}

}  // namespace
}  // namespace cotejo
