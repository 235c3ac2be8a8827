// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/quote_renderer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace cotejo {
namespace {

QuoteResult sample_quote() {
  QuoteResult result;
  result.quote = "we will \"sell\" … boats";
  result.lang = "en";
  result.verdict = Verdict::kAltered;
  result.score = 0.8;
  result.sources = 2;
  result.elapsed_ms = 1.5;
  QuoteMatch match;
  match.statement.id = "us-1";
  match.statement.title = "On \x1B[31mboats";
  match.statement.date = {2026, 3, 5};
  match.statement.source = "Ministry";
  match.statement.speakers = {"Ana Gil"};
  match.statement.lang = "en";
  match.verdict = Verdict::kAltered;
  match.score = 0.8;
  match.passage = {"we will not sell any boats", 10, 36, "MS GIL"};
  match.diff = {{EditOp::kEqual, "we will ", "we will ", false},
                {EditOp::kDelete, "", "not", false},
                {EditOp::kEqual, "\"sell\" … ", " sell ", false},
                {EditOp::kDelete, "", "any", true},
                {EditOp::kEqual, "boats", " boats", false}};
  match.alarms = {{AlarmKind::kNegation, "", "not"}};
  match.fragment.emplace(0, 5);
  result.alarms = match.alarms;
  result.matches = {match};
  result.notes = {"a note"};
  return result;
}

TraceResult sample_trace() {
  TraceResult trace;
  trace.article.title = "Boats";
  trace.article.text = "“we will sell boats”";
  TracedQuotation traced;
  traced.quotation.text = "we will sell boats";
  traced.quotation.attributed_to = Attribution{"Ana Gil", "she", {0, 0}, "Ministry"};
  traced.result = sample_quote();
  traced.speaker = Agreement::kContradicts;
  traced.remark = "printed as Ana Gil's, stands in a statement of Eva Sol";
  trace.quotations = {traced};
  trace.scare.emplace_back();
  trace.scare.back().text = "boats";
  trace.summary[static_cast<std::size_t>(Verdict::kAltered)] = 1;
  return trace;
}

TEST(QuoteJson, HasTheKeysOfTheContractInTheirOrder) {
  std::ostringstream out;
  render_quote_json(sample_quote(), out);
  EXPECT_EQ(
      out.str(),
      "{\"format\":1,\"quote\":\"we will \\\"sell\\\" … boats\",\"lang\":\"en\","
      "\"verdict\":\"altered\",\"score\":0.8000,"
      "\"alarms\":[{\"kind\":\"negation\",\"quote\":\"\",\"source\":\"not\"}],\"sources\":2,"
      "\"matches\":[{\"id\":\"us-1\",\"title\":\"On \\u001b[31mboats\",\"date\":\"2026-03-05\","
      "\"source\":\"Ministry\",\"speakers\":[\"Ana Gil\"],\"lang\":\"en\",\"url\":\"\","
      "\"verdict\":\"altered\",\"score\":0.8000,\"fragment\":[0,5],"
      "\"passage\":{\"text\":\"we will not sell any boats\",\"start\":10,\"end\":36,"
      "\"speaker\":\"MS GIL\",\"press\":false},"
      "\"alarms\":[{\"kind\":\"negation\",\"quote\":\"\",\"source\":\"not\"}],"
      "\"diff\":[{\"op\":\"equal\",\"quote\":\"we will \",\"source\":\"we will \"},"
      "{\"op\":\"delete\",\"quote\":\"\",\"source\":\"not\",\"marked\":false},"
      "{\"op\":\"equal\",\"quote\":\"\\\"sell\\\" … \",\"source\":\" sell \"},"
      "{\"op\":\"delete\",\"quote\":\"\",\"source\":\"any\",\"marked\":true},"
      "{\"op\":\"equal\",\"quote\":\"boats\",\"source\":\" boats\"}]}],"
      "\"notes\":[\"a note\"],\"elapsed_ms\":1.500}\n");
}

// The same match as it no longer stands.
QuoteResult sample_past(bool removed) {
  QuoteResult result = sample_quote();
  result.matches.front().past = {3, "20260503000000", "20260505120000", removed};
  return result;
}

TEST(QuoteJson, TellsWhatNoLongerStands) {
  std::ostringstream out;
  render_quote_json(sample_past(true), out);
  EXPECT_NE(out.str().find(",\"superseded\":true,\"revision\":3,"
                           "\"since\":\"2026-05-03T00:00:00Z\",\"until\":\"2026-05-05T12:00:00Z\","
                           "\"removed\":true,\"passage\":"),
            std::string::npos)
      << out.str();
}

TEST(QuoteRenderer, TellsWhatNoLongerStands) {
  // The line breaks aside.
  const auto told = [](bool removed) {
    std::ostringstream out;
    render_quote(sample_past(removed), out, {});
    return std::regex_replace(out.str(), std::regex("\\s+"), " ");
  };
  const std::string days = "these words stood in it from 2026-05-03 until 2026-05-05; it was ";
  EXPECT_NE(told(false).find(days + "edited since (revision 3)"), std::string::npos) << told(false);
  EXPECT_NE(told(true).find(days + "removed then (revision 3)"), std::string::npos) << told(true);
}

TEST(QuoteJson, HasEveryKeyDocumented) {
  std::ifstream file(COTEJO_SOURCE_DIR "/docs/json-output.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(page.empty());
  std::ostringstream out;
  render_quote_json(sample_past(true), out);
  render_trace_json(sample_trace(), out);
  const std::string json = out.str();
  const std::regex key("\"([a-z_]+)\":");
  for (std::sregex_iterator at(json.begin(), json.end(), key), end; at != end; ++at) {
    EXPECT_NE(page.find("`" + (*at)[1].str() + "`"), std::string::npos) << (*at)[1].str();
  }
}

TEST(QuoteRenderer, LaysThePrintedWordsOverTheSource) {
  std::ostringstream out;
  render_quote(sample_quote(), out, {});
  const std::string text = out.str();
  EXPECT_NE(text.find("Altered: some words differ, and nothing in the quotation says so.\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("Alarm: a negation or an exception differs: printed nothing, said “not”\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("     printed  we will \"sell\" … boats\n"
                      "     source   we will ▸not◂ sell ▸any◂ boats\n"
                      "     said by MS GIL\n"
                      "     characters 10 to 36, 80 % alike\n"),
            std::string::npos)
      << text;
  EXPECT_EQ(text.find('\x1B'), std::string::npos) << "a title moves the cursor";
}

TEST(QuoteRenderer, ShowsBothSidesToTheLetter) {
  QuoteResult result = sample_quote();
  result.matches.front().diff = {{EditOp::kEqual, "[W]e, Ana,\nwill ", "we will ", false},
                                 {EditOp::kDelete, "", "not ", true},
                                 {EditOp::kReplace, "[sell] ", "give away,", true},
                                 {EditOp::kInsert, "old", "", false},
                                 {EditOp::kEqual, " (red) boats", " (red) boats", false}};
  std::ostringstream out;
  render_quote(result, out, {});
  EXPECT_NE(out.str().find("     printed  [W]e, Ana, will ▸[sell] old◂ (red) boats\n"
                           "     source   we will ▸not give away,◂ (red) boats\n"),
            std::string::npos)
      << out.str();
}

// The lines that count statements.
std::string counted(const std::string& text) {
  std::string lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const bool counts = line.find("statements ") < 3 || line.find(" more") < 14;
    if (counts) lines += line.substr(line.find_first_not_of(' ')) + "\n";
  }
  return lines;
}

TEST(QuoteRenderer, CountsTheStatementsThatHaveTheWords) {
  const auto told = [](const QuoteResult& result) {
    std::ostringstream out;
    render_quote(result, out, {});
    return counted(out.str());
  };
  QuoteResult result = sample_quote();
  EXPECT_EQ(told(result),
            "2 statements come as near, the earliest of 2026-03-05; 1 is shown (--limit)\n");
  result.verdict = Verdict::kVerbatim;
  result.sources = 3;
  result.matches.push_back(result.matches.front());
  result.matches.back().statement.date = {2025, 1, 1};
  EXPECT_EQ(told(result),
            "3 statements have them, the earliest of 2025-01-01; 2 are shown (--limit)\n");
  result.matches.push_back(result.matches.front());
  EXPECT_EQ(told(result), "3 statements have them, the earliest of 2025-01-01\n");
}

TEST(TraceRenderer, CountsWhatItLeavesOut) {
  TraceResult trace = sample_trace();
  QuoteResult& result = trace.quotations.front().result;
  const auto told = [&] {
    std::ostringstream out;
    render_trace(trace, out, {});
    return counted(out.str());
  };
  EXPECT_EQ(told(),
            "2 statements come as near\n"
            "and 1 more as near; 'cotejo-searcher quote' shows it\n");
  result.verdict = Verdict::kVerbatim;
  result.sources = 3;
  result.matches.assign(5, result.matches.front());
  EXPECT_EQ(told(),
            "3 statements have them, the earliest of 2026-03-05\n"
            "and 2 more that have them; 'cotejo-searcher quote' shows them\n");
  result.sources = 1;
  EXPECT_EQ(told(), "and 4 more; 'cotejo-searcher quote' shows them\n");
  // Not one of those that have the words, but the one whose speaker fits.
  result.sources = 3;
  result.matches.back().score = 1;
  EXPECT_EQ(told(), "and 4 more; 'cotejo-searcher quote' shows them\n");
  result.matches.resize(1);
  EXPECT_NE(told().find("and 2 more that have them"), std::string::npos);
}

TEST(TraceRenderer, SaysWhatDoesNotFit) {
  std::ostringstream out;
  render_trace(sample_trace(), out, {});
  const std::string text = out.str();
  EXPECT_NE(text.find("1 quotation: 1 altered\n"), std::string::npos) << text;
  EXPECT_NE(text.find("Too short to be traced: boats\n"), std::string::npos) << text;
  EXPECT_NE(text.find("    attributed to Ana Gil, Ministry\n"
                      "    ! printed as Ana Gil's, stands in a statement of Eva Sol\n"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace cotejo
