// SPDX-License-Identifier: GPL-3.0-or-later
// What a word means: the forms of the built file, its stems where it has no such form, the shipped
// lists, and the lists of one's own before them all.
#include "core/dictionary/dictionary.h"

#include <gtest/gtest.h>

#include "core/base/result.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using Kind = DictionarySection::Kind;
using Texts = std::vector<std::string>;

const Language kEnglishText = language_of("en");
const Language kSpanishText = language_of("es");

class DictionaryTest : public testing::Test {
 protected:
  DictionaryTest() {
    write_dictionary({{{Kind::kForm, kEnglishText, kSpanishText},
                       {{"embassy", {"embajada"}},
                        {"embassies", {"embajada"}},
                        {"hospital", {}},
                        {"secretary of state", {"secretario de Estado"}},
                        {"universe", {"universo"}},
                        {"university", {"universidad"}}}},
                      {{Kind::kStem, kEnglishText, kSpanishText},
                       {{"embassi", {"embajada"}},
                        {"hospit", {"hospitalidad"}},
                        {"sanction", {"sanción"}},
                        {"univers", {"universo", "universidad"}}}},
                      {{Kind::kForm, kSpanishText, kEnglishText}, {{"sancion", {"sanction"}}}},
                      {{Kind::kStem, kSpanishText, kEnglishText}, {{"sancion", {"sanction"}}}},
                      {{Kind::kList, kEnglishText, kSpanishText}, {{"talks", {"diálogo"}}}},
                      {{Kind::kListStem, kEnglishText, kSpanishText}, {{"talk", {"talks"}}}},
                      {{Kind::kStop, kEnglishText, kEnglishText}, {{"the", {}}}},
                      {{Kind::kStop, kSpanishText, kSpanishText}, {{"de", {}}}}},
                     folder_.file("dictionary"));
    std::filesystem::create_directories(folder_.path() / "ours" / "translations");
  }

  Dictionary dictionary() const { return Dictionary(folder_.file("dictionary")); }
  // With a list of one's own.
  Dictionary with(const std::string& file, const std::string& lines) const {
    folder_.write_file("ours/" + file, lines);
    Dictionary both = dictionary();
    both.add_lists(folder_.path() / "ours");
    return both;
  }
  static Texts to_spanish(const Dictionary& dictionary, const std::string& words) {
    return dictionary.meanings(kEnglishText, kSpanishText, dictionary.words(words));
  }
  static Texts to_english(const Dictionary& dictionary, const std::string& words) {
    return dictionary.meanings(kSpanishText, kEnglishText, dictionary.words(words));
  }

  TempDir folder_;
};

TEST_F(DictionaryTest, KnowsNothingWithoutAFile) {
  const Dictionary none;
  EXPECT_TRUE(to_spanish(none, "embassy").empty());
  EXPECT_FALSE(none.knows(kEnglishText, none.words("the").front()));
  EXPECT_TRUE(to_spanish(none, "").empty());
}

TEST_F(DictionaryTest, FormsComeBeforeStems) {
  const Dictionary file = dictionary();
  EXPECT_EQ(to_spanish(file, "Embassies"), Texts{"embajada"});
  EXPECT_EQ(to_spanish(file, "university"), Texts{"universidad"});
  EXPECT_EQ(to_spanish(file, "universal"), (Texts{"universo", "universidad"})) << "has no form";
  EXPECT_EQ(to_spanish(file, "sanctioned"), Texts{"sanción"});
  EXPECT_EQ(to_english(file, "sanciones"), Texts{"sanction"});
  EXPECT_EQ(to_english(file, "sancion"), Texts{"sanction"});
  EXPECT_TRUE(to_english(file, "embassy").empty()) << "it is no Spanish word";
}

TEST_F(DictionaryTest, AFormThatMeansNothingElseIsNotWidenedByItsStem) {
  const Dictionary file = dictionary();
  EXPECT_EQ(to_spanish(file, "hospital"), Texts());
  EXPECT_TRUE(file.knows(kEnglishText, file.words("hospital").front()));
}

TEST_F(DictionaryTest, ExpressionsAreTakenAsAWhole) {
  const Dictionary file = dictionary();
  EXPECT_EQ(to_spanish(file, "Secretary of State"), Texts{"secretario de Estado"});
  EXPECT_TRUE(to_spanish(file, "secretary of").empty());
  EXPECT_TRUE(to_spanish(file, "embassy embassy").empty());
}

TEST_F(DictionaryTest, ListsOfOnesOwnComeFirst) {
  const Dictionary both = with(
      "translations/a.tsv", "embassy\tlegación\ntalks\tconversación\nwhite helmet\tcasco blanco\n");
  EXPECT_EQ(to_spanish(both, "embassies"), (Texts{"legación", "embajada"}));
  EXPECT_EQ(to_spanish(both, "talks"), (Texts{"conversación", "diálogo"}));
  EXPECT_EQ(to_spanish(both, "white helmets"), Texts{"casco blanco"});
  EXPECT_EQ(to_english(both, "cascos blancos"), Texts{"white helmet"});
  EXPECT_EQ(to_english(both, "legacion"), Texts{"embassy"});
}

