// SPDX-License-Identifier: GPL-3.0-or-later
// Which pairs are proposed, and in which direction; by a word list of the test's own.
#include "indexer/links/propose_links.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "indexer/links/proposal_lines.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

constexpr const char* kWords =
    "treaty\ttratado\nbridge\tpuente\nborder\tfrontera\nvote\tvoto\ncourt\ttribunal\n"
    "ship\tbarco\nwar\tguerra\nbishop\tobispo\n";

std::string record(const std::string& id, const std::string& lang, const std::string& body,
                   const std::string& date, const std::string& more = "",
                   const std::string& source = "S") {
  return R"({"id":")" + id + R"(","source":")" + source + R"(","date":")" + date + R"(","lang":")" +
         lang + R"(","body":")" + body + "\"" + more + "}\n";
}

class ProposeLinks : public testing::Test {
 protected:
  ProposeLinks() {
    std::filesystem::create_directories(folder_.path() / "words/translations");
    folder_.write_file("words/translations/en-es.tsv", kWords);
    dictionary_.add_lists(folder_.path() / "words");
  }

  std::vector<LinkProposal> propose(const std::string& records, double min_score = 0.45) {
    add_records(folder_, "index", records);
    return propose_links(open_index({folder_.file("index")}), dictionary_, min_score).proposals;
  }

  TempDir folder_;
  Dictionary dictionary_;
};

const std::string kEnglish = record("a", "en", "Treaty border Lima 2500 bridge.", "2026-03-05");
const std::string kOther = record("b", "en", "Court bishop war 17 ship.", "2026-03-05");
const std::string kSpanish = "Tratado frontera Lima 2.500 puente.";

TEST_F(ProposeLinks, TellsAPartnerFromOthersOfTheDay) {
  const auto found = propose(kEnglish + kOther + record("x", "es", kSpanish, "2026-03-06") +
                             record("y", "es", "Tribunal obispo guerra 17 barco.", "2026-03-05"));
  ASSERT_EQ(found.size(), 2U);
  for (const LinkProposal& proposal : found) {
    EXPECT_EQ(proposal.translation.id == "x" || proposal.translation.id == "a",
              proposal.original.id == "x" || proposal.original.id == "a");
    EXPECT_EQ(proposal.likeness.numbers_both, 1U);
    EXPECT_EQ(proposal.likeness.numbers, 1U);
    EXPECT_DOUBLE_EQ(proposal.likeness.meanings, 1);
  }
}

TEST_F(ProposeLinks, LeavesAloneWhatIsNoPair) {
  struct Case {
    const char* why;
    std::string partner;
  };
  const std::vector<Case> cases{
      {"two days apart", record("x", "es", kSpanish, "2026-03-07")},
      {"known to the month", record("x", "es", kSpanish, "2026-03")},
      {"another source", record("x", "es", kSpanish, "2026-03-05", "", "T")},
      {"the same language", record("x", "en", kSpanish, "2026-03-05")},
      {"linked already", record("x", "es", kSpanish, "2026-03-05", R"(,"translation_of":"a")")},
      {"linked elsewhere", record("x", "es", kSpanish, "2026-03-05", R"(,"translation_of":"q")")},
      {"other words", record("x", "es", "Obispo guerra 99 barco tribunal.", "2026-03-05")},
  };
  for (const Case& one : cases) {
    const TempDir folder;
    add_records(folder, "index", kEnglish + one.partner);
    EXPECT_TRUE(
        propose_links(open_index({folder.file("index")}), dictionary_, 0.45).proposals.empty())
        << one.why;
  }
}

TEST_F(ProposeLinks, GuessesTheOriginalByLanguageThenDate) {
  using By = LinkProposal::OriginalBy;
  auto found = propose(kEnglish + record("x", "es", kSpanish, "2026-03-04"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].original_by, By::kDate);
  EXPECT_EQ(found[0].original.id, "x");
  found = propose(record("far", "en", "War.", "2020-01-01"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].original_by, By::kLanguage);
  EXPECT_EQ(found[0].original.id, "a");
  EXPECT_EQ(found[0].translation.id, "x");
}

TEST_F(ProposeLinks, LinesComeBackAndAreSafe) {
  const auto found = propose(kEnglish + record("x", "es", kSpanish, "2026-03-05",
                                               R"(,"title":"Un \u001b[31m \"t\u00edtulo\"")"));
  ASSERT_EQ(found.size(), 1U);
  const auto read = read_accepted(proposal_json(found[0]));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, found[0].translation.id);
  EXPECT_EQ(read->original, found[0].original.id);
  EXPECT_EQ(proposal_text(found[0]).find('\x1b'), std::string::npos);
  EXPECT_NE(proposal_text(found[0]).find("1 of 2 numbers"), std::string::npos);
}

TEST(AcceptedLines, ErrorsAreTold) {
  EXPECT_EQ(read_accepted("{\"id\":").error().code, "bad-json");
  EXPECT_EQ(read_accepted("[1]").error().code, "bad-json");
  EXPECT_EQ(read_accepted(R"({"id":"a"})").error().code, "missing-field");
  EXPECT_EQ(read_accepted(R"({"id":1,"original":"b"})").error().code, "missing-field");
  EXPECT_EQ(read_accepted(R"({"id":"a","original":""})").error().code, "missing-field");
}

}  // namespace
}  // namespace cotejo
