// SPDX-License-Identifier: GPL-3.0-or-later
// A query finds statements of the other language by what its words mean there, and says so.
#include <gtest/gtest.h>

#include <optional>

#include "indexer/write/index_writer.h"
#include "tests/searcher/bilingual_archive.h"

namespace cotejo {
namespace {

using Ids = std::set<std::string>;
using Ranked = std::vector<std::string>;

const std::vector<ArchiveStatement> kArchive = {
    {"en-embassy", "en", "The embassy opened in the capital.", "Embassy opens"},
    {"es-embassy", "es", "La embajada abrió en la capital.", "Abre la embajada"},
    {"en-embargo", "en", "The embargo must end."},
    {"es-embargo", "es", "El bloqueo debe cesar."},
    {"es-both", "es", "El embargo y el bloqueo."},
    {"en-minister", "en", "The foreign minister spoke."},
    {"es-minister", "es", "Habló el canciller."},
    {"es-long-minister", "es", "Vino el ministro de Relaciones Exteriores."},
    {"es-apart", "es", "Un ministro saludó al invitado extranjero."},
    {"en-truce", "en", "A cease-fire was declared."},
    {"es-truce", "es", "Se declaró el alto el fuego."},
    {"en-cuba", "en", "Cuba takes part. Cuba speaks."},
    {"es-cuba", "es", "Cuba participa. Cuba saluda."},
    {"en-cuba-again", "en", "Cuba again."},
    {"en-tub", "en", "A tub of water."},
    {"es-eleven", "es", "Once países firmaron."},
    {"en-eleven", "en", "Eleven countries signed."},
    {"en-once", "en", "Once again we met."},
    {"en-he", "en", "He said it was peace."},
    {"es-he", "es", "Se ha dicho: es la paz."},
    {"en-talks", "en", "Talks went on."},
    {"es-talks", "es", "Diálogo, negociación, conversaciones, plática, charla."},
    {"es-vocero", "es", "El vocero respondió."},
    {"es-portavoz", "es", "El portavoz respondió."}};

class Translation : public testing::Test {
 protected:
  Translation() {
    add_archive(folder_, "index", kArchive);
    engine_.emplace(std::vector{folder_.file("index")}, small_dictionary(folder_));
  }

  Ids ids(const std::string& query, bool translate = true) {
    return found_ids(*engine_, query, translate);
  }
  Ranked ranked(const std::string& query) { return ranked_ids(*engine_, query); }
  std::vector<std::string> notes(const std::string& query, bool translate = true) {
    SearchOptions options;
    options.translate = translate;
    return engine_->search(query, options)->notes;
  }

