// SPDX-License-Identifier: GPL-3.0-or-later
// Lists are read as docs/word-lists.md has it, and a bad line is named by its file and number.
#include "core/dictionary/word_lists.h"

#include <gtest/gtest.h>

#include "core/base/result.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using Kind = DictionarySection::Kind;
using Texts = std::vector<std::string>;
using Sections = std::map<DictionarySection, DictionaryEntries>;

const Language kEnglishList = language_of("en");
const Language kSpanishList = language_of("es");
const DictionarySection kToSpanish{Kind::kList, kEnglishList, kSpanishList};
const DictionarySection kToEnglish{Kind::kList, kSpanishList, kEnglishList};
const DictionarySection kSynonyms{Kind::kList, kSpanishList, kSpanishList};
const DictionarySection kStopWords{Kind::kStop, kSpanishList, kSpanishList};

constexpr const char* kTable = "translations/table.tsv";

Sections read(const TempDir& folder) {
  DictionaryKeys keys;
  return read_word_lists(folder.path(), keys);
}

Sections read_one(const std::string& name, const std::string& content) {
  const TempDir folder;
  std::filesystem::create_directory(folder.path() / "translations");
  folder.write_file(name, content);
  return read(folder);
}

TEST(WordLists, TranslationsGoBothWays) {
  const Sections sections = read_one(kTable,
                                     "# A comment\n"
                                     "\n"
                                     "   \n"
                                     "embassy\tembajada\n"
                                     "ceasefire | cease-fire\talto el fuego |cese al fuego\n"
                                     "  # also a comment\n"
                                     "embassy\tmisión\n");
  EXPECT_EQ(sections.at(kToSpanish).at("embassy"), (Texts{"embajada", "misión"}));
  EXPECT_EQ(sections.at(kToSpanish).at("ceasefire"), (Texts{"alto el fuego", "cese al fuego"}));
  EXPECT_EQ(sections.at(kToSpanish).at("cease fire"), (Texts{"alto el fuego", "cese al fuego"}));
  EXPECT_EQ(sections.at(kToEnglish).at("embajada"), Texts{"embassy"});
  EXPECT_EQ(sections.at(kToEnglish).at("mision"), Texts{"embassy"});
  EXPECT_EQ(sections.at(kToEnglish).at("alto el fuego"), (Texts{"ceasefire", "cease-fire"}));
  EXPECT_FALSE(sections.contains(kSynonyms)) << "alternatives of one side are no synonyms";
}

TEST(WordLists, StemsLeadToTheEntriesThatHaveThem) {
  const Sections sections =
      read_one(kTable, "business\tnegocio\nnegotiation\tnegociación\nSina\tSINA\n");
  const DictionarySection stems{Kind::kListStem, kSpanishList, kEnglishList};
  EXPECT_EQ(sections.at(stems).at("negoci"), (Texts{"negocio", "negociacion"}));
  EXPECT_EQ(sections.at(stems).size(), 2U) << "an acronym has no stem";
  EXPECT_EQ(sections.at(kToEnglish).at("sina"), Texts{"Sina"});
}

TEST(WordLists, SynonymsStandForEachOtherAndNotForThemselves) {
  const Sections sections = read_one("synonyms.es.txt", "canciller | jefe de la diplomacia\n");
  EXPECT_EQ(sections.at(kSynonyms).at("canciller"), Texts{"jefe de la diplomacia"});
  EXPECT_EQ(sections.at(kSynonyms).at("jefe de la diplomacia"), Texts{"canciller"});
}

// Otherwise a note would say that vocero was also looked for as vocero.
TEST(WordLists, SynonymsOfOneStemAreNoNews) {
  const Sections sections = read_one("synonyms.es.txt", "vocero | vocera | portavoz\n");
  EXPECT_EQ(sections.at(kSynonyms).at("vocero"), Texts{"portavoz"});
  EXPECT_EQ(sections.at(kSynonyms).at("portavoz"), (Texts{"vocero", "vocera"}));
}

