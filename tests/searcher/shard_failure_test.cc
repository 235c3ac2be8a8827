// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that are dead, hang, are late or are not what they should be: known by name, and left out
// where that was asked for.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>

#include "core/index/manifest.h"
#include "core/index/schema.h"
#include "core/index/shard_list.h"
#include "indexer/ingest/ingest_run.h"
#include "searcher/search/search_engine.h"
#include "tests/support/patience.h"
#include "tests/support/test_index.h"
#include "tests/support/test_proxy.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kTimeout{200 * kPatience};

class ShardFailures : public ::testing::Test {
 protected:
  ShardFailures() {
    add_records(folder_, "here", record_line("here-1", "en", "Talks about peace."), "here.jsonl");
    add_records(folder_, "there",
                record_line("there-1", "en", "More talks.") + record_line("there-2", "es", "Paz."),
                "there.jsonl");
    server_.emplace(folder_.file("there"));
    connect({server_->location(), folder_.file("here")});  // waits for it
    proxy_.emplace(server_->location());
  }

  std::unique_ptr<SearchEngine> open(bool partial) {
    RemoteRules rules;
    rules.timeout = kTimeout;
    rules.partial = partial;
    return std::make_unique<SearchEngine>(locations(), Dictionary(), Scope::kCurrent, rules);
  }
  std::vector<std::string> locations() const { return {folder_.file("here"), proxy_->location()}; }

  TempDir folder_;
  std::optional<TestServer> server_;
  std::optional<TestProxy> proxy_;
};

TEST_F(ShardFailures, AreLeftOutWhereThatIsAskedFor) {
  EXPECT_EQ(open(false)->search("", {})->total, 3U);
  struct Case {
    TestProxy::Mode mode;
    const char* reason;
  };
  for (const Case& c :
       {Case{TestProxy::Mode::kHang, "timed out"}, Case{TestProxy::Mode::kCut, ""}}) {
    proxy_->set(c.mode);
    const auto begun = Clock::now();
    const auto engine = open(true);
    EXPECT_LT(Clock::now() - begun, 10 * kTimeout);
    const auto part = engine->search("talks", {});
    ASSERT_TRUE(part);
    EXPECT_EQ(part->total, 1U);
    EXPECT_EQ(part->index_statements, 1U);
    EXPECT_EQ(part->missing, std::vector<std::string>{proxy_->location()});
    ASSERT_FALSE(part->notes.empty());
    EXPECT_NE(part->notes.front().find(proxy_->location()), std::string::npos);
    EXPECT_NE(part->notes.front().find(c.reason), std::string::npos) << part->notes.front();
    try {
      open(false);
      ADD_FAILURE() << "a part was taken for the whole";
    } catch (const ShardFailure& failure) {
      ASSERT_EQ(failure.shards().size(), 1U);
      EXPECT_EQ(failure.shards().front().location, proxy_->location());
      EXPECT_NE(std::string(failure.what()).find(proxy_->location()), std::string::npos);
    }
    proxy_->set(TestProxy::Mode::kPass);
    const auto whole = open(true)->search("", {});
    EXPECT_EQ(whole->total, 3U);
    EXPECT_TRUE(whole->missing.empty());
  }
}

// The error says which server it is of: that is all that there is to know it by.
TEST_F(ShardFailures, AreKnownByNameInTheMiddleOfASearch) {
  for (const auto mode : {TestProxy::Mode::kHang, TestProxy::Mode::kCut}) {
    const auto engine = open(false);
    proxy_->set(mode);
    try {
      (void)engine->search("talks peace", {});
      ADD_FAILURE() << "it answered";
    } catch (const Xapian::Error& error) {
      const auto failed = failed_shard(error, locations());
      ASSERT_TRUE(failed) << error.get_description();
      EXPECT_EQ(failed->location, proxy_->location());
      EXPECT_EQ(failed->is_late, mode == TestProxy::Mode::kHang) << error.get_description();
    }
    proxy_->set(TestProxy::Mode::kPass);
  }
  EXPECT_FALSE(failed_shard(Xapian::NetworkError("x", "remote:tcp(10.0.0.1:7)"), locations()));
  EXPECT_FALSE(failed_shard(Xapian::DatabaseError("x"), locations()));
  const Xapian::NetworkError unnamed("Connection closed unexpectedly");
  EXPECT_EQ(failed_shard(unnamed, locations())->location, proxy_->location());
  EXPECT_EQ(failed_shard(unnamed, {"tcp://a:1", "tcp://b:1"})->location, "");
  EXPECT_FALSE(failed_shard(unnamed, {folder_.file("here")}));
}

// Wherever in an answer a server goes, it is known to be that which went; what comes through is
// whole.
TEST_F(ShardFailures, AreKnownByNameAtEveryStepOfASearch) {
  std::size_t failures = 0;
  for (int pieces = 1;; ++pieces) {
    ASSERT_LT(pieces, 400);
    proxy_->set_after(pieces, TestProxy::Mode::kCut);
    bool is_whole = false;
    try {
      SearchOptions options;
      options.facets = {Facet::kSource, Facet::kYear};
      const auto engine = open(false);
      const auto found = engine->search("talks OR peace OR negotiationss", options);
      EXPECT_EQ(found->total, 2U);
      EXPECT_EQ(found->hits.size(), 2U);
      is_whole = true;
    } catch (const ShardFailure& failure) {
      EXPECT_EQ(failure.shards().front().location, proxy_->location());
    } catch (const Xapian::Error& error) {
      const auto failed = failed_shard(error, locations());
      ASSERT_TRUE(failed) << error.get_description();
      EXPECT_EQ(failed->location, proxy_->location());
    }
    if (is_whole) break;
    ++failures;
    proxy_->set(TestProxy::Mode::kPass);
  }
  EXPECT_GT(failures, 10U);
}

