// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/cross_checks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/indexer/doctor/sound_statement.h"

namespace cotejo {
namespace {

TEST(CrossChecksTest, FindsTextsAndAddressesOfTwo) {
  CrossChecks checks;
  Statement first = sound_statement();
  EXPECT_TRUE(checks.take(first, {"a.jsonl", 1, first.id}).empty());
  Statement second = sound_statement();
  second.id = "x-2";
  second.body = "THE" + second.body.substr(3);
  const Findings findings = checks.take(second, {"a.jsonl", 2, second.id});
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].code, "same-text");
  EXPECT_NE(findings[0].message.find("'x-1' (a.jsonl:1)"), std::string::npos);
  EXPECT_EQ(findings[1].code, "shared-url");
  Statement third = sound_statement();
  third.body += " And more.";
  third.url += "0";
  EXPECT_TRUE(checks.take(third, {"a.jsonl", 3, third.id}).empty());
}

// A statement of `words` words, every one of them its own, but for those that `changed` names.
Statement text_of(const std::string& id, const std::string& topic, int words,
                  const std::vector<int>& changed = {}) {
  Statement statement = sound_statement();
  statement.id = id;
  statement.url.clear();
  statement.body.clear();
  for (int i = 0; i < words; ++i) {
    const bool other = std::find(changed.begin(), changed.end(), i) != changed.end();
    statement.body += (other ? "other" : topic) + std::to_string(i) + " ";
  }
  return statement;
}

TEST(CrossChecksTest, FindsNearCopies) {
  struct Row {
    const char* what;
    Statement later;
    const char* first;  // id of the text that it nearly is; null: of none
  };
  const Row rows[] = {
      {"two words in two hundred", text_of("b", "boats", 200, {50, 120}), "a"},
      {"a sentence more", text_of("b", "boats", 212), "a"},
      {"one word in ten", text_of("b", "boats", 200, {5, 25, 45, 65, 85, 105, 125, 145, 165, 185}),
       nullptr},
      {"a revision of it", text_of("a", "boats", 200, {50}), nullptr},
      {"something else", text_of("b", "dams", 200), nullptr},
      {"nearer to another", text_of("b", "nets", 200, {50}), "c"},
      {"few words", text_of("b", "short", 19, {18}), nullptr},
  };
  for (const Row& row : rows) {
    CrossChecks checks;
    int line = 0;
    for (const Statement& statement : {text_of("a", "boats", 200), text_of("c", "nets", 200),
                                       text_of("d", "short", 19), row.later}) {
      EXPECT_TRUE(
          checks.take(statement, {"a.jsonl", static_cast<std::size_t>(++line), statement.id})
              .empty())
          << row.what;
    }
    const auto findings = checks.finish();
    ASSERT_EQ(findings.size(), row.first == nullptr ? 0U : 1U) << row.what;
    if (row.first == nullptr) continue;
    EXPECT_EQ(findings[0].place.id, "b") << row.what;
    EXPECT_EQ(findings[0].place.line, 4U) << row.what;
    EXPECT_EQ(findings[0].finding.code, "near-copy") << row.what;
    EXPECT_NE(findings[0].finding.message.find("'" + std::string(row.first) + "' (a.jsonl:"),
              std::string::npos)
        << findings[0].finding.message;
  }
}

TEST(CrossChecksTest, NamesTheVeryTextOnlyOnce) {
  CrossChecks checks;
  const Statement text = text_of("a", "boats", 200);
  Statement copy = text;
  copy.id = "b";
  checks.take(text, {"a.jsonl", 1, "a"});
  EXPECT_EQ(checks.take(copy, {"a.jsonl", 2, "b"}).size(), 1U);
  EXPECT_TRUE(checks.finish().empty());
}

TEST(CrossChecksTest, TakesTheSameRecordAgainForARevision) {
  CrossChecks checks;
  const Statement text = sound_statement();
  checks.take(text, {"monday.jsonl", 1, text.id});
  EXPECT_TRUE(checks.take(text, {"friday.jsonl", 1, text.id}).empty());
  EXPECT_TRUE(checks.finish().empty());
}

// Ten thousand texts of one form take no time to speak of, and each is reported once.
TEST(CrossChecksTest, StandsAFormOfTenThousandTexts) {
  CrossChecks checks;
  constexpr int kTexts = 10000;
  for (int i = 0; i < kTexts; ++i) {
    const std::string id = "n-" + std::to_string(i);
    Statement text = text_of(id, "form", 60);
    text.body += id;
    checks.take(text, {"a.jsonl", 1, id});
  }
  EXPECT_EQ(checks.finish().size(), kTexts - 1U);
}

TEST(CrossChecksTest, FindsTranslationsOfNothing) {
  CrossChecks checks;
  Statement original = sound_statement();
  Statement translation = sound_statement();
  translation.id = "x-2";
  translation.body = "Otro texto.";
  translation.url.clear();
  translation.translation_of = original.id;
  Statement orphan = translation;
  orphan.id = "x-3";
  orphan.body = "Un tercero.";
  orphan.translation_of = "x-9";
  checks.take(translation, {"a.jsonl", 1, translation.id});
  checks.take(orphan, {"a.jsonl", 2, orphan.id});
  checks.take(original, {"a.jsonl", 3, original.id});  // may come after its translation
  const auto findings = checks.finish();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].place.id, "x-3");
  EXPECT_EQ(findings[0].finding.code, "translation-missing");
}

}  // namespace
}  // namespace cotejo
