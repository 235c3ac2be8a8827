// SPDX-License-Identifier: GPL-3.0-or-later
// Appending exactly once: after half of a batch, after the whole of it, after the file was moved.
#include "searcher/saved/append_outlet.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/base/result.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

Batch batch_of(const std::string& bytes) {
  Batch batch;
  batch.id = "a-1";
  batch.format = "jsonl";
  batch.bytes = bytes;
  return batch;
}

TEST(AppendOutlet, WritesBehindWhatIsThereAndTheHeadingOnce) {
  const TempDir folder;
  const std::string file = folder.file("out");
  AppendOutlet outlet(file, "heading\n", false);
  for (const char* bytes : {"one\n", "two\n"}) {
    Batch batch = batch_of(bytes);
    outlet.prepare(batch);
    outlet.give(batch);
  }
  EXPECT_EQ(read_file(file), "heading\none\ntwo\n");
}

TEST(AppendOutlet, WhatWasWrittenOfABatchIsWrittenOnce) {
  const std::string bytes = "one\ntwo\n";
  for (std::size_t written = 0; written <= bytes.size(); ++written) {
    const TempDir folder;
    const std::string file = folder.write_file("out", "before\n");
    Batch batch = batch_of(bytes);
    {
      AppendOutlet killed(file, "heading\n", false);
      killed.prepare(batch);
    }
    folder.write_file("out", "before\n" + bytes.substr(0, written));
    AppendOutlet outlet(file, "heading\n", false);
    EXPECT_TRUE(outlet.is_target_of(*batch.append));
    outlet.prepare(batch);
    outlet.give(batch);
    EXPECT_EQ(read_file(file), "before\none\ntwo\n") << written;
    EXPECT_TRUE(outlet.warnings().empty());
  }
}

TEST(AppendOutlet, AFileThatWasRenamedMeanwhileIsFinished) {
  const TempDir folder;
  const std::string file = folder.file("out");
  Batch batch = batch_of("one\ntwo\n");
  {
    AppendOutlet killed(file, "", false);
    killed.prepare(batch);
  }
  folder.write_file("out", "one\nt");
  std::filesystem::rename(file, folder.file("out.1"));
  AppendOutlet outlet(file, "", false);
  outlet.prepare(batch);
  outlet.give(batch);
  EXPECT_EQ(read_file(folder.file("out.1")), "one\ntwo\n");
  EXPECT_EQ(read_file(file), "");
  Batch next = batch_of("three\n");
  outlet.prepare(next);
  outlet.give(next);
  EXPECT_EQ(read_file(file), "three\n");
}

TEST(AppendOutlet, AFileThatWasCutOrRemovedIsToldOf) {
  for (const bool removed : {true, false}) {
    const TempDir folder;
    const std::string file = folder.write_file("out", "before\n");
    Batch batch = batch_of("one\n");
    {
      AppendOutlet killed(file, "", false);
      killed.prepare(batch);
    }
    if (removed) {
      std::filesystem::remove(file);
      folder.write_file("keeps-the-inode-busy", "");
    } else {
      std::filesystem::resize_file(file, 0);
    }
    AppendOutlet outlet(file, "", false);
    outlet.prepare(batch);
    outlet.give(batch);
    EXPECT_EQ(read_file(file), "one\n");
    EXPECT_EQ(outlet.warnings().size(), 1);
  }
}

TEST(AppendOutlet, RefusesWhatItCannotKeepItsWordOn) {
  const TempDir folder;
  const std::string file = folder.file("out");
  const AppendOutlet outlet(file, "", false);
  try {
    const AppendOutlet second(file, "", false);
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), ExitCode::kLocked);
  }
  EXPECT_THROW(AppendOutlet(folder.file("none/out"), "", false), Failure);
  EXPECT_THROW(AppendOutlet("/dev/null", "", false), Failure);
  ASSERT_EQ(::mkfifo(folder.file("pipe").c_str(), 0600), 0);
  EXPECT_THROW(AppendOutlet(folder.file("pipe"), "", false), Failure);
  // A batch that is half written elsewhere.
  Batch batch = batch_of("one\n");
  batch.append = AppendMark{folder.file("elsewhere"), 1, 1, 0};
  AppendOutlet other(folder.file("other"), "", false);
  EXPECT_THROW(other.prepare(batch), Failure);
}

}  // namespace
}  // namespace cotejo
