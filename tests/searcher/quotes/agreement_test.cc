// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/agreement.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

constexpr Agreement kSupports = Agreement::kSupports;
constexpr Agreement kUnknown = Agreement::kUnknown;
constexpr Agreement kContradicts = Agreement::kContradicts;

struct Pair {
  const char* attributed;
  const char* institution;
  const char* speaker;
  const char* source;
  Agreement agreement;
};

class NameAgreementTest : public testing::Test {
 protected:
  NameAgreementTest() {
    dictionary_.add_lists(COTEJO_SOURCE_DIR "/corpus/words");
    const Office minister{
        {"Foreign Minister"}, {"Royal Ministry of Foreign Affairs"}, Date{2020, 1, 1}, {}};
    authorities_ = Authorities(
        {{Authority::Kind::kPerson, "Nils Halvorsen", {"Captain Fjord"}, {minister}},
         {Authority::Kind::kInstitution, "Green House", {"Green House (Norway)", "Casa Verde"}, {}},
         {Authority::Kind::kInstitution,
          "Royal Ministry of Foreign Affairs",
          {"Utenriksdepartementet"},
          {}}});
  }

  void expect(std::initializer_list<Pair> pairs) {
    NameAgreement names(dictionary_, authorities_);
    for (const Pair& pair : pairs) {
      QuoteMatch match;
      if (*pair.speaker != '\0') match.statement.speakers = {pair.speaker};
      match.statement.source = pair.source;
      match.statement.place = "Bergen, Norway";
      match.statement.date = {2024, 7, 4};
      const Attribution attribution{pair.attributed, pair.attributed, {}, pair.institution};
      EXPECT_EQ(agreement_name(names.compare(attribution, match)), agreement_name(pair.agreement))
          << pair.attributed << " / " << pair.speaker << ", " << pair.source;
    }
  }

  Dictionary dictionary_;
  Authorities authorities_;
};

TEST_F(NameAgreementTest, ComparesPersonsByTheirNames) {
  expect({{"Ana Ruiz", "", "RUIZ, Ana", "Ministry", kSupports},
          {"Ruiz", "", "Ana Ruiz, Minister of Trade", "Ministry", kSupports},
          {"Eva Ruiz", "", "Ana Ruiz, Minister of Trade", "Ministry", kContradicts},
          {"Ana Sol", "", "Ana Ruiz", "Ministry", kContradicts},
          // Who is named is said by none of the others.
          {"Ana Ruiz", "Ministry of Trade", "Eva Sol", "Ministry of Trade", kContradicts},
          {"Ana Bergen", "", "Eva Sol", "Ministry of Trade", kContradicts},
          // The body speaks by itself.
          {"Ana Ruiz", "", "", "Ministry of Trade", kUnknown},
          {"Ana Ruiz", "Ministry of Trade", "Office of the Spokesperson", "Ministry of Trade",
           kSupports}});
}

TEST_F(NameAgreementTest, KnowsTheOtherNamesOfAuthorities) {
  expect(
      {{"Captain Fjord", "", "Nils Halvorsen", "Green House", kSupports},
       {"Captain Fjord", "", "Peter Halvorsen", "Green House", kContradicts},
       {"Casa Verde", "Casa Verde", "", "Green House", kSupports},
       {"Utenriksdepartementet", "Utenriksdepartementet", "", "Royal Ministry of Foreign Affairs",
        kSupports},
       {"foreign minister", "", "Nils Halvorsen", "Royal Ministry of Foreign Affairs", kSupports},
       {"Swedish government", "Swedish government", "", "Green House", kContradicts}});
}

TEST_F(NameAgreementTest, ComparesBodiesByWhatTellsThemApart) {
  expect(
      {{"Ministry of Foreign Affairs", "Ministry of Foreign Affairs", "",
        "Ministerio de Relaciones Exteriores", kSupports},
       {"Foreign Ministry", "Foreign Ministry", "", "Ministerio de Relaciones Exteriores",
        kSupports},
       {"U.S. State Department", "", "Eva Sol", "US Department of State", kSupports},
       {"Department of Justice", "", "Eva Sol", "US Department of State", kContradicts},
       {"Ministerio de Salud", "Ministerio de Salud", "", "Ministerio de Hacienda", kContradicts},
       {"the administration", "the administration", "Eva Sol", "US Department of State", kUnknown},
       {"Chamber of Commerce", "Chamber of Commerce", "", "Ministry of Trade", kUnknown},
       {"Swedish Ministry of Trade", "Swedish Ministry of Trade", "", "Norwegian Ministry of Trade",
        kContradicts},
       {"Ministerio noruego de Comercio", "Ministerio noruego de Comercio", "",
        "Ministry of Trade (Norway)", kSupports}});
}

