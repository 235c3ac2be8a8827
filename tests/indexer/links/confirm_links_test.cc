// SPDX-License-Identifier: GPL-3.0-or-later
// Links as corrections: what is written, what is refused, what holds when a record comes again.
#include "indexer/links/confirm_links.h"

#include <gtest/gtest.h>

#include <sstream>

#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

class ConfirmLinks : public testing::Test {
 protected:
  ConfirmLinks() {
    add_records(folder_, "index",
                record_line("en", "en", "One.") + record_line("es", "es", "Uno.") +
                    record_line("en2", "en", "Two.") + record_line("es2", "es", "Dos."));
  }
  Report confirm(const std::vector<AcceptedLink>& links) {
    return confirm_links(folder_.file("index"), links, "", "link");
  }
  std::string line_of(const std::string& id) {
    std::ostringstream out;
    export_statements(folder_.file("index"), out, ExportScope::kCurrent);
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);) {
      if (line.find("{\"id\":\"" + id + "\"") == 0) return line;
    }
    return "";
  }
  bool is_linked(const std::string& id, const std::string& original) {
    return line_of(id).find("\"translation_of\":\"" + original + "\"") != std::string::npos;
  }
  TempDir folder_;
};

TEST_F(ConfirmLinks, WritesACorrectionAndTakesItAway) {
  const std::string before = line_of("es");
  Report report = confirm({{"es", "en"}});
  EXPECT_EQ(report.corrected, 1U);
  EXPECT_TRUE(report.rejected.empty());
  EXPECT_TRUE(is_linked("es", "en"));
  EXPECT_EQ(confirm({{"es", "en"}}).unchanged, 1U);
  EXPECT_EQ(confirm({{"es", ""}}).corrected, 1U);
  EXPECT_EQ(line_of("es"), before);
  EXPECT_EQ(index_status(folder_.file("index")).superseded, 2U);
  EXPECT_TRUE(verify_index(folder_.file("index")).faults.empty());
}

TEST_F(ConfirmLinks, RefusesAndSaysWhy) {
  confirm({{"es", "en"}});
  const std::vector<std::pair<AcceptedLink, std::string>> cases{
      {{"nobody", "en"}, "not-found"},  {{"nobody", ""}, "not-found"},
      {{"es2", "nobody"}, "not-found"}, {{"es2", "es2"}, "same-statement"},
      {{"en2", "en"}, "same-language"}, {{"en2", "es"}, "link-chain"},
      {{"en", "es2"}, "link-chain"},
  };
  for (const auto& [link, code] : cases) {
    const Report report = confirm({link});
    ASSERT_EQ(report.rejected.size(), 1U) << link.id << " " << link.original;
    EXPECT_EQ(report.rejected[0].code, code) << report.rejected[0].message;
    EXPECT_EQ(report.corrected, 0U);
  }
  // Within one run too.
  const Report report = confirm({{"es2", "en2"}, {"es2", "en"}, {"en2", "es"}});
  EXPECT_EQ(report.corrected, 1U);
  ASSERT_EQ(report.rejected.size(), 2U);
  EXPECT_EQ(report.rejected[0].code, "duplicate-id");
  EXPECT_EQ(report.rejected[1].code, "link-chain");
}

TEST_F(ConfirmLinks, HoldsWhenTheRecordComesAgain) {
  confirm({{"es", "en"}});
  EXPECT_EQ(add_records(folder_, "index", record_line("es", "es", "Uno.")).unchanged, 1U);
  EXPECT_TRUE(is_linked("es", "en"));
  // A later crawl, then an edit by the source.
  add_records(folder_, "index", record_line("es", "es", "Uno.", R"("retrieved":"2020-01-02")"));
  EXPECT_TRUE(is_linked("es", "en"));
  EXPECT_EQ(add_records(folder_, "index", record_line("es", "es", "Uno, y otro.")).edited, 1U);
  EXPECT_TRUE(is_linked("es", "en"));
  EXPECT_NE(line_of("es").find("Uno, y otro."), std::string::npos);
  // The record's own word counts, and then holds.
  add_records(folder_, "index",
              record_line("es", "es", "Uno, y otro.", R"("translation_of":"en2")"));
  EXPECT_TRUE(is_linked("es", "en2"));
}