// One stem, and Apertium's forms tell what is of one lemma: negocio is also "I negotiate".
TEST_F(DictionaryTest, AListedWordIsFoundByItsOwnFormsOnly) {
  write_dictionary({{{Kind::kForm, kSpanishText, kEnglishText},
                     {{"negocio", {"deal", "negotiate"}},
                      {"negocia", {"negotiate"}},
                      {"negociar", {"negotiate"}},
                      {"negociamos", {"negotiate"}},
                      {"negociacion", {"negotiation"}},
                      {"negociada", {"negotiate"}},
                      {"canciller", {"chancellor"}},
                      {"cancilleres", {"chancellor"}}}},
                    {{Kind::kForm, kEnglishText, kSpanishText},
                     {{"deal", {"negocio"}},
                      {"negotiate", {"negociar"}},
                      {"negotiated", {"negociar"}},
                      {"negotiation", {"negociación"}},
                      {"new", {"nuevo"}},
                      {"news", {"noticia"}},
                      {"organ", {"órgano"}},
                      {"organize", {"organizar"}}}}},
                   folder_.file("dictionary"));
  const Dictionary both = with("translations/a.tsv",
                               "business\tnegocio\ntalks\tnegociación\nbargain\tnegociar\n"
                               "foreign minister\tcanciller\nminister\tministro\n"
                               "settlement by talks\tsalida negociada\n"
                               "organ\tentidad\nnew\tnovedoso\nnegotiate\ttratar\n");
  EXPECT_EQ(to_english(both, "negociación"), (Texts{"talks", "negotiation"}));
  EXPECT_EQ(to_english(both, "negociaciones"), Texts{"talks"});
  EXPECT_EQ(to_english(both, "negocios"), Texts{"business"});
  EXPECT_EQ(to_english(both, "negociar"), (Texts{"bargain", "negotiate"}));
  EXPECT_EQ(to_english(both, "negociamos"), (Texts{"bargain", "negotiate"}));
  EXPECT_EQ(to_english(both, "negocia"), (Texts{"bargain", "negotiate"})) << "no woman of business";
  EXPECT_EQ(to_english(both, "cancilleres"), (Texts{"foreign minister", "chancellor"}));
  EXPECT_EQ(to_english(both, "ministras"), Texts{"minister"});
  EXPECT_EQ(to_english(both, "salidas negociadas"), Texts{"settlement by talks"});
  EXPECT_TRUE(to_english(both, "salida negociación").empty());
  EXPECT_EQ(to_spanish(both, "organs"), Texts{"entidad"});
  EXPECT_EQ(to_spanish(both, "organize"), Texts{"organizar"});
  EXPECT_EQ(to_spanish(both, "organization"), Texts());
  EXPECT_EQ(to_spanish(both, "negotiated"), (Texts{"tratar", "negociar"}));
  EXPECT_EQ(to_spanish(both, "negotiation"), Texts{"negociación"}) << "the noun is no verb";
  EXPECT_EQ(to_spanish(both, "news"), Texts{"noticia"});
}

// The list says what the form says already: that is no reason to look at the stem.
TEST_F(DictionaryTest, AListThatSaysNothingNewDoesNotWiden) {
  const Dictionary both = with("translations/a.tsv", "university\tuniversidad\n");
  EXPECT_EQ(to_spanish(both, "university"), Texts{"universidad"});
}

TEST_F(DictionaryTest, SynonymsAreOfOneLanguage) {
  const Dictionary both = with("synonyms.es.txt", "vocero | portavoz\n");
  EXPECT_EQ(both.meanings(kSpanishText, kSpanishText, both.words("voceros")), Texts{"portavoz"});
  EXPECT_TRUE(both.meanings(kEnglishText, kEnglishText, both.words("vocero")).empty());
  EXPECT_TRUE(to_english(both, "vocero").empty());
}

TEST_F(DictionaryTest, SeveralFoldersAddUp) {
  Dictionary both = with("translations/a.tsv", "embassy\tlegación\n");
  folder_.write_file("ours/translations/a.tsv", "embassy\tmisión\n");
  both.add_lists(folder_.path() / "ours");
  EXPECT_EQ(to_spanish(both, "embassy"), (Texts{"legación", "misión", "embajada"}));
}

TEST_F(DictionaryTest, StopWordsAreMatchedAsWritten) {
  const Dictionary both = with("stop-words.es.txt", "más\n");
  const auto stops = [&](Language language, const char* word) {
    return both.is_stop_word(language, both.words(word).front());
  };
  EXPECT_TRUE(stops(kEnglishText, "The"));
  EXPECT_FALSE(stops(kSpanishText, "the"));
  EXPECT_TRUE(stops(kSpanishText, "de"));
  EXPECT_TRUE(stops(kSpanishText, "más"));
  EXPECT_TRUE(stops(kSpanishText, "mas"));
  EXPECT_FALSE(stops(kSpanishText, "desde"));
  EXPECT_FALSE(stops(kEnglishText, "embassy"));
}

TEST_F(DictionaryTest, KnowsWhatHasAnEntry) {
  const Dictionary both = with("translations/a.tsv", "envoy\tenviado\n");
  const auto knows = [&](Language language, const char* word) {
    return both.knows(language, both.words(word).front());
  };
  EXPECT_TRUE(knows(kEnglishText, "the"));
  EXPECT_TRUE(knows(kEnglishText, "embassy"));
  EXPECT_TRUE(knows(kEnglishText, "envoys"));
  EXPECT_TRUE(knows(kSpanishText, "enviados"));
  EXPECT_FALSE(knows(kEnglishText, "enviados"));
  EXPECT_FALSE(knows(kSpanishText, "envoy"));
  EXPECT_FALSE(knows(kEnglishText, "embasy"));
}

TEST_F(DictionaryTest, ABadListEndsIt) {
  EXPECT_THROW(with("translations/a.tsv", "no tab\n"), Failure);
  Dictionary file = dictionary();
  EXPECT_THROW(file.add_lists(folder_.path() / "missing"), Failure);
}

}  // namespace
}  // namespace cotejo
