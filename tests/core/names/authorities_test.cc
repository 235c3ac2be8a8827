// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/authorities.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/result.h"
#include "core/names/authority_file.h"
#include "core/names/name_variants.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr const char* kFile = R"([[institution]]
name = "Ministry"
names = ["Ministerio"]

[[person]]
name = "Antony J. Blinken"
names = ["Tony Blinken"]
[[person.office]]
title = ["Secretary of State", "secretario de Estado"]
institution = "Ministry"
from = 2021-01-26
until = 2025-01-19

[[person]]
name = "Cristina Fernández de Kirchner"
[[person.office]]
title = "President"
from = 2007-12-10
until = 2015-12-09

[[person]]
name = "Alberto Fernández"
[[person.office]]
title = "President"
from = 2019-12-10
until = "2023-12"

[[person]]
name = "Ana Roth"
[[person.office]]
title = "Secretary of State"
institution = "Ministry"
from = 2025-01-20
)";

Authorities read(const std::string& text) {
  const TempDir folder;
  return read_authorities({folder.write_file("names.toml", text)});
}

TEST(Authorities, ReadNamesByTheRules) {
  const Authorities authorities = read(kFile);
  struct Case {
    const char* printed;
    const char* date;
    const char* source;
    const char* name;  // empty: nobody
  };
  for (const Case& c : {
           Case{"Antony J. Blinken", "1999", "", "Antony J. Blinken"},
           {"ANTONY J BLINKEN", "1999", "", "Antony J. Blinken"},
           {"Tony Blinken", "1999", "", "Antony J. Blinken"},
           {"Antony J. Blinken, Secretary of State", "2022", "", "Antony J. Blinken"},
           {"Secretary of State Antony J. Blinken", "2022", "", "Antony J. Blinken"},
           {"Antony Blinken", "2022-03-05", "", "Antony J. Blinken"},
           {"Antony Blinken", "1999", "", ""},  // without his middle name, and not his time
           {"Secretary Blinken", "2022-03-05", "", "Antony J. Blinken"},
           {"el secretario Blinken", "2022-03-05", "", "Antony J. Blinken"},
           {"Secretary Blinken", "2025-06-01", "", ""},   // out of office
           {"Deputy Secretary Blinken", "2022", "", ""},  // another office
           {"Blinken", "2022-03-05", "", ""},
           {"Mr. Blinken", "2022-03-05", "Ministerio", "Antony J. Blinken"},
           {"Mr. Blinken", "2022-03-05", "Another body", ""},
           {"Alan Blinken", "2022-03-05", "Ministry", ""},
           {"Secretary of State", "2022-03-05", "Ministry", "Antony J. Blinken"},
           {"The Secretary", "2025-06-01", "Ministerio", "Ana Roth"},
           {"Secretary of State", "2022-03-05", "Another body", ""},
           {"Secretary of State", "2025", "Ministry", ""},  // two within that year
           {"President Fernández", "2010-05-01", "", ""},   // of which country?
           {"Cristina Fernández de Kirchner", "2024", "", "Cristina Fernández de Kirchner"},
           {"Mr. Secretary", "2022-03-05", "Ministry", ""},
           {"Mr. State", "2022-03-05", "Ministry", ""},
           {"Kirchner", "2010-05-01", "Ministry", ""},
           {"", "2022", "Ministry", ""},
           {"The", "2022", "Ministry", ""},
       }) {
    const Authority* found = authorities.person(c.printed, {*parse_date(c.date), c.source});
    EXPECT_EQ(found == nullptr ? "" : found->name, c.name) << c.printed << ", " << c.date;
  }
  EXPECT_EQ(authorities.institution("MINISTERIO")->name, "Ministry");
  EXPECT_EQ(authorities.institution("Ministerio de Paz"), nullptr);
  EXPECT_EQ(authorities.person("Secretary Blinken", {}), nullptr);  // no date
}

TEST(Authorities, WhoAsksMayMeanTheOneWithThatSurname) {
  const Authorities authorities = read(kFile);
  EXPECT_EQ(authorities.asked_person("blinken")->name, "Antony J. Blinken");
  EXPECT_EQ(authorities.asked_person("secretario Blinken")->name, "Antony J. Blinken");
  EXPECT_EQ(authorities.asked_person("Fernández"), nullptr);
  EXPECT_EQ(authorities.asked_person("Alberto"), nullptr);  // a given name
  EXPECT_EQ(authorities.asked_person("Secretary of State"), nullptr);
}

