// SPDX-License-Identifier: GPL-3.0-or-later
// Checksums beside a database's files: whatever is not as it was written is named.
#include "core/index/checksums.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

class Checksums : public testing::Test {
 protected:
  Checksums() {
    folder_.write_file("postlist.glass", "some bytes");
    folder_.write_file("facets.columns", "");
    folder_.write_file("flintlock", "");
    write_checksums(folder_.path());
  }
  std::vector<std::string> faults() const { return checksum_faults(folder_.path()); }
  TempDir folder_;
};

TEST_F(Checksums, AreThoseOfSha256sum) {
  EXPECT_EQ(read_file(folder_.path() / kChecksumsName),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  facets.columns\n"
            "0d22cdcc10e6d049dbe1af5123d50873fdfc1a4f58306e58cb6241be9472014d  postlist.glass\n");
  EXPECT_TRUE(faults().empty());
}

TEST_F(Checksums, NameWhatDiffers) {
  folder_.write_file("postlist.glass", "some Bytes");
  ASSERT_EQ(faults().size(), 1U);
  EXPECT_NE(faults()[0].find("postlist.glass' is not what was written"), std::string::npos);
}

TEST_F(Checksums, NameWhatIsMissingOrCame) {
  std::filesystem::rename(folder_.path() / "postlist.glass", folder_.path() / "other.glass");
  ASSERT_EQ(faults().size(), 2U);
  EXPECT_NE(faults()[0].find("postlist.glass' is missing"), std::string::npos);
  EXPECT_NE(faults()[1].find("other.glass' has no checksum"), std::string::npos);
}

TEST_F(Checksums, AChangedByteOfTheirOwnIsAFault) {
  const std::string written = read_file(folder_.path() / kChecksumsName);
  for (std::size_t at = 0; at < written.size(); ++at) {
    std::string changed = written;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
    folder_.write_file(kChecksumsName, changed);
    EXPECT_FALSE(faults().empty()) << at;
  }
}

TEST_F(Checksums, EarlierVersionsWroteNone) {
  EXPECT_TRUE(has_checksums(folder_.path()));
  std::filesystem::remove(folder_.path() / kChecksumsName);
  EXPECT_FALSE(has_checksums(folder_.path()));
  EXPECT_TRUE(faults().empty());
}

TEST_F(Checksums, WhatCannotBeReadIsAFault) {
  std::filesystem::remove(folder_.path() / "postlist.glass");
  std::filesystem::create_directory(folder_.path() / "postlist.glass");
  ASSERT_EQ(faults().size(), 1U);
  EXPECT_NE(faults()[0].find("postlist.glass': Is a directory"), std::string::npos) << faults()[0];
}

}  // namespace
}  // namespace cotejo
