// SPDX-License-Identifier: GPL-3.0-or-later
// Values are those of the documents, mapped or not, of one segment or of several.
#include "core/index/slot_values.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/test_index.h"

namespace cotejo {
namespace {

class SlotValuesTest : public testing::Test {
 protected:
  // Some in one segment, a few in another.
  SlotValuesTest() {
    std::string lines;
    for (int i = 0; i < 300; ++i) {
      lines += record_line(fmt::format("id-{}", i), "en", fmt::format("We said {} of it.", i));
    }
    add_records(folder_, folder_.file("index"), lines);
    add_records(folder_, folder_.file("index"), record_line("last", "es", "Nada que añadir."));
  }

  void expect_those_of_documents(const OpenIndex& index) {
    for (const Slot slot : {kSlotDate, kSlotChecksum, kSlotLang, kSlotKinship, kSlotUntil}) {
      IndexValues values(index, slot);
      const auto end = index.combined.postlist_end("");
      for (auto at = index.combined.postlist_begin(""); at != end; ++at) {
        const std::string expected = index.combined.get_document(*at).get_value(slot);
        ASSERT_EQ(values.of(*at), expected) << slot << ' ' << *at;
        ASSERT_EQ(value_of(index, *at, slot), expected) << slot << ' ' << *at;
        ASSERT_EQ(expected.empty(), slot == kSlotUntil);
      }
    }
  }

  TempDir folder_;
};

TEST_F(SlotValuesTest, AreThoseOfTheDocuments) {
  OpenIndex index = open_index({folder_.file("index")});
  ASSERT_EQ(index.shards.size(), 2U);
  expect_those_of_documents(index);
  for (Shard& shard : index.shards) {
    ASSERT_TRUE(shard.mapped);
    shard.mapped.reset();
  }
  expect_those_of_documents(index);
}

}  // namespace
}  // namespace cotejo