TEST(WordLists, StopWordsAreFolded) {
  const Sections sections = read_one("stop-words.es.txt", "de\nqué\nAquél\n");
  for (const char* word : {"de", "que", "aquel"}) {
    EXPECT_TRUE(sections.at(kStopWords).contains(word)) << word;
  }
  EXPECT_EQ(sections.at(kStopWords).size(), 3U);
}

// Without its accent anunció is a noun.
TEST(WordLists, FormsOfSayingKeepTheirAccents) {
  const Sections verbs = read_one("verbs-of-saying.es.txt", "anuncia | Anunció\ndijo\n");
  const DictionaryEntries& forms = verbs.at({Kind::kVerbOfSaying, kSpanishList, kSpanishList});
  EXPECT_TRUE(forms.contains("anunció"));
  EXPECT_FALSE(forms.contains("anuncio"));
  EXPECT_EQ(forms.size(), 3U);
  for (const auto& [name, kind] : {std::pair{"nouns-of-saying.es.txt", Kind::kNounOfSaying},
                                   std::pair{"offices.es.txt", Kind::kOffice},
                                   std::pair{"institutions.es.txt", Kind::kInstitution}}) {
    EXPECT_TRUE(read_one(name, "cancillería\n")
                    .at({kind, kSpanishList, kSpanishList})
                    .contains("cancillería"))
        << name;
  }
}

TEST(WordLists, TellingWordsHaveAClassAndASense) {
  const Sections sections = read_one("telling-words.es.txt",
                                     "negation\tno | jamás | De ningún modo\n"
                                     "prefix\tin- | des-\n");
  const auto& words = sections.at({Kind::kTelling, kSpanishList, kSpanishList});
  EXPECT_EQ(words.at("jamas"), (Texts{"negation", "no"}));
  EXPECT_EQ(words.at("de ningun modo"), (Texts{"negation", "no", "capital"}));
  EXPECT_EQ(words.at("in-").front(), "prefix");
  EXPECT_EQ(words.size(), 5U);
}

TEST(WordLists, AByteOrderMarkAndOtherLineEndsAreNothing) {
  const Sections marked = read_one(kTable,
                                   "\xEF\xBB\xBF"
                                   "embassy\tembajada\r\n\r\n# so\r\ntalks\tdiálogo");
  EXPECT_EQ(marked.at(kToSpanish).at("embassy"), Texts{"embajada"});
  EXPECT_EQ(marked.at(kToSpanish).at("talks"), Texts{"diálogo"});
  EXPECT_EQ(read_one("synonyms.es.txt", "vocero | portavoz\r\n").at(kSynonyms).at("portavoz"),
            Texts{"vocero"});
  EXPECT_TRUE(read_one("stop-words.es.txt",
                       "\xEF\xBB\xBF"
                       "de\r\n")
                  .at(kStopWords)
                  .contains("de"));
}

struct BadLine {
  const char* name;
  std::string line;
  const char* why;
};

