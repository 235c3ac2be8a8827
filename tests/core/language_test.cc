// SPDX-License-Identifier: GPL-3.0-or-later
// The language table and the ways to name a row of it.
#include "core/base/language.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace cotejo {
namespace {

TEST(Language, TagsAndCodesAreUniqueAndOthersStandLast) {
  std::set<char> tags;
  std::set<std::string_view> codes;
  for (const LanguageRow& row : languages()) {
    EXPECT_TRUE(tags.insert(row.tag).second) << row.name;
    EXPECT_TRUE(codes.insert(row.code).second) << row.name;
  }
  EXPECT_EQ(stemmed_languages().size() + 1, languages().size());
  EXPECT_TRUE(languages()[other_language()].snowball.empty());
  for (const LanguageRow& row : stemmed_languages()) EXPECT_FALSE(row.snowball.empty()) << row.name;
}

TEST(Language, TagsWrittenIntoIndexesNeverChange) {
  EXPECT_EQ(languages()[language_of("es")].tag, 's');
  EXPECT_EQ(languages()[language_of("en")].tag, 'e');
  EXPECT_EQ(languages()[other_language()].tag, 'o');
}

TEST(Language, FindsTheRowOfACode) {
  for (const char* code : {"es", "ES", "es-VE", "es_MX", "es-419"}) {
    EXPECT_EQ(languages()[language_of(code)].code, "es") << code;
  }
  for (const char* code : {"en", "EN", "en-GB"}) {
    EXPECT_EQ(languages()[language_of(code)].code, "en") << code;
  }
  for (const char* code : {"fr", "pt-BR", "", "est", "e", "spa", "english"}) {
    EXPECT_EQ(language_of(code), other_language()) << code;
  }
}

TEST(Language, NamesInAnyCaseGiveTheCode) {
  for (const char* name : {"es", "ES", "spanish", "Spanish", "español", "Español", "ESPAÑOL",
                           "espanol", "castellano", "Castellano"}) {
    EXPECT_EQ(language_code_of_name(name).value_or("none"), "es") << name;
  }
  for (const char* name : {"en", "English", "ENGLISH", "inglés", "Inglés", "INGLÉS", "ingles"}) {
    EXPECT_EQ(language_code_of_name(name).value_or("none"), "en") << name;
  }
  for (const char* name : {"", "fr", "french", "other", "otra", "spanis", "es-VE"}) {
    EXPECT_FALSE(language_code_of_name(name).has_value()) << name;
  }
}

TEST(Language, KnowsTheShapeOfACode) {
  for (const char* code : {"es", "ES", "spa", "pt-BR", "zh-Hant-TW", "es-419"}) {
    EXPECT_TRUE(is_language_code(code)) << code;
  }
  for (const char* code :
       {"", "e", "spanish", "es-", "e1", "es VE", "es--", "ñu", "-es", "es/VE"}) {
    EXPECT_FALSE(is_language_code(code)) << code;
  }
  EXPECT_FALSE(is_language_code("es-" + std::string(40, 'a')));
}

}  // namespace
}  // namespace cotejo
