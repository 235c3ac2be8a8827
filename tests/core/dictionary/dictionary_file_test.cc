// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionary's file says what was written; one that is cut or damaged says less, and no more.
#include "core/dictionary/dictionary_file.h"

#include <gtest/gtest.h>

#include <random>

#include "core/base/result.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using Kind = DictionarySection::Kind;
using Texts = std::vector<std::string>;

const Language kEnglish = language_of("en");
const Language kSpanish = language_of("es");

std::map<DictionarySection, DictionaryEntries> sample() {
  return {{{Kind::kForm, kEnglish, kSpanish},
           {{"embassy", {"embajada"}},
            {"secretary of state", {"secretario de Estado", "secretaria de Estado"}},
            {"zinc", {"cinc"}}}},
          {{Kind::kStem, kEnglish, kSpanish}, {{"embassi", {"embajada"}}}},
          {{Kind::kForm, kSpanish, kEnglish}, {{"año", {"year"}}, {"hospital", {}}}},
          {{Kind::kStop, kEnglish, kEnglish}, {{"the", {}}}}};
}

// Asks for everything that the sample holds, and for what it does not.
std::size_t ask_all(const DictionaryFile& file) {
  std::size_t found = 0;
  for (const auto& [section, entries] : sample()) {
    for (const auto& [key, meanings] : entries) {
      const bool has = file.has(section, key);
      const Texts read = file.find(section, key);
      EXPECT_TRUE(has || read.empty()) << key;
      if (has && read == meanings) ++found;
    }
    for (const char* other : {"", "a", "embass", "embassyx", "zzz", "\xFF"}) {
      file.find(section, other);
      file.has(section, other);
    }
  }
  return found;
}

constexpr std::size_t kAllEntries = 7;

TEST(DictionaryFile, GivesBackWhatWasWritten) {
  const TempDir folder;
  write_dictionary(sample(), folder.file("dictionary"));
  const DictionaryFile file(folder.file("dictionary"));
  EXPECT_TRUE(file.is_open());
  EXPECT_EQ(ask_all(file), kAllEntries);
  const DictionarySection forms{Kind::kForm, kEnglish, kSpanish};
  for (const char* other : {"", "embass", "embassyx", "a", "zzz", "secretary", "year"}) {
    EXPECT_FALSE(file.has(forms, other)) << other;
    EXPECT_EQ(file.find(forms, other), Texts()) << other;
  }
  EXPECT_FALSE(file.has({Kind::kList, kEnglish, kSpanish}, "embassy")) << "no such section";
  EXPECT_FALSE(std::filesystem::exists(folder.file("dictionary.new")));
}

TEST(DictionaryFile, EveryKeyOfManyIsFound) {
  const TempDir folder;
  const DictionarySection forms{Kind::kForm, kEnglish, kSpanish};
  DictionaryEntries entries;
  for (int i = 0; i < 1'000; ++i) {
    entries["word" + std::to_string(i * 7919 % 1'000)] = {"palabra " + std::to_string(i % 10)};
  }
  write_dictionary({{forms, entries}}, folder.file("dictionary"));
  const DictionaryFile file(folder.file("dictionary"));
  for (const auto& [key, meanings] : entries) EXPECT_EQ(file.find(forms, key), meanings) << key;
  EXPECT_FALSE(file.has(forms, "word1000"));
}

TEST(DictionaryFile, LaterWritingReplacesAndOpenReadersKeepTheirs) {
  const TempDir folder;
  const DictionarySection forms{Kind::kForm, kEnglish, kSpanish};
  write_dictionary({{forms, {{"old", {"viejo"}}}}}, folder.file("dictionary"));
  const DictionaryFile before(folder.file("dictionary"));
  write_dictionary({{forms, {{"new", {"nuevo"}}}}}, folder.file("dictionary"));
  EXPECT_EQ(before.find(forms, "old"), Texts{"viejo"});
  const DictionaryFile after(folder.file("dictionary"));
  EXPECT_EQ(after.find(forms, "new"), Texts{"nuevo"});
  EXPECT_FALSE(after.has(forms, "old"));
}

TEST(DictionaryFile, CannotBeWrittenWhereThereIsNoFolder) {
  const TempDir folder;
  EXPECT_THROW(write_dictionary(sample(), folder.file("nowhere/dictionary")), Failure);
  std::filesystem::create_directories(folder.file("taken/inside"));
  EXPECT_THROW(write_dictionary(sample(), folder.file("taken")), Failure);
}

TEST(DictionaryFile, WhatIsNoDictionaryReadsAsAnEmptyOne) {
  const TempDir folder;
  EXPECT_FALSE(DictionaryFile(std::filesystem::path()).is_open());
  EXPECT_FALSE(DictionaryFile(folder.file("missing")).is_open());
  EXPECT_FALSE(DictionaryFile(folder.path()).is_open());
  for (const std::string& content :
       {std::string(), std::string("\n"), std::string("embassy\tembajada\n"),
        std::string("COTEJOD2") + std::string(200, '\0'),
        std::string("COTEJOD2") + std::string(200, '\xFF')}) {
    const DictionaryFile file(folder.write_file("other", content));
    EXPECT_FALSE(file.is_open()) << content;
    EXPECT_EQ(ask_all(file), 0U) << content;
  }
}

TEST(DictionaryFile, CutAtAnyLengthItSaysLess) {
  const TempDir folder;
  write_dictionary(sample(), folder.file("dictionary"));
  const std::string whole = read_file(folder.file("dictionary"));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const DictionaryFile file(folder.write_file("cut", whole.substr(0, length)));
    EXPECT_LE(ask_all(file), kAllEntries) << length;
  }
}

TEST(DictionaryFile, AnyDamageIsSurvived) {
  const TempDir folder;
  write_dictionary(sample(), folder.file("dictionary"));
  const std::string whole = read_file(folder.file("dictionary"));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ '\xFF');
    ask_all(DictionaryFile(folder.write_file("damaged", damaged)));
  }
  std::mt19937 random(7);
  for (int round = 0; round < 100; ++round) {
    std::string damaged = whole;
    for (int i = 0; i < 8; ++i)
      damaged[8 + random() % (whole.size() - 8)] = static_cast<char>(random());
    ask_all(DictionaryFile(folder.write_file("damaged", damaged)));
  }
}

}  // namespace
}  // namespace cotejo
