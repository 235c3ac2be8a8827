// SPDX-License-Identifier: GPL-3.0-or-later
// The kin of statements over several segments, as they are found by what the segments say of lone
// ones (core/index/lone_statements.h), and without.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

std::string sentence_of(std::mt19937& random) {
  static const std::vector<std::string> kWords{
      "acuerdo", "paz",     "pueblo", "canciller", "hoy",    "reunión", "frontera", "país",
      "región",  "derecho", "mar",    "comercio",  "visita", "firma",   "diálogo",  "embajada"};
  std::string text;
  for (int i = 0; i < 40; ++i) text += kWords[random() % kWords.size()] + ' ';
  return text;
}

// Statements in segments of 40, 5 and 2; some are copies and translations of earlier ones.
class KinTest : public testing::Test {
 protected:
  KinTest() {
    std::mt19937 random(3);
    std::vector<std::string> bodies;
    int file = 0;
    for (const std::size_t count : {40U, 5U, 2U}) {
      std::string lines;
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t number = bodies.size();
        const bool is_copy = number > 0 && random() % 4 == 0;
        bodies.push_back(is_copy ? bodies[random() % number] : sentence_of(random));
        const bool translates = number > 0 && random() % 5 == 0;
        const std::string more =
            translates ? "\"translation_of\":\"s" + std::to_string(random() % number) + '"' : "";
        lines += record_line("s" + std::to_string(number), "es", bodies.back(), more);
      }
      add_records(folder_, index(), lines, "records" + std::to_string(file++) + ".jsonl");
    }
    count_ = bodies.size();
  }

  std::string index() const { return folder_.file("index"); }

  std::map<std::string, std::string> kin_of_all() const {
    SearchEngine engine({index()});
    std::map<std::string, std::string> all;
    for (std::size_t i = 0; i < count_; ++i) {
      const std::string id = 's' + std::to_string(i);
      for (const Kin& kin : engine.kin_of(id)) {
        all[id] += (kin.relation == KinRelation::kCopy ? "copy " : "translation ") + kin.id + ';';
      }
    }
    return all;
  }

  TempDir folder_;
  std::size_t count_ = 0;
};

TEST_F(KinTest, AreTheSameByWhatSegmentsSayOfLoneStatements) {
  std::size_t said = 0;
  std::size_t lone = 0;
  {
    const OpenIndex open = open_index({index()});
    ASSERT_EQ(open.shards.size(), 3U);
    for (const Shard& shard : open.shards) {
      ASSERT_TRUE(shard.lone.has_value()) << shard.location;
      for (Xapian::docid document = 1; document <= shard.database.get_lastdocid(); ++document) {
        ++said;
        lone += shard.lone->has(document) ? 1U : 0U;
      }
    }
  }
  EXPECT_EQ(said, count_);
  EXPECT_GT(lone, count_ / 5);
  EXPECT_LT(lone, count_);
  const auto with_file = kin_of_all();
  EXPECT_GT(with_file.size(), count_ / 4);
  std::size_t removed = 0;
  for (const auto& entry : fs::recursive_directory_iterator(index())) {
    if (entry.path().filename() == "kin.lone") removed += fs::remove(entry.path()) ? 1U : 0U;
  }
  EXPECT_EQ(removed, 3U);
  EXPECT_EQ(kin_of_all(), with_file);
}

}  // namespace
}  // namespace cotejo
