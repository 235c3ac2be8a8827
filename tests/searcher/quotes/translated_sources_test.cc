// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/translated_sources.h"

#include <gtest/gtest.h>

#include "tests/searcher/quotes/quoted_archive.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

// An answer that accounts for `accounted` of `sought` words, in a passage of `length`.
TranslatedSource source_of(double score, std::size_t accounted, std::size_t sought,
                           std::size_t length, double information = 3) {
  TranslatedSource source;
  source.match.score = score;
  source.information = information;
  source.sought = sought;
  source.accounted = accounted;
  source.length = length;
  return source;
}

TEST(IsTranslation, TakesEnoughWordsInAPassageOfTheLength) {
  EXPECT_FALSE(is_translation({}, 11));
  EXPECT_TRUE(is_translation({source_of(0.7, 5, 6, 9)}, 11));
  EXPECT_FALSE(is_translation({source_of(0.7, 1, 5, 1)}, 11)) << "one word that says much";
  EXPECT_FALSE(is_translation({source_of(0.98, 2, 2, 8)}, 8)) << "two";
  EXPECT_FALSE(is_translation({source_of(0.7, 3, 8, 9)}, 11)) << "few of many";
  EXPECT_FALSE(is_translation({source_of(0.7, 5, 6, 4)}, 18)) << "a fraction of its length";
  EXPECT_FALSE(is_translation({source_of(0.7, 5, 6, 9), source_of(0.6, 5, 6, 9)}, 11));
}

TEST(IsTranslation, TakesManyCommonWordsForOneRare) {
  EXPECT_TRUE(is_translation({source_of(1, 5, 5, 10, 0.8)}, 13));
  EXPECT_FALSE(is_translation({source_of(0.8, 5, 5, 10, 0.8)}, 13));
  EXPECT_FALSE(is_translation({source_of(1, 4, 4, 10, 0.8)}, 13));
}

std::string spanish(const std::string& id, const std::string& body, const std::string& more = "") {
  return record_line(id, "es", body, more);
}

class TranslatedSourcesTest : public testing::Test {
 protected:
  QuoteResult trace(const std::vector<std::string>& records, const std::string& quotation) {
    std::string lines = spanish("other", "Nada de esto es de ahora. Los faros siguen encendidos.");
    for (const std::string& record : records) lines += record;
    add_records(folder_, "index", lines);
    return TestTracer({folder_.file("index")}).trace(quotation);
  }

  TempDir folder_;
};

const std::string kRepair =
    "the repair of the bridge over the strait will end in October for reasons of security";
const std::string kReparacion =
    "La reparación del puente sobre el estrecho terminará en octubre por razones de seguridad.";

TEST_F(TranslatedSourcesTest, PutsTheOrderOfTheWordsBeforeChance) {
  const QuoteResult result =
      trace({spanish("a-mixed",
                     "Seguridad, y otras razones: en octubre terminará. Del estrecho y su puente "
                     "la reparación."),
             spanish("b-said", kReparacion)},
            kRepair);
  ASSERT_EQ(result.matches.size(), 2U);
  EXPECT_DOUBLE_EQ(result.matches[0].score, result.matches[1].score);
  EXPECT_EQ(result.matches.front().statement.id, "b-said");
}

TEST_F(TranslatedSourcesTest, CountsAllAtTheTopScore) {
  const QuoteResult result = trace({spanish("a", kReparacion), spanish("b", kReparacion)}, kRepair);
  EXPECT_EQ(verdict_name(result.verdict), "translated");
  EXPECT_EQ(result.sources, 2U);
}

TEST_F(TranslatedSourcesTest, KeepsAPassageToItsTurn) {
  const QuoteResult result =
      trace({spanish("briefing",
                     "PREGUNTA: ¿Y la reparación, por razones de seguridad?\n\n"
                     "MINISTRA PAZ: El puente sobre el estrecho terminará en octubre.\n\n"
                     "PREGUNTA: Gracias.\n\n"
                     "MINISTRA PAZ: Muchas gracias a todos ustedes por venir.\n")},
            "for reasons of security, the bridge over the strait will end in October");
  ASSERT_FALSE(result.matches.empty());
  const Passage& passage = result.matches.front().passage;
  EXPECT_FALSE(passage.press);
  EXPECT_EQ(passage.text, "puente sobre el estrecho terminará en octubre");
}

}  // namespace
}  // namespace cotejo
