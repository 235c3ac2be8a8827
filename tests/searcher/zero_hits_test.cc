// SPDX-License-Identifier: GPL-3.0-or-later
// What a search says that finds nothing, against brute force: each cause that it names gives that
// many hits when dropped, and one is named whenever there is one.
#include "searcher/search/zero_hits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "core/statement/statement_json.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "searcher/query/parser.h"
#include "searcher/search/search_engine.h"
#include "tests/judge/random_query.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

// A query, or a filter left out of it, as text: dropping a part is cutting its text out.
struct Asked {
  std::string text;
  Filters filters;
};

std::string filter_name(const Filters& filters, Field field) {
  std::string name;
  for (const FieldFilter& filter : filters.fields) {
    if (filter.field != field) continue;
    for (const std::string& value : filter.values) {
      name += (name.empty() ? "--" : " --") + std::string(field_row(field).name);
      name += " '" + value + "'";
    }
  }
  if (field != Field::kDate) return name;
  if (filters.dates.since) name += "--since " + filters.dates.since->to_string();
  if (filters.dates.since && filters.dates.until) name += " ";
  if (filters.dates.until) name += "--until " + filters.dates.until->to_string();
  return name;
}

std::vector<Field> filtered_fields(const Filters& filters) {
  std::vector<Field> fields;
  for (const FieldFilter& filter : filters.fields) fields.push_back(filter.field);
  if (filters.has_dates()) fields.push_back(Field::kDate);
  return fields;
}

Filters without_filter(Filters filters, Field field) {
  std::erase_if(filters.fields, [&](const FieldFilter& one) { return one.field == field; });
  if (field == Field::kDate) filters.dates = {};
  return filters;
}

// "…, 12 statements would match" → 12, and what stands before; 0 if it says no such thing.
std::uint64_t cut_count(std::string& note) {
  const std::size_t behind = note.rfind(" statement");
  if (behind == std::string::npos || !note.ends_with("would match")) return 0;
  const std::size_t before = note.rfind(", ", behind);
  std::uint64_t count = 0;
  std::from_chars(note.data() + before + 2, note.data() + behind, count);
  note.resize(before);
  return count;
}

// The first phrase of the query, with its first word behind the rest.
std::string backwards(const std::string& query) {
  const std::string open = "«";
  const std::size_t begin = query.find(open);
  const std::size_t space = query.find(' ', begin);
  const std::size_t end = query.find("»", begin);
  if (begin == std::string::npos || space > end) return "";
  const std::size_t first = begin + open.size();
  return open + query.substr(space + 1, end - space - 1) + " " +
         query.substr(first, space - first) + "» ";
}

class ZeroHitsTest : public ::testing::Test {
 protected:
  ZeroHitsTest() {
    IngestOptions options;
    options.index = folder_.file("index");
    options.paths = {std::string(COTEJO_SOURCE_DIR) + "/corpus/statements"};
    run_ingest(options);
    std::stringstream exported;
    export_statements(options.index, exported);
    StatementParser parser;
    for (std::string line; std::getline(exported, line);) {
      auto statement = parser.parse(line);
      const std::string lang = statement->lang;
      judge_.add(std::move(*statement), lang);
    }
    engine_ = std::make_unique<SearchEngine>(std::vector<std::string>{options.index});
  }

  std::uint64_t total(const Asked& asked) {
    const auto parsed = parse_query(asked.text);
    EXPECT_TRUE(parsed) << asked.text;
    return parsed ? judge_.answer(parsed->root, asked.filters).total : 0;
  }

  std::vector<std::string> notes(const Asked& asked) {
    SearchOptions options;
    options.filters = asked.filters;
    const auto result = engine_->count(asked.text, options);
    EXPECT_TRUE(result && result->total == 0) << asked.text.substr(0, 200);
    return result ? result->notes : std::vector<std::string>{};
  }

