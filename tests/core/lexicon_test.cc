// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of the index a typed word stands for: accents, ñ, families, several shards.
#include "core/index/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/index/learned_pairs.h"
#include "core/index/schema.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using LexiconWords = std::set<std::string>;

Xapian::WritableDatabase catalog() {
  return Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY);
}

WordForm form(std::string_view text) {
  Analyzer analyzer;
  WordForm first;
  analyzer.analyze(text, [&](const WordOccurrence& word) {
    if (first.folded.empty()) first = *word.word;
  });
  return first;
}

Xapian::WritableDatabase catalog_of(const char* lang, const std::vector<const char*>& words) {
  Xapian::WritableDatabase database = catalog();
  Vocabulary vocabulary;
  for (const char* word : words) vocabulary.add(language_of(lang), form(word));
  vocabulary.write(database);
  database.commit();
  return database;
}

LexiconWords set_of(const std::vector<std::string>& list) {
  return {list.begin(), list.end()};
}

struct LexiconRow {
  const char* typed;
  LexiconWords expected;
};

TEST(Lexicon, SpellingsAreWhatATypistLeavesOut) {
  const Lexicon lexicon({catalog_of("es", {"policía", "año", "ano", "mañana", "O'Connor", "está",
                                           "esta", "vergüenza", "sesión"})});
  for (const LexiconRow& row :
       {LexiconRow{"policia", {"policia"}},  // folded, they are one term
        LexiconRow{"año", {"año"}}, LexiconRow{"ano", {"ano", "año"}},
        LexiconRow{"manana", {"manana", "mañana"}}, LexiconRow{"mañana", {"mañana"}},
        LexiconRow{"oconnor", {"oconnor", "o'connor"}},
        LexiconRow{"O’Connor", {"oconnor", "o'connor"}}, LexiconRow{"SESIÓN", {"sesion"}},
        LexiconRow{"peña", {"peña"}}, LexiconRow{"2,5", {"2.5"}}}) {
    const auto found = lexicon.spellings(language_of("es"), form(row.typed));
    EXPECT_EQ(set_of(found), row.expected) << row.typed;
    EXPECT_EQ(found.front(), form(row.typed).folded) << "itself first";
    EXPECT_EQ(found.size(), set_of(found).size()) << row.typed;
  }
}

TEST(Lexicon, AccentedGivesTheFormsToShow) {
  const Lexicon lexicon({catalog_of("es", {"negociación", "año", "ano"})});
  const Language spanish = language_of("es");
  EXPECT_EQ(lexicon.accented(spanish, form("negociacion")),
            (std::vector<std::string>{"negociación"}));
  EXPECT_EQ(lexicon.accented(spanish, form("ano")), (std::vector<std::string>{"año"}));
  EXPECT_TRUE(lexicon.accented(spanish, form("casa")).empty());
  EXPECT_TRUE(lexicon.accented(language_of("en"), form("negociacion")).empty());
}

TEST(Lexicon, FamiliesMeetByStemWithAndWithoutAccents) {
  const Lexicon lexicon({catalog_of("es", {"policía", "policías", "negociación", "negociaciones",
                                           "negociar", "gobiernos", "gobierno", "casa", "cañas"})});
  struct Family {
    std::vector<const char*> typed;
    LexiconWords holds;
    LexiconWords holds_not;
  };
  const std::vector<Family> rows{
      {{"policía", "policia", "POLICIAS", "policías"}, {"policia", "policias"}, {"casa"}},
      {{"negociación", "negociacion", "negociaciones"},
       {"negociacion", "negociaciones", "negociar"},
       {"policia"}},
      {{"gobierno", "gobiernos"}, {"gobierno", "gobiernos"}, {"casa"}},
      {{"canas", "caña", "cañas"}, {"cañas"}, {"casa"}},
  };
  for (const Family& row : rows) {
    for (const char* typed : row.typed) {
      const LexiconWords family = set_of(lexicon.family(language_of("es"), form(typed)));
      for (const std::string& word : row.holds) EXPECT_TRUE(family.contains(word)) << typed << word;
      for (const std::string& word : row.holds_not) EXPECT_FALSE(family.contains(word)) << typed;
    }
  }
}

TEST(Lexicon, NoAccentIsMadeUpForAWordThatIsWritten) {
  // With an accent on its last letter, mañanera is the future tense of a verb, and stems to mañan-.
  const Lexicon lexicon({catalog_of("es", {"mañanera", "mañaneras", "mañana", "políticas"})});
  const Language spanish = language_of("es");
  for (const char* typed : {"mañanera", "mananera", "MAÑANERAS"}) {
    const LexiconWords family = set_of(lexicon.family(spanish, form(typed)));
    EXPECT_TRUE(family.contains("mañanera") && family.contains("mañaneras")) << typed;
    EXPECT_FALSE(family.contains("mañana")) << typed;
  }
  EXPECT_TRUE(set_of(lexicon.family(spanish, form("politica"))).contains("politicas"));
}

