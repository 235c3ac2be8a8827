// SPDX-License-Identifier: GPL-3.0-or-later
// Which statements have no kin, against all pairs of them; files that are missing or damaged.
#include "core/index/lone_statements.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/index/field_table.h"
#include "core/index/kinship.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

Xapian::WritableDatabase database_of(const std::vector<Kinship>& statements) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const Kinship& kinship : statements) {
    Xapian::Document document;
    document.add_value(kSlotKinship, encode_kinship(kinship));
    database.add_document(document);
  }
  return database;
}

// A statement of its own: no band is another one's.
Kinship statement(std::uint8_t number) {
  Kinship kinship;
  kinship.id = number;
  kinship.text = 1000U + number;
  kinship.signature.parts.fill(number);
  return kinship;
}

TEST(LoneStatements, AreThoseWithoutCopiesAndTranslations) {
  std::vector<Kinship> all;
  for (std::uint8_t number = 1; number <= 7; ++number) all.push_back(statement(number));
  for (std::size_t part = 4; part < 8; ++part) all[1].signature.parts[part] = 1;  // one band of 1's
  all[3].original = 5;                                                            // 4 translates 5
  all[5].original = 99;  // whose original is not here
  EXPECT_EQ(lone_statements(database_of(all)),
            (std::vector<bool>{false, false, true, false, false, false, true}));
}

TEST(LoneStatements, BandsInOtherPlacesAreOthers) {
  Kinship first = statement(1);
  Kinship second = statement(2);
  for (std::size_t part = 0; part < 4; ++part) second.signature.parts[part + 4] = 1;
  for (std::size_t part = 4; part < 8; ++part) first.signature.parts[part] = 9;
  EXPECT_EQ(lone_statements(database_of({first, second})), (std::vector<bool>{true, true}));
}

TEST(LoneStatements, WithoutATextAreCopiesOfNone) {
  Kinship first = statement(1);
  Kinship second = statement(1);
  second.id = 2;
  EXPECT_EQ(lone_statements(database_of({first, second})), (std::vector<bool>{false, false}));
  first.text = second.text = 0;
  EXPECT_EQ(lone_statements(database_of({first, second})), (std::vector<bool>{true, true}));
}

TEST(LoneStatements, DocumentsThatAreNoneAreNotLone) {
  Xapian::WritableDatabase database = database_of({statement(1), statement(2)});
  database.replace_document(1, Xapian::Document());
  database.delete_document(2);
  database.add_document(Xapian::Document());
  EXPECT_EQ(lone_statements(database), (std::vector<bool>{false, false, false}));
}

bool share_a_band(const Kinship& a, const Kinship& b) {
  for (std::size_t band = 0; a.text != 0 && b.text != 0 && band < kSignatureBands; ++band) {
    if (signature_band(a.signature, band) == signature_band(b.signature, band)) return true;
  }
  return false;
}

TEST(LoneStatements, AreWhatAllPairsSay) {
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    std::vector<Kinship> all(40);
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i].id = i + 1;
      all[i].text = random() % 5;
      all[i].original = random() % 8 == 0 ? random() % 60 : 0;
      // Of two values: some bands of four are equal.
      for (auto& part : all[i].signature.parts) part = random() % 4 == 0 ? 1 : 2;
      all[i].signature.parts[random() % 64] = static_cast<std::uint8_t>(random());
      if (random() % 3 != 0) {
        for (auto& part : all[i].signature.parts) part = static_cast<std::uint8_t>(random());
      }
    }
    std::vector<bool> expected;
    for (std::size_t i = 0; i < all.size(); ++i) {
      bool lone = all[i].original == 0;
      for (std::size_t j = 0; j < all.size(); ++j) {
        lone &= j == i || (!share_a_band(all[i], all[j]) && all[j].original != all[i].id);
      }
      expected.push_back(lone);
    }
    ASSERT_EQ(lone_statements(database_of(all)), expected) << "round " << round;
  }
}

TEST(LoneStatements, AreWrittenAndRead) {
  const TempDir folder;
  std::vector<Kinship> all;
  for (std::uint8_t number = 1; number <= 21; ++number) all.push_back(statement(number));
  all[8].signature = all[20].signature;
  write_lone_statements(database_of(all), folder.path() / kLoneName);
  const auto lone = LoneStatements::open(folder.path() / kLoneName);
  ASSERT_TRUE(lone.has_value());
  for (Xapian::docid document = 1; document <= 21; ++document) {
    EXPECT_EQ(lone->has(document), document != 9 && document != 21) << document;
  }
  EXPECT_FALSE(lone->has(22));
  EXPECT_FALSE(lone->has(1000000));
}

TEST(LoneStatements, AreNotOpenedFromAFileThatIsMissingOrNotWhole) {
  const TempDir folder;
  EXPECT_FALSE(LoneStatements::open(folder.path() / "none"));
  write_lone_statements(database_of({statement(1), statement(2)}), folder.path() / "lone");
  const std::string whole = read_file(folder.path() / "lone");
  for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
    EXPECT_FALSE(LoneStatements::open(folder.write_file("cut", whole.substr(0, bytes)))) << bytes;
  }
  EXPECT_FALSE(LoneStatements::open(folder.write_file("longer", whole + '\0')));
  EXPECT_FALSE(LoneStatements::open(folder.write_file("other", "COTEJOK2" + whole.substr(8))));
  // Of no documents at all.
  write_lone_statements(database_of({}), folder.path() / "empty");
  const auto empty = LoneStatements::open(folder.path() / "empty");
  ASSERT_TRUE(empty.has_value());
  EXPECT_FALSE(empty->has(1));
}

}  // namespace
}  // namespace cotejo
