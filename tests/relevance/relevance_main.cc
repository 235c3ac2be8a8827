// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-relevance INDEX SET_DIR: asks an index the judged queries of a folder, and says how good
// the answers are. scripts/relevance calls it.
#include <charconv>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json_writer.h"
#include "core/program/run_program.h"
#include "tests/relevance/cotejo_ranker.h"
#include "tests/relevance/relevance_report.h"
#include "tests/relevance/stock_xapian.h"

namespace {

using namespace cotejo;

constexpr std::string_view kUsage =
    R"(usage: cotejo-relevance INDEX SET_DIR [OPTION...]

  SET_DIR            has queries.jsonl, and judgements.txt or qrels.trec.txt
  --limit N          how many hits of each query are looked at (default: 100)
  --any              join the words of each query with OR: for queries that are sentences
  --no-translate     do not look across the languages
  --stock            measure stock Xapian beside it, on the same statements
  --stemmer LANGUAGE the stemmer of stock Xapian (default: english)
  --per-query        a line for each query, before the tables
  --json             for scripts
)";

struct Arguments {
  std::string index;
  std::string set;
  RankerOptions ranker;
  bool stock = false;
  std::string stemmer = "english";
  bool per_query = false;
  bool json = false;
  bool help = false;
};

Failure usage_failure(const std::string& message) {
  return Failure(message + "; see --help", ExitCode::kUsage);
}

std::size_t to_limit(const std::string& text) {
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc() || end != text.data() + text.size() || limit == 0) {
    throw usage_failure("--limit takes a number from 1 on, not '" + text + "'");
  }
  return limit;
}

std::string to_stemmer(const std::string& language) {
  try {
    Xapian::Stem stemmer(language);
  } catch (const Xapian::InvalidArgumentError&) {
    throw usage_failure("Xapian has no stemmer '" + language +
                        "'; it has: " + Xapian::Stem::get_available_languages());
  }
  return language;
}

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  std::vector<std::string> places;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const auto value = [&] {
      if (i + 1 == argc) throw usage_failure(argument + " needs a value");
      return std::string(argv[++i]);
    };
    if (argument == "--limit") {
      arguments.ranker.limit = to_limit(value());
    } else if (argument == "--any") {
      arguments.ranker.any = true;
    } else if (argument == "--no-translate") {
      arguments.ranker.translate = false;
    } else if (argument == "--stock") {
      arguments.stock = true;
    } else if (argument == "--stemmer") {
      arguments.stemmer = to_stemmer(value());
    } else if (argument == "--per-query") {
      arguments.per_query = true;
    } else if (argument == "--json") {
      arguments.json = true;
    } else if (argument == "--help" || argument == "-h") {
      arguments.help = true;
    } else if (argument.starts_with("-")) {
      throw usage_failure("unknown option '" + argument + "'");
    } else {
      places.push_back(argument);
    }
  }
  if (arguments.help) return arguments;
  if (places.size() != 2) throw usage_failure("an index and the folder of a set are needed");
  arguments.index = places[0];
  arguments.set = places[1];
  return arguments;
}

void report(const Arguments& arguments, const std::string& system,
            const std::vector<ScoredAnswer>& answers, std::string& json) {
  const Summaries summaries = sum_up(answers);
  if (arguments.json) {
    json += json.empty() ? '{' : ',';
    json += json_quote(system);
    json += ':';
    json += summaries_json(summaries);
    return;
  }
  if (arguments.per_query) {
    write_answers(std::cout, answers);
    std::cout << '\n';
  }
  write_table(std::cout, system, summaries);
}

int measure(const Arguments& arguments) {
  const RelevanceSet set = read_relevance_set(arguments.set);
  SearchEngine engine({arguments.index}, Dictionary(default_dictionary_file()));
  std::string json;
  report(arguments, "cotejo", run_set(set, cotejo_ranker(engine, arguments.ranker)), json);
  if (arguments.stock) {
    const StockXapian stock(engine.index(), arguments.stemmer);
    if (!arguments.json) std::cout << '\n';
    report(arguments, "stock", run_set(set, stock.ranker(arguments.ranker.limit)), json);
  }
  if (arguments.json) std::cout << json << "}\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("cotejo-relevance", [&] {
    const Arguments arguments = read_arguments(argc, argv);
    if (!arguments.help) return measure(arguments);
    std::cout << kUsage;
    return 0;
  });
}
