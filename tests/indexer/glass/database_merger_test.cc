// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that become one, or are read for what some documents have, where they are damaged: it is
// told, and nothing worse happens. That they become what Xapian makes of them:
// tests/indexer/segment_files_test.cc.
#include "indexer/glass/database_merger.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/result.h"
#include "indexer/glass/document_batch.h"
#include "indexer/glass/term_lists.h"
#include "tests/indexer/glass/damage.h"
#include "tests/indexer/glass/random_documents.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr unsigned kDocumentsEach = 120;

class DamagedTables : public testing::Test {
 protected:
  void SetUp() override {
    for (const unsigned seed : {1U, 2U}) {
      DocumentBatch batch;
      for (const RandomDocument& document : random_documents({.documents = kDocumentsEach}, seed)) {
        add_to_batch(document, batch);
      }
      batch.write(path(seed));
    }
  }
  std::string path(unsigned seed) const { return folder_.file(std::to_string(seed)); }

  // How often, of 200 times, `read` throws Failure while a table of the second one is damaged.
  template <typename Read>
  int times_told(const std::string& table, const Read& read) const {
    int told = 0;
    with_damage(path(2) + "/" + table, {.rounds = 200, .most_bytes = 40}, [&] {
      try {
        read();
      } catch (const Failure&) {
        ++told;
      }
    });
    return told;
  }

  const TempDir folder_;
};

TEST_F(DamagedTables, AreToldWhenTheyAreMerged) {
  const std::vector<DatabaseSource> sources{{path(1), 0}, {path(2), kDocumentsEach}};
  const auto merge = [&] { merge_tables(sources, folder_.file("merged")); };
  EXPECT_GT(times_told("postlist.glass", merge), 100);
  EXPECT_GT(times_told("docdata.glass", merge), 20);  // texts are not read
}

TEST_F(DamagedTables, AreToldWhenTermsAreReadOffThem) {
  const std::vector<std::uint32_t> some{1, 40, 41, kDocumentsEach};
  const auto lend = [&] {
    lend_term_lists(path(2), some);
    keep_term_lists(path(2), true);
  };
  EXPECT_GT(times_told("postlist.glass", lend), 100);
}

}  // namespace
}  // namespace cotejo
