// SPDX-License-Identifier: GPL-3.0-or-later
// The column map of one kind of table, as an archivist writes it in TOML. docs/sources-feeds.md
// has every key.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cotejo {

/// Where one field of the record stands in the table.
struct ColumnRule {
  std::string field;      ///< "body", "date", …
  std::string column;     ///< its name in the header row
  std::string format;     ///< of dates: "DD/MM/YYYY"; empty: as the column shows
  std::string separator;  ///< of lists: "; "; empty: one text
  std::size_t line = 0;   ///< of the profile's file
};

struct FieldConstant {
  std::string field;
  std::string value;
};

struct TableProfile {
  std::string file;    ///< as given, for messages; empty: there is none
  char separator = 0;  ///< between cells; 0: told from the header row
  std::vector<ColumnRule> columns;
  std::vector<FieldConstant> constants;
};

/// Is this TOML file a column map, one that has a table [columns]? Throws Failure (usage) when it
/// cannot be read.
bool is_table_profile(const std::string& file);

/// The files that are none: what cotejo-extract reads.
std::vector<std::string> without_table_profiles(std::vector<std::string> files);

/// The one column map among `files`; an empty one if there is none. Throws Failure (usage) with
/// file and line: a key that there is not, a value of the wrong type, a date format that is none, a
/// field given twice; two column maps.
TableProfile read_table_profile(const std::vector<std::string>& files);

}  // namespace cotejo
