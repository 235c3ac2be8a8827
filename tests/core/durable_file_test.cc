// SPDX-License-Identifier: GPL-3.0-or-later
// Files replaced whole, and locks that tell who holds them.
#include "core/base/durable_file.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/result.h"
#include "core/program/file_lock.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

TEST(DurableFile, ReplacesTheWholeAndLeavesNothingBeside) {
  const TempDir folder;
  const std::string path = folder.write_file("a", "a longer text than the new one");
  replace_file(path, "new");
  EXPECT_EQ(read_file(path), "new");
  EXPECT_FALSE(std::filesystem::exists(path + ".new"));
}

TEST(DurableFile, WhatCannotBeWrittenLeavesTheOld) {
  const TempDir folder;
  const std::string path = folder.write_file("a", "old");
  std::filesystem::create_directory(path + ".new");  // in the way
  EXPECT_THROW(replace_file(path, "new"), Failure);
  EXPECT_EQ(read_file(path), "old");
  EXPECT_THROW(replace_file(folder.file("none/a"), "new"), Failure);
}

TEST(DurableFile, ReplacesManyEachWhole) {
  const TempDir folder;
  std::filesystem::create_directory(folder.file("b"));
  std::vector<Replacement> files;
  for (const char* name : {"1", "2", "3", "b/1", "b/2"}) {
    files.push_back({folder.write_file(name, "a longer text than the new one"), name});
  }
  for (const std::size_t count : {0U, 1U, 2U, 5U}) {
    replace_files({files.begin(), files.begin() + static_cast<std::ptrdiff_t>(count)});
    for (std::size_t i = 0; i < files.size(); ++i) {
      EXPECT_EQ(read_file(files[i].path.string()),
                i < count ? files[i].bytes : "a longer text than the new one");
      EXPECT_FALSE(std::filesystem::exists(files[i].path.string() + ".new"));
    }
  }
}

TEST(DurableFile, OfManyNoneIsReplacedIfOneCannotBeWritten) {
  const TempDir folder;
  const std::vector<Replacement> files{{folder.write_file("a", "old"), "new"},
                                       {folder.file("none/b"), "new"}};
  EXPECT_THROW(replace_files(files), Failure);
  EXPECT_EQ(read_file(files[0].path.string()), "old");
}

TEST(FileLock, OneHolderWhoIsNamedToTheOthers) {
  const TempDir folder;
  const std::string path = folder.file("lock");
  {
    const FileLock lock(path);
    ASSERT_TRUE(lock.is_held());
    const FileLock second(path);
    EXPECT_FALSE(second.is_held());
    const std::string me = "process " + std::to_string(::getpid()) + " (since ";
    EXPECT_TRUE(second.holder().starts_with(me)) << second.holder();
  }
  EXPECT_TRUE(FileLock(path).is_held());
  EXPECT_THROW(FileLock(folder.file("none/lock")), Failure);
}

TEST(FileLock, IsWaitedForAndFreedByDeath) {
  const TempDir folder;
  const std::string path = folder.file("lock");
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const FileLock lock(path);
    ::usleep(200'000);
    ::_exit(0);  // no destructor
  }
  while (!std::filesystem::exists(path) || std::filesystem::file_size(path) == 0) ::usleep(1000);
  EXPECT_TRUE(FileLock(path, FileLock::Patience::kWait).is_held());
  ::waitpid(child, nullptr, 0);
}

}  // namespace
}  // namespace cotejo
