// SPDX-License-Identifier: GPL-3.0-or-later
// Facet columns against the value slots they are made of, and files that are missing or damaged.
#include "core/index/facet_columns.h"

#include <gtest/gtest.h>

#include "core/index/terms.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using Values = std::vector<std::string>;

Xapian::WritableDatabase segment() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  const auto add = [&](const char* date, const Values& sources, const Values& topics) {
    Xapian::Document document;
    if (*date != '\0') document.add_value(kSlotDate, date);
    if (!sources.empty()) document.add_value(kSlotSource, join_values(sources));
    if (!topics.empty()) document.add_value(kSlotTopic, join_values(topics));
    document.add_term("Q1");
    database.add_document(document);
  };
  add("20260305", {"Cancillería"}, {"a", "b"});
  add("202603", {"White House"}, {});
  add("2025", {"Cancillería"}, {"b"});
  add("20260306", {"White House"}, {"a", "b"});
  add("20251231", {"Cancillería"}, {"c"});
  return database;
}

Values values_of(const FacetColumns& columns, Facet facet, std::size_t row) {
  return columns.combinations(facet).texts(columns.column(facet)[row]);
}

TEST(FacetColumns, GiveEachRowItsValues) {
  const TempDir folder;
  write_columns(segment(), folder.path() / kColumnsName);
  const auto columns = FacetColumns::open(folder.path() / kColumnsName);
  ASSERT_TRUE(columns.has_value());
  const std::vector<Values> sources{
      {"Cancillería"}, {"White House"}, {"Cancillería"}, {"White House"}, {"Cancillería"}};
  const std::vector<Values> years{{"2026"}, {"2026"}, {"2025"}, {"2026"}, {"2025"}};
  const std::vector<Values> months{{"2026-03"}, {"2026-03"}, {""}, {"2026-03"}, {"2025-12"}};
  const std::vector<Values> topics{{"a", "b"}, {""}, {"b"}, {"a", "b"}, {"c"}};
  for (std::size_t row = 0; row < sources.size(); ++row) {
    EXPECT_EQ(values_of(*columns, Facet::kSource, row), sources[row]) << row;
    EXPECT_EQ(values_of(*columns, Facet::kYear, row), years[row]) << row;
    EXPECT_EQ(values_of(*columns, Facet::kMonth, row), months[row]) << row;
    EXPECT_EQ(values_of(*columns, Facet::kTopic, row), topics[row]) << row;
    EXPECT_EQ(values_of(*columns, Facet::kKind, row), Values{""}) << row;
  }
  EXPECT_EQ(columns->combinations(Facet::kYear).size(), 3U);  // none, 2026, 2025
  const FacetCombinations& topic_lists = columns->combinations(Facet::kTopic);
  EXPECT_EQ(topic_lists.size(), 4U);
  EXPECT_EQ(topic_lists.values(), (std::deque<std::string>{"", "a", "b", "c"}));
}

void append(std::string& out, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(number >> shift));
}

// One text for each of `rows` statements, and none, in every column; as it was written before rows
// had fewer bytes than four.
std::string wide_file(std::uint32_t rows) {
  std::string out("COTEJOF1");
  append(out, rows);
  append(out, static_cast<std::uint32_t>(facet_table().size()));
  for (std::size_t facet = 0; facet < facet_table().size(); ++facet) {
    append(out, rows + 1);
    append(out, 4 * rows);
    for (std::uint32_t row = rows; row > 0; --row) append(out, row);
    append(out, 0);
    for (std::uint32_t row = 0; row < rows; ++row) append(out, 4);
    for (std::uint32_t row = 0; row < rows; ++row) out += std::to_string(1000 + row);
  }
  return out;
}

TEST(FacetColumns, OfBeforeAreReadAsWell) {
  const TempDir folder;
  const auto columns = FacetColumns::open(folder.write_file("c", wide_file(300)));
  ASSERT_TRUE(columns.has_value());
  EXPECT_EQ(values_of(*columns, Facet::kYear, 0), Values{"1299"});
  EXPECT_EQ(values_of(*columns, Facet::kYear, 299), Values{"1000"});
  EXPECT_EQ(columns->column(Facet::kYear).size(), 300U);
}

