// SPDX-License-Identifier: GPL-3.0-or-later
// Every habit of quoting: glyphs, pairs that were mistyped, quotations in quotations, several
// paragraphs, apostrophes.
#include <gtest/gtest.h>

#include <ostream>

#include "tests/searcher/article/sample_article.h"

namespace cotejo {
namespace {

using Texts = std::vector<std::string>;

struct Habit {
  std::string text;
  Texts quotations;
};

// Names the test: what is in memory there differs from run to run.
void PrintTo(const Habit& row, std::ostream* out) {
  *out << row.text.size() << " bytes";
}

class Habits : public testing::TestWithParam<Habit> {};

TEST_P(Habits, AreRead) {
  EXPECT_EQ(texts_of(GetParam().text), GetParam().quotations) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Glyphs, Habits,
    testing::Values(
        Habit{"Then: “the bridge opens on Monday.” Good.", {"the bridge opens on Monday."}},
        Habit{"Then: \"the bridge opens on Monday.\"", {"the bridge opens on Monday."}},
        Habit{"Then: «the bridge opens on Monday».", {"the bridge opens on Monday"}},
        Habit{"Then: « the bridge opens on Monday ».", {"the bridge opens on Monday"}},
        Habit{"Then: ‹the bridge opens on Monday›.", {"the bridge opens on Monday"}},
        Habit{"Then: „the bridge opens on Monday“.", {"the bridge opens on Monday"}},
        Habit{"Then: „the bridge opens on Monday”.", {"the bridge opens on Monday"}},
        Habit{"Then: »the bridge opens on Monday«.", {"the bridge opens on Monday"}},
        Habit{"Then: ”the bridge opens on Monday”.", {"the bridge opens on Monday"}},
        Habit{"Then: ‘the bridge opens on Monday’.", {"the bridge opens on Monday"}},
        Habit{"Then: 'the bridge opens on Monday'.", {"the bridge opens on Monday"}},
        Habit{"Then: <<the bridge opens on Monday>>.", {"the bridge opens on Monday"}},
        Habit{"Then: ``the bridge opens on Monday''.", {"the bridge opens on Monday"}},
        Habit{"Then: ''the bridge opens on Monday''.", {"the bridge opens on Monday"}}));

INSTANTIATE_TEST_SUITE_P(
    Mistyped, Habits,
    testing::Values(
        Habit{"Then: «the bridge opens on Monday,’ he said.", {"the bridge opens on Monday,"}},
        Habit{"Then: “the bridge opens on Monday\" and more.", {"the bridge opens on Monday"}},
        Habit{"Then: \"the bridge opens on Monday” and more.", {"the bridge opens on Monday"}},
        Habit{"Then: “the bridge opens on Monday“ and more.", {"the bridge opens on Monday"}},
        Habit{"Then: “the bridge opens on Monday» and more.", {"the bridge opens on Monday"}}));

INSTANTIATE_TEST_SUITE_P(
    Nested, Habits,
    testing::Values(
        Habit{"“We asked for ‘a bridge that holds’ and got one.”",
              {"We asked for ‘a bridge that holds’ and got one.", ">a bridge that holds"}},
        Habit{"«We asked for “a bridge” and got one.»",
              {"We asked for “a bridge” and got one.", ">~a bridge"}},
        Habit{"«They promised ‘relations of a new kind,'» it said.",
              {"They promised ‘relations of a new kind,'", ">relations of a new kind,"}},
        Habit{"\"We asked for 'a bridge that holds' and got one.\"",
              {"We asked for 'a bridge that holds' and got one.", ">a bridge that holds"}}));

INSTANTIATE_TEST_SUITE_P(
    Apostrophes, Habits,
    testing::Values(Habit{"The town's bridges weren't the workers' fault, o'clock or not.", {}},
                    Habit{"The town’s bridges weren’t the workers’ fault in the ’70s, tell ’em.",
                          {}},
                    Habit{"Back in the '70s they'd told 'em 'twas the town's.", {}},
                    Habit{"'The workers' rights are safe with us,' she said.",
                          {"The workers' rights are safe with us,"}},
                    Habit{"‘The workers’ rights are safe with us,’ she said.",
                          {"The workers’ rights are safe with us,"}},
                    Habit{"“It isn’t the workers’ fault at all,” she said.",
                          {"It isn’t the workers’ fault at all,"}}));

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, Habits,
    testing::Values(Habit{"“The bridge opens on Monday.\n\n“The road will follow.”\n\nMore.",
                          {"The bridge opens on Monday.\nThe road will follow."}},
                    Habit{"«The bridge opens on Monday.\n\n»The road will follow».\n\nMore.",
                          {"The bridge opens on Monday.\nThe road will follow"}},
                    Habit{"\"The bridge opens on Monday.\n\n\"The road will follow.\"",
                          {"The bridge opens on Monday.\nThe road will follow."}},
                    Habit{"“The bridge opens on Monday.\n\nThe road will follow.", {}},
                    Habit{"“The bridge opens on Monday.\n\nLater: “the road will follow.”",
                          {"the road will follow."}},
                    Habit{"“The bridge\nopens on Monday.”\n\nMore.",
                          {"The bridge opens on Monday."}}));

INSTANTIATE_TEST_SUITE_P(Scare, Habits,
                         testing::Values(Habit{"A so-called “bridge” of “three words only”.",
                                               {"~bridge", "~three words only"}},
                                         Habit{"They want “four words of it”.",
                                               {"four words of it"}}));

INSTANTIATE_TEST_SUITE_P(
    Split, Habits,
    testing::Values(Habit{"“The bridge opens,” Ana Gil said, “on Monday morning.”",
                          {"The bridge opens, on Monday morning."}},
                    Habit{"“The bridge opens,” Ana Gil said. “It opens on Monday.”",
                          {"~The bridge opens,", "It opens on Monday."}},
                    Habit{"A “green bridge”, it is said, “opens on Monday at noon”.",
                          {"green bridge opens on Monday at noon"}},
                    Habit{"The “green bridge”, not the “red one”.",
                          {"~green bridge", "~red one"}}));

class SpanishHabits : public testing::TestWithParam<Habit> {};

TEST_P(SpanishHabits, AreRead) {
  EXPECT_EQ(texts_of(GetParam().text, "es"), GetParam().quotations) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Raya, SpanishHabits,
    testing::Values(
        Habit{"—El puente se abre el lunes —dijo Ana Gil—. La carretera, después.",
              {"El puente se abre el lunes La carretera, después."}},
        Habit{"—El puente se abre el lunes —dijo Ana Gil.", {"El puente se abre el lunes"}},
        Habit{"—El puente, que es nuevo —y ancho—, se abre el lunes.",
              {"El puente, que es nuevo —y ancho—, se abre el lunes."}},
        Habit{"– Un puente\n– Una carretera", {}},
        Habit{"«El puente —aseguró Ana Gil— se abre el lunes».", {"El puente se abre el lunes"}},
        Habit{"El puente —dijo— se abre.", {}}));

}  // namespace
}  // namespace cotejo