// A server that is started anew breaks the connections that it had: also those that are being
// opened.
TEST_F(ShardFailures, AConnectionThatBreaksWhileItIsOpenedIsMadeOnceMore) {
  for (int pieces = 1; pieces <= 8; ++pieces) {
    proxy_->set_after(pieces, TestProxy::Mode::kCutOnce);
    EXPECT_EQ(open_index(locations()).statements, 3U) << pieces;
  }
}

// Both are asked while they are opened; what one of them does not answer is not laid to the other.
TEST_F(ShardFailures, AreNotTakenForEachOtherWhileTheyAreOpened) {
  const TestServer other(folder_.file("here"), 1);
  const TestProxy sound(other.location());
  while (!answers(sound.location(), kTimeout)) std::this_thread::sleep_for(milliseconds(20));
  RemoteRules rules;
  rules.partial = true;
  for (int pieces = 1; pieces <= 12; ++pieces) {
    proxy_->set_after(pieces, TestProxy::Mode::kCut);
    const OpenIndex index =
        open_index({proxy_->location(), sound.location()}, Scope::kCurrent, rules);
    for (const MissingShard& shard : index.missing) {
      EXPECT_EQ(shard.location, proxy_->location()) << pieces;
    }
    EXPECT_EQ(index.catalogs.size() + index.missing.size(), 2U) << pieces;
    proxy_->set_after(0, TestProxy::Mode::kPass);
    proxy_->set(TestProxy::Mode::kPass);
  }
}

TEST_F(ShardFailures, TakeTheTimeOfOneWhenSeveralHang) {
  proxy_->set(TestProxy::Mode::kHang);
  TestProxy second(server_->location());
  second.set(TestProxy::Mode::kHang);
  TestProxy third(server_->location());
  third.set(TestProxy::Mode::kHang);
  RemoteRules rules;
  rules.timeout = milliseconds(500 * kPatience);
  rules.partial = true;
  const auto begun = Clock::now();
  const OpenIndex index =
      open_index({folder_.file("here"), proxy_->location(), second.location(), third.location()},
                 Scope::kCurrent, rules);
  EXPECT_LT(Clock::now() - begun, milliseconds(1200 * kPatience));
  EXPECT_EQ(index.missing.size(), 3U);
  // Known to be down: not asked.
  rules.down = index.missing;
  const auto again = Clock::now();
  EXPECT_EQ(
      open_index({folder_.file("here"), proxy_->location()}, Scope::kCurrent, rules).missing.size(),
      1U);
  EXPECT_LT(Clock::now() - again, milliseconds(400 * kPatience));
}

TEST_F(ShardFailures, NothingIsNoPartOfAnAnswer) {
  proxy_->set(TestProxy::Mode::kCut);
  RemoteRules rules;
  rules.timeout = kTimeout;
  rules.partial = true;
  EXPECT_THROW(open_index({proxy_->location()}, Scope::kCurrent, rules), ShardFailure);
}

TEST_F(ShardFailures, LateAnswersAreWaitedForUpToTheTimeout) {
  proxy_->delay(kTimeout / 4);
  EXPECT_EQ(open(false)->search("talks", {})->total, 2U);
  proxy_->delay(3 * kTimeout);
  EXPECT_THROW(open(false), ShardFailure);
}

std::string failure_of(const std::vector<std::string>& locations) {
  RemoteRules rules;
  rules.partial = true;  // no reason to leave out what is wrong
  try {
    open_index(locations, Scope::kCurrent, rules);
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "";
}

TEST_F(ShardFailures, AShardThatIsWrongIsNamed) {
  const std::string location = server_->location();
  const std::string twice = failure_of({folder_.file("there"), location});
  EXPECT_NE(twice.find(location), std::string::npos) << twice;
  EXPECT_NE(twice.find("found twice"), std::string::npos) << twice;

  // A segment of an index is none: its catalog is missing, and with that the lexicon.
  const std::string segment = open_index({folder_.file("here")}).shards.front().location;
  const TestServer bare(segment, 1);
  std::string message;
  for (int i = 0; i < 100 && message.find("no Cotejo index") == std::string::npos; ++i) {
    message = failure_of({folder_.file("there"), bare.location()});
    if (message.find("not a Cotejo index") != std::string::npos) break;
    std::this_thread::sleep_for(milliseconds(20));
  }
  EXPECT_NE(message.find(bare.location()), std::string::npos) << message;
  EXPECT_NE(message.find("not a Cotejo index"), std::string::npos) << message;

  const std::string here = folder_.file("here");
  {
    Xapian::WritableDatabase old(here + "/" + read_manifest(here).catalog);
    old.set_metadata(std::string(kSchemaKey), "1");
    old.commit();
  }
  const std::string schema = failure_of({folder_.file("there"), folder_.file("here")});
  EXPECT_NE(schema.find(folder_.file("here")), std::string::npos) << schema;
  EXPECT_NE(schema.find("schema 1"), std::string::npos) << schema;
}

}  // namespace
}  // namespace cotejo
