// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/quote_tracer.h"

#include <gtest/gtest.h>

#include "core/base/utf8.h"
#include "core/index/stored_statement.h"
#include "tests/searcher/quotes/quoted_archive.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

struct Row {
  const char* quotation;
  const char* answer;
};

constexpr Row kRows[] = {
    // All who said it, the earliest first.
    {"No harvest of ours will leave this valley before its granaries are full.",
     "verbatim granary-before granary granary-again"},
    {"«no harvest of ours will leave this valley BEFORE its granaries are full»",
     "typographic granary-before granary granary-again"},
    {"No harvest of ours … before its granaries are full",
     "elided granary-before granary granary-again"},
    {"No harvest [of wheat] of ours will leave this valley before its granaries are full",
     "bracketed granary-before granary granary-again"},
    {"No harvest of mine will leave this valley before their granaries are full",
     "altered granary-before granary granary-again"},
    // Over inner quotation marks and the end of a sentence.
    {"the minister said, \"and nobody will be turned away from them.\" The council did not vote",
     "typographic granary granary-again"},
    {"el puente sobre el estrecho no será cerrado, salvo por razones de seguridad",
     "verbatim bridge"},
    {"el puente sobre el estrecho no sera cerrado (...) y que su reparacion terminara en octubre",
     "altered bridge"},
    // From two statements.
    {"Our engineers will inspect every bridge of the republic ... and 1500 farmers signed the "
     "pledge",
     "stitched bridge-en granary"},
    // Said in Spanish.
    {"the bridge over the strait will not be closed, and its repair will end in October",
     "translated bridge"},
    // In one turn of a transcript.
    {"Every lighthouse keeper on this coast will be paid", "verbatim briefing"},
    {"The orchard keepers of the northern province demand another irrigation canal", "not_found"},
    {"", "not_found"},
    {"… [...] «»", "not_found"},
};

TEST(QuoteTracer, FindsWhoSaidItAndWhatBecameOfTheWords) {
  const TempDir folder;
  TestTracer tracer(quoted_indexes(folder, 1));
  for (const Row& row : kRows) EXPECT_EQ(tracer.answer(row.quotation), row.answer) << row.quotation;
}

TEST(QuoteTracer, AnswersAlikeHoweverTheStatementsAreSpread) {
  const TempDir folder;
  const auto two = quoted_indexes(folder, 2);
  TestTracer local(two);
  const TestServer server(two[1]);
  connect({two[0], server.location()});  // waits until it listens
  TestTracer mixed({two[0], server.location()});
  for (const Row& row : kRows) {
    EXPECT_EQ(local.answer(row.quotation), row.answer) << row.quotation;
    EXPECT_EQ(mixed.answer(row.quotation), row.answer) << row.quotation;
  }
}

TEST(QuoteTracer, GivesThePassageWhereItStands) {
  const TempDir folder;
  TestTracer tracer(quoted_indexes(folder, 1));
  for (const Row& row : kRows) {
    for (const QuoteMatch& match : tracer.trace(row.quotation).matches) {
      const std::string text = match.statement.text();
      std::string passage;
      std::size_t index = 0;
      for (std::size_t at = 0; at < text.size(); ++index) {
        const std::size_t from = at;
        decode_utf8(text, at);
        if (index >= match.passage.start && index < match.passage.end) {
          passage.append(text, from, at - from);
        }
      }
      EXPECT_EQ(passage, match.passage.text) << row.quotation;
      EXPECT_GE(match.score, 0);
      EXPECT_LE(match.score, 1);
    }
  }
}

TEST(QuoteTracer, NamesTheSpeakerOfTheTurn) {
  const TempDir folder;
  TestTracer tracer(quoted_indexes(folder, 1));
  const auto keeper = tracer.trace("every lighthouse keeper on this coast will be paid");
  ASSERT_EQ(keeper.matches.size(), 1U);
  EXPECT_EQ(keeper.matches.front().passage.speaker, "Ana Ruiz");
  const auto question = tracer.trace("Will the lighthouse keepers be paid this winter?");
  ASSERT_EQ(question.matches.size(), 1U);
  EXPECT_EQ(question.matches.front().passage.speaker, "Question");
  EXPECT_TRUE(question.matches.front().passage.press);
  ASSERT_EQ(question.notes.size(), 1U);
  EXPECT_TRUE(question.notes.front().starts_with("asked by the press, not said by "));
  EXPECT_FALSE(keeper.matches.front().passage.press);
  EXPECT_TRUE(keeper.notes.empty());
}

