// SPDX-License-Identifier: GPL-3.0-or-later
// From linked statements in an index to look-ups in its lexicon, and what a run leaves behind.
#include "indexer/learn/learn_run.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/index/manifest.h"
#include "core/index/open_index.h"
#include "core/text/normalizer.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "indexer/report/last_run.h"
#include "indexer/write/index_writer.h"
#include "tests/indexer/learn/made_translations.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

using Words = std::vector<std::string>;

const Language kSpanish = language_of("es");
const Language kEnglish = language_of("en");

Words translations(const TempDir& folder, Language from, std::string_view word, Language to) {
  const OpenIndex index = open_index({folder.file("index")});
  const std::string surface = surface_form(word);
  return Lexicon(index.catalogs)
      .learned(from, {.surface = surface, .folded = folded_form(surface)}, to);
}

LearnReport learn(const TempDir& folder, std::size_t min_segments = 20) {
  return run_learn({folder.file("index"), min_segments});
}

TEST(LearnRun, TranslatesWordsAndTheirRelatives) {
  const TempDir folder;
  add_records(folder, "index", made_records(40, 10));
  const LearnReport report = learn(folder);
  EXPECT_TRUE(report.learned);
  EXPECT_EQ(report.linked, 40U);
  EXPECT_EQ(report.read, 40U);
  EXPECT_EQ(report.segments, 400U);
  EXPECT_EQ(report.pairs, 30U);
  EXPECT_EQ(report.examples.size(), 10U);
  EXPECT_EQ(report.examples.front().first_lang, "es");
  EXPECT_EQ(translations(folder, kSpanish, "acuerdo", kEnglish), Words{"agreement"});
  EXPECT_EQ(translations(folder, kEnglish, "agreement", kSpanish), Words{"acuerdo"});
  EXPECT_EQ(translations(folder, kSpanish, "acuerdos", kEnglish), Words{"agreement"}) << "family";
  EXPECT_EQ(translations(folder, kSpanish, "préstamo", kEnglish), Words{"loan"});
  EXPECT_EQ(translations(folder, kEnglish, "acuerdo", kSpanish), Words{});
  EXPECT_EQ(translations(folder, kSpanish, "acuerdo", kSpanish), Words{});
  EXPECT_EQ(translations(folder, kSpanish, "rinoceronte", kEnglish), Words{});
  EXPECT_NE(index_status(folder.file("index")).learned.find(R"("pairs":30)"), std::string::npos);
  EXPECT_TRUE(verify_index(folder.file("index")).faults.empty());
}

TEST(LearnRun, TooLittleChangesNothing) {
  const TempDir folder;
  add_records(folder, "index", made_records(2, 4));
  const LearnReport report = learn(folder, 20);
  EXPECT_FALSE(report.learned);
  EXPECT_EQ(report.segments, 8U);
  EXPECT_EQ(read_manifest(folder.path() / "index").revision, 1U);
  EXPECT_EQ(index_status(folder.file("index")).learned, "");
}

TEST(LearnRun, OnlyLinksBetweenTwoStemmedLanguagesCount) {
  const TempDir folder;
  add_records(folder, "index",
              record_line("a", "en", "Text.") +
                  record_line("b", "en", "Text.", R"("translation_of":"a")") +
                  record_line("c", "fr", "Texte.", R"("translation_of":"a")") +
                  record_line("d", "es", "Texto.", R"("translation_of":"gone")") +
                  record_line("e", "es", R"(Dice ,"translation_of":"a" y nada.)") +
                  record_line("f", "es-MX", "Texto.", R"("translation_of":"a")"));
  EXPECT_EQ(learn(folder).linked, 1U);
}

TEST(LearnRun, StaysThroughAddAndCompactAndIsReplacedByTheNext) {
  const TempDir folder;
  add_records(folder, "index", made_records(20, 10));
  learn(folder);
  add_records(folder, "index", record_line("more", "es", "Texto."), "more.jsonl");
  EXPECT_EQ(translations(folder, kSpanish, "acuerdo", kEnglish), Words{"agreement"});
  {
    IndexWriter writer(folder.file("index"), 1, [](PendingStatement&) {});
    writer.compact("{}");
  }
  EXPECT_EQ(translations(folder, kSpanish, "acuerdo", kEnglish), Words{"agreement"});
  {
    IndexWriter writer(folder.file("index"), 1, [](PendingStatement&) {});
    LearnedPairs pairs;
    for (const char* word : {"a", "b", "a", "c", "d", "e", "f"}) {
      pairs.add(kSpanish, "muro", kEnglish, word);
    }
    writer.learn(pairs, "{}");
    writer.publish(last_run_json("learn", {}));
  }
  EXPECT_EQ(translations(folder, kSpanish, "acuerdo", kEnglish), Words{});
  EXPECT_EQ(translations(folder, kSpanish, "muro", kEnglish), (Words{"a", "b", "c", "d", "e"}));
  learn(folder);
  EXPECT_EQ(translations(folder, kSpanish, "muro", kEnglish), Words{"wall"});
}

TEST(LearnRun, TheSameStatementsGiveTheSamePairs) {
  const TempDir folder;
  const std::string records = made_records(20, 10);
  add_records(folder, "index", records);
  const LearnReport one = learn(folder);
  const TempDir other;
  for (std::size_t begin = 0; begin < records.size();) {  // in many segments
    const std::size_t end = records.find('\n', begin) + 1;
    add_records(other, "index", records.substr(begin, end - begin));
    begin = end;
  }
  const LearnReport two = learn(other);
  ASSERT_EQ(two.examples.size(), one.examples.size());
  for (std::size_t i = 0; i < one.examples.size(); ++i) {
    EXPECT_EQ(two.examples[i].first, one.examples[i].first);
    EXPECT_EQ(two.examples[i].second, one.examples[i].second);
  }
  EXPECT_EQ(two.pairs, one.pairs);
}

TEST(LearnRun, AReaderKeepsWhatItOpened) {
  const TempDir folder;
  add_records(folder, "index", made_records(20, 10));
  const OpenIndex before = open_index({folder.file("index")});
  learn(folder);
  EXPECT_TRUE(Lexicon(before.catalogs)
                  .learned(kSpanish, {.surface = "acuerdo", .folded = "acuerdo"}, kEnglish)
                  .empty());
}

TEST(LearnRun, AKilledRunLeavesTheLastRevision) {
  const TempDir folder;
  add_records(folder, "index", made_records(20, 10));
  const pid_t child = ::fork();
  if (child == 0) {
    IndexWriter writer(folder.file("index"), 1, [](PendingStatement&) {});
    writer.learn({}, "{}");
    ::_exit(0);  // no destructor runs, as after kill -9
  }
  ::waitpid(child, nullptr, 0);
  EXPECT_EQ(index_status(folder.file("index")).learned, "");
  // Killed between the catalog and the manifest: the new catalog lies there, and nobody names it.
  const std::string manifest = read_file(folder.path() / "index" / kManifestName);
  learn(folder);
  folder.write_file(std::string("index/") + kManifestName, manifest);
  EXPECT_EQ(index_status(folder.file("index")).learned, "");
  EXPECT_TRUE(verify_index(folder.file("index")).faults.empty());
  EXPECT_TRUE(learn(folder).learned);
  EXPECT_EQ(translations(folder, kSpanish, "acuerdo", kEnglish), Words{"agreement"});
}

}  // namespace
}  // namespace cotejo
