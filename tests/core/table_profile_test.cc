// SPDX-License-Identifier: GPL-3.0-or-later
// Column maps and date formats: what is taken, and what is refused with its place.
#include "core/formats/table_profile.h"

#include <gtest/gtest.h>

#include "core/formats/table_dates.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

TEST(TableProfile, RefusesWithFileAndLine) {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"[columns]\nbody = 3\n", ":2: body must be a text"},
      {"[columns]\ntilte = \"T\"\n", ":2: a record has no field 'tilte'"},
      {"[columns]\nturns = \"T\"\n", ":2: a record has no field 'turns'"},
      {"[columns]\nbody = \"B\"\n[extra]\n", ":3: a column map has no key 'extra'"},
      {"separator = \"ab\"\n[columns]\n", ":1: separator must be one character"},
      {"[columns]\ndate = {column = \"D\", format = \"DD/MM\"}\n", ":2: 'DD/MM' is no date format"},
      {"[columns]\nbody = {column = \"B\", format = \"YYYY\"}\n", "'body' has no key 'format'"},
      {"[columns]\nbody = {column = \"B\", separator = \";\"}\n", "'body' has no key 'separator'"},
      {"[columns]\ndate = {format = \"YYYY\"}\n", "'date' names no column"},
      {"[columns]\nsource = \"S\"\n[constants]\nsource = \"x\"\n", ":2: 'source' is given as"},
      {"[columns\n", ":1:"},
  };
  const TempDir folder;
  for (const auto& [toml, message] : rows) {
    const std::string file = folder.write_file("p.toml", toml);
    try {
      (void)read_table_profile({file});
      ADD_FAILURE() << "accepted: " << toml;
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.code(), ExitCode::kUsage);
      EXPECT_NE(std::string(failure.what()).find(message), std::string::npos) << failure.what();
    }
  }
  EXPECT_THROW((void)read_table_profile({folder.file("none.toml")}), Failure);
}

TEST(TableProfile, ThereIsOneAndOthersAreLeftAlone) {
  const TempDir folder;
  const std::string site = folder.write_file("site.toml", "hosts = [\"example.org\"]\n");
  const std::string table = folder.write_file("table.toml", "[columns]\nbody = \"B\"\n");
  EXPECT_FALSE(is_table_profile(site));
  EXPECT_TRUE(read_table_profile({}).file.empty());
  EXPECT_TRUE(read_table_profile({site}).file.empty());
  EXPECT_EQ(read_table_profile({site, table}).columns.size(), 1U);
  EXPECT_THROW((void)read_table_profile({table, table}), Failure);
}

TEST(TableDates, ReadsByFormat) {
  struct Row {
    const char* text;
    const char* format;
    const char* date;  // empty: an error
  };
  const std::vector<Row> rows{
      {"05/03/2026", "DD/MM/YYYY", "2026-03-05"},
      {"05/03/2026", "MM/DD/YYYY", "2026-05-03"},
      {"5/3/2026", "DD/MM/YYYY", "2026-03-05"},
      {"5.3.2026", "D.M.YYYY", "2026-03-05"},
      {"2026", "YYYY", "2026"},
      {"3/2026", "MM/YYYY", "2026-03"},
      {"05/03/2026 9:05", "DD/MM/YYYY", "2026-03-05"},
      {"05/03/2026 09:05:00", "DD/MM/YYYY", "2026-03-05"},
      {"05/03/2026 9:05 PM", "DD/MM/YYYY", "2026-03-05"},
      {"05/03/2026 10:30", "%d/%m/%Y", "2026-03-05"},
      {"05/03/2026", "%m/%d/%Y", "2026-05-03"},
      {"5 de marzo de 2026", "%d de %B de %Y", "2026-03-05"},
      {"5 de Marzo de 2026", "DD de MMMM de YYYY", "2026-03-05"},
      {"5-set-1998", "%d-%B-%Y", "1998-09-05"},
      {"5-xyz-1998", "%d-%B-%Y", ""},
      {"05/03/26", "DD/MM/YYYY", ""},
      {"05-03-2026", "DD/MM/YYYY", ""},
      {"31/02/2026", "DD/MM/YYYY", ""},
      {"00/03/2026", "DD/MM/YYYY", ""},
      {"05/13/2026", "DD/MM/YYYY", ""},
      {"005/03/2026", "DD/MM/YYYY", ""},
      {"05/03/20261", "DD/MM/YYYY", ""},
      {"05/03/2026 x", "DD/MM/YYYY", ""},
      {"", "DD/MM/YYYY", ""},
      {"05/03/0000", "DD/MM/YYYY", ""},
  };
  for (const Row& row : rows) {
    const auto date = read_table_date(row.text, *parse_date_format(row.format), row.format);
    EXPECT_EQ(date ? date->to_string() : "", row.date) << row.text << " as " << row.format;
    if (!date) {
      EXPECT_EQ(date.error().code, "bad-date");
    }
  }
}

}  // namespace
}  // namespace cotejo
