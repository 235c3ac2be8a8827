// SPDX-License-Identifier: GPL-3.0-or-later
// The field and facet tables: rows stand where their enum says, prefixes never run together.
#include "core/index/field_table.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "core/base/language.h"

namespace cotejo {
namespace {

TEST(FieldTable, RowsStandAtTheirEnum) {
  for (const FieldRow& row : field_table()) {
    EXPECT_EQ(&field_row(row.field), &row) << row.name;
    EXPECT_FALSE(row.help.empty()) << row.name;
  }
  for (const FacetRow& row : facet_table()) {
    EXPECT_EQ(&facet_row(row.facet), &row) << row.name;
    EXPECT_TRUE(field_row(row.field).slot.has_value()) << row.name;
  }
}

TEST(FieldTable, NamesOfBothLanguagesInAnySpelling) {
  struct Row {
    const char* name;
    Field field;
  };
  for (const Row& row :
       {Row{"title", Field::kTitle}, Row{"TITLE", Field::kTitle}, Row{"título", Field::kTitle},
        Row{"titulo", Field::kTitle}, Row{"TÍTULO", Field::kTitle}, Row{"Fuente", Field::kSource},
        Row{"orador", Field::kSpeaker}, Row{"fecha", Field::kDate}, Row{"idioma", Field::kLang},
        Row{"tipo", Field::kKind}, Row{"tema", Field::kTopic}, Row{"lugar", Field::kPlace}}) {
    EXPECT_EQ(find_field(row.name), row.field) << row.name;
  }
  for (const char* name : {"", "titl", "body", "year", "títulos"}) {
    EXPECT_FALSE(find_field(name).has_value()) << name;
  }
  for (const char* name : {"year", "año", "AÑO", "ano"}) {
    EXPECT_EQ(find_facet(name), Facet::kYear) << name;
  }
  EXPECT_EQ(find_facet("mes"), Facet::kMonth);
  EXPECT_FALSE(find_facet("title").has_value());
}

TEST(FieldTable, NoTwoKindsOfTermsCanBeAlike) {
  // What follows a prefix is folded, a digit or a path: never a capital. So prefixes that differ
  // keep their terms apart if each is capitals only, or a language's tag in small letters.
  std::vector<std::string_view> prefixes{kIdPrefix,    kOriginPrefix, kYearPrefix,
                                         kMonthPrefix, kDayPrefix,    kEditedTerm};
  for (const FieldRow& row : field_table()) {
    if (!row.word_prefix.empty()) prefixes.push_back(row.word_prefix);
    if (!row.exact_prefix.empty()) prefixes.push_back(row.exact_prefix);
  }
  std::set<std::string_view> seen;
  for (std::string_view prefix : prefixes) {
    EXPECT_TRUE(seen.insert(prefix).second) << prefix;
    for (char c : prefix) EXPECT_TRUE(c >= 'A' && c <= 'Z') << prefix;
  }
  for (const LanguageRow& row : languages()) EXPECT_TRUE(row.tag >= 'a' && row.tag <= 'z');
  // An id may begin with a capital: nothing longer may begin with its prefix.
  for (std::string_view prefix : prefixes) {
    EXPECT_TRUE(prefix == kIdPrefix || !prefix.starts_with(kIdPrefix)) << prefix;
    EXPECT_TRUE(prefix == kOriginPrefix || !prefix.starts_with(kOriginPrefix)) << prefix;
  }
}

TEST(FieldTable, SlotsWrittenIntoIndexesNeverChange) {
  EXPECT_EQ(field_row(Field::kDate).slot, kSlotDate);
  EXPECT_EQ(static_cast<int>(kSlotDate), 0);
  EXPECT_EQ(static_cast<int>(kSlotChecksum), 1);
  EXPECT_EQ(static_cast<int>(kSlotSource), 2);
  EXPECT_EQ(static_cast<int>(kSlotSpeaker), 3);
  EXPECT_EQ(static_cast<int>(kSlotLang), 4);
  EXPECT_EQ(static_cast<int>(kSlotKind), 5);
  EXPECT_EQ(static_cast<int>(kSlotTopic), 6);
  EXPECT_EQ(static_cast<int>(kSlotPlace), 7);
  EXPECT_EQ(static_cast<int>(kSlotSince), 8);
  EXPECT_EQ(static_cast<int>(kSlotUntil), 9);
}

}  // namespace
}  // namespace cotejo
