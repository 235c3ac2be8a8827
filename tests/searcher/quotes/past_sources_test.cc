// SPDX-License-Identifier: GPL-3.0-or-later
// Words that stood in a statement until its source edited it, or until it was removed.
#include "searcher/quotes/past_sources.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/searcher/quotes/quoted_archive.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

std::string seen(const std::string& id, const std::string& day, const std::string& body,
                 const std::string& change = "edit", const std::string& more = "") {
  return record_line(id, "en", body,
                     fmt::format(R"("revision":{{"seen":"2026-05-{}T00:00:00Z","change":"{}"{}}})",
                                 day, change, more));
}

// "verbatim: verbatim tariff@1 0305..0505 edited, altered tariff": the verdict, then each match,
// what no longer stands with its revision and days.
std::string told(const QuoteResult& result) {
  std::string text;
  for (const QuoteMatch& match : result.matches) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", verdict_name(match.verdict),
                        match.statement.id);
    if (!match.past) continue;
    text += fmt::format("@{} {}..{} {}", match.past->number, match.past->since.substr(4, 4),
                        match.past->until.substr(4, 4), match.past->removed ? "removed" : "edited");
  }
  return fmt::format("{}: {}", verdict_name(result.verdict), text);
}

const std::string kWheat = "We will not raise the tariff on imported wheat before the harvest";
const std::string kDams = "Three new dams will be built above the gorge by private firms";
const std::string kSalt = "The salt works of the eastern lagoon belong to those who work in them";

const std::string kMill = "The old paper mill beside the canal will reopen with forty new hands";

class PastSourcesTest : public testing::Test {
 protected:
  PastSourcesTest() {
    std::string lines;
    for (const std::string& record : quoted_records()) lines += record;
    lines += seen("tariff", "03", kWheat + ". The market is calm.");
    lines +=
        seen("tariff", "05",
             "We will raise the tariff on imported wheat before the harvest. The market is calm.");
    // The words stay over an edit elsewhere in the text.
    lines += seen("dams", "02", kDams + ". Nobody objects.");
    lines += seen("dams", "04", kDams + ". Somebody objects.");
    lines += seen("dams", "09", "No dam will be built. Somebody objects.");
    lines += seen("salt", "06", kSalt + ".", "edit", R"(,"removed":"2026-05-08T00:00:00Z")");
    // Edited, and then taken out.
    lines += seen("mill", "03", kMill + ".");
    lines +=
        seen("mill", "05", "The mill stays shut.", "edit", R"(,"removed":"2026-05-09T00:00:00Z")");
    // The archivist's slip was never said.
    lines +=
        seen("slip", "03", "Ten thousand blue herons nested along the upper estuary last year.");
    lines += seen("slip", "05", "The birds were counted from a boat.", "correction");
    add_records(folder_, "index", lines);
  }
  std::string index() const { return folder_.file("index"); }

  TempDir folder_;
};

TEST_F(PastSourcesTest, GivesWhatNoLongerStandsWithItsDays) {
  TestTracer tracer({index()});
  const std::pair<std::string, std::string> rows[] = {
      {kWheat, "verbatim: verbatim tariff@1 0305..0505 edited, altered tariff"},
      {"we will NOT raise the tariff on imported wheat before the harvest",
       "typographic: typographic tariff@1 0305..0505 edited, altered tariff"},
      {"We will not raise the tariff … before the harvest",
       "elided: elided tariff@1 0305..0505 edited, altered tariff"},
      {kDams, "verbatim: verbatim dams@2 0305..0509 edited"},
      {kDams + ". Nobody objects", "verbatim: verbatim dams@1 0305..0504 edited"},
      {kSalt, "verbatim: verbatim salt@1 0305..0508 removed"},
      // Not found as it stands, and altered as it stood.
      {"Four new dams will be built above the gorge by private firms",
       "altered: altered dams@2 0305..0509 edited"},
      {"Ten thousand blue herons nested along the upper estuary last year", "not_found: "},
  };
  for (const auto& [quotation, answer] : rows) {
    EXPECT_EQ(told(tracer.trace(quotation)), answer) << quotation;
  }
}

TEST_F(PastSourcesTest, IsNotAskedWhereTheWordsStand) {
  TestTracer tracer({index()});
  const QuoteResult now = tracer.trace("We will raise the tariff on imported wheat");
  EXPECT_EQ(told(now), "verbatim: verbatim tariff");
  EXPECT_TRUE(now.notes.empty());
  // Nor does it take the place of an answer as good.
  EXPECT_EQ(told(tracer.trace("We will raise the tariff on imported barley")),
            "altered: altered tariff");
}

TEST_F(PastSourcesTest, PassesTheFilters) {
  TestTracer tracer({index()});
  QuoteOptions elsewhere;
  elsewhere.filters.fields = {{Field::kSource, {"Another Ministry"}}};
  EXPECT_EQ(told(tracer.trace(kWheat, elsewhere)), "not_found: ");
  QuoteOptions spanish;
  spanish.filters.fields = {{Field::kLang, {"es"}}};
  EXPECT_EQ(told(tracer.trace(kSalt, spanish)), "not_found: ");
}

TEST_F(PastSourcesTest, SaysInANoteWhatBecameOfTheWords) {
  TestTracer tracer({index()});
  EXPECT_EQ(tracer.trace(kWheat).notes.front(),
            "no statement says this as it stands: it was edited since");
  EXPECT_EQ(tracer.trace(kSalt).notes.front(),
            "no statement says this as it stands: the one that did was removed");
  EXPECT_EQ(tracer.trace(kMill).notes.front(),
            "no statement says this as it stands: it was edited since, and the statement was then "
            "removed");
}

TEST_F(PastSourcesTest, DoesWithoutTheHistoryOfServers) {
  add_records(folder_, "other", record_line("other", "en", "The ferry sails on Sundays too."));
  const TestServer server(index());
  connect({server.location()});  // waits until it listens
  TestTracer remote({server.location()});
  EXPECT_EQ(told(remote.trace(kSalt)), "not_found: ");
  const TestServer other(folder_.file("other"), 1);
  connect({other.location()});
  TestTracer mixed({other.location(), index()});
  EXPECT_EQ(told(mixed.trace(kSalt)), "verbatim: verbatim salt@1 0305..0508 removed");
}

}  // namespace
}  // namespace cotejo
