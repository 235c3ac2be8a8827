// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/cross_checks.h"

#include <gtest/gtest.h>

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
