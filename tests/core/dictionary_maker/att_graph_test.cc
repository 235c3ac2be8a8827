// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of small automata, printed as lt-print prints them.
#include "core/dictionary_maker/att_graph.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <vector>

#include "core/base/result.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using Lines = std::vector<std::string>;

// "read > written" of every path.
Lines paths(const std::string& printed) {
  const TempDir folder;
  Lines found;
  each_att_path(folder.write_file("printed.att", printed),
                [&](const AttWord& read, const AttWord& written) {
                  found.push_back(read.lemma() + " > " + written.lemma());
                });
  return found;
}

// One path of the given symbols, from state 0.
std::string chain(const std::vector<std::pair<std::string, std::string>>& symbols) {
  std::string printed;
  int state = 0;
  for (const auto& [read, written] : symbols) {
    printed += fmt::format("{}\t{}\t{}\t{}\t0.000000\n", state, state + 1, read, written);
    ++state;
  }
  return printed + fmt::format("{}\t0.000000\n", state);
}

TEST(AttGraph, GivesBothSidesOfAPath) {
  EXPECT_EQ(paths(chain({{"o", "s"}, {"f", "í"}, {"<n>", "<adj>"}, {"<sg>", "<f>"}})),
            Lines{"of<n> > sí<adj>"});
  EXPECT_EQ(paths(chain({{"a", "@0@"}, {"@0@", "b"}, {"@_SPACE_@", "@_SPACE_@"}, {"c", "d"}})),
            Lines{"a c > b d"});
  EXPECT_EQ(paths(chain({{"a", "b"}, {"#", "#"}, {"<n>", "<n>"}})), Lines{"a<n> > b<n>"});
}

TEST(AttGraph, BranchesAreEntriesOfTheirOwn) {
  EXPECT_EQ(paths("0\t1\ta\tx\t0\n"
                  "1\t2\tb\ty\t0\n"
                  "1\t2\tc\tz\t0\n"
                  "1\t0\n"
                  "2\t0\n"),
            (Lines{"a > x", "ab > xy", "ac > xz"}));
}

TEST(AttGraph, SeveralAutomataEachBeginAtZero) {
  EXPECT_EQ(paths(chain({{"a", "b"}}) + "--\n" + chain({{"c", "d"}}) + "--\n"),
            (Lines{"a > b", "c > d"}));
  EXPECT_EQ(paths(""), Lines());
  EXPECT_EQ(paths("--\n--\n"), Lines());
  EXPECT_EQ(paths("0\t1\ta\tb\t0\n"), Lines()) << "no end";
}

TEST(AttGraph, ACycleIsGoneRoundNoTime) {
  EXPECT_EQ(paths("0\t1\ta\ta\t0\n1\t0\tb\tb\t0\n1\t1\tc\tc\t0\n1\t0\n"), Lines{"a > a"});
  EXPECT_EQ(paths("0\t0\ta\ta\t0\n0\t1\tb\tb\t0\n1\t0\n"), Lines{"b > b"});
}

TEST(AttGraph, NumbersAndJoinedWordsAreLeftOut) {
  EXPECT_EQ(paths(chain({{"1", "1"}, {"<num>", "<num>"}})), Lines());
  EXPECT_EQ(paths(chain({{"d", "d"}, {"e", "e"}, {"l", "+"}, {"@0@", "e"}})), Lines());
  EXPECT_EQ(paths(chain({{"a", "b"}}) + "0\t2\t7\t7\t0\n2\t0\n"), Lines{"a > b"});
}

// Every state leads to the next by any of three letters: a pattern, which no list is.
TEST(AttGraph, APatternIsGivenUpAsAWhole) {
  std::string pattern;
  for (int state = 0; state < 12; ++state) {
    for (const char* letter : {"i", "v", "x"}) {
      pattern += fmt::format("{}\t{}\t{}\t{}\t0\n", state, state + 1, letter, letter);
    }
    pattern += fmt::format("{}\t0\n", state + 1);
  }
  EXPECT_EQ(paths(pattern), Lines());
  EXPECT_EQ(paths(pattern + "--\n" + chain({{"a", "b"}})), Lines{"a > b"});
}

TEST(AttGraph, APathLongerThanAnyWordEnds) {
  const std::vector<std::pair<std::string, std::string>> endless(5'000, {"a", "b"});
  EXPECT_EQ(paths(chain(endless)), Lines());
}

TEST(AttGraph, WhatIsNoAutomatonIsAFailure) {
  for (const char* printed :
       {"99999999999\t0\n", "0\t10000001\ta\tb\t0\n", "-1\t0\n", "x\t0\n", "0\tx\ta\tb\t0\n",
        "99999999999999999999999\t0\n", "no automaton\n"}) {
    EXPECT_THROW(paths(printed), Failure) << printed;
  }
  const TempDir folder;
  EXPECT_THROW(each_att_path(folder.file("missing"), [](const AttWord&, const AttWord&) {}),
               Failure);
}

}  // namespace
}  // namespace cotejo