// Of another run than the link, and fetched before it: archives are read in any order.
TEST_F(ConfirmLinks, ChangesNothingTwiceForARecordOfBefore) {
  const std::string more = R"("retrieved":"2026-03-0)";
  add_records(folder_, "old", record_line("en", "en", "One."));
  add_records(folder_, "old", record_line("es", "es", "Uno.", more + R"(6T12:00:00Z")"));
  EXPECT_EQ(confirm_links(folder_.file("old"), {{"es", "en"}}, "", "link").corrected, 1U);
  const auto export_all = [&] {
    std::ostringstream out;
    export_statements(folder_.file("old"), out, ExportScope::kRevisions);
    return out.str();
  };
  std::string before;
  // An edit of a later day, one of the very second, and one of the second that the link took.
  const std::vector<std::pair<std::string, std::string>> edits{{"Uno, y otro.", "8T12:00:00Z"},
                                                               {"Uno y medio.", "6T12:00:00Z"},
                                                               {"Uno y dos.", "6T12:00:01Z"}};
  for (const auto& [body, time] : edits) {
    const std::string edited = record_line("es", "es", body, more + time + "\"");
    EXPECT_EQ(add_records(folder_, "old", edited).edited, 1U) << body;
    before = export_all();
    const Report again = add_records(folder_, "old", edited);
    EXPECT_EQ(again.updated, 0U) << body;
    EXPECT_EQ(again.unchanged, 1U) << body;
    EXPECT_EQ(export_all(), before) << body;
  }
  std::ostringstream out;
  export_statements(folder_.file("old"), out, ExportScope::kCurrent);
  EXPECT_NE(out.str().find(R"("body":"Uno, y otro.")"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find(R"("translation_of":"en")"), std::string::npos) << out.str();
}

// A link that was corrected with --correction, today, and a record of before.
TEST_F(ConfirmLinks, HoldsForWhatComesBehindALateRecord) {
  const std::string first = R"("retrieved":"2026-03-06")";
  add_records(folder_, "late", record_line("es", "es", "Uno.", first));
  IngestOptions options;
  options.index = folder_.file("late");
  options.paths = {folder_.write_file(
      "correction.jsonl",
      record_line("es", "es", "Uno.", R"("translation_of":"en","retrieved":"2026-03-09")"))};
  options.correction = true;
  run_ingest(options);
  const std::string late = record_line("es", "es", "Uno y medio.", R"("retrieved":"2026-03-08")");
  add_records(folder_, "late", late);
  EXPECT_EQ(add_records(folder_, "late", late).updated, 0U);
  add_records(folder_, "late",
              record_line("es", "es", "Uno, y otro.", R"("retrieved":"2026-03-10")"));
  std::ostringstream out;
  export_statements(folder_.file("late"), out, ExportScope::kCurrent);
  EXPECT_NE(out.str().find(R"("translation_of":"en")"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("Uno, y otro."), std::string::npos) << out.str();
}

TEST_F(ConfirmLinks, HoldsWhenTheStatementIsRemovedAndAddedAgain) {
  const std::string record = record_line("es3", "es", "Tres.", R"("retrieved":"2026-03-06")");
  add_records(folder_, "index", record);
  confirm({{"es3", "en"}});
  run_remove(folder_.file("index"), {"es3"});
  EXPECT_EQ(add_records(folder_, "index", record).added, 1U);
  EXPECT_TRUE(is_linked("es3", "en"));
  EXPECT_EQ(add_records(folder_, "index", record).updated, 0U);
}

TEST_F(ConfirmLinks, WhatWasTakenAwayStaysAway) {
  const std::string linked = record_line("es2", "es", "Dos.", R"("translation_of":"en2")");
  add_records(folder_, "index", linked);
  ASSERT_TRUE(is_linked("es2", "en2"));
  confirm({{"es2", ""}});
  EXPECT_EQ(add_records(folder_, "index", linked).unchanged, 1U);
  EXPECT_FALSE(is_linked("es2", "en2"));
  EXPECT_TRUE(verify_index(folder_.file("index")).faults.empty());
}

}  // namespace
}  // namespace cotejo
