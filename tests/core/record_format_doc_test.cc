// SPDX-License-Identifier: GPL-3.0-or-later
// The examples of docs/record-format.md are records: whoever copies one must have it taken.
#include <gtest/gtest.h>

#include <sstream>

#include "core/formats/record_reader.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

// What stands between "```" and `kind`, and the next "```".
std::vector<std::string> fenced_blocks(const std::string& page, const std::string& kind) {
  std::vector<std::string> blocks;
  bool inside = false;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (!inside && line == "```" + kind) {
      inside = true;
      blocks.emplace_back();
    } else if (inside && line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back() += line + "\n";
    }
  }
  return blocks;
}

TEST(RecordFormatPage, ItsExamplesAreTaken) {
  const std::string page =
      read_file(std::filesystem::path(COTEJO_SOURCE_DIR) / "docs" / "record-format.md");
  const TempDir folder;
  for (const std::string format : {"markdown", "jsonl"}) {
    const auto blocks = fenced_blocks(page, format + " record");
    EXPECT_FALSE(blocks.empty()) << format;
    for (const std::string& block : blocks) {
      auto reader = open_reader(folder.write_file("example", block), {std::string(format)});
      ASSERT_TRUE(reader) << reader.error().message;
      int records = 0;
      while (auto record = (*reader)->next()) {
        ++records;
        EXPECT_TRUE(record->statement) << record->statement.error().message << "\n" << block;
      }
      EXPECT_GT(records, 0) << block;
    }
  }
}

}  // namespace
}  // namespace cotejo
