// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/person_name.h"

#include <gtest/gtest.h>

#include "core/names/name_words.h"

namespace cotejo {
namespace {

TEST(PersonName, TellsTheNameFromItsTitles) {
  struct Case {
    const char* printed;
    const char* name;
    const char* title;
    const char* office;
  };
  for (const Case& c : {
           Case{"Ana Pérez", "Ana Pérez", "", ""},
           {"Antony J. Blinken, Secretary of State", "Antony J. Blinken", "", "Secretary of State"},
           {"Secretary of State Antony J. Blinken", "Antony J. Blinken", "secretary of state", ""},
           {"MR. PRICE", "PRICE", "mr", ""},
           {"FOREIGN MINISTER LE DRIAN", "LE DRIAN", "foreign minister", ""},
           {"el secretario Blinken", "Blinken", "el secretario", ""},
           {"PRESIDENTA CLAUDIA SHEINBAUM PARDO", "CLAUDIA SHEINBAUM PARDO", "presidenta", ""},
           {"German Chancellor Angela Merkel", "Angela Merkel", "german chancellor", ""},
           {"ANA GIL, SECRETARIA DE SALUD (SSA)", "ANA GIL", "", "SECRETARIA DE SALUD (SSA"},
           {"LUIS PAZ DIRECTOR GENERAL DE EPIDEMIOLOGÍA", "LUIS PAZ",
            "director general de epidemiologia", ""},
           // No name in them.
           {"THE PRESIDENT", "", "the president", ""},
           {"President of Palau", "", "president of palau", ""},
           {"Secretario de Salud", "", "secretario de salud", ""},
       }) {
    const PersonName name = parse_person_name(c.printed);
    EXPECT_EQ(name.text(), c.name) << c.printed;
    EXPECT_EQ(name.title, c.title) << c.printed;
    EXPECT_EQ(name.office, c.office) << c.printed;
  }
}

TEST(PersonName, PartsOfANameAreInItsOrder) {
  const auto is_part = [](const char* part, const char* whole) {
    return is_part_of_name(parse_person_name(part).folded, parse_person_name(whole).folded);
  };
  EXPECT_TRUE(is_part("López Obrador", "Andrés Manuel López Obrador"));
  EXPECT_TRUE(is_part("BLINKEN", "Antony J. Blinken"));
  EXPECT_TRUE(is_part("A. Blinken", "Antony J. Blinken"));
  EXPECT_TRUE(is_part("Antony John Blinken", "Antony J. Blinken"));
  EXPECT_FALSE(is_part("Antony", "Antony J. Blinken"));  // a given name alone
  EXPECT_FALSE(is_part("Obrador López", "Andrés Manuel López Obrador"));
  EXPECT_FALSE(is_part("Ana Blinken", "Antony J. Blinken"));
  EXPECT_FALSE(is_part("", "Ana"));
}

TEST(PersonName, CapitalsBecomeSmall) {
  EXPECT_EQ(in_small_letters("HUGO LÓPEZ-GATELL RAMÍREZ"), "Hugo López-Gatell Ramírez");
  EXPECT_EQ(in_small_letters("ALETHSE DE LA TORRE"), "Alethse de la Torre");
  EXPECT_EQ(in_small_letters("BRIAN MCKEON"), "Brian McKeon");
  EXPECT_EQ(in_small_letters("ÇAVUŞOĞLU"), "Çavuşoğlu");
  EXPECT_EQ(in_small_letters("ABDULLAH II"), "Abdullah II");
}

TEST(PersonName, ListsOfPersonsAreSplitWhereItIsCertain) {
  EXPECT_EQ(split_persons("Ana Gil, Secretary of State, Luis Paz, Polish Foreign Minister"),
            (std::vector<std::string>{"Ana Gil, Secretary of State",
                                      "Luis Paz, Polish Foreign Minister"}));
  EXPECT_EQ(
      split_persons("Ana Gil, Secretary of State, German Chancellor Eva Roth"),
      (std::vector<std::string>{"Ana Gil, Secretary of State", "German Chancellor Eva Roth"}));
  for (const char* one :
       {"Ana Gil, Acting Assistant Secretary, Human Rights, and Labor",
        "Luis Paz, Jr., President of Palau", "Office of the Spokesperson",
        "Ana Gil, Vice President of the European Commission",
        "Ana Gil, Gobernador Estado De Tabasco", "Ana Gil, Gobernadora Estado de México",
        "Ana Gil, Gobernadora Del Estado De México"}) {
    EXPECT_EQ(split_persons(one), std::vector<std::string>{one});
  }
}

TEST(PersonName, AnOfficeWithItsPlaceIsNoName) {
  for (const char* office : {"Gobernador Estado De Tabasco", "Gobernador del Estado de Tabasco",
                             "Secretario de Estado"}) {
    EXPECT_TRUE(parse_person_name(office).words.empty()) << office;
  }
  EXPECT_EQ(parse_person_name("Secretario de Estado Luis Paz").text(), "Luis Paz");
}

TEST(NameWords, AreOfBothLanguages) {
  EXPECT_TRUE(is_office_word("minister"));
  EXPECT_TRUE(is_office_word("señora"));
  EXPECT_TRUE(is_title_word("foreign"));
  EXPECT_FALSE(is_office_word("foreign"));
  EXPECT_TRUE(is_listed(NameWords::kPressLabel, "pregunta"));
  EXPECT_TRUE(is_listed(NameWords::kChairLabel, "voz de mujer"));
  EXPECT_FALSE(is_listed(NameWords::kPressLabel, "perez"));
}

}  // namespace
}  // namespace cotejo
