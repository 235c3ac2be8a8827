// SPDX-License-Identifier: GPL-3.0-or-later
// A word finds its entry however it is written: with or without accents, in the plural, in
// capitals.
#include "core/dictionary/dictionary_keys.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cotejo {
namespace {

// Have the two a key in common?
bool share_key(const char* language, const char* listed, const char* asked) {
  DictionaryKeys keys;
  const auto write = keys.stem_keys(language_of(language), keys.words(listed));
  const auto ask = keys.stem_keys(language_of(language), keys.words(asked));
  return std::any_of(ask.begin(), ask.end(), [&](const std::string& key) {
    return std::find(write.begin(), write.end(), key) != write.end();
  });
}

TEST(DictionaryKeys, WhatIsWrittenAnotherWayIsTheSame) {
  struct Row {
    const char* language;
    const char* listed;
    const char* asked;
  };
  for (const Row& row :
       {Row{"es", "negociación", "negociacion"}, Row{"es", "negociación", "negociaciones"},
        Row{"es", "negociación", "NEGOCIACIÓN"}, Row{"es", "gobierno", "gobiernos"},
        Row{"es", "año", "años"}, Row{"es", "política exterior", "politica exterior"},
        Row{"es", "ministro de Relaciones Exteriores", "ministros de relaciones exteriores"},
        Row{"es", "ONU", "O.N.U."}, Row{"es", "EE. UU.", "EEUU"},
        Row{"en", "secretary of state", "Secretaries of State"}, Row{"en", "embassy", "embassies"},
        Row{"en", "cease-fire", "cease fire"}, Row{"en", "UN", "U.N."}, Row{"en", "G20", "g20"}}) {
    EXPECT_TRUE(share_key(row.language, row.listed, row.asked)) << row.listed << " " << row.asked;
  }
}

TEST(DictionaryKeys, WhatDiffersIsNot) {
  EXPECT_FALSE(share_key("es", "año", "ano"));
  EXPECT_FALSE(share_key("en", "secretary of state", "secretary state"));
  EXPECT_FALSE(share_key("en", "foreign minister", "minister foreign"));
  EXPECT_FALSE(share_key("en", "foreign minister", "foreign"));
}

TEST(DictionaryKeys, FormsStandFoldedAndInOrder) {
  DictionaryKeys keys;
  EXPECT_EQ(DictionaryKeys::form_key(keys.words("Política  exterior, española")),
            "politica exterior española");
  EXPECT_EQ(DictionaryKeys::form_key(keys.words("cease-fire")), "cease fire");
  EXPECT_EQ(DictionaryKeys::form_key(keys.words("…")), "");
  EXPECT_TRUE(keys.words("").empty());
}

TEST(DictionaryKeys, ManyReadingsAreBounded) {
  DictionaryKeys keys;
  const auto words = keys.words("gobiernos pueblos acuerdos gobiernos pueblos acuerdos años");
  EXPECT_LE(keys.stem_keys(language_of("es"), words).size(), 8U);
  EXPECT_FALSE(keys.stem_keys(language_of("es"), words).empty());
}

}  // namespace
}  // namespace cotejo
