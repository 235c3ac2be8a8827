// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a run: exact JSON, for scripts are written against it, and its text.
#include "indexer/report/report.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <fstream>
#include <regex>

namespace cotejo {
namespace {

Report sample() {
  Report report;
  report.added = 2;
  report.updated = 1;
  report.edited = 1;
  report.rejected = {{"a.jsonl", 3, "x-1", "bad-date", "field 'date' is \"soon\"", 14}};
  report.warnings = {{"b.md", 0, "", "lang-detected", "no language declared, taken as es", 0}};
  report.notified = Notified{10, 3, 1, 7};
  report.names = 3;
  report.renamed = 2;
  report.statements = 90;
  report.revision = "3f2a9c1e-12";
  report.seconds = 0.25;
  report.bytes = 1'500'000;
  return report;
}

TEST(ReportJson, HasItsKeysInOrder) {
  EXPECT_EQ(report_json(sample()),
            R"({"added":2,"updated":1,"edited":1,"corrected":0,"unchanged":0,"removed":0,)"
            R"("rejected":[{"path":"a.jsonl",)"
            R"("line":3,"column":14,"id":"x-1","code":"bad-date",)"
            R"("message":"field 'date' is \"soon\""}],"warnings":[{"path":"b.md","line":0,)"
            R"("id":"","code":"lang-detected","message":"no language declared, taken as es"}],)"
            R"("names":3,"renamed":2,"statements":90,"revision":"3f2a9c1e-12",)"
            R"("notified":{"queries":10,"with_news":3,"failed":1,"events":7},)"
            R"("seconds":0.250,"bytes":1500000})"
            "\n");
}

TEST(ReportJson, IsValidWhateverAPathHasInIt) {
  Report report = sample();
  report.rejected[0].path = "odd\"\\\n\x01.md";
  const std::string json = report_json(report);
  simdjson::dom::parser parser;
  EXPECT_EQ(parser.parse(json).error(), simdjson::SUCCESS) << json;
}

TEST(ReportJson, HasEveryKeyDocumented) {
  std::ifstream file(COTEJO_SOURCE_DIR "/docs/json-output.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::string json = report_json(sample());
  const std::regex key("\"([a-z_]+)\":");
  for (std::sregex_iterator at(json.begin(), json.end(), key), end; at != end; ++at) {
    EXPECT_NE(page.find("`" + (*at)[1].str() + "`"), std::string::npos) << (*at)[1].str();
  }
}

TEST(RemarkJson, IsOneObjectWithoutANewline) {
  EXPECT_EQ(remark_json(sample().warnings[0]),
            R"({"path":"b.md","line":0,"id":"","code":"lang-detected",)"
            R"("message":"no language declared, taken as es"})");
}

TEST(ReportText, TellsPlaceAndReasonOfEachRemark) {
  EXPECT_EQ(
      report_text(sample()),
      "Rejected:\n"
      "  a.jsonl:3:14: field 'date' is \"soon\" [bad-date] (id x-1)\n"
      "Worth a look:\n"
      "  b.md: no language declared, taken as es [lang-detected]\n"
      "2 added, 1 updated (1 edited, 0 corrected), 0 unchanged, 0 removed, 1 rejected, 1 warning"
      "; 3 of 10 saved queries had news, 1 could not be delivered\n"
      "3 names read as others by the authority files\n"
      "2 statements built anew, since the authority files have changed\n"
      "90 statements in the index, revision 3f2a9c1e-12; 1.5 MB in 0.2 s\n");
}

TEST(ReportText, CountsWhatItLeavesOut) {
  Report report = sample();
  report.rejected.resize(25, report.rejected[0]);
  const std::string text = report_text(report, 5);
  EXPECT_NE(text.find("  … and 20 more; --json shows all. By code: bad-date 25\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find(" 25 rejected"), std::string::npos);
}

TEST(ReportText, KeepsARemarkOnItsLine) {
  Report report = sample();
  report.rejected[0].path = "a\n99 added\x1B[2J";
  const std::string text = report_text(report);
  EXPECT_EQ(text.find("\n99 added"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST(ReportText, SpeaksOfNoIndexAfterACheck) {
  Report report;
  report.statements = 7;
  EXPECT_EQ(report_text(report),
            "0 added, 0 updated, 0 unchanged, 0 removed, 0 rejected\n"
            "7 statements read; 0.0 MB in 0.0 s\n");
}

}  // namespace
}  // namespace cotejo
