// SPDX-License-Identifier: GPL-3.0-or-later
// Holds docs/query-syntax.md to the parser and the field table: examples, fields, notes, errors.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/index/field_table.h"
#include "searcher/query/parser.h"

namespace cotejo {
namespace {

std::vector<std::string> page_lines() {
  std::ifstream file(COTEJO_SOURCE_DIR "/docs/query-syntax.md");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? ""
                                    : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

// Without the backticks of code.
std::string code(const std::string& cell) {
  return cell.size() > 1 && cell.front() == '`' ? cell.substr(1, cell.size() - 2) : cell;
}

// The cells of the table's rows whose head begins so.
std::vector<std::vector<std::string>> table(const std::string& head) {
  std::vector<std::vector<std::string>> rows;
  bool inside = false;
  for (const std::string& line : page_lines()) {
    if (line.starts_with(head)) {
      inside = true;
    } else if (inside && line.starts_with("|--")) {
      continue;
    } else if (inside && line.starts_with("|")) {
      std::vector<std::string> cells;
      std::istringstream row(line.substr(1));
      for (std::string cell; std::getline(row, cell, '|');) cells.push_back(trimmed(cell));
      rows.push_back(cells);
    } else {
      inside = false;
    }
  }
  return rows;
}

TEST(QuerySyntaxPage, ExamplesAreReadAsThePageSays) {
  const std::string arrow = "  →  ";
  bool inside = false;
  std::size_t examples = 0;
  for (const std::string& line : page_lines()) {
    if (line.starts_with("```")) {
      inside = line == "```query";
      continue;
    }
    if (!inside || line.empty()) continue;
    ++examples;
    const std::size_t at = line.find(arrow);
    const auto parsed = parse_query(line.substr(0, at));
    if (!parsed) {
      ADD_FAILURE() << line << ": " << parsed.error().message;
    } else if (at != std::string::npos) {
      EXPECT_EQ(read_back(parsed->root), line.substr(at + arrow.size())) << line;
    }
  }
  EXPECT_GT(examples, 40U);
}

TEST(QuerySyntaxPage, HasEveryFieldOfTheTable) {
  const auto rows = table("| field | Spanish name |");
  ASSERT_EQ(rows.size(), field_table().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const FieldRow& field = field_table()[i];
    ASSERT_EQ(rows[i].size(), 5U);
    EXPECT_EQ(code(rows[i][0]), field.name);
    EXPECT_EQ(code(rows[i][1]), field.spanish_name);
    const char* const kinds[] = {"words", "name", "code", "date"};
    EXPECT_EQ(rows[i][2], kinds[static_cast<std::size_t>(field.kind)]) << field.name;
    const auto example = parse_query(code(rows[i][4]));
    ASSERT_TRUE(example) << rows[i][4];
    EXPECT_EQ(example->root.field, field.field) << rows[i][4];
  }
}

TEST(QuerySyntaxPage, ErrorsAreThoseOfTheParser) {
  const auto rows = table("| query | column | message |");
  ASSERT_GT(rows.size(), 10U);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3U);
    const auto parsed = parse_query(code(row[0]));
    if (parsed) {
      ADD_FAILURE() << row[0] << " is read as " << read_back(parsed->root);
      continue;
    }
    EXPECT_EQ(std::to_string(parsed.error().column), row[1]) << row[0];
    EXPECT_EQ(parsed.error().message, row[2]) << row[0];
  }
}

TEST(QuerySyntaxPage, HasTheParsersNotes) {
  const auto rows = table("| note | when |");
  for (const char* query : {"& a", "a?", "a or b", "us", "-a", "", "10:30", "a-(b)", "«a b\"", "+a",
                            "date:marzo 2026"}) {
    const auto parsed = parse_query(query);
    ASSERT_TRUE(parsed) << query;
    ASSERT_FALSE(parsed->notes.empty()) << query;
    const auto holds = [&](const auto& row) { return code(row[0]) == parsed->notes.front(); };
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), holds)) << parsed->notes.front();
  }
}

}  // namespace
}  // namespace cotejo
