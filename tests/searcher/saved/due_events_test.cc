// SPDX-License-Identifier: GPL-3.0-or-later
// What is due: random result sets over many rounds, and a consumer who keeps what it is told.
#include "searcher/saved/due_events.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

namespace cotejo {
namespace {

const EventKinds kAll{true, true, true};

TEST(DueEvents, Table) {
  struct Case {
    GivenSet given;
    std::vector<ResultRow> rows;
    EventKinds kinds;
    std::vector<Event> events;
  };
  const std::vector<Case> cases{
      {{}, {}, kAll, {}},
      {{},
       {{"b", "1"}, {"a", "2"}},
       kAll,
       {{EventKind::kNew, "a", "2"}, {EventKind::kNew, "b", "1"}}},
      {{}, {{"a", "1"}}, {false, true, true}, {}},
      {{{"a", {"1", true}}}, {{"a", "1"}}, kAll, {}},
      {{{"a", {"1", true}}}, {{"a", "2"}}, kAll, {{EventKind::kChanged, "a", "2"}}},
      {{{"a", {"1", true}}}, {{"a", "2"}}, {true, false, true}, {}},
      {{{"a", {"1", true}}}, {}, kAll, {{EventKind::kGone, "a", "1"}}},
      {{{"a", {"1", true}}}, {}, {true, true, false}, {}},
      {{{"a", {"1", false}}}, {}, kAll, {}},
      {{{"a", {"1", false}}}, {{"a", "1"}}, kAll, {{EventKind::kBack, "a", "1"}}},
      {{{"a", {"1", false}}}, {{"a", "1"}}, {true, true, false}, {}},
      {{{"a", {"1", false}}}, {{"a", "2"}}, kAll, {{EventKind::kChanged, "a", "2"}}},
      {{{"a", {"1", false}}}, {{"a", "2"}}, {true, false, true}, {{EventKind::kBack, "a", "2"}}},
      // One id in two indexes: as given wins, else the least.
      {{{"a", {"2", true}}}, {{"a", "1"}, {"a", "2"}}, kAll, {}},
      {{{"a", {"0", true}}}, {{"a", "2"}, {"a", "1"}}, kAll, {{EventKind::kChanged, "a", "1"}}},
      {{}, {{"a", "2"}, {"a", "1"}}, kAll, {{EventKind::kNew, "a", "1"}}},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(due_events(cases[i].given, cases[i].rows, cases[i].kinds), cases[i].events) << i;
  }
}

// The rounds know which kinds are asked only now; a consumer who believes what it is told has the
// result set whenever all kinds were asked last, and none is ever new to it twice.
TEST(DueEvents, AConsumerThatListensHasTheResultSet) {
  std::mt19937 random(20260305);
  for (int run = 0; run < 200; ++run) {
    GivenSet given;
    std::map<std::string, std::string> believed;  // id → record
    std::map<std::string, int> told_new;
    std::map<std::string, std::string> now;
    for (int round = 0; round < 30; ++round) {
      for (int change = 0; change < 5; ++change) {
        const std::string id = fmt::format("id-{}", random() % 12);
        if (random() % 3 == 0) {
          now.erase(id);
        } else {
          now[id] = std::to_string(random() % 3);
        }
      }
      std::vector<ResultRow> rows;
      for (const auto& [id, record] : now) rows.push_back({id, record});
      std::shuffle(rows.begin(), rows.end(), random);
      const bool all = random() % 2 == 0;
      const EventKinds kinds =
          all ? kAll : EventKinds{random() % 2 == 0, random() % 2 == 0, random() % 2 == 0};
      const std::vector<Event> events = due_events(given, rows, kinds);
      for (const Event& event : events) {
        switch (event.kind) {
          case EventKind::kNew:
            EXPECT_EQ(++told_new[event.id], 1);
            break;
          case EventKind::kChanged:
            EXPECT_EQ(told_new[event.id], 1);
            break;
          case EventKind::kBack:
            EXPECT_FALSE(believed.contains(event.id));
            break;
          case EventKind::kGone:
            EXPECT_TRUE(believed.contains(event.id));
            EXPECT_EQ(believed[event.id], event.checksum);
        }
        if (event.kind == EventKind::kGone) {
          believed.erase(event.id);
        } else {
          EXPECT_EQ(now.at(event.id), event.checksum);
          believed[event.id] = event.checksum;
        }
      }
      mark_given(given, events);
      EXPECT_TRUE(due_events(given, rows, kinds).empty()) << "asked again at once";
      if (all) {
        EXPECT_EQ(believed, now);
      }
    }
  }
}

}  // namespace
}  // namespace cotejo
