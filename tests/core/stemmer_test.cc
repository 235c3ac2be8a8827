// SPDX-License-Identifier: GPL-3.0-or-later
// Stems by language: which words meet, which stay apart.
#include "core/text/stemmer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cotejo {
namespace {

struct Row {
  const char* lang;
  const char* surface;
  const char* stem;
};

TEST(Stemmers, StemsAndFolds) {
  Stemmers stemmers;
  for (const Row& row :
       {Row{"es", "policía", "polic"}, Row{"es", "policías", "polic"}, Row{"es", "sales", "sal"},
        Row{"en", "sales", "sale"}, Row{"es", "negociación", "negoci"},
        Row{"es", "negociaciones", "negoci"}, Row{"es", "años", "años"}, Row{"es", "año", "año"},
        Row{"en", "countries", "countri"}, Row{"en", "sanctions", "sanction"},
        Row{"en", "résumé", "resum"}, Row{"en", "résumés", "resum"}, Row{"en", "resumes", "resum"},
        Row{"fr", "élections", "elections"}, Row{"pt-BR", "ações", "acoes"}}) {
    EXPECT_EQ(stemmers.stem(language_of(row.lang), row.surface), row.stem) << row.surface;
  }
}

TEST(Stemmers, MisreadPluralsBelongToTheSingularToo) {
  Stemmers stemmers;
  const Language spanish = language_of("es");
  for (const auto& [plural, singular] :
       {std::pair{"gobiernos", "gobierno"}, {"cuadernos", "cuaderno"}, {"internas", "interna"}}) {
    const auto stems = stemmers.stems(spanish, plural);
    EXPECT_NE(std::find(stems.begin(), stems.end(), stemmers.stem(spanish, singular)), stems.end())
        << plural;
  }
  EXPECT_EQ(stemmers.stems(spanish, "policías").size(), 1U);
  EXPECT_EQ(stemmers.stems(language_of("en"), "gobiernos").size(), 1U);
}

TEST(Stemmers, TriesAccentsOnEachLetterOfAPlainWord) {
  Stemmers stemmers;
  const Language spanish = language_of("es");
  const auto stems = stemmers.accented_stems(spanish, "negociacion");
  EXPECT_EQ(stems.size(), 8U);  // e, o, i, a, i, o, and ñ for each n
  EXPECT_NE(std::find(stems.begin(), stems.end(), stemmers.stem(spanish, "negociación")),
            stems.end());
  EXPECT_TRUE(stemmers.accented_stems(spanish, "negociación").empty());
  EXPECT_TRUE(stemmers.accented_stems(language_of("en"), "nation").empty());
  EXPECT_EQ(stemmers.accented_stems(spanish, "año").size(), 2U);
}

}  // namespace
}  // namespace cotejo