  // Drops what the names at the beginning of `names` say; every way, if a text occurs twice.
  bool leaves(const std::string& names, const Asked& asked, std::uint64_t expected) {
    if (names.empty()) return total(asked) == expected;
    for (std::string_view joint : {", ", " and "}) {
      if (names.starts_with(joint)) return leaves(names.substr(joint.size()), asked, expected);
    }
    for (Field field : filtered_fields(asked.filters)) {
      const std::string name = filter_name(asked.filters, field);
      const Asked rest{asked.text, without_filter(asked.filters, field)};
      if (names.starts_with(name)) return leaves(names.substr(name.size()), rest, expected);
    }
    if (names == "the filters") return total({asked.text, {}}) == expected;
    for (std::size_t close = names.find('\'', 1); close != std::string::npos;
         close = names.find('\'', close + 1)) {
      const std::string part = names.substr(1, close - 1);
      for (std::size_t at = asked.text.find(part); at != std::string::npos && !part.empty();
           at = asked.text.find(part, at + 1)) {
        Asked rest = asked;
        rest.text.erase(at, part.size());
        if (!parse_query(rest.text)) continue;
        if (leaves(names.substr(close + 1), rest, expected)) return true;
      }
    }
    return false;
  }

  // "no statement has «a b», though …; without its quotation marks": with brackets instead.
  bool loosened_leaves(const std::string& note, const Asked& asked, std::uint64_t expected) {
    const std::string open = "«";
    const std::string close = "»";
    const std::size_t begin = note.find(open);
    const std::size_t end = note.find(close);
    if (!note.starts_with("no statement has ") || !note.ends_with("without its quotation marks") ||
        begin == std::string::npos || end == std::string::npos) {
      return false;
    }
    ++loosened_;
    const std::string words = note.substr(begin + open.size(), end - begin - open.size());
    Asked loose = asked;
    const std::size_t at = loose.text.find(open + words + close);
    loose.text.replace(at, words.size() + open.size() + close.size(), "(" + words + ")");
    return total(loose) == expected;
  }

  // Is every cause a true one? Counts those that name what to drop.
  std::size_t check_notes(const Asked& asked) {
    std::size_t causes = 0;
    for (const std::string& whole : notes(asked)) {
      std::string note = whole;
      const std::uint64_t count = cut_count(note);
      if (count == 0) continue;
      ++causes;
      if (note.find("…'") != std::string::npos) continue;  // cut short: cannot be cut out
      const std::string exclusion = " takes all away: without it";
      if (note.ends_with(exclusion)) {
        EXPECT_TRUE(leaves(note.substr(0, note.size() - exclusion.size()), asked, count))
            << asked.text << ": " << whole;
      } else if (note.starts_with("without ")) {
        EXPECT_TRUE(leaves(note.substr(8), asked, count)) << asked.text << ": " << whole;
      } else {
        EXPECT_TRUE(loosened_leaves(note, asked, count)) << asked.text << ": " << whole;
      }
    }
    return causes;
  }

  // Single filters, and parts of the outermost AND, by brute force.
  bool has_cause(const Asked& asked) {
    for (Field field : filtered_fields(asked.filters)) {
      if (total({asked.text, without_filter(asked.filters, field)}) != 0) return true;
    }
    const auto parsed = parse_query(asked.text);
    if (parsed->root.kind != QueryNode::Kind::kAnd) return false;
    for (std::size_t i = 0; i < parsed->root.children.size(); ++i) {
      if (parsed->root.children[i].kind == QueryNode::Kind::kAll) continue;
      QueryNode rest = parsed->root;
      rest.children.erase(rest.children.begin() + static_cast<std::ptrdiff_t>(i));
      if (judge_.answer(rest, asked.filters).total != 0) return true;
    }
    return false;
  }

  TempDir folder_;
  BruteForce judge_;
  std::size_t loosened_ = 0;
  std::unique_ptr<SearchEngine> engine_;
};

