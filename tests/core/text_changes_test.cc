// SPDX-License-Identifier: GPL-3.0-or-later
// Word diffs: examples, and for random texts that both can be read off, at the least cost.
#include "core/text/text_changes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace cotejo {
namespace {

using Op = TextChange::Op;

TEST(TextChanges, TellsWhatChanged) {
  EXPECT_EQ(text_changes("we will not talk", "we will talk"),
            (std::vector<TextChange>{{Op::kEqual, "we will", "we will"},
                                     {Op::kDelete, "not", ""},
                                     {Op::kEqual, "talk", "talk"}}));
  EXPECT_EQ(
      text_changes("ten men", "ten\n\nbrave men"),
      (std::vector<TextChange>{
          {Op::kEqual, "ten", "ten"}, {Op::kInsert, "", "brave"}, {Op::kEqual, "men", "men"}}));
  EXPECT_EQ(
      text_changes("on Monday.", "on Tuesday."),
      (std::vector<TextChange>{{Op::kEqual, "on", "on"}, {Op::kReplace, "Monday.", "Tuesday."}}));
  EXPECT_TRUE(text_changes("", " \n").empty());
  EXPECT_EQ(text_changes("", "a b"), (std::vector<TextChange>{{Op::kInsert, "", "a b"}}));
  // White space is no word.
  EXPECT_EQ(text_changes("a  b", "a\nb"), (std::vector<TextChange>{{Op::kEqual, "a  b", "a\nb"}}));
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

std::size_t common_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      best[i][j] =
          a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
    }
  }
  return best[a.size()][b.size()];
}

TEST(TextChanges, AreTheFewest) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string texts[2];
    for (std::string& text : texts) {
      const auto length = random() % 14;
      for (unsigned i = 0; i < length; ++i) text += std::string(1, "abcd"[random() % 4]) + " ";
    }
    std::vector<std::string> before;
    std::vector<std::string> after;
    std::size_t equal = 0;
    for (const TextChange& change : text_changes(texts[0], texts[1])) {
      for (const std::string& word : split(change.before)) before.push_back(word);
      for (const std::string& word : split(change.after)) after.push_back(word);
      if (change.op == Op::kEqual) {
        EXPECT_EQ(split(change.before), split(change.after));
        equal += split(change.before).size();
      }
    }
    ASSERT_EQ(before, split(texts[0]));
    ASSERT_EQ(after, split(texts[1]));
    ASSERT_EQ(equal, common_words(before, after)) << texts[0] << "| " << texts[1];
  }
}

TEST(TextChanges, AnotherTextAltogetherIsOneReplacement) {
  std::string before = "begin ";
  std::string after = "begin ";
  for (int i = 0; i < 3000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  const auto changes = text_changes(before + "end", after + "end");
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].before, "begin");
  EXPECT_EQ(changes[1].op, Op::kReplace);
  EXPECT_EQ(changes[2].after, "end");
}

}  // namespace
}  // namespace cotejo
