// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/table_writer.h"

#include <gtest/gtest.h>

#include "core/base/result.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

TEST(TableWriter, EmptyTableHasNoFile) {
  const TempDir folder;
  TableWriter table(folder.file("table"));
  EXPECT_EQ(table.finish().entries, 0U);
  EXPECT_FALSE(std::filesystem::exists(folder.file("table")));
}

TEST(TableWriter, WritesEachBlockOnce) {
  const TempDir folder;
  TableWriter table(folder.file("table"));
  for (int i = 0; i < 20000; ++i) {
    table.add(std::string(100, 'k') + std::to_string(100000 + i), "tag");
  }
  const TableRoot root = table.finish();
  EXPECT_EQ(root.entries, 20000U);
  EXPECT_EQ(root.level, 2U);
  EXPECT_EQ(root.block, root.end_block - 1) << "the root is written last";
  EXPECT_EQ(std::filesystem::file_size(folder.file("table")),
            root.end_block * std::uintmax_t{8192});
}

TEST(TableWriter, RefusesKeysThatDoNotFit) {
  const TempDir folder;
  TableWriter table(folder.file("table"));
  EXPECT_THROW(table.add("", "tag"), Failure);
  EXPECT_THROW(table.add(std::string(256, 'k'), "tag"), Failure);
  EXPECT_NO_THROW(table.add(std::string(255, 'k'), "tag"));
}

}  // namespace
}  // namespace cotejo