TEST_F(NameAgreementTest, LetsAMinistrySpeakForItsGovernment) {
  expect({{"Swedish government", "", "", "Ministry of Trade of Sweden", kSupports},
          {"gobierno de Suecia", "", "", "Ministry of Trade (Sweden)", kSupports},
          {"Swedish government", "", "", "Ministry of Trade of Norway", kContradicts},
          {"Swedish government", "", "", "Ministry of Trade", kUnknown},
          {"Ana Ruiz", "government of Sweden", "", "Ministry of Trade (Sweden)", kSupports},
          {"Ruiz administration", "Ministry of Trade", "", "Ministry of Trade (Sweden)", kSupports},
          {"Ruiz administration", "Ministry of Health", "", "Ministry of Trade", kContradicts},
          {"Ruiz administration", "", "", "Ministry of Trade (Sweden)", kUnknown}});
}

TEST_F(NameAgreementTest, TakesABareOfficeForNobody) {
  expect(
      {{"spokesman", "", "Eva Sol, Spokesperson", "Ministry of Trade", kUnknown},
       {"portavoz", "", "Eva Sol", "Ministry of Trade", kUnknown},
       {"un diputado", "", "Diputada Eva Sol", "Congreso", kUnknown},
       {"minister", "", "Eva Sol, Minister of Trade", "Ministry of Trade", kUnknown},
       {"spokesman", "Ministry of Trade", "Eva Sol", "Ministry of Trade", kSupports},
       {"spokesman", "Ministry of Health", "Eva Sol", "Ministry of Trade", kContradicts},
       {"presidente de Chile", "Chile", "Presidente Luis Paz", "Presidencia (México)",
        kContradicts},
       {"presidente de México", "México", "Presidente Luis Paz", "Presidencia (México)", kSupports},
       {"Swedish foreign minister", "Swedish", "Nils Halvorsen", "Norwegian Ministry of Trade",
        kContradicts}});
  NameAgreement names(dictionary_, authorities_);
  EXPECT_FALSE(names.names_somebody({"spokesman", "a spokesman", {}, ""}));
  EXPECT_FALSE(names.names_somebody({"lawmakers", "lawmakers", {}, ""}));
  EXPECT_TRUE(names.names_somebody({"Eva Sol", "she", {}, ""}));
  EXPECT_TRUE(names.names_somebody({"Ministry of Trade", "the ministry", {}, ""}));
}

TEST_F(NameAgreementTest, GoesByWhoseTurnItIs) {
  NameAgreement names(dictionary_, authorities_);
  QuoteMatch match;
  match.statement.speakers = {"Ana Ruiz", "Eva Sol"};
  match.statement.source = "Ministry of Trade";
  match.passage.speaker = "Eva Sol";
  EXPECT_EQ(names.compare({"Eva Sol", "she", {}, ""}, match), kSupports);
  EXPECT_EQ(names.compare({"Ana Ruiz", "she", {}, ""}, match), kContradicts);
  match.passage.speaker = "ANSWER";
  EXPECT_EQ(names.compare({"Ana Ruiz", "she", {}, ""}, match), kSupports);
  match.passage.speaker = "Question";
  match.passage.press = true;
  EXPECT_EQ(names.compare({"Ana Ruiz", "she", {}, ""}, match), kContradicts);
  EXPECT_EQ(names.compare({"reporter", "a reporter", {}, ""}, match), kUnknown);
}

TEST(DateAgreement, TakesTheDayBesideForTheDay) {
  const Date day{2024, 7, 4};
  EXPECT_EQ(compare_dates({}, {}, day), Agreement::kUnknown);
  EXPECT_EQ(compare_dates(Date{2024, 7, 4}, {}, day), Agreement::kSupports);
  EXPECT_EQ(compare_dates(Date{2024, 7, 5}, {}, day), Agreement::kSupports);
  EXPECT_EQ(compare_dates(Date{2024, 7, 8}, {}, day), Agreement::kContradicts);
  EXPECT_EQ(compare_dates(Date{2024, 7, 0}, {}, day), Agreement::kSupports);
  EXPECT_EQ(compare_dates(Date{2024, 7, 31}, {}, {2024, 7, 0}), Agreement::kSupports);
  EXPECT_EQ(compare_dates({}, Date{2024, 7, 1}, day), Agreement::kContradicts) << "not yet said";
  EXPECT_EQ(compare_dates({}, Date{2024, 7, 4}, day), Agreement::kUnknown);
}

}  // namespace
}  // namespace cotejo
