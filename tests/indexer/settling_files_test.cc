// SPDX-License-Identifier: GPL-3.0-or-later
// When changed files may be read: told the time, so that nothing waits.
#include "indexer/ingest/settling_files.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

using std::chrono::milliseconds;
using Files = std::vector<std::string>;

constexpr milliseconds kWindow{100};
const SettlingFiles::Clock::time_point kStart{};

SettlingFiles::Clock::time_point at(int ms) {
  return kStart + milliseconds(ms);
}

// In milliseconds; -1: nothing is waited for.
long due(const SettlingFiles& files) {
  const auto time = files.due();
  return time ? std::chrono::duration_cast<milliseconds>(*time - kStart).count() : -1;
}

TEST(SettlingFiles, AClosedFileRestsForAWindow) {
  SettlingFiles files(kWindow);
  EXPECT_EQ(due(files), -1);
  files.closed("a", at(0));
  EXPECT_EQ(due(files), 100);
  EXPECT_TRUE(files.take(at(99)).empty());
  files.closed("a", at(99));
  EXPECT_EQ(due(files), 199);
  EXPECT_EQ(files.take(at(199)).changed, Files{"a"});
  EXPECT_EQ(due(files), -1);
  EXPECT_TRUE(files.take(at(9999)).empty());
}

TEST(SettlingFiles, AFileThatIsWrittenToRestsLonger) {
  SettlingFiles files(kWindow);
  files.writing("a", at(0));
  files.writing("a", at(500));
  EXPECT_EQ(due(files), 1500);
  files.closed("a", at(600));
  EXPECT_EQ(due(files), 700);
}

TEST(SettlingFiles, ABatchWaitsForItsLastButNotForever) {
  SettlingFiles files(kWindow);
  for (int ms = 0; ms <= 5000; ms += 50) {
    files.closed("f" + std::to_string(ms), at(ms));
    EXPECT_EQ(due(files), std::min(ms + 100, 1100));
  }
  EXPECT_EQ(files.take(at(1100)).changed.size(), 21U);
}

TEST(SettlingFiles, OneThatIsWrittenToHoldsNobodyUp) {
  SettlingFiles files(kWindow);
  files.closed("a", at(0));
  files.writing("b", at(90));
  EXPECT_EQ(due(files), 100);
  EXPECT_EQ(files.take(at(100)).changed, Files{"a"});
  EXPECT_EQ(due(files), 1090);
}

TEST(SettlingFiles, GoneAndBackIsChanged) {
  SettlingFiles files(kWindow);
  files.gone("a", at(0));
  files.gone("b", at(0));
  files.closed("a", at(10));
  const FileBatch batch = files.take(at(200));
  EXPECT_EQ(batch.changed, Files{"a"});
  EXPECT_EQ(batch.gone, Files{"b"});
}

TEST(SettlingFiles, WhatCouldNotRunIsReadyAgainButForNewerEvents) {
  SettlingFiles files(kWindow);
  files.closed("a", at(0));
  files.closed("b", at(0));
  const FileBatch batch = files.take(at(100));
  files.gone("a", at(150));
  files.put_back(batch, at(200));
  EXPECT_EQ(files.take(at(200)).changed, Files{"b"});
  EXPECT_EQ(files.take(at(250)).gone, Files{"a"});
}

}  // namespace
}  // namespace cotejo