  TempDir folder_;
  std::optional<SearchEngine> engine_;
};

TEST_F(Translation, FindsWhatTheOtherLanguageSays) {
  const Ids both{"en-embassy", "es-embassy"};
  for (const char* query : {"embassy", "embajada", "embassies", "embajadas", "EMBASSY"}) {
    EXPECT_EQ(ids(query), both) << query;
  }
  EXPECT_EQ(ids("embassy", false), Ids{"en-embassy"});
  EXPECT_EQ(ids("embajada", false), Ids{"es-embassy"});
  EXPECT_EQ(ids("embassy capital"), both);
  EXPECT_EQ(ids("dialogo"), (Ids{"en-talks", "es-talks"})) << "typed without its accent";
}

TEST_F(Translation, SynonymsAreFoundAndTurnedOffWithIt) {
  EXPECT_EQ(ids("voceros"), (Ids{"es-vocero", "es-portavoz"}));
  EXPECT_EQ(ids("vocero", false), Ids{"es-vocero"});
  EXPECT_EQ(ranked("portavoz").front(), "es-portavoz");
}

TEST_F(Translation, TakesWordsTogetherTheLongestFirst) {
  const Ids all{"en-minister", "es-minister", "es-long-minister", "es-apart"};
  EXPECT_EQ(ids("foreign minister"), all);
  EXPECT_EQ(ids("minister of foreign affairs"), (Ids{"es-minister", "es-long-minister"}))
      << "the alternatives of one side are no synonyms";
  EXPECT_EQ(ids("canciller"), (Ids{"es-minister", "en-minister"}));
  EXPECT_EQ(ids("ministro de relaciones exteriores"), (Ids{"es-long-minister", "en-minister"}));
  EXPECT_EQ(ranked("foreign minister").front(), "en-minister");
  EXPECT_EQ(ranked("foreign minister").back(), "es-apart");
  EXPECT_EQ(ids("foreign minister", false), Ids{"en-minister"});
}

TEST_F(Translation, AHyphenatedWordIsAnExpression) {
  const Ids both{"en-truce", "es-truce"};
  for (const char* query : {"cease-fire", "ceasefire", "alto el fuego"}) {
    EXPECT_EQ(ids(query), both) << query;
  }
}

TEST_F(Translation, OwnLanguageRanksAbove) {
  EXPECT_EQ(ranked("embassy").front(), "en-embassy");
  EXPECT_EQ(ranked("embajada").front(), "es-embassy");
  EXPECT_EQ(ranked("talks").front(), "en-talks");
}

TEST_F(Translation, StopWordsAreNotAskedForInTheOtherLanguage) {
  const Ids both{"en-embassy", "es-embassy"};
  EXPECT_EQ(ids("the embassy"), both);
  EXPECT_EQ(ids("la embajada"), both);
  EXPECT_EQ(ids("the embassy", false), Ids{"en-embassy"});
  // "he" is a stop word of both: the English one here.
  EXPECT_EQ(ids("he said peace"), (Ids{"en-he", "es-he"}));
}

TEST_F(Translation, StopWordsAloneAreFoundAndWeighElsewhereNothing) {
  EXPECT_TRUE(ids("the").contains("en-embargo"));
  EXPECT_FALSE(ids("the").contains("es-embargo"));
  EXPECT_EQ(ids("the lang:en"), ids("the"));
  EXPECT_EQ(ids("the lang:es"), Ids());
  EXPECT_EQ(ids("the date:2026"), ids("the"));
  const auto score = [&](const std::string& query) {
    return engine_->search(query, {})->hits.front().score;
  };
  EXPECT_DOUBLE_EQ(score("the embassy"), score("embassy"));
}

TEST_F(Translation, ExclusionsPhrasesAndBeginningsAreAsTyped) {
  EXPECT_EQ(ids("lang:es -embargo bloqueo"), Ids{"es-embargo"});
  EXPECT_EQ(ids("debe -embargo"), Ids{"es-embargo"});
  EXPECT_EQ(ids("cesar -(embargo OR embassy)"), Ids{"es-embargo"});
  EXPECT_EQ(ids("\"embassy\""), Ids{"en-embassy"});
  EXPECT_EQ(ids("\"foreign minister\""), Ids{"en-minister"});
  EXPECT_EQ(ids("embass*"), Ids{"en-embassy"});
}

TEST_F(Translation, TitlesAreLookedInAcross) {
  EXPECT_EQ(ids("title:embassy"), (Ids{"en-embassy", "es-embassy"}));
  EXPECT_EQ(ids("title:embajada"), (Ids{"en-embassy", "es-embassy"}));
  EXPECT_EQ(ids("title:talks"), Ids());
  EXPECT_EQ(ids("speaker:embassy"), Ids());
}

TEST_F(Translation, ANameIsANameInBothLanguages) {
  // In English statements Cuba is commoner than any tub.
  EXPECT_EQ(ids("Cuba"), (Ids{"en-cuba", "en-cuba-again", "es-cuba"}));
  EXPECT_EQ(ids("Tub"), (Ids{"en-tub", "es-cuba"})) << "no Spanish statement has a Tub";
}

TEST_F(Translation, AWordOfBothIsReadInTheQuerysLanguage) {
  EXPECT_EQ(ids("once paz OR once negociación"), Ids());
  const Ids spanish = ids("once OR vocero OR paz");
  EXPECT_TRUE(spanish.contains("en-eleven"));
  EXPECT_FALSE(ids("once OR minister OR peace").contains("en-eleven"));
}

TEST_F(Translation, NotesSayWhatElseWasLookedFor) {
  EXPECT_EQ(notes("embassy"), Ranked{"also looked for: embassy = embajada"});
  EXPECT_EQ(notes("talks"),
            Ranked{"also looked for: talks = diálogo, negociación, conversaciones and 2 more"});
  EXPECT_EQ(notes("embassy OR peace"), Ranked{"also looked for: embassy = embajada; peace = paz"});
  EXPECT_EQ(notes("embassy", false), Ranked());
  EXPECT_EQ(notes("migration"), Ranked{"no statement has migration"}) << "nor has one migración";
  EXPECT_EQ(notes("\"embassy\" -peace"), Ranked());
}

TEST_F(Translation, ExplainsWhatAWordStandsFor) {
  const auto explained = engine_->explain("foreign minister", {}, "es-minister");
  ASSERT_TRUE(explained);
  ASSERT_EQ(explained->terms.size(), 3U);
  EXPECT_EQ(explained->terms[0].text, "foreign");
  EXPECT_EQ(explained->terms[1].forms, (Ranked{"en:minister", "es:ministro"}));
  const ExplainedTerm& both = explained->terms[2];
  EXPECT_EQ(both.role, "expression");
  EXPECT_EQ(both.text, "foreign minister");
  EXPECT_EQ(both.forms, (Ranked{"es:canciller", "es:\"ministro de relaciones exteriores\""}));
  EXPECT_EQ(both.statements, 3U);
  EXPECT_EQ(both.matches_statement, true);
  EXPECT_EQ(explained->matches, true);
  EXPECT_EQ(explained->total, 4U);
}

// Learned pairs are looked up like the dictionary's, for single words.
TEST(TranslationLearned, PairsOfTheIndexAreUsed) {
  const TempDir folder;
  add_archive(folder, "index",
              {{"en", "en", "The communique was read."}, {"es", "es", "Se leyó la nota."}});
  const Language english = language_of("en");
  const Language spanish = language_of("es");
  {
    IndexWriter writer(folder.file("index"), 1, [](PendingStatement&) {});
    LearnedPairs pairs;
    pairs.add(english, "communique", spanish, "nota");
    pairs.add(spanish, "nota", english, "communique");
    writer.learn(std::move(pairs), "{}");
    writer.publish("{}");
  }
  SearchEngine engine({folder.file("index")});
  for (const char* query : {"communique", "nota", "notas", "communiqué"}) {
    EXPECT_EQ(found_ids(engine, query), (Ids{"en", "es"})) << query;
  }
  EXPECT_EQ(found_ids(engine, "communique", false), Ids{"en"});
  EXPECT_EQ(engine.search("nota", {})->notes, Ranked{"also looked for: nota = communique"});
}

}  // namespace
}  // namespace cotejo
