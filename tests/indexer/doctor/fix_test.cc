// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/fix.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <set>
#include <string>

#include "core/statement/statement_json.h"
#include "indexer/doctor/examine.h"
#include "tests/indexer/doctor/sound_statement.h"

namespace cotejo {
namespace {

using Change = std::function<void(Statement&)>;

struct FixRow {
  const char* name;
  const char* code;
  Change spoil;
  Change expected;  // what the fixed one has that the sound one has not
};
std::ostream& operator<<(std::ostream& out, const FixRow& row) {
  return out << row.name;
}

class FixTest : public testing::TestWithParam<FixRow> {};

TEST_P(FixTest, PutsThisRightAndNothingElse) {
  Statement spoiled = sound_statement();
  GetParam().spoil(spoiled);
  Statement expected = sound_statement();
  GetParam().expected(expected);
  const Fixed fixed = fix(spoiled);
  EXPECT_EQ(to_json(fixed.statement), to_json(expected));
  ASSERT_FALSE(fixed.changes.empty());
  EXPECT_EQ(fixed.changes.front().code, GetParam().code) << fixed.changes.front().message;
  // Once right, it stays: nothing is found, and nothing changed again.
  for (const Finding& finding : examine(fixed.statement, "", Date{2026, 6, 1})) {
    EXPECT_NE(finding.code, GetParam().code) << finding.message;
  }
  EXPECT_TRUE(fix(fixed.statement).changes.empty());
}

const Change kNothing = [](Statement&) {};

INSTANTIATE_TEST_SUITE_P(
    Rows, FixTest,
    testing::Values(
        FixRow{"Garbled", "garbled-text", [](Statement& s) { s.title = "El cafÃ© â€œSolâ€\u009D"; },
               [](Statement& s) { s.title = "El café “Sol”"; }},
        FixRow{"GarbledTwice", "garbled-text", [](Statement& s) { s.title = "El cafÃƒÂ©"; },
               [](Statement& s) { s.title = "El café"; }},
        FixRow{"Controls", "control-characters",
               [](Statement& s) { s.title = "It\u0092s\u200B over\u0007"; },
               [](Statement& s) { s.title = "It’s over"; }},
        FixRow{"Tags", "html-tags",
               [](Statement& s) { s.body = "<p>One <b>bold</b> word.</p><p>Two<br/>lines.</p>"; },
               [](Statement& s) { s.body = "One bold word.\n\nTwo\nlines."; }},
        FixRow{"Entities", "html-entities",
               [](Statement& s) { s.title = "Pesca &amp; mar &ntilde;"; },
               [](Statement& s) { s.title = "Pesca & mar ñ"; }},
        FixRow{"EscapedTags", "html-entities",
               [](Statement& s) { s.title = "&lt;b&gt;Pesca&lt;/b&gt;"; },
               [](Statement& s) { s.title = "Pesca"; }},
        FixRow{"Decomposed", "decomposed-text", [](Statement& s) { s.title = "cafe\u0301"; },
               [](Statement& s) { s.title = "café"; }},
        FixRow{"Spaces", "outer-spaces",
               [](Statement& s) { s.source = " \u00A0" + s.source + " \n"; }, kNothing},
        FixRow{"LineBreakInAName", "outer-spaces",
               [](Statement& s) { s.speakers = {"Ana\nPrats"}; }, kNothing},
        FixRow{"TwoInOne", "several-speakers",
               [](Statement& s) { s.speakers = {"Ana Prats; Luis Mora"}; },
               [](Statement& s) {
                 s.speakers = {"Ana Prats", "Luis Mora"};
               }},
        FixRow{"NoName", "no-name",
               [](Statement& s) {
                 s.speakers = {"Ana Prats", "unknown"};
               },
               kNothing},
        FixRow{"SpanishKind", "unknown-kind", [](Statement& s) { s.kind = "Declaración"; },
               kNothing},
        FixRow{"CapitalKind", "unknown-kind", [](Statement& s) { s.kind = "Statement"; }, kNothing},
        FixRow{"UrlWithoutScheme", "bad-url",
               [](Statement& s) { s.url = " www.example.org/news/1"; },
               [](Statement& s) { s.url = "https://www.example.org/news/1"; }},
        FixRow{"SpanishField", "misnamed-field",
               [](Statement& s) {
                 s.extra = {{"lugar", "\"Quito\""}};
               },
               [](Statement& s) { s.place = "Quito"; }}),
    [](const testing::TestParamInfo<FixRow>& row) { return std::string(row.param.name); });

TEST(FixTest, LeavesASoundStatementAsItIs) {
  Statement statement = sound_statement();
  statement.extra = {{"archive_box", "12"}};
  const Fixed fixed = fix(statement);
  EXPECT_EQ(fixed.statement, statement);
  EXPECT_TRUE(fixed.changes.empty());
}

TEST(FixTest, TellsWhatBecameOfWhat) {
  Statement statement = sound_statement();
  statement.title = "Reunión en el cafÃ© del puerto";
  const Fixed fixed = fix(statement);
  ASSERT_EQ(fixed.changes.size(), 1U);
  EXPECT_EQ(fixed.changes[0].message,
            "title: '…en el cafÃ© del puerto' became '…en el café del puerto'");
}

TEST(FixTest, DoesNotGuessWhichFieldWins) {
  Statement statement = sound_statement();
  statement.extra = {{"lugar", "[\"Quito\"]"}, {"enlace", "\"https://example.org/2\""}};
  const Fixed fixed = fix(statement);
  EXPECT_EQ(fixed.statement, statement);
}

}  // namespace
}  // namespace cotejo
