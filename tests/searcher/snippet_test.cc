// SPDX-License-Identifier: GPL-3.0-or-later
// Snippets mark the whole phrase and nothing else, and their offsets are true.
#include "searcher/search/snippet.h"

#include <gtest/gtest.h>

#include "core/base/utf8.h"
#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

// The text of a code point range.
std::string slice(const std::string& text, std::size_t begin, std::size_t end) {
  std::string out;
  std::size_t index = 0;
  for (std::size_t at = 0; at < text.size(); ++index) {
    const std::size_t from = at;
    decode_utf8(text, at);
    if (index >= begin && index < end) out.append(text, from, at - from);
  }
  return out;
}

std::string marked(const std::string& body, const std::string& query, const char* lang = "es") {
  const TempDir folder;
  add_records(folder, "index", record_line("one", lang, body));
  SearchEngine engine({folder.file("index")});
  const auto result = engine.search(query, {});
  std::string text;
  if (!result || result->hits.empty()) return "(no hit)";
  for (const Snippet& snippet : result->hits.front().snippets) {
    for (const auto& [begin, end] : snippet.marks) {
      text += "[" + slice(snippet.text, begin, end) + "]";
    }
  }
  return text;
}

TEST(Snippet, MarksWordsAndTheirFamily) {
  EXPECT_EQ(marked("La política exterior y los políticos.", "politica"), "[política][políticos]");
  EXPECT_EQ(marked("Con EE. UU. y otros.", "EEUU"), "[EE. UU.]");
  EXPECT_EQ(marked("We value co-operation here.", "cooperation", "en"), "[co-operation]");
}

TEST(Snippet, MarksAWholePhraseAndNothingElse) {
  EXPECT_EQ(marked("De la paz y de la guerra, de la paz.", "«de la guerra»"), "[de la guerra]");
  EXPECT_EQ(marked("Relaciones. Las relaciones diplomáticas.", "«relaciones diplomáticas»"),
            "[relaciones diplomáticas]");
  EXPECT_EQ(marked("La paz, no la guerra.", "paz -tregua"), "[paz]");
}

TEST(Snippet, LongTextsAreCutAroundTheMatch) {
  std::string body;
  for (int i = 0; i < 500; ++i) body += "Ñandú número " + std::to_string(i) + " aquí. ";
  body += "La embajada abrió sus puertas.\n\n";
  for (int i = 0; i < 500; ++i) body += "Más texto que sigue. ";
  const TempDir folder;
  add_records(folder, "index", record_line("one", "es", body));
  SearchEngine engine({folder.file("index")});
  const auto result = engine.search("embajada", {});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->hits.size(), 1U);
  ASSERT_EQ(result->hits.front().snippets.size(), 1U);
  const Snippet& snippet = result->hits.front().snippets.front();
  EXPECT_TRUE(snippet.cut_before);
  EXPECT_TRUE(snippet.cut_after);
  EXPECT_LT(count_code_points(snippet.text), 400U);
  ASSERT_EQ(snippet.marks.size(), 1U);
  EXPECT_EQ(slice(snippet.text, snippet.marks[0].first, snippet.marks[0].second), "embajada");
  // `start` is where the snippet lies in the body.
  EXPECT_EQ(slice(body, snippet.start, snippet.start + 20), slice(snippet.text, 0, 20));
}

TEST(Snippet, HostileTextIsCutBetweenCharacters) {
  std::string body = "embajada ";
  for (int i = 0; i < 2'000; ++i) body += "ñ";
  EXPECT_EQ(marked(body, "embajada"), "[embajada]");
  EXPECT_EQ(marked(body + "\xF0\x9F\x98\x80 embajada", "embajada"), "[embajada][embajada]");
}

TEST(Snippet, SaysWhoSpeaksAndPrefersWhoIsAskedFor) {
  const std::string body =
      "MR. PAZ: The harbour will be opened again, and the harbour will stay open.\n\n"
      "QUESTION: Is the harbour open, and is the bridge open?\n\n"
      "MS. GIL: About the harbour I have nothing for you today.\n\nQUESTION: And tomorrow?";
  const TempDir folder;
  add_records(folder, "index",
              record_line("one", "en", body, R"("speaker":["Luis Paz","Ana Gil"])"));
  SearchEngine engine({folder.file("index")});
  const auto snippets = [&](const std::string& query) {
    std::string text;
    const auto result = engine.search(query, {});
    for (const Snippet& snippet : result->hits.at(0).snippets) {
      text += snippet.speaker + (snippet.press ? " (press)" : "") + "|";
    }
    return text;
  };
  EXPECT_EQ(snippets("harbour"), "Luis Paz|Ana Gil|");
  EXPECT_EQ(snippets("bridge"), "QUESTION (press)|");
  SearchOptions one;
  const auto hit = engine.search("speaker:Gil harbour", one)->hits.at(0);
  ASSERT_FALSE(hit.snippets.empty());
  EXPECT_EQ(hit.snippets.back().speaker, "Ana Gil");
  EXPECT_EQ(hit.snippets.back().text.find("QUESTION"), std::string::npos);
}

// What the press asks is found, and does not rank a statement above one that says it.
TEST(Snippet, WordsOfThePressWeighNothing) {
  const TempDir folder;
  add_records(folder, "index",
              record_line("asked", "en",
                          "MR. PAZ: Good morning to you all.\n\n"
                          "QUESTION: Lighthouse, lighthouse, what of the lighthouse?\n\n"
                          "MR. PAZ: No comment on that today.") +
                  "\n" +
                  record_line("said", "en",
                              "A long statement on many other things, which mentions at its very "
                              "end, and only in passing, that there is a lighthouse."));
  SearchEngine engine({folder.file("index")});
  const auto result = engine.search("lighthouse", {});
  ASSERT_EQ(result->hits.size(), 2U);
  EXPECT_EQ(result->hits[0].statement.id, "said");
  EXPECT_EQ(result->hits[1].score, 0);
}

}  // namespace
}  // namespace cotejo
