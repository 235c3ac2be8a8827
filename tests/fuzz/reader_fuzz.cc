// SPDX-License-Identifier: GPL-3.0-or-later
// Throws files made by mutation, the same for the same seed, at the reader of one format. What it
// dies of, or takes too long for, is left in the file FORMAT-fuzz.last. Stops at the first finding.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/fuzz/mutation.h"
#include "tests/fuzz/reader_checks.h"
#include "tests/fuzz/reader_seeds.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

// For files of some 300 KB at most, under the sanitizers, on a busy machine.
constexpr double kMostSeconds = 10;
// poppler is not ours to bound: its worker has 60 s, and each file is read twice here, where what
// grows little by little is copied each time.
constexpr double kMostSecondsOfPdf = 120;
constexpr unsigned kAlarmSeconds = 300;  // ends what does not come back

struct Options {
  std::string format;
  std::string file;  // only this one
  std::uint64_t files = 1'000;
  std::uint64_t seed = 1;
  double seconds = 1e9;
};

class Clock {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// A shell that started it would take the signal for the end of all.
void give_up(int) {
  constexpr std::string_view kWhy = "it does not come back; see FORMAT-fuzz.last\n";
  (void)!::write(STDOUT_FILENO, kWhy.data(), kWhy.size());
  ::_exit(1);
}

int run_one(const Options& options) {
  const Clock clock;
  const std::string wrong = ReaderChecks(options.format).wrong_with(read_file(options.file));
  fmt::print("{}: {}, {:.2f} s\n", options.file, wrong.empty() ? "no finding" : wrong,
             clock.seconds());
  return wrong.empty() ? 0 : 1;
}

int run(const Options& options) {
  ReaderSeeds seeds = reader_seeds(options.format);
  ReaderChecks checks(options.format);
  for (const std::string& file : seeds.files) {
    const std::size_t before = checks.tally().statements;
    const std::string wrong = checks.wrong_with(file);
    if (wrong.empty() && checks.tally().statements > before) continue;
    // A mutation of what is not read at all would try little. Some pages have no date on purpose.
    if (wrong.empty() && options.format == "html") continue;
    fmt::print("{}: a seed is not read: {}\n{}\n", options.format, wrong, file.substr(0, 300));
    return 1;
  }
  Mutation mutation(std::move(seeds.files), std::move(seeds.pieces));
  const double most_seconds = options.format == "pdf" ? kMostSecondsOfPdf : kMostSeconds;
  const Clock clock;
  double slowest = 0;
  std::uint64_t slowest_seed = 0;
  std::uint64_t done = 0;
  std::string wrong;
  for (; done < options.files && clock.seconds() < options.seconds && wrong.empty(); ++done) {
    const std::string file = mutation.file(options.seed + done);
    std::ofstream(options.format + "-fuzz.last", std::ios::binary | std::ios::trunc) << file;
    const Clock one;
    ::alarm(kAlarmSeconds);
    wrong = checks.wrong_with(file);
    ::alarm(0);
    if (one.seconds() > slowest) {
      slowest = one.seconds();
      slowest_seed = options.seed + done;
    }
    if (wrong.empty() && one.seconds() > most_seconds) wrong = "it takes very long";
  }
  if (!wrong.empty()) fmt::print("--seed {} --files 1: {}\n", options.seed + done - 1, wrong);
  const ReaderTally& tally = checks.tally();
  fmt::print(
      "{}: {} files from seed {} in {:.0f} s, {}; {} statements, {} faults, {} unreadable; slowest "
      "{:.2f} s (seed {})\n",
      options.format, done, options.seed, clock.seconds(),
      wrong.empty() ? "no findings" : "1 finding", tally.statements, tally.faults, tally.unreadable,
      slowest, slowest_seed);
  return wrong.empty() ? 0 : 1;
}

}  // namespace
}  // namespace cotejo

int main(int argc, char** argv) {
  cotejo::Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--format") options.format = argv[i + 1];
    if (name == "--file") options.file = argv[i + 1];
    if (name == "--files") options.files = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seed") options.seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seconds") options.seconds = std::strtod(argv[i + 1], nullptr);
  }
  const auto& formats = cotejo::kReaderFormats;
  if (std::find(formats.begin(), formats.end(), options.format) == formats.end()) {
    fmt::print(stderr, "reader-fuzz: give --format, one of {}\n", fmt::join(formats, ", "));
    return 2;
  }
  if (!options.file.empty()) return cotejo::run_one(options);
  std::signal(SIGALRM, cotejo::give_up);
  return cotejo::run(options);
}
