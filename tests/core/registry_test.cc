// SPDX-License-Identifier: GPL-3.0-or-later
// Which reader is taken for which file, by name, by option and by first bytes.
#include <gtest/gtest.h>

#include "core/formats/record_reader.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr const char* kMarkdown = "---\nid: m\nsource: A\ndate: 2026\n---\nText.\n";
constexpr const char* kJsonl = "{\"id\":\"j\",\"source\":\"A\",\"date\":\"2026\",\"body\":\"b\"}\n";

// The id of the first record, else the code of the error.
std::string first_id(const std::string& path, const std::string& format) {
  auto reader = open_reader(path, {std::string(format)});
  if (!reader) return reader.error().code;
  const auto record = (*reader)->next();
  if (!record) return "nothing";
  return record->statement ? record->statement->id : record->statement.error().code;
}

TEST(Registry, KnowsItsFormats) {
  for (const char* name : {"auto", "markdown", "jsonl", "csv", "html", "pdf", "warc", "feed"}) {
    EXPECT_TRUE(is_format(name)) << name;
  }
  for (const char* name : {"", "md", "JSONL", "xls"}) EXPECT_FALSE(is_format(name)) << name;
  EXPECT_EQ(format_names(), "auto, markdown, jsonl, csv, html, pdf, warc, feed");
}

TEST(Registry, WalksTakeStatementFilesAlone) {
  for (const char* path : {"a.md", "a.markdown", "a.jsonl", "a.ndjson", "x/y.z/a.md.gz",
                           "a.jsonl.gz", "a.csv", "a.tsv.gz"}) {
    EXPECT_TRUE(is_statement_file(path)) << path;
  }
  for (const char* path : {"", "a", "a.json", "a.txt", "a.gz", "md", "a.md.bak", "a.md/b"}) {
    EXPECT_FALSE(is_statement_file(path)) << path;
  }
}

constexpr const char* kCsv = "id,source,date,body\nc,A,2026,b\n";

struct RegistryRow {
  const char* name;
  std::string content;
  const char* format;
  const char* found;
};

TEST(Registry, ChoosesTheReader) {
  const std::string bom = "\xEF\xBB\xBF";
  const std::vector<RegistryRow> rows{
      {"a.md", kMarkdown, "auto", "m"},
      {"a.jsonl", kJsonl, "auto", "j"},
      {"a.txt", kMarkdown, "auto", "m"},
      {"a.json", kJsonl, "auto", "j"},
      {"noending", "\n \n" + std::string(kJsonl), "auto", "j"},
      {"noending", bom + kJsonl, "auto", "j"},
      {"noending", bom + kMarkdown, "auto", "m"},
      {"a.txt", kMarkdown, "markdown", "m"},
      {"a.md", kJsonl, "jsonl", "j"},  // what is asked for goes over the ending
      {"a.md", kJsonl, "auto", "no-front-matter"},
      {"a.jsonl", kMarkdown, "auto", "bad-json"},
      {"a.txt", "plain text", "auto", "unknown-format"},
      {"a.txt", "", "auto", "empty-file"},
      {"a.md", "", "auto", "empty-file"},
      {"a.jsonl", "", "auto", "empty-file"},
      {"a.csv", kCsv, "auto", "c"},
      {"a.txt", kCsv, "csv", "c"},
      {"a.txt", kCsv, "auto", "unknown-format"},
      {"a.csv", "", "auto", "empty-file"},
  };
  const TempDir folder;
  for (const RegistryRow& row : rows) {
    SCOPED_TRACE(std::string(row.name) + " as " + row.format);
    EXPECT_EQ(first_id(folder.write_file(row.name, row.content), row.format), row.found);
    EXPECT_EQ(first_id(folder.write_gzip(row.name, row.content), row.format), row.found);
  }
  EXPECT_EQ(first_id((folder.path() / "none.md").string(), "auto"), "not-found");
  EXPECT_EQ(first_id(folder.path().string(), "auto"), "unreadable");
}

TEST(Registry, ADamagedFileIsAnErrorOfItsOwnForEveryFormat) {
  const TempDir folder;
  std::string packed = gzip_member(kJsonl);
  packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1);
  const std::string path = folder.write_file("a.gz", packed);
  for (const char* format : {"auto", "jsonl", "markdown", "csv"}) {
    std::string found;
    try {
      found = first_id(path, format);
    } catch (const Failure&) {
      // next() may throw; open_reader() may not.
      found = open_reader(path, {std::string(format)}) ? "unreadable" : "never";
    }
    EXPECT_EQ(found, "unreadable") << format;
  }
}

}  // namespace
}  // namespace cotejo