TEST(Lexicon, AnAcronymDoesNotTakeAWordOutOfItsFamily) {
  // C.A.S.A. the aircraft maker and casa the house have one term; the order they come in, or the
  // thread, must not matter.
  const Language spanish = language_of("es");
  const auto family_of_casas = [&](const Vocabulary& vocabulary) {
    Xapian::WritableDatabase database = catalog();
    vocabulary.write(database);
    return set_of(Lexicon({database}).family(spanish, form("casas")));
  };
  for (const auto& [first, second] : {std::pair{"C.A.S.A.", "casa"}, {"casa", "C.A.S.A."}}) {
    Vocabulary one;
    one.add(spanish, form(first));
    one.add(spanish, form(second));
    EXPECT_TRUE(family_of_casas(one).contains("casa")) << first << " first";
    Vocabulary left;
    Vocabulary right;
    left.add(spanish, form(first));
    right.add(spanish, form(second));
    left.merge(std::move(right));
    EXPECT_TRUE(family_of_casas(left).contains("casa")) << first << " first, merged";
  }
}

TEST(Lexicon, LanguagesAreApartAndShardsTogether) {
  const Xapian::Database spanish = catalog_of("es", {"sales", "años"});
  const Xapian::Database english = catalog_of("en", {"sales", "sale"});
  const Lexicon lexicon({spanish, english, catalog_of("es", {"salir", "año"})});
  EXPECT_TRUE(set_of(lexicon.family(language_of("en"), form("sale"))).contains("sales"));
  EXPECT_FALSE(set_of(lexicon.family(language_of("es"), form("sale"))).contains("años"));
  EXPECT_TRUE(set_of(lexicon.family(language_of("es"), form("sal"))).contains("salir"));
  EXPECT_TRUE(set_of(lexicon.family(language_of("es"), form("sal"))).contains("sales"));
  EXPECT_EQ(set_of(lexicon.spellings(language_of("es"), form("ano"))),
            (LexiconWords{"ano", "año"}));
}

TEST(Lexicon, GivesSpellingsInOneOrderHoweverTheyAreSpread) {
  const std::vector<std::string> all{"resumé", "résumé"};
  const auto accented = [](const Lexicon& lexicon) {
    return lexicon.accented(language_of("en"), form("resume"));
  };
  EXPECT_EQ(accented(Lexicon({catalog_of("en", {"résumé", "resumé"})})), all);
  EXPECT_EQ(accented(Lexicon({catalog_of("en", {"résumé"}), catalog_of("en", {"resumé"})})), all);
  EXPECT_EQ(accented(Lexicon({catalog_of("en", {"resumé"}), catalog_of("en", {"résumé"})})), all);
}

TEST(Lexicon, WritingAddsAndWritingAgainChangesNothing) {
  const TempDir folder;  // the in-memory backend does not list its keys
  Xapian::WritableDatabase database((folder.path() / "c").string(), Xapian::DB_CREATE);
  const auto entries = [&] {
    std::vector<std::string> all;
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
      all.push_back(*key + "=" + database.get_metadata(*key));
    }
    return all;
  };
  const Language spanish = language_of("es");
  Vocabulary first;
  first.add(spanish, form("negociación"));
  first.write(database);
  Vocabulary second;
  second.add(spanish, form("negociaciones"));
  second.write(database);
  const auto before = entries();
  EXPECT_EQ(database.get_metadata(std::string(kFamilyKeyPrefix) + "snegoci"),
            "negociacion negociaciones");
  EXPECT_EQ(database.get_metadata(std::string(kSpellingKeyPrefix) + "snegociacion"), "negociación");
  first.write(database);
  second.write(database);
  EXPECT_EQ(entries(), before);
}

TEST(Lexicon, LearnedWordsBySpellingThenByFamily) {
  const Language spanish = language_of("es");
  const Language english = language_of("en");
  const TempDir folder;  // one in memory does not list its keys
  Xapian::WritableDatabase database(folder.file("catalog"), Xapian::DB_CREATE);
  Vocabulary vocabulary;
  for (const char* word : {"reunión", "reuniones", "año", "ano", "muro"}) {
    vocabulary.add(spanish, form(word));
  }
  vocabulary.write(database);
  LearnedPairs pairs;
  pairs.add(spanish, "reunion", english, "meeting");
  pairs.add(spanish, "reunion", english, "gathering");
  pairs.add(spanish, "reunion", english, "meeting");
  pairs.add(spanish, "año", english, "year");
  pairs.add(english, "wall", spanish, "muro");
  pairs.write(database);
  const Lexicon lexicon({database});
  using List = std::vector<std::string>;
  EXPECT_EQ(lexicon.learned(spanish, form("reunión"), english), (List{"meeting", "gathering"}));
  EXPECT_EQ(lexicon.learned(spanish, form("reuniones"), english), (List{"meeting", "gathering"}));
  EXPECT_EQ(lexicon.learned(spanish, form("ano"), english), List{"year"}) << "an ñ left out";
  EXPECT_EQ(lexicon.learned(english, form("walls"), spanish), List{"muro"})
      << "its stem is a word of its family";
  EXPECT_EQ(lexicon.learned(spanish, form("muro"), english), List{});
  EXPECT_EQ(lexicon.learned(english, form("wall"), english), List{});

  LearnedPairs others;
  others.add(spanish, "muro", english, "wall");
  others.write(database);
  EXPECT_EQ(Lexicon({database}).learned(spanish, form("reunión"), english), List{}) << "replaced";
  EXPECT_EQ(Lexicon({database}).learned(spanish, form("muro"), english), List{"wall"});
  EXPECT_EQ(database.get_metadata("spelling:sreunion"), "reunión") << "nothing else is touched";
}

}  // namespace
}  // namespace cotejo