TEST(QuoteTracer, CountsAllSourcesAndShowsTheEarliest) {
  const TempDir folder;
  TestTracer tracer(quoted_indexes(folder, 1));
  QuoteOptions options;
  options.limit = 1;
  const auto result = tracer.trace("before its granaries are full", options);
  EXPECT_EQ(result.sources, 3U);
  ASSERT_EQ(result.matches.size(), 1U);
  EXPECT_EQ(result.matches.front().statement.id, "granary-before");
}

// As many as say it equally well on one day, in the order of their ids.
TEST(QuoteTracer, GivesEqualSourcesInOneOrderHoweverTheyLie) {
  const std::string said = "Our lanterns will burn along every quay until the last boat is home.";
  const std::vector<std::string> ids{"quay-3", "quay-1", "quay-2"};
  for (const std::size_t parts : {1U, 3U}) {
    const TempDir folder;
    std::vector<std::string> indexes;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const std::string index = folder.file("part-" + std::to_string(i % parts));
      add_records(folder, index, record_line(ids[i], "en", said), ids[i] + ".jsonl");
      if (i < parts) indexes.push_back(index);
    }
    TestTracer tracer(indexes);
    EXPECT_EQ(tracer.answer(said), "verbatim quay-1 quay-2 quay-3") << parts;
  }
}

TEST(QuoteTracer, LooksOnlyWhereItIsTold) {
  const TempDir folder;
  TestTracer tracer(quoted_indexes(folder, 1));
  QuoteOptions options;
  options.filters.dates.since = Date{2024, 5, 3};
  EXPECT_EQ(tracer.answer("before its granaries are full", options), "verbatim granary-again");
  options.filters.fields = {{Field::kLang, {"es"}}};
  EXPECT_EQ(tracer.answer("before its granaries are full", options), "not_found");
}

TEST(QuoteTracer, DoesNotLookAcrossTheLanguagesWhenToldNotTo) {
  const TempDir folder;
  TestTracer tracer(quoted_indexes(folder, 1));
  QuoteOptions options;
  options.translate = false;
  EXPECT_EQ(tracer
                .answer("the bridge over the strait will not be closed, and its repair will end in "
                        "October",
                        options)
                .substr(0, 9),
            "not_found");
}

TEST(QuoteTracer, SurvivesAPageOfText) {
  const TempDir folder;
  TestTracer tracer(quoted_indexes(folder, 1));
  std::string page;
  for (int i = 0; i < 3000; ++i) page += i % 7 == 0 ? "harvest " : "the granaries … of [x] ";
  EXPECT_EQ(tracer.trace(page).verdict, Verdict::kNotFound);
  EXPECT_EQ(tracer.trace(std::string(100'000, '[')).verdict, Verdict::kNotFound);
  EXPECT_EQ(tracer.trace(std::string(100'000, '.')).verdict, Verdict::kNotFound);
}

TEST(QuoteTracer, TellsOfTheVersionInTheQuotationsOwnLanguage) {
  const TempDir folder;
  const std::string index = quoted_indexes(folder, 1).front();
  const std::string quotation =
      "the bridge over the strait will not be closed, and its repair will end in October";
  EXPECT_TRUE(TestTracer({index}).trace(quotation).notes.empty());
  add_records(folder, index,
              record_line("bridge-official", "en",
                          "Traffic across the crossing goes on; works are done by autumn.",
                          "\"translation_of\":\"bridge\""),
              "official.jsonl");
  const QuoteResult result = TestTracer({index}).trace(quotation);
  EXPECT_EQ(result.verdict, Verdict::kTranslated);
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_EQ(result.notes[0],
            "'bridge' is published in this language too, as 'bridge-official', in other words");
}

}  // namespace
}  // namespace cotejo
