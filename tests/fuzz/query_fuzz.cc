// SPDX-License-Identifier: GPL-3.0-or-later
// Throws queries at the parser, and every hundredth at a small index too. Stops at the tenth fault;
// each is printed with the --seed that makes the query again.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include "tests/fuzz/query_checks.h"
#include "tests/fuzz/query_source.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

constexpr std::uint64_t kSearchEvery = 100;
constexpr std::size_t kMostFaults = 10;
constexpr double kSlowSeconds = 5;

using Clock = std::chrono::steady_clock;

struct Options {
  std::uint64_t queries = 20'000;
  std::uint64_t seed = 1;
  double seconds = 1e9;
};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<std::string> real_queries() {
  std::ifstream file(COTEJO_SOURCE_DIR "/tests/fuzz/queries.txt");
  std::vector<std::string> queries;
  for (std::string line; std::getline(file, line);) queries.push_back(line);
  return queries;
}

void make_index(const TempDir& folder) {
  std::string lines;
  const char* const bodies[] = {
      "Peace talks restore diplomatic relations with the U.S. in 1.000 days.",
      "Las relaciones diplomáticas y la paz con EE. UU. siguen rotas.",
      "The embassy of Cuba reopens; co-operation grows 3,5%.",
      "La negociación en años de embargo: O'Brien y el T-MEC.",
      "Remarks on the G20, #a, and peace."};
  for (std::size_t i = 0; i < 20; ++i) {
    const bool spanish = i % 5 == 1 || i % 5 == 3;
    lines += record_line(std::to_string(i), spanish ? "es" : "en", bodies[i % 5],
                         R"("title":"On relaciones","speaker":"John Kerry")");
  }
  add_records(folder, "index", lines);
}

int run(const Options& options) {
  QuerySource source(real_queries());
  const TempDir folder;
  make_index(folder);
  SearchEngine engine({folder.file("index")}, Dictionary(default_dictionary_file()));
  std::size_t faults = 0;
  Tally tally;
  std::uint64_t done = 0;
  const Clock::time_point start = Clock::now();
  for (; done < options.queries && faults < kMostFaults; ++done) {
    if (done % 1'000 == 0 && seconds_since(start) > options.seconds) break;
    const std::uint64_t number = options.seed + done;
    const std::string query = source.query(number);
    const Clock::time_point before = Clock::now();
    std::string fault = parsing_fault(query, tally);
    if (fault.empty() && number % kSearchEvery == 0) {
      fault = search_fault(engine, query, tally);
    }
    if (fault.empty() && seconds_since(before) > kSlowSeconds) fault = "takes very long";
    if (fault.empty()) continue;
    ++faults;
    fmt::print("--seed {}: {}\n  {}\n", number, escaped(query), fault);
  }
  fmt::print(
      "{} queries from seed {}: {} could be read, {} were searched for, {} had hits, {} faults, "
      "{:.0f} s\n",
      done, options.seed, tally.read, tally.searched, tally.with_hits, faults,
      seconds_since(start));
  return faults == 0 ? 0 : 1;
}

}  // namespace
}  // namespace cotejo

int main(int argc, char** argv) {
  cotejo::Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--queries") options.queries = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seed") options.seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seconds") options.seconds = std::strtod(argv[i + 1], nullptr);
  }
  return cotejo::run(options);
}
