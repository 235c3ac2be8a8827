// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Lines: every line has its record or its error, and its number.
#include <gtest/gtest.h>

#include "core/formats/record_reader.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

std::string line(const std::string& id, const std::string& body = "b") {
  return R"({"id":")" + id + R"(","source":"A","date":"2026","body":")" + body + "\"}";
}

// "1:a" for a statement, "2!bad-json" for an error, with the id that was guessed behind it.
std::vector<std::string> records_in(const std::string& path) {
  auto reader = open_reader(path, {"jsonl"});
  if (!reader) return {reader.error().code};
  std::vector<std::string> found;
  while (auto record = (*reader)->next()) {
    std::string text = std::to_string(record->line);
    if (record->statement) {
      text += ":" + record->statement->id;
    } else {
      text += "!" + record->statement.error().code;
      if (!record->id.empty()) text += " " + record->id;
    }
    found.push_back(std::move(text));
  }
  return found;
}

struct JsonlReaderRow {
  const char* what;
  std::string content;
  std::vector<std::string> records;
};

TEST(JsonlReader, ReadsLines) {
  const std::string bom = "\xEF\xBB\xBF";
  const std::vector<JsonlReaderRow> rows{
      {"empty", "", {"empty-file"}},
      {"a newline", "\n", {"empty-file"}},
      {"a byte order mark alone", bom, {"empty-file"}},
      {"one line", line("a") + "\n", {"1:a"}},
      {"no newline at the end", line("a") + "\n" + line("b"), {"1:a", "2:b"}},
      {"byte order mark", bom + line("a") + "\n" + line("b") + "\n", {"1:a", "2:b"}},
      {"CRLF", line("a") + "\r\n" + line("b") + "\r\n", {"1:a", "2:b"}},
      {"blank lines", "\n" + line("a") + "\n \t\n\r\n" + line("b") + "\n\n", {"2:a", "5:b"}},
      {"spaces around", "  " + line("a") + " \t\n", {"1:a"}},
      {"bad line", line("a") + "\n{broken\n" + line("c") + "\n", {"1:a", "2!bad-json", "3:c"}},
      {"two objects in a line", line("a") + line("b") + "\n" + line("c"), {"1!bad-json a", "2:c"}},
      {"id behind spaces", "{\"id\" : \"x\", \"y\":}\n", {"1!bad-json x"}},
      {"id as a number", "{\"id\": 17, \"y\":}\n", {"1!bad-json 17"}},
      {"id with escapes", "{\"id\":\"a\\\"b\", \"y\":}\n", {"1!bad-json"}},
      {"id with bad bytes", line("\xF1") + "\n" + line("b"), {"1!bad-utf8", "2:b"}},
      {"no record at all", "---\n-1\n" + line("c"), {"1!bad-json", "2!bad-json", "3:c"}},
      {"an array", "[" + line("a") + "]\n" + line("b"), {"1!bad-json a", "2:b"}},
      {"bad bytes",
       line("a") + "\n" + line("b", "\xF1") + "\n" + line("c"),
       {"1:a", "2!bad-utf8 b", "3:c"}},
      {"NUL bytes",
       line("a") + "\n" + std::string("\0\0", 2) + "\n" + line("c"),
       {"1:a", "2!bad-json", "3:c"}},
      {"a field missing", "{\"id\": \"x\"}\n" + line("b"), {"1!missing-field x", "2:b"}},
      {"cut at the end", line("a") + "\n" + line("b").substr(0, 30), {"1:a", "2!bad-json b"}},
      {"mark inside",
       line("a") + "\n" + bom + line("b") + "\n" + line("c"),
       {"1:a", "2!bad-json b", "3:c"}},
  };
  const TempDir folder;
  for (const JsonlReaderRow& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(records_in(folder.write_file("plain.jsonl", row.content)), row.records);
    EXPECT_EQ(records_in(folder.write_gzip("packed.jsonl.gz", row.content)), row.records);
  }
}

TEST(JsonlReader, ReadsLinesAcrossTheBuffersEnds) {
  // Lines of growing length, so that buffers of any size end at every place of a line.
  std::string content;
  std::vector<std::string> expected;
  for (std::size_t n = 1; content.size() < 3'500'000; ++n) {
    const std::string id = "s" + std::to_string(n);
    content += line(id, std::string(n * 37 % 9000, 'x')) + "\n";
    expected.push_back(std::to_string(n) + ":" + id);
  }
  content += line("long", std::string(2'500'000, 'y')) + "\n" + line("last");
  expected.push_back(std::to_string(expected.size() + 1) + ":long");
  expected.push_back(std::to_string(expected.size() + 1) + ":last");
  const TempDir folder;
  EXPECT_EQ(records_in(folder.write_file("a.jsonl", content)), expected);
  EXPECT_EQ(records_in(folder.write_gzip("a.jsonl.gz", content)), expected);
}

TEST(JsonlReader, RejectsAnOverlongLineAlone) {
  constexpr std::size_t kMaxLineBytes = 64 << 20;
  const std::size_t fits = kMaxLineBytes - line("x", "").size();
  const TempDir folder;
  struct {
    std::size_t over;
    bool has_newline;
  } const rows[] = {{0, true}, {1, true}, {3'000'000, false}};  // few: each is a big file
  for (const auto& row : rows) {
    SCOPED_TRACE(row.over);
    std::string content = line("a") + "\n" + line("x", std::string(fits + row.over, 'y'));
    std::vector<std::string> expected{"1:a", row.over == 0 ? "2:x" : "2!too-long x"};
    if (row.has_newline) {
      content.append("\n").append(line("c")).append("\n");
      expected.push_back("3:c");
    }
    EXPECT_EQ(records_in(folder.write_file("a.jsonl", content)), expected);
  }
}

TEST(JsonlReader, CountsTheBytesItUnpacked) {
  const TempDir folder;
  const std::string content = "\xEF\xBB\xBF" + line("a") + "\n" + line("b") + "\n";
  auto reader = open_reader(folder.write_gzip("a.jsonl.gz", content), {"jsonl"});
  ASSERT_TRUE(reader);
  while ((*reader)->next()) {
  }
  EXPECT_EQ((*reader)->bytes_read(), content.size());
}

}  // namespace
}  // namespace cotejo