TEST(Authorities, ComeBackFromTheCatalog) {
  const Authorities authorities = read(kFile);
  EXPECT_EQ(parse_table(serialize(authorities)).all(), authorities.all());
  EXPECT_EQ(parse_authorities(serialize(authorities)), authorities.all());
  EXPECT_TRUE(parse_table("").empty());
  EXPECT_TRUE(parse_table("N\tx\nO\t1\nT\n\n\t\nzz\ty").empty());
}

TEST(Authorities, FaultsAreNamedWithTheirLines) {
  struct Case {
    const char* text;
    const char* message;
  };
  for (const Case& c : {
           Case{"[[person]]\nname = \"A B\"\nbirth = 1", "names.toml:3: there is no key 'birth'"},
           {"[[people]]\nname = \"A B\"", "names.toml:1: there is no 'people'"},
           {"[person]\nname = \"A B\"", "names.toml:1: write [[person]]"},
           {"[[person]]\nnames = [\"A B\"]", "names.toml:1: name is missing"},
           {"[[person]]\nname = \"\"", "name must be a text"},
           {"[[person]]\nname = 3", "name must be a text"},
           {"[[person]]\nname = \"A\\u0007\"", "control characters"},
           {"[[person]]\nname = \"A B\"\n\n[[person]]\nname = \"C D\"\nnames = [\"a. b.\"]",
            "names.toml:4: 'a. b.' is also a name of 'A B'"},
           {"[[person]]\nname = \"A B\"\n[[person.office]]\ntitle = \"King\"\nfrom = 2020\n"
            "until = 2019",
            "the office ends on 2019"},
           {"[[person]]\nname = \"A B\"\n[[person.office]]\ntitle = \"King\"\nfrom = 2020\n"
            "[[person.office]]\ntitle = \"King\"\nfrom = 2021",
            "twice at the same time"},
           {"[[person]]\nname = \"A B\"\n[[person.office]]\nfrom = 2020", "has no title"},
           {"[[person]]\nname = \"A B\"\n[[person.office]]\ntitle = \"King\"\nfrom = \"5/3/2020\"",
            "names.toml:5: from: "},
           {"[[person]]\nname = \"A B\"\n[[person.office]]\ntitle = \"King\"\n"
            "institution = \"Court\"",
            "which no [[institution]] names"},
           {"[[person]\n", "names.toml:1: "},
       }) {
    try {
      (void)read(c.text);
      ADD_FAILURE() << c.text;
    } catch (const Failure& failure) {
      EXPECT_NE(std::string(failure.what()).find(c.message), std::string::npos) << failure.what();
    }
  }
  EXPECT_THROW((void)read_authorities({"/nowhere/names.toml"}), Failure);
}

TEST(Authorities, ThoseThatComeWithCotejoAreSound) {
  const Authorities shipped =
      read_authorities({std::string(COTEJO_SOURCE_DIR) + "/corpus/authorities"});
  EXPECT_GT(shipped.all().size(), 80U);
  const NameContext then{*parse_date("2015-07-20"), "U.S. Department of State"};
  EXPECT_EQ(shipped.person("Secretary Kerry", then)->name, "John Kerry");
  EXPECT_EQ(shipped.person("MR KIRBY", then)->name, "John Kirby");
  EXPECT_EQ(shipped.institution("Department of State (United States)"),
            shipped.institution("Departamento de Estado de los Estados Unidos"));
}

TEST(NameVariants, AreProposedWhereOneIsMeant) {
  const std::string proposed = propose_authorities({{"Ana Gil Pardo", 3},
                                                    {"ANA GIL", 1},
                                                    {"Ana Gil, Ministra", 5},
                                                    {"Luis Paz", 2},
                                                    {"Luis Paz Roca", 1},
                                                    {"Luis Paz Gómez", 1},
                                                    {"Eva Roth", 9},
                                                    {"Office of the Spokesperson", 4}},
                                                   {});
  EXPECT_EQ(proposed,
            "# 5 statements: \"Ana Gil, Ministra\"\n# 3 statements: \"Ana Gil Pardo\"\n"
            "# 1 statement: \"ANA GIL\"\n[[person]]\nname = \"Ana Gil\"\nnames = [\n"
            "  \"Ana Gil Pardo\",\n]\n\n");
  (void)read(proposed);  // it can be pasted
}

}  // namespace
}  // namespace cotejo
