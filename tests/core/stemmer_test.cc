// SPDX-License-Identifier: GPL-3.0-or-later
// Stems by language: which words meet, which stay apart.
#include "core/text/stemmer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cotejo {
namespace {

struct StemmerRow {
  const char* lang;
  const char* surface;
  const char* stem;
};

TEST(Stemmers, StemsAndFolds) {
  Stemmers stemmers;
  for (const StemmerRow& row :
       {StemmerRow{"es", "policía", "polic"}, StemmerRow{"es", "policías", "polic"},
        StemmerRow{"es", "sales", "sal"}, StemmerRow{"en", "sales", "sale"},
        StemmerRow{"es", "negociación", "negoci"}, StemmerRow{"es", "negociaciones", "negoci"},
        StemmerRow{"es", "años", "años"}, StemmerRow{"es", "año", "año"},
        StemmerRow{"en", "countries", "countri"}, StemmerRow{"en", "sanctions", "sanction"},
        StemmerRow{"en", "résumé", "resum"}, StemmerRow{"en", "résumés", "resum"},
        StemmerRow{"en", "resumes", "resum"}, StemmerRow{"fr", "élections", "elections"},
        StemmerRow{"pt-BR", "ações", "acoes"}}) {
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
