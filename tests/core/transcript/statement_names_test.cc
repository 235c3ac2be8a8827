// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/statement_names.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

using Names = std::vector<std::string>;

// Ana Gil, Secretary of State at the Ministry in 2020 to 2022; Olga María Paz Roca.
Authorities known() {
  Authority ministry{Authority::Kind::kInstitution, "Ministry", {"Ministerio"}, {}};
  Authority gil{Authority::Kind::kPerson, "Ana Gil", {"Anita Gil"}, {}};
  gil.offices.push_back(
      {{"Secretary of State"}, {"Ministry"}, Date{2020, 1, 1}, Date{2022, 12, 31}});
  Authority paz{Authority::Kind::kPerson, "Olga María Paz Roca", {}, {}};
  paz.offices.push_back({{"Minister"}, {"Ministry"}, Date{2020, 1, 1}, std::nullopt});
  return Authorities({ministry, gil, paz});
}

Names speakers(const std::string& printed, const std::string& body = "Text.") {
  Statement s;
  s.source = "Ministerio";
  s.date = Date{2021, 3, 5};
  s.speakers = {printed};
  s.body = body;
  return statement_names(s, known()).speakers;
}

TEST(StatementNames, AreCanonical) {
  EXPECT_EQ(speakers("Anita Gil"), Names{"Ana Gil"});
  EXPECT_EQ(speakers("Anita Gil, Secretary of State"), Names{"Ana Gil"});
  EXPECT_EQ(speakers("Eva Roth, Chancellor"), Names{"Eva Roth, Chancellor"});
  EXPECT_EQ(speakers("Minister María Paz"),
            Names{"Minister María Paz"});  // middle and first surname
  EXPECT_EQ(speakers("Minister Paz"), Names{"Olga María Paz Roca"});
  EXPECT_EQ(speakers("Minister María"), Names{"Minister María"});
}

TEST(StatementNames, NobodyOfAListIsLost) {
  EXPECT_EQ(speakers("Ana Gil, Secretary of State, Eva Roth, Polish Foreign Minister"),
            (Names{"Ana Gil", "Eva Roth, Polish Foreign Minister"}));
  const std::string unclear =
      "Ana Gil, Secretary of State, Ambassador at Large for Freedom Eva Roth";
  EXPECT_EQ(speakers(unclear), Names{unclear});
  const std::string unknown = "Eva Roth, Chancellor, Jan Kos, Foreign Minister";
  EXPECT_EQ(speakers(unknown), Names{unknown});
}

TEST(StatementNames, StandOnceEachHoweverManyThereAre) {
  constexpr int kNames = 3000;
  Statement s;
  s.source = "Ministry";
  s.date = Date{2021, 3, 5};
  s.body = "Text.";
  for (int i = 0; i < kNames; ++i) s.speakers.push_back("Speaker Number " + std::to_string(i));
  s.speakers.push_back(s.speakers.front());
  EXPECT_EQ(statement_names(s, known()).speakers.size(), std::size_t{kNames});
}

TEST(StatementNames, ThoseOfTurnsStandBesideTheDeclared) {
  const std::string body =
      "SECRETARY GIL: Welcome to all of you.\n\nQUESTION: Why?\n\nEVA ROTH, MINISTER: Because of "
      "it.";
  EXPECT_EQ(speakers("Jan Kos", body), (Names{"Jan Kos", "Ana Gil", "Eva Roth"}));
  EXPECT_EQ(speakers("Anita Gil", body), (Names{"Ana Gil", "Eva Roth"}));
  Statement s;
  s.source = "Ministerio";
  s.date = Date{2021, 3, 5};
  s.body = body;
  const StatementNames names = statement_names(s, known());
  EXPECT_EQ(names.source, "Ministry");
  EXPECT_EQ(names.turns.front().speaker, "Ana Gil");
  EXPECT_TRUE(names.turns.front().full_name);
  const StatementNames plain = statement_names(s, {});
  EXPECT_EQ(plain.source, "Ministerio");
  EXPECT_TRUE(plain.read.empty());
}

}  // namespace
}  // namespace cotejo
