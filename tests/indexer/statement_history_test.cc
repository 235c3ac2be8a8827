// SPDX-License-Identifier: GPL-3.0-or-later
// From sightings to revisions, without an index: what counts as one, on which days, in any order.
#include "indexer/write/statement_history.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/statement/statement_json.h"

namespace cotejo {
namespace {

// Second `second` of a day in 2026; the statement is dated to that year's first day.
Timestamp time_of(int second) {
  return fmt::format("202603050000{:02}", second);
}

Sighting sighting(int second, const std::string& text, const std::string& topic = "",
                  bool declared = false) {
  Statement s;
  s.id = "id";
  s.source = "Ministry";
  s.date = {2026, 3, 1};
  s.body = text;
  if (!topic.empty()) s.topics = {topic};
  s.retrieved = time_of(second);
  return {time_of(second), s, to_json(s), {}, 0, declared, false};
}

// "1 first A [01-03)": number, change, text and topic, days; a star: current.
std::string told(const std::vector<ArrangedRevision>& revisions) {
  std::string lines;
  const auto second = [](const Timestamp& time) {
    return time.empty() ? std::string("…") : time < time_of(0) ? "date" : time.substr(12);
  };
  for (const ArrangedRevision& revision : revisions) {
    const RevisionState& r = revision.first.origin.revision;
    const Statement& s = revision.first.statement;
    lines += fmt::format("{} {} {}{} seen {}-{} [{}-{}){}{}\n", r.number, change_name(r.change),
                         s.body, s.topics.empty() ? "" : "/" + s.topics[0], second(r.seen),
                         second(r.last_seen), second(r.since), second(r.until),
                         r.removed.empty() ? "" : " removed " + second(r.removed),
                         revision.is_current ? " *" : "");
  }
  return lines;
}

std::string told(std::vector<Sighting> sightings, std::vector<Timestamp> removals = {}) {
  return told(arrange_history(std::move(sightings), std::move(removals)));
}

TEST(StatementHistory, AnEditEndsTheDaysOfTheTextBefore) {
  EXPECT_EQ(told({sighting(1, "A"), sighting(5, "B")}),
            "1 first A seen 01-01 [date-05)\n"
            "2 edit B seen 05-05 [05-…) *\n");
}

TEST(StatementHistory, ACorrectionStandsInOnAllDaysOfItsText) {
  EXPECT_EQ(told({sighting(1, "A"), sighting(5, "B"), sighting(7, "B", "war"), sighting(9, "C")}),
            "1 first A seen 01-01 [date-05)\n"
            "2 edit B seen 05-05 [05-05)\n"
            "3 correction B/war seen 07-07 [05-09)\n"
            "4 edit C seen 09-09 [09-…) *\n");
}

TEST(StatementHistory, ADeclaredCorrectionMayChangeTheText) {
  EXPECT_EQ(told({sighting(1, "Aâ€"), sighting(5, "A", "", true)}),
            "1 first Aâ€ seen 01-01 [01-01)\n"
            "2 correction A seen 05-05 [date-…) *\n");
}

TEST(StatementHistory, SeenAgainIsNoRevision) {
  EXPECT_EQ(told({sighting(1, "A"), sighting(3, "A"), sighting(9, "A")}),
            "1 first A seen 01-09 [date-…) *\n");
}

TEST(StatementHistory, AnotherTextBetweenSplitsWhatWasSeenTwice) {
  EXPECT_EQ(told({sighting(1, "A"), sighting(9, "A"), sighting(4, "B")}),
            "1 first A seen 01-01 [date-04)\n"
            "2 edit B seen 04-04 [04-09)\n"
            "3 edit A seen 09-09 [09-…) *\n");
}

TEST(StatementHistory, ARemovalEndsAndAReturnBegins) {
  EXPECT_EQ(told({sighting(1, "A"), sighting(5, "B")}, {time_of(7)}),
            "1 first A seen 01-01 [date-05)\n"
            "2 edit B seen 05-05 [05-07) removed 07\n");
  // What comes back with the same text is a revision all the same: it was away.
  EXPECT_EQ(told({sighting(1, "A"), sighting(9, "A")}, {time_of(4), time_of(6)}),
            "1 first A seen 01-01 [date-04) removed 04\n"
            "2 first A seen 09-09 [09-…) *\n");
}

TEST(StatementHistory, RecordsOfTheSameSecondComeAsTheyWereGiven) {
  EXPECT_EQ(told({sighting(1, "A"), sighting(1, "B")}),
            "1 first A seen 01-01 [date-01)\n"
            "2 edit B seen 01-01 [01-…) *\n");
}

TEST(StatementHistory, ARecordDatedAfterItWasSeenCountsFromThen) {
  Sighting early = sighting(1, "A");
  early.statement.date = {2027, 0, 0};
  EXPECT_EQ(told({early}), "1 first A seen 01-01 [01-…) *\n");
}

TEST(StatementHistory, CountsEditsAndRevisions) {
  const auto revisions = arrange_history(
      {sighting(1, "A"), sighting(2, "A", "war"), sighting(3, "B"), sighting(4, "C")}, {});
  std::vector<std::size_t> edits;
  for (const ArrangedRevision& r : revisions) edits.push_back(r.first.origin.revision.edits);
  EXPECT_EQ(edits, (std::vector<std::size_t>{0, 0, 1, 2}));
  EXPECT_EQ(revisions.back().first.origin.revision.revisions, 4U);
}

// Whatever the order of arrival, and in whatever portions what is stored is taken up again.
TEST(StatementHistory, DoesNotDependOnTheOrderOfArrival) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<Sighting> sightings;
    std::vector<Timestamp> removals;
    // Each second time_of most one event; a record that is seen again is seen next to itself, since
    // what lies between the first and the last sighting is not kept.
    char text = 'A';
    for (int second = 1; second < 30; second += 1 + static_cast<int>(random() % 5)) {
      const auto kind = random() % 6;
      if (kind == 0) {
        removals.push_back(time_of(second));
        continue;
      }
      if (kind < 3) ++text;
      const std::string topic = kind == 3 ? fmt::format("topic {}", second) : "";
      sightings.push_back(sighting(second, std::string(1, text), topic, kind == 4));
      if (kind == 3 || kind == 5) ++text;
    }
    const std::string expected = told(sightings, removals);
    std::shuffle(sightings.begin(), sightings.end(), random);
    std::vector<ArrangedRevision> history;
    for (std::size_t i = 0; i < sightings.size(); ++i) {
      std::vector<Sighting> known;
      std::vector<Timestamp> gone = removals;
      for (const ArrangedRevision& revision : history) {
        for (Sighting& one :
             sightings_of(revision.first.origin, revision.first.statement, revision.first.record)) {
          known.push_back(std::move(one));
        }
      }
      known.push_back(sightings[i]);
      history = arrange_history(std::move(known), std::move(gone));
    }
    ASSERT_EQ(told(history), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace cotejo
