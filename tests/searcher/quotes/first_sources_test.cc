// SPDX-License-Identifier: GPL-3.0-or-later
// Equally good sources: the same ones are taken however the statements are spread.
#include "searcher/quotes/first_sources.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/index/field_table.h"
#include "searcher/quotes/candidates.h"
#include "tests/searcher/quotes/quoted_archive.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

struct Made {
  std::string words;  // a letter each
  std::string date;
  std::string checksum;
};

std::vector<Made> random_statements(std::mt19937& random, std::size_t count) {
  std::vector<Made> statements;
  for (std::size_t i = 0; i < count; ++i) {
    Made made{"", "2026030" + std::to_string(1 + random() % 3), std::to_string(1000 + i)};
    for (const char letter : {'a', 'b', 'c', 'd', 'e', 'f', 'g'}) {
      if (random() % 3 == 0) made.words += letter;
    }
    statements.push_back(made);
  }
  std::shuffle(statements.begin(), statements.end(), random);
  return statements;
}

// Dealt out over so many shards.
OpenIndex index_of(const std::vector<Made>& statements, std::size_t shards) {
  std::vector<Xapian::WritableDatabase> databases;
  for (std::size_t i = 0; i < shards; ++i) {
    databases.emplace_back("", Xapian::DB_BACKEND_INMEMORY);
  }
  std::size_t next = 0;
  for (const Made& made : statements) {
    Xapian::Document document;
    for (const char letter : made.words) document.add_term(std::string(1, letter));
    document.add_value(kSlotDate, made.date);
    document.add_value(kSlotChecksum, made.checksum);
    databases[next++ % shards].add_document(document);
  }
  OpenIndex index;
  for (const auto& database : databases) {
    index.shards.push_back({database, "", false, {}});
    index.combined.add_database(database);
  }
  return index;
}

std::set<std::string> checksums_of(const OpenIndex& index,
                                   const std::vector<WeighedSource>& sources) {
  std::set<std::string> checksums;
  for (const WeighedSource& source : sources) {
    checksums.insert(index.combined.get_document(source.document).get_value(kSlotChecksum));
  }
  return checksums;
}

TEST(FirstSources, AreTheEarliestAndThenTheLeastByChecksumHoweverTheyLie) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    const std::vector<Made> statements = random_statements(random, 20 + random() % 200);
    std::map<char, double> weights;
    SoughtSources sought;
    sought.share = round % 2 == 0 ? 0 : 0.5;
    sought.most = random() % 60;
    sought.filter = round % 3 == 0 ? Xapian::Query("g") : Xapian::Query(std::string());
    for (const char letter : {'a', 'b', 'c', 'd', 'e', 'f'}) {
      weights[letter] = static_cast<double>(1 + random() % 3);
      sought.any_of.push_back({Xapian::Query(std::string(1, letter)), weights[letter]});
    }

    std::vector<std::tuple<double, std::string, std::string>> all;
    for (const Made& made : statements) {
      double weight = 0;
      for (const char letter : made.words) weight += weights[letter];
      if (round % 3 == 0 && made.words.find('g') == std::string::npos) weight = 0;
      if (weight > 0) all.emplace_back(-weight, made.date, made.checksum);
    }
    std::sort(all.begin(), all.end());
    std::set<std::string> expected;
    for (const auto& [weight, date, checksum] : all) {
      if (expected.size() == sought.most || weight > sought.share * std::get<0>(all.front())) break;
      expected.insert(checksum);
    }
    for (const std::size_t shards : {1U, 2U, 5U}) {
      const OpenIndex index = index_of(statements, shards);
      for (const ShardMatchers& matchers : {ShardMatchers{}, make_matchers(index)}) {
        const auto first = first_sources(index, matchers, sought);
        EXPECT_EQ(checksums_of(index, first.sources), expected)
            << round << " " << shards << " " << matchers.size();
      }
    }
  }
}

// A word or two that the quotation has several times counts once, for servers as for local indexes.
TEST(LikelySources, AreTheSameByXapiansMatcher) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const std::vector<Made> statements = random_statements(random, 100 + random() % 100);
    const OpenIndex index = index_of(statements, 1 + round % 3);
    std::vector<QuoteTerm> terms;
    for (int i = 0; i < 10; ++i) {
      QuoteTerm term;
      term.term = std::string(1, static_cast<char>('a' + random() % 6));
      term.idf = in_steps(3 + (term.term.front() - 'a') * 0.37);
      term.after_gap = true;
      terms.push_back(term);
    }
    const auto found = [&](const ShardMatchers& matchers) {
      std::vector<Xapian::docid> likely;
      for (const WeighedSource& source : likely_sources(index, matchers, terms, {}, 10)) {
        likely.push_back(source.document);
      }
      std::sort(likely.begin(), likely.end());
      return likely;
    };
    EXPECT_EQ(found(make_matchers(index)), found({})) << round;
  }
}

// Records in files one after the other, so that documents of several shards take turns otherwise
// than those of one.
std::vector<std::string> indexes_of(const TempDir& folder, const std::vector<std::string>& lines,
                                    std::size_t parts) {
  std::vector<std::string> records(parts);
  for (std::size_t i = 0; i < lines.size(); ++i) records[i * parts / lines.size()] += lines[i];
  std::vector<std::string> indexes;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::string name = "part-" + std::to_string(part) + "-of-" + std::to_string(parts);
    indexes.push_back(folder.file(name));
    add_records(folder, name, records[part], name + ".jsonl");
  }
  return indexes;
}

// More say it equally well than are shown, compared, or looked into.
TEST(FirstSources, OfAFormulaAreTheEarliestHoweverTheyLie) {
  std::vector<std::string> lines;
  for (int i = 0; i < 60; ++i) {
    const std::string day = std::to_string(10 + (59 - i) * 7 % 15);
    std::string line = record_line("quay-" + day + "-" + std::to_string(i), "en",
                                   "The lanterns of every quay will burn until the last boat is "
                                   "home.");
    line.replace(line.find("2026-03-05"), 10, "2026-03-" + day);
    lines.push_back(line);
  }
  const TempDir folder;
  const auto one = indexes_of(folder, lines, 1);
  const auto two = indexes_of(folder, lines, 2);
  const auto three = indexes_of(folder, lines, 3);
  const TestServer server(three.back());
  const std::vector<std::string> mixed{three[0], three[1], server.location()};
  connect(mixed);  // waits until it listens
  TestTracer in_one(one);
  TestTracer in_two(two);
  TestTracer over_server(mixed);
  for (const std::string quotation : {"The lanterns of every quay will burn until the last boat",
                                      "The lanterns of any quay will burn until our last boat"}) {
    const std::string answer = in_one.answer(quotation);
    EXPECT_NE(answer.find(" quay-10-14 quay-10-29 quay-10-44 quay-10-59 quay-11-"),
              std::string::npos)
        << answer;
    EXPECT_EQ(in_two.answer(quotation), answer);
    EXPECT_EQ(over_server.answer(quotation), answer);
  }
}

}  // namespace
}  // namespace cotejo
