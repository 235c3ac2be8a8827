// SPDX-License-Identifier: GPL-3.0-or-later
// Dictionaries of a pair of languages become what each form of one means in the other.
#include "core/dictionary_maker/apertium.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/base/utf8.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using Kind = DictionarySection::Kind;
using Texts = std::vector<std::string>;
using Sections = std::map<DictionarySection, DictionaryEntries>;

const Language kEnglish = language_of("en");
const Language kSpanish = language_of("es");
const DictionarySection kForms{Kind::kForm, kEnglish, kSpanish};
const DictionarySection kFormsBack{Kind::kForm, kSpanish, kEnglish};
const DictionarySection kStems{Kind::kStem, kEnglish, kSpanish};

struct Pair {
  const char* read;  // letters, and at its end a tag
  const char* written;
};

// The symbols of "embassy<n>": each letter, and the tag.
std::vector<std::string> symbols(const std::string& word) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    if (word[at] == '<') {
      at = word.find('>', at) + 1;
    } else {
      decode_utf8(word, at);
    }
    const std::string one = word.substr(begin, at - begin);
    found.push_back(one == " " ? "@_SPACE_@" : one);
  }
  return found;
}

// An automaton for each pair.
std::string printed(const std::vector<Pair>& pairs) {
  std::string text;
  for (const Pair& pair : pairs) {
    auto read = symbols(pair.read);
    auto written = symbols(pair.written);
    read.resize(std::max(read.size(), written.size()), "@0@");
    written.resize(read.size(), "@0@");
    for (std::size_t state = 0; state < read.size(); ++state) {
      text +=
          fmt::format("{}\t{}\t{}\t{}\t0.000000\n", state, state + 1, read[state], written[state]);
    }
    text += fmt::format("{}\t0.000000\n--\n", read.size());
  }
  return text;
}

struct Printed {
  std::vector<Pair> there = {};
  std::vector<Pair> there_forms = {};
  std::vector<Pair> back = {};
  std::vector<Pair> back_forms = {};
};

Sections read(const Printed& pairs) {
  const TempDir folder;
  DictionaryKeys keys;
  const ApertiumDirection there{kEnglish, kSpanish,
                                folder.write_file("en-es", printed(pairs.there)),
                                folder.write_file("en", printed(pairs.there_forms))};
  const ApertiumDirection back{kSpanish, kEnglish, folder.write_file("es-en", printed(pairs.back)),
                               folder.write_file("es", printed(pairs.back_forms))};
  return read_apertium(there, back, keys);
}

TEST(Apertium, EachDirectionTakesTheOthersAlternatives) {
  const Sections sections =
      read({.there = {{"talks<n>", "diálogo<n>"}}, .back = {{"conversación<n>", "talks<n>"}}});
  EXPECT_EQ(sections.at(kForms).at("talks"), (Texts{"diálogo", "conversación"}));
  EXPECT_EQ(sections.at(kFormsBack).at("dialogo"), Texts{"talks"});
  EXPECT_EQ(sections.at(kFormsBack).at("conversacion"), Texts{"talks"});
}

TEST(Apertium, FormsHaveTheMeaningsOfTheirLemma) {
  const Sections sections = read({.there = {{"embassy<n>", "embajada<n>"},
                                            {"left<adj>", "izquierdo<adj>"},
                                            {"leave<vblex>", "salir<vblex>"},
                                            {"secretary of state<n>", "secretario de estado<n>"}},
                                  .there_forms = {{"embassies", "embassy<n><pl>"},
                                                  {"left", "leave<vblex><past>"},
                                                  {"left", "left<adj>"},
                                                  {"embassies", "embassy<vblex>"},
                                                  {"secretaries of state", "secretary of state<n>"},
                                                  {"unknown", "unknown<n>"}}});
  const DictionaryEntries& forms = sections.at(kForms);
  EXPECT_EQ(forms.at("embassies"), Texts{"embajada"});
  EXPECT_EQ(forms.at("left"), (Texts{"izquierdo", "salir"}));
  EXPECT_EQ(forms.at("secretaries of state"), Texts{"secretario de estado"});
  EXPECT_FALSE(forms.contains("unknown"));
}

TEST(Apertium, StemsGatherWhatTheirFormsMean) {
  const Sections sections = read({.there = {{"university<n>", "universidad<n>"},
                                            {"universe<n>", "universo<n>"},
                                            {"bus stop<n>", "parada<n>"}}});
  EXPECT_EQ(sections.at(kStems).at("univers"), (Texts{"universo", "universidad"}));
  EXPECT_EQ(sections.at(kStems).size(), 1U) << "expressions have none";
}

TEST(Apertium, WordsAreFoundWithoutTheirTilde) {
  const Sections sections = read(
      {.back = {{"español<adj>", "Spanish<adj>"}, {"año<n>", "year<n>"}, {"ano<n>", "anus<n>"}}});
  const DictionaryEntries& forms = sections.at(kFormsBack);
  EXPECT_EQ(forms.at("español"), Texts{"Spanish"});
  EXPECT_EQ(forms.at("espanol"), Texts{"Spanish"});
  EXPECT_EQ(forms.at("año"), Texts{"year"});
  EXPECT_EQ(forms.at("ano"), Texts{"anus"}) << "it is a word itself";
}

// Its entry says that there is nothing to add, and the stem's meanings are another word's.
TEST(Apertium, AWordThatIsSpelledAlikeHasAnEntryWithoutMeanings) {
  const Sections sections = read({.there = {{"hospital<n>", "hospital<n>"},
                                            {"hospitality<n>", "hospitalidad<n>"},
                                            {"nation<n>", "nación<n>"}}});
  EXPECT_EQ(sections.at(kForms).at("hospital"), Texts());
  EXPECT_EQ(sections.at(kStems).at("hospit"), Texts{"hospitalidad"});
  EXPECT_EQ(sections.at(kForms).at("nation"), Texts{"nación"});
}

TEST(Apertium, NumbersAndSignsAreNoWords) {
  const Sections sections = read({.there = {{"ten<num>", "diez<num>"},
                                            {"-<guio>", "-<guio>"},
                                            {"ok", "vale<ij>"},
                                            {"<n>", "nada<n>"}}});
  EXPECT_TRUE(sections.at(kForms).empty());
  EXPECT_TRUE(sections.at(kFormsBack).empty());
}

TEST(Apertium, AWordOfEndlessMeaningsKeepsTheFirst) {
  std::vector<std::string> words;
  for (char letter = 'a'; letter <= 'z'; ++letter) words.push_back(std::string(3, letter) + "<n>");
  Printed pairs;
  for (const std::string& word : words) pairs.there.push_back({"get<n>", word.c_str()});
  const Sections sections = read(pairs);
  EXPECT_EQ(sections.at(kForms).at("get").size(), 12U);
  EXPECT_EQ(sections.at(kForms).at("get").front(), "aaa");
}

}  // namespace
}  // namespace cotejo
