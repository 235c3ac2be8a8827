// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that take a batch, fail, hang or leave others behind.
#include "searcher/saved/exec_outlet.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/support/patience.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

Batch batch_with(const std::string& bytes) {
  Batch batch;
  batch.id = "3f2a9c1e-1";
  batch.format = "jsonl";
  batch.bytes = bytes;
  return batch;
}

// Why it did not take the batch; empty: it did.
std::string give(const std::string& command, const Batch& batch, int timeout_ms = 20'000,
                 unsigned tries = 1) {
  ExecOutlet outlet({command, false, std::chrono::milliseconds(timeout_ms), tries}, "embargo",
                    "ana");
  try {
    outlet.give(batch);
    return {};
  } catch (const Failure& failure) {
    return failure.what();
  }
}

TEST(ExecOutlet, TheCommandHasBatchAndNamesAndNothingIsRunOfTheBatch) {
  const TempDir folder;
  const std::string out = folder.file("out");
  const std::string hostile = "{\"title\":\"$(touch x) `touch x`; touch x\"}\n";
  EXPECT_EQ(
      give("cd '" + folder.path().string() +
               "' && cat > out && echo \"$COTEJO_BATCH $COTEJO_QUERY $COTEJO_CONSUMER\" >> out",
           batch_with(hostile)),
      "");
  EXPECT_EQ(read_file(out), hostile + "3f2a9c1e-1 embargo ana\n");
  EXPECT_FALSE(std::filesystem::exists(folder.file("x")));
}

TEST(ExecOutlet, ACommandThatReadsNothingOfMuchHasTakenItIfItSaysSo) {
  EXPECT_EQ(give("true", batch_with(std::string(4 << 20, 'x'))), "");
}

TEST(ExecOutlet, FailuresAreSaid) {
  const Batch batch = batch_with("{}\n");
  EXPECT_NE(give("exit 7", batch).find("exited with 7 (1 try)"), std::string::npos);
  EXPECT_NE(give("kill -9 $$", batch).find("ended by signal 9"), std::string::npos);
  EXPECT_NE(give("no-such-command 2>/dev/null", batch).find("exited with 127"), std::string::npos);
}

TEST(ExecOutlet, TriesAgain) {
  const TempDir folder;
  const std::string count = "cd '" + folder.path().string() + "'; echo x >> tries; ";
  EXPECT_EQ(give(count + "test $(wc -l < tries) -ge 2", batch_with("{}\n"), 20'000, 3), "");
  EXPECT_EQ(read_file(folder.file("tries")), "x\nx\n");
}

TEST(ExecOutlet, TheWholeGroupEndsAtTheTimeLimit) {
  const TempDir folder;
  const auto start = std::chrono::steady_clock::now();
  const std::string why = give("cd '" + folder.path().string() +
                                   "'; (sleep 4; touch late) & trap '' TERM; sleep 100; sleep 100",
                               batch_with("{}\n"), 300);
  EXPECT_NE(why.find("took longer than 0.3 seconds"), std::string::npos) << why;
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30 * kPatience));
  std::this_thread::sleep_for(std::chrono::seconds(4));
  EXPECT_FALSE(std::filesystem::exists(folder.file("late")));
}

TEST(ExecOutlet, GivesJsonLinesAlone) {
  ExecOutlet outlet({"true", false, std::chrono::milliseconds(1000), 1}, "q", "c");
  Batch batch = batch_with("a\n");
  outlet.prepare(batch);
  batch.format = "ids";
  EXPECT_THROW(outlet.prepare(batch), Failure);
}

}  // namespace
}  // namespace cotejo
