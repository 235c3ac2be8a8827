// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/relevance_set.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <fstream>
#include <sstream>

#include "core/base/result.h"

namespace cotejo {
namespace {

std::ifstream open_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw Failure(fmt::format("cannot read '{}'", path.string()));
  return file;
}

// Identifiers are numbers in some collections, texts in others.
std::string text_of(const simdjson::dom::object& object, std::string_view key) {
  std::string_view text;
  if (object[key].get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t number = 0;
  if (object[key].get(number) == simdjson::SUCCESS) return std::to_string(number);
  return "";
}

std::vector<RelevanceQuery> read_queries(const std::filesystem::path& path) {
  std::vector<RelevanceQuery> queries;
  std::ifstream file = open_file(path);
  simdjson::dom::parser parser;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.empty()) continue;
    simdjson::dom::object object;
    if (parser.parse(line).get(object) != simdjson::SUCCESS) {
      throw Failure(fmt::format("{}:{}: not a JSON object", path.string(), number));
    }
    RelevanceQuery query{"", text_of(object, "text"), text_of(object, "lang"),
                         text_of(object, "kind")};
    for (const std::string_view key : {"id", "n", "num"}) {
      if (query.id.empty()) query.id = text_of(object, key);
    }
    if (query.id.empty() || query.text.empty()) {
      throw Failure(fmt::format("{}:{}: a query needs an id and a text", path.string(), number));
    }
    queries.push_back(std::move(query));
  }
  return queries;
}

void read_judgements(const std::filesystem::path& path, RelevanceSet& set) {
  std::ifstream file = open_file(path);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    std::istringstream columns(line);
    std::string query;
    std::string iteration;  // TREC's second column: always there, never used
    std::string statement;
    int grade = 0;
    if (!(columns >> query)) continue;
    if (!(columns >> iteration >> statement >> grade)) {
      throw Failure(
          fmt::format("{}:{}: a judgement is QUERY 0 STATEMENT GRADE", path.string(), number));
    }
    if (!set.judgements[query].insert_or_assign(statement, grade).second) {
      set.repeated.push_back(query + " " + statement);
    }
  }
}

}  // namespace

RelevanceSet read_relevance_set(const std::filesystem::path& folder) {
  RelevanceSet set;
  set.queries = read_queries(folder / "queries.jsonl");
  const std::filesystem::path ours = folder / "judgements.txt";
  read_judgements(std::filesystem::exists(ours) ? ours : folder / "qrels.trec.txt", set);
  return set;
}

}  // namespace cotejo
