// SPDX-License-Identifier: GPL-3.0-or-later
// Endings of number and gender, and of nothing else.
#include "core/dictionary/inflections.h"

#include <gtest/gtest.h>

#include <string>

namespace cotejo {
namespace {

struct Row {
  const char* language;
  const char* word;
  const char* other;
  bool number;
  bool gender;
};

TEST(Inflections, NumberAndGender) {
  for (const Row& row :
       {Row{"es", "canciller", "cancilleres", true, true}, Row{"es", "voz", "voces", true, true},
        Row{"es", "negocio", "negocios", true, true}, Row{"es", "año", "año", true, true},
        Row{"es", "ministro", "ministras", false, true},
        Row{"es", "embajador", "embajadoras", false, true},
        Row{"es", "presidenta", "presidentes", false, true},
        Row{"es", "negocio", "negociacion", false, false},
        Row{"es", "negociar", "negociador", false, false}, Row{"es", "s", "", false, false},
        Row{"en", "embassy", "embassies", true, true}, Row{"en", "box", "boxes", true, true},
        Row{"en", "envoys", "envoy", true, true}, Row{"en", "organ", "organization", false, false},
        Row{"en", "data", "date", false, false}}) {
    const Language language = language_of(row.language);
    const auto pair = std::string(row.word) + " " + row.other;
    EXPECT_EQ(differ_in_number(language, row.word, row.other), row.number) << pair;
    EXPECT_EQ(differ_in_number(language, row.other, row.word), row.number) << pair;
    EXPECT_EQ(differ_in_gender(language, row.word, row.other), row.gender) << pair;
    EXPECT_EQ(differ_in_gender(language, row.other, row.word), row.gender) << pair;
  }
}

TEST(Inflections, Participles) {
  const Language spanish = language_of("es");
  for (const char* word : {"autorizado", "autorizadas", "incautados", "reunida"}) {
    EXPECT_TRUE(is_participle(spanish, word)) << word;
  }
  for (const char* word : {"negocia", "negocio", "hada", "vida", "ida"}) {
    EXPECT_FALSE(is_participle(spanish, word)) << word;
  }
  EXPECT_FALSE(is_participle(language_of("en"), "avocado"));
}

}  // namespace
}  // namespace cotejo
