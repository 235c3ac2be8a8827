// SPDX-License-Identifier: GPL-3.0-or-later
// Files of saved queries: what they say, and what is said of those that are wrong.
#include "searcher/saved/saved_query.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "searcher/saved/query_folder.h"
#include "searcher/saved/query_list.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

TEST(SavedQuery, EachKey) {
  const auto read = parse_saved_query("q", R"(
# hand-made
query = "embargo OR bloqueo"
lang = ["es", "English"]
source = "A"
since = 2026-03-05
until = 2026
any = true
no-translate = true
limit = 5
sort = "newest"
format = "jsonl"
note = "for Ana"
[deliver]
exec = "mail ana"
exec-per = "hit"
exec-timeout = 5
exec-tries = 2
events = ["new", "gone"]
)");
  ASSERT_TRUE(read) << read.error().message;
  const SearchOptions& options = read->request.options;
  EXPECT_EQ(read->request.query, "embargo OR bloqueo");
  ASSERT_EQ(options.filters.fields.size(), 2);
  EXPECT_EQ(options.filters.fields[1].values, (std::vector<std::string>{"es", "en"}));
  EXPECT_EQ(options.filters.dates.since->to_string(), "2026-03-05");
  EXPECT_EQ(options.filters.dates.until->to_string(), "2026");
  EXPECT_TRUE(options.any);
  EXPECT_FALSE(options.translate || options.all);
  EXPECT_EQ(options.limit, 5);
  EXPECT_EQ(read->request.format, "jsonl");
  EXPECT_EQ(read->note, "for Ana");
  ASSERT_TRUE(read->deliver);
  EXPECT_EQ(read->deliver->exec.command, "mail ana");
  EXPECT_TRUE(read->deliver->exec.per_hit);
  EXPECT_EQ(read->deliver->exec.timeout, std::chrono::seconds(5));
  EXPECT_EQ(read->deliver->exec.tries, 2);
  EXPECT_EQ(read->deliver->events, (EventKinds{true, false, true}));
}

TEST(SavedQuery, WithoutALimitItIsAll) {
  EXPECT_TRUE(parse_saved_query("q", "query = 'x'")->request.options.all);
}

TEST(SavedQuery, ErrorsHaveTheirPlace) {
  struct Case {
    std::string text;
    std::size_t line;
    std::size_t column;
    std::string part;
  };
  const std::vector<Case> cases{
      {"", 1, 1, "query = \"…\" is missing"},
      {"query = 'x'\nlangs = 'es'\n", 2, 1, "there is no 'langs'; did you mean lang?"},
      {"query = 'x'\n  limit = 'five'\n", 2, 11, "limit must be a number"},
      {"query = 'x'\nlimit = -1\n", 2, 9, "limit: '-1' is no number"},
      {"query = 3\n", 1, 9, "query must be a text"},
      {"query = ['x', 'y']\n", 1, 9, "query must be a text"},
      {"query = 'x'\nlang = ['es',\n 3]\n", 3, 2, "lang must be a text, or a list of them"},
      {"query = 'x'\nsince = '2026-13'\n", 2, 9, "since: "},
      {"query = 'x'\nsince = 2026\nuntil = 2025\n", 2, 9, "since 2026 is later than until 2025"},
      {"query = 'x'\nany = 'yes'\n", 2, 7, "any must be true or false"},
      {"query = 'x'\nsort = 'date'\n", 2, 8, "take relevance, newest or oldest"},
      {"query = 'x'\nnote = 3\n", 2, 8, "note must be a text"},
      {"query = 'x'\nquery = 'y'\n", 2, 0, "query"},
      {"query = 'x\n", 1, 0, ""},
      {"query = 'x'\ndeliver = 'mail'\n", 2, 11, "write [deliver], a table"},
      {"query = 'x'\n[deliver]\nevents = ['new']\n", 2, 1, "[deliver] needs exec"},
      {"query = 'x'\n[deliver]\nexec = 'a'\nevents = ['old']\n", 4, 11, "events must be a list of"},
      {"query = 'x'\n[deliver]\nexec = 'a'\nevents = []\n", 4, 10, "events must be a list of"},
      {"query = 'x'\n[deliver]\nexec = 'a'\nexec-tries = 0\n", 4, 14, "exec-tries must be 1 to 20"},
      {"query = 'x'\n[deliver]\nexec = 'a'\nwhom = 'b'\n", 4, 1, "there is no 'whom' in [deliver]"},
  };
  for (const Case& c : cases) {
    const auto read = parse_saved_query("q", c.text);
    ASSERT_FALSE(read) << c.text;
    EXPECT_EQ(read.error().line, c.line) << c.text;
    if (c.column != 0) {
      EXPECT_EQ(read.error().column, c.column) << c.text;
    }
    EXPECT_NE(read.error().message.find(c.part), std::string::npos) << read.error().message;
  }
}

TEST(SavedQuery, WhatIsWrittenIsReadBack) {
  const NamedValues values{{"query", "\"a b\" # c\\d\n\x7F «ñ»"},
                           {"lang", "es"},
                           {"lang", "en"},
                           {"any", "true"},
                           {"limit", "7"},
                           {"since", "2026"},
                           {"note", "for # Ana"}};
  const std::string text = saved_query_text(values);
  const auto read = parse_saved_query("q", text);
  ASSERT_TRUE(read) << read.error().message << "\n" << text;
  EXPECT_EQ(read->request.query, values[0].second);
  EXPECT_EQ(read->request.options.filters.fields[0].values, (std::vector<std::string>{"es", "en"}));
  EXPECT_EQ(read->note, "for # Ana");
  EXPECT_FALSE(has_more_than_values(*read, text));
  EXPECT_TRUE(has_more_than_values(*read, text + "# mine\n"));
}

