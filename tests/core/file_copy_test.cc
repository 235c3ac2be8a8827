// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of files: the same bytes, also when the name goes meanwhile.
#include "core/base/file_copy.h"

#include <gtest/gtest.h>

#include <system_error>

#include "core/base/result.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr CopyMode kModes[] = {CopyMode::kShare, CopyMode::kClone, CopyMode::kBytes};

TEST(FileCopy, HasTheSameBytesInEachMode) {
  const TempDir folder;
  const std::string bytes(3 * 1024 * 1024 + 7, 'x');
  const CopySource source(folder.write_file("a", bytes));
  const std::string to = folder.write_file("b", "what was there");
  for (const CopyMode mode : kModes) {
    source.copy_to(to, mode);
    EXPECT_TRUE(read_file(to) == bytes);
  }
}

TEST(FileCopy, ReadsWhatWasRemoved) {
  const TempDir folder;
  const CopySource source(folder.write_file("a", "bytes"));
  std::filesystem::remove(folder.path() / "a");
  for (const CopyMode mode : kModes) {
    source.copy_to(folder.file("b"), mode);
    EXPECT_EQ(read_file(folder.path() / "b"), "bytes");
  }
}

// A copy that may be changed is no second name.
TEST(FileCopy, ACloneIsAFileOfItsOwn) {
  const TempDir folder;
  const CopySource source(folder.write_file("a", "bytes"));
  source.copy_to(folder.file("b"), CopyMode::kShare);
  source.copy_to(folder.file("b"), CopyMode::kClone);
  folder.write_file("b", "other");
  EXPECT_EQ(read_file(folder.path() / "a"), "bytes");
}

TEST(FileCopy, SaysWhyItCannotBe) {
  const TempDir folder;
  EXPECT_THROW(CopySource(folder.path() / "none"), std::system_error);
  const CopySource source(folder.write_file("a", "bytes"));
  try {
    source.copy_to(folder.file("none/b"), CopyMode::kBytes);
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("No such file"), std::string::npos);
  }
}

}  // namespace
}  // namespace cotejo