TEST(WordLists, ABadLineIsNamed) {
  for (const BadLine& row : {BadLine{kTable, "embassy embajada", "one tab"},
                             BadLine{kTable, "embassy\tembajada\tlegación", "one tab"},
                             BadLine{kTable, "embassy\t\tembajada", "one tab"},
                             BadLine{kTable, "embassy\t", "missing"},
                             BadLine{kTable, "\tembajada", "missing"},
                             BadLine{kTable, "\t", "missing"},
                             BadLine{kTable, "embassy |\tembajada", "missing"},
                             BadLine{kTable, "embassy | | legation\tembajada", "missing"},
                             BadLine{kTable, "embassy\t| embajada", "missing"},
                             BadLine{kTable, "embassy\t¿?", "has no word"},
                             BadLine{kTable, "embassy\tmisi\xF3n", "not UTF-8"},
                             BadLine{kTable, "embassy\t" + std::string(3'000, 'a'), "too long"},
                             BadLine{"telling-words.es.txt", "no", "the class"},
                             BadLine{"telling-words.es.txt", "nope\tno", "the class"},
                             BadLine{"telling-words.es.txt", "negation\tno |", "missing"},
                             BadLine{"synonyms.es.txt", "vocero", "two words"},
                             BadLine{"synonyms.es.txt", "vocero |", "missing"},
                             BadLine{"synonyms.es.txt", "vocero | ...", "has no word"},
                             BadLine{"synonyms.es.txt", "vocero\tportavoz", "two words"},
                             BadLine{"synonyms.es.txt", "vocero | portavoz\tvocera", "tab"},
                             BadLine{"synonyms.en.txt", "\xFF | b", "not UTF-8"},
                             BadLine{"stop-words.en.txt", "of the", "one word"},
                             BadLine{"stop-words.en.txt", "the\tof", "one word"},
                             BadLine{"verbs-of-saying.en.txt", "said | pointed out", "one word"},
                             BadLine{"stop-words.en.txt", "...", "one word"},
                             BadLine{"stop-words.es.txt", "m\xE1s", "not UTF-8"}}) {
    try {
      read_one(row.name, "# first\n\n" + row.line + "\n");
      ADD_FAILURE() << "read " << row.line;
    } catch (const Failure& failure) {
      const std::string message = failure.what();
      EXPECT_EQ(failure.code(), ExitCode::kUsage) << row.line;
      EXPECT_NE(message.find(std::string(row.name) + ":3: "), std::string::npos) << message;
      EXPECT_NE(message.find(row.why), std::string::npos) << message;
    }
  }
}

TEST(WordLists, FilesMayBeMissingButNotTheFolder) {
  const TempDir folder;
  for (const auto& [section, entries] : read(folder)) EXPECT_TRUE(entries.empty());
  folder.write_file("notes.txt", "no list of ours\n");
  folder.write_file("synonyms.fr.txt", "one\n");
  std::filesystem::create_directory(folder.path() / "translations");
  folder.write_file("translations/readme.txt", "one\n");
  for (const auto& [section, entries] : read(folder)) EXPECT_TRUE(entries.empty());
  DictionaryKeys keys;
  EXPECT_THROW(read_word_lists(folder.path() / "missing", keys), Failure);
  EXPECT_THROW(read_word_lists(folder.path() / "notes.txt", keys), Failure);
}

TEST(WordLists, AListThatCannotBeReadIsNotAnEmptyOne) {
  const TempDir folder;
  std::filesystem::create_directory(folder.path() / "synonyms.es.txt");
  EXPECT_THROW(read(folder), Failure);
}

TEST(WordLists, TheShippedOnesAreGood) {
  DictionaryKeys keys;
  const Sections sections =
      read_word_lists(std::filesystem::path(COTEJO_SOURCE_DIR) / "corpus" / "words", keys);
  EXPECT_GT(sections.at(kToSpanish).size(), 1'000U);
  EXPECT_GT(sections.at(kToEnglish).size(), 1'000U);
  EXPECT_GT(sections.at(kSynonyms).size(), 50U);
  EXPECT_GT(sections.at({Kind::kStop, kEnglishList, kEnglishList}).size(), 50U);
  for (const char* word : {"no", "sin", "contra", "estado", "poder"}) {
    EXPECT_FALSE(sections.at(kStopWords).contains(word)) << word;
  }
  for (const auto& [section, entries] : sections) {
    for (const auto& [key, meanings] : entries) {
      for (const std::string& meaning : meanings) {
        EXPECT_EQ(meaning.find_first_of("\t\r\n|"), std::string::npos) << meaning;
        EXPECT_FALSE(keys.words(meaning).empty()) << meaning;
      }
    }
  }
}

}  // namespace
}  // namespace cotejo
