// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/shard_list.h"

#include <gtest/gtest.h>

#include <array>
#include <functional>

#include "core/base/result.h"
#include "core/index/terms.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

std::string failure_of(const std::function<void()>& body) {
  try {
    body();
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "";
}

// Statements are looked for where they once were put: this may never change.
TEST(ShardList, ShardsAreOfTheIdForEver) {
  struct Case {
    const char* id;
    std::size_t of_4, of_16;
  };
  for (const Case& c :
       {Case{"us-state-2026-03-05-relations", 0, 8}, Case{"id-1", 2, 6}, Case{"ñ", 2, 10}}) {
    EXPECT_EQ(shard_of(c.id, 4), c.of_4) << c.id;
    EXPECT_EQ(shard_of(c.id, 16), c.of_16) << c.id;
  }
}

TEST(ShardList, ShardsFillEvenly) {
  std::array<int, 8> counts{};
  for (int i = 0; i < 8000; ++i) ++counts[shard_of("statement-" + std::to_string(i), 8)];
  for (const int count : counts) {
    EXPECT_GT(count, 850);
    EXPECT_LT(count, 1150);
  }
}

// What is known of a very long id in places is its term, which is cut.
TEST(ShardList, ALongIdIsWhereItsTermIs) {
  const std::string id(400, 'x');
  const std::string cut = id_term(id).substr(1);
  EXPECT_LT(cut.size(), id.size());
  for (std::size_t count = 2; count < 20; ++count) {
    EXPECT_EQ(shard_of(id, count), shard_of(cut, count));
  }
}

TEST(ShardList, NamesFoldersAndServers) {
  const TempDir folder;
  write_shard_list(folder.path(), 2);
  EXPECT_TRUE(has_shard_list(folder.path()));
  EXPECT_EQ(count_own_shards(folder.path()), 2U);
  const std::string own = folder.file("shard-1");
  const std::string other = folder.write_file(
      "list", "# Cotejo shards\n\n # of the old archive\ntcp://10.0.0.7:7000\n old \n/abs/one\n");
  EXPECT_EQ(expand_locations({"plain", folder.path().string(), other}),
            (std::vector<std::string>{"plain", own, folder.file("shard-2"), "tcp://10.0.0.7:7000",
                                      folder.file("old"), "/abs/one"}));
}

TEST(ShardList, SaysWhatIsWrong) {
  const TempDir folder;
  struct Case {
    const char* text;
    const char* message;
  };
  for (const Case& c : {Case{"tcp://a:1\n", "no list of shards"}, Case{"", "no list of shards"},
                        Case{"# Cotejo shards\n", "names no shard"},
                        Case{"# Cotejo shards\nlist\n", "lists within lists"}}) {
    const std::string list = folder.write_file("list", c.text);
    const std::string message = failure_of([&] { expand_locations({list}); });
    EXPECT_NE(message.find(c.message), std::string::npos) << c.text << ": " << message;
    EXPECT_NE(message.find(list), std::string::npos) << message;
  }
  std::string many = "# Cotejo shards\n";
  for (std::size_t i = 0; i <= kMostShards; ++i) many += "tcp://a:" + std::to_string(i + 1) + "\n";
  const std::string list = folder.write_file("list", many);
  EXPECT_NE(failure_of([&] { expand_locations({list}); }).find("more than 256"), std::string::npos);
  folder.write_file("SHARDS", "# Cotejo shards\nshard-1\ntcp://a:1\n");
  EXPECT_NE(failure_of([&] { count_own_shards(folder.path()); }).find("not written to"),
            std::string::npos);
}

}  // namespace
}  // namespace cotejo