TEST(SavedQuery, TheFingerprintIsOfWhatDecidesOnMatches) {
  const auto of = [](const std::string& text) { return parse_saved_query("q", text)->fingerprint; };
  const std::string plain = of("query = 'x'\nlang = 'es'\n");
  EXPECT_EQ(
      of("lang = 'es'\nquery = 'x'\nnote = 'n'\nlimit = 3\nsort = 'newest'\nformat = 'ids'\n"),
      plain);
  for (const char* text :
       {"query = 'y'\nlang = 'es'\n", "query = 'x'\nlang = 'en'\n", "query = 'x'\nkind = 'es'\n",
        "query = 'x'\nlang = 'es'\nonce = true\n"}) {
    EXPECT_NE(of(text), plain) << text;
  }
}

TEST(SavedQuery, Names) {
  for (const char* name : {"a", "A-1_b.c", "0"}) EXPECT_FALSE(fault_of_query_name(name)) << name;
  for (const std::string name : {"", ".a", "-a", "a/b", "a b", "ñ", "a\n", "..", "a\\b"}) {
    EXPECT_TRUE(fault_of_query_name(name)) << name;
  }
  EXPECT_FALSE(fault_of_query_name(std::string(64, 'a')));
  EXPECT_TRUE(fault_of_query_name(std::string(65, 'a')));
}

TEST(QueryFolder, ReadsWritesAndRemoves) {
  const TempDir folder;
  const QueryFolder queries(folder.file("deep/queries"));
  EXPECT_TRUE(queries.names().empty());
  queries.write("b", "query = 'x'\n");
  queries.write("a", "query = 3\n");
  EXPECT_EQ(queries.names(), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(queries.read("b"));
  EXPECT_NE(queries.read("a").error().message.find("queries/a.toml:1:9: query must"),
            std::string::npos);
  EXPECT_NE(queries.read("c").error().message.find("there is no such saved query"),
            std::string::npos);
  EXPECT_NE(queries.read("../a").error().message.find("is no name for"), std::string::npos);
  folder.write_file("deep/queries/bytes.toml", "query = '\xFF'\n");
  EXPECT_NE(queries.read("bytes").error().message.find("line 1 is no UTF-8"), std::string::npos);
  folder.write_file("deep/queries/large.toml", std::string((1 << 20) + 1, '\n'));
  EXPECT_NE(queries.read("large").error().message.find("larger than 1 MiB"), std::string::npos);
  std::filesystem::create_directory(folder.file("deep/queries/folder.toml"));
  EXPECT_NE(queries.read("folder").error().message.find("is no file"), std::string::npos);
  queries.remove("b");
  EXPECT_FALSE(queries.has("b"));
  EXPECT_THROW(queries.remove("b"), Failure);
}

TEST(ResultsRequest, AFeedHasTheNewestAndFiftyUnlessTheFileHasALimit) {
  const auto all = parse_saved_query("a", "query = \"paz\"\nsort = \"oldest\"\n");
  ASSERT_TRUE(all);
  const SearchRequest feed = results_request(*all, "atom");
  EXPECT_FALSE(feed.options.all);
  EXPECT_EQ(feed.options.limit, 50U);
  EXPECT_EQ(feed.options.sort, SortOrder::kNewest);
  const SearchRequest lines = results_request(*all, "jsonl");
  EXPECT_TRUE(lines.options.all);
  EXPECT_EQ(lines.options.sort, SortOrder::kOldest);
  EXPECT_EQ(results_request(*all, "").format, "text");
  const auto three = parse_saved_query("a", "query = \"paz\"\nlimit = 3\nformat = \"rss\"\n");
  ASSERT_TRUE(three);
  EXPECT_EQ(results_request(*three, "").options.limit, 3U);
  EXPECT_EQ(results_request(*three, "").format, "rss");
}

TEST(SavedQuery, KeepsItsParametersAsTheyStand) {
  const auto query = parse_saved_query(
      "a",
      "since = 2026-03-05\nlang = [\"es\", \"en\"]\nquery = \"paz\"\nonce = true\nnote = \"x\"\n");
  ASSERT_TRUE(query);
  NamedValues values = query->values;
  std::sort(values.begin(), values.end());
  const NamedValues expected{
      {"lang", "en"}, {"lang", "es"}, {"once", "true"}, {"query", "paz"}, {"since", "2026-03-05"}};
  EXPECT_EQ(values, expected);
}

TEST(QueryList, TellsHowEachIsReadAndWhichCannotBe) {
  const TempDir folder;
  const QueryFolder queries(folder.file("q"), ToldPath::kName);
  EXPECT_TRUE(queries.empty());
  EXPECT_TRUE(list_queries(queries).empty());
  queries.write("b", "query = \"paz OR  guerra\"\nnote = \"n\"\n");
  queries.write("a", "query = \"(paz\"\n");
  queries.write("c", "query = \"paz\"\nsince = \"soon\"\n");
  EXPECT_FALSE(queries.empty());
  const std::vector<ListedQuery> list = list_queries(queries);
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0].query, "(paz");
  EXPECT_TRUE(list[0].error);
  EXPECT_FALSE(list[0].read_as);
  EXPECT_EQ(list[1].read_as, "paz OR guerra");
  EXPECT_EQ(list[1].note, "n");
  EXPECT_FALSE(list[1].error);
  EXPECT_TRUE(list[2].error->starts_with("c.toml:2:")) << *list[2].error;
}

}  // namespace
}  // namespace cotejo
