// SPDX-License-Identifier: GPL-3.0-or-later
// A table as its writer was given it, and the place of what it does not have.
#include "core/glass/mapped_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <tuple>

#include "core/glass/glass_format.h"
#include "indexer/glass/table_writer.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

std::string random_key(std::mt19937& random) {
  static constexpr std::string_view kLetters("ab\0\xff", 4);
  std::string key = "k";
  for (auto left = random() % 14; left > 0; --left) key += kLetters[random() % kLetters.size()];
  return key;
}

// Tags of nothing, of some, and of more than a block.
std::string random_tag(std::mt19937& random) {
  const std::size_t size = random() % 50 == 0 ? 20000 : random() % 300;
  return std::string(size, static_cast<char>('A' + random() % 26));
}

using Leaves = MappedTable::Leaves;

class MappedTableCase : public testing::TestWithParam<std::tuple<std::size_t, Leaves>> {};

TEST_P(MappedTableCase, HasWhatWasWritten) {
  const auto [size, leaves] = GetParam();
  std::mt19937 random(31);
  std::map<std::string, std::string> entries{{"", ""}};
  while (entries.size() <= size) entries[random_key(random)] = random_tag(random);
  const TempDir folder;
  const std::string path = folder.file("table");
  TableWriter writer(path);
  for (const auto& [key, tag] : entries) {
    if (!key.empty()) writer.add(key, tag);
  }
  const TableRoot written = writer.finish();
  const auto table =
      MappedTable::open(path, {written.block, written.level, false, kBlockBytes}, leaves);
  ASSERT_TRUE(table);

  MappedTable::Cursor all(*table);
  EXPECT_TRUE(all.find(""));
  for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
    ASSERT_EQ(all.key(), entry->first);
    ASSERT_EQ(all.tag(), entry->second);
    ASSERT_EQ(all.next(), std::next(entry) != entries.end());
  }
  // One cursor, up and down; and a new one each time.
  MappedTable::Cursor roaming(*table);
  std::size_t found = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string key = random_key(random);
    const auto expected = std::prev(entries.upper_bound(key));
    MappedTable::Cursor cursor(*table);
    ASSERT_EQ(cursor.find(key), expected->first == key);
    ASSERT_EQ(cursor.key(), expected->first);
    ASSERT_EQ(cursor.tag(), expected->second);
    ASSERT_EQ(roaming.find(key), expected->first == key);
    ASSERT_EQ(roaming.key(), expected->first);
    if (expected->first == key) ++found;
    const auto after = std::next(expected);
    ASSERT_EQ(cursor.next(), after != entries.end());
    if (after != entries.end()) {
      ASSERT_EQ(cursor.key(), after->first);
    }
  }
  EXPECT_GT(found, 0U);
  EXPECT_LT(found, 20000U);
}

INSTANTIATE_TEST_SUITE_P(Entries, MappedTableCase,
                         testing::Combine(testing::Values(1U, 10U, 500U, 20000U),
                                          testing::Values(Leaves::kMapped, Leaves::kRead)));

}  // namespace
}  // namespace cotejo