// Rows of one byte, of two and of four.
TEST(FacetColumns, HaveRowsForAnyNumberOfValues) {
  for (const std::size_t statements : {255U, 256U, 65535U, 65536U}) {
    SCOPED_TRACE(statements);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (std::size_t i = 0; i < statements; ++i) {
      Xapian::Document document;
      document.add_value(kSlotSource, std::to_string(i) + '\n');
      document.add_value(kSlotDate, "2026");
      document.add_term("Q1");
      database.add_document(document);
    }
    const TempDir folder;
    write_columns(database, folder.path() / "c");
    const auto columns = FacetColumns::open(folder.path() / "c");
    ASSERT_TRUE(columns.has_value());
    for (const std::size_t row : {std::size_t{0}, statements / 2, statements - 1}) {
      EXPECT_EQ(values_of(*columns, Facet::kSource, row), Values{std::to_string(row)});
      EXPECT_EQ(values_of(*columns, Facet::kYear, row), Values{"2026"});
    }
  }
}

TEST(FacetColumns, AreThereForAnEmptySegment) {
  const TempDir folder;
  write_columns(Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY), folder.path() / "c");
  const auto columns = FacetColumns::open(folder.path() / "c");
  ASSERT_TRUE(columns.has_value());
  for (const FacetRow& row : facet_table()) EXPECT_TRUE(columns->column(row.facet).empty());
}

TEST(FacetColumns, SurviveAMove) {
  const TempDir folder;
  write_columns(segment(), folder.path() / "c");
  auto first = FacetColumns::open(folder.path() / "c");
  auto second = FacetColumns::open(folder.path() / "c");
  ASSERT_TRUE(first && second);
  const FacetColumns moved(std::move(*first));
  EXPECT_EQ(values_of(moved, Facet::kTopic, 4), Values{"c"});
  *second = FacetColumns(std::move(*second));
  EXPECT_EQ(values_of(*second, Facet::kTopic, 4), Values{"c"});
}

TEST(FacetColumns, AreNotOpenedFromAFileThatIsMissingOrCut) {
  const TempDir folder;
  EXPECT_FALSE(FacetColumns::open(folder.path() / "none"));
  EXPECT_FALSE(FacetColumns::open(folder.path()));
  write_columns(segment(), folder.path() / "c");
  const std::string whole = read_file(folder.path() / "c");
  for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
    const std::string path = folder.write_file("cut", whole.substr(0, bytes));
    EXPECT_FALSE(FacetColumns::open(path)) << bytes << " of " << whole.size();
  }
}

TEST(FacetColumns, AFlippedBitNeverLeadsOutsideTheFile) {
  const TempDir folder;
  write_columns(segment(), folder.path() / "c");
  const std::string whole = read_file(folder.path() / "c");
  std::size_t refused = 0;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string damaged = whole;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    const auto columns = FacetColumns::open(folder.write_file("damaged", damaged));
    if (!columns) {
      ++refused;
      continue;
    }
    for (const FacetRow& row : facet_table()) {
      const ColumnRows& rows = columns->column(row.facet);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        ASSERT_LT(rows[i], columns->combinations(row.facet).size()) << "bit " << bit;
      }
    }
  }
  EXPECT_GT(refused, 8U * 16U);
}

TEST(FacetColumns, ValuesOfASlot) {
  EXPECT_EQ(facet_values(Facet::kYear, "20260305"), Values{"2026"});
  EXPECT_EQ(facet_values(Facet::kMonth, "20260305"), Values{"2026-03"});
  EXPECT_EQ(facet_values(Facet::kMonth, "2026"), Values{""});
  EXPECT_EQ(facet_values(Facet::kTopic, "a\nb\n"), (Values{"a", "b"}));
  for (const FacetRow& row : facet_table()) EXPECT_EQ(facet_values(row.facet, ""), Values{""});
}

}  // namespace
}  // namespace cotejo