TEST_F(ZeroHitsTest, NamesTrueCausesAndNeverNoneIfThereIsOne) {
  RandomQuery random(judge_, 20150720);
  std::mt19937 dice(7);
  std::size_t zero = 0;
  std::size_t named = 0;
  for (int round = 0; round < 2'000; ++round) {
    Asked asked{"", random.filters()};
    for (std::size_t part = 1 + dice() % 3; part > 0; --part) {
      if (dice() % 6 == 0) asked.text += "-";
      const std::string query = random.query();
      asked.text += query.find(' ') == std::string::npos ? query : "(" + query + ")";
      asked.text += dice() % 12 == 0 ? " xyzzy " : " ";
      if (dice() % 3 == 0) asked.text += backwards(query);  // a phrase that is nowhere, perhaps
    }
    if (total(asked) != 0) continue;
    ++zero;
    const std::size_t causes = check_notes(asked);
    if (causes != 0) ++named;
    if (has_cause(asked)) {
      EXPECT_NE(causes, 0U) << asked.text;
    }
  }
  EXPECT_GT(zero, 500U);
  EXPECT_GT(named, zero / 2);
  EXPECT_GT(loosened_, 10U);
}

TEST_F(ZeroHitsTest, NamesEachCauseAsTyped) {
  const auto expect = [&](const Asked& asked, const std::vector<std::string>& expected) {
    EXPECT_EQ(notes(asked), expected) << asked.text;
    if (asked.text.find('"') == std::string::npos) check_notes(asked);
  };
  expect({"relaciones XYZZY,", {}},
         {"no statement has XYZZY", "without 'XYZZY', 19 statements would match"});
  expect({"«diplomáticas relaciones» cuba", {}},
         {"no statement has «diplomáticas relaciones», though all of its words occur; without its "
          "quotation marks, 5 statements would match",
          "without '«diplomáticas relaciones»', 27 statements would match"});
  expect({"\"relaciones xyzzy\"", {}}, {"no statement has \"relaciones xyzzy\", nor xyzzy at all"});
  expect({"\"xyz* relaciones\"", {}}, {"no statement has \"xyz* relaciones\", nor xyz* at all"});
  expect({"\"Cuba\" \"mutuo respeto\"", {}},
         {"no statement has \"mutuo respeto\", though all of its words occur",
          "without '\"mutuo respeto\"', 27 statements would match"});
  expect({"título:relaciones embassy", {}},
         {"each part is found, but not together; join some with OR",
          "without 'título:relaciones', 11 statements would match",
          "without 'embassy', 6 statements would match"});
  expect({"cuba NOT cuba", {}}, {"'NOT cuba' takes all away: without it, 27 statements would match",
                                 "without 'cuba', 61 statements would match"});
  expect({"ministro", {{{Field::kLang, {"en"}}}, {}, {}}},
         {"only statements outside of the filters have ministro (5)",
          "without --lang 'en', 5 statements would match"});
  expect({"xyzzy relaciones qwerty", {}},
         {"no statement has xyzzy", "no statement has qwerty",
          "without 'xyzzy' and 'qwerty', 19 statements would match"});
}

TEST_F(ZeroHitsTest, TakesABoundedTimeForAPastedParagraph) {
  std::string text;
  for (int i = 0; i < 250; ++i) text += "embargo cuba \"xyzzy relaciones\" ";
  const std::vector<std::string> told = notes({text, {}});
  EXPECT_FALSE(told.empty());
  EXPECT_LT(told.size(), 20U);
}

TEST(ZeroHits, AnEmptyIndexIsItsOwnCause) {
  const TempDir folder;
  add_records(folder, "index", record_line("a", "en", "Peace."));
  run_remove(folder.file("index"), {"a"});
  SearchEngine engine({folder.file("index")});
  const auto result = engine.count("peace", {});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->notes, std::vector<std::string>{"the index has no statements"});
}

}  // namespace
}  // namespace cotejo
