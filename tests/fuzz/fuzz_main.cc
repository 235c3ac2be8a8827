// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-fuzz [--inputs N] [--seed S] [--seconds T] [--last FILE] TARGET [FILE…]; --list names the
// targets. scripts/fuzz runs it.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/fuzz/driver.h"

namespace {

int fail(const std::string& why) {
  fmt::print(stderr, "fuzz: {}\n", why);
  return 2;
}

bool read_number(std::string_view text, std::uint64_t& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

}  // namespace

int main(int argc, char** argv) {
  const auto& targets = cotejo::fuzz_targets();
  cotejo::FuzzOptions options;
  std::vector<std::string> names;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--list") {
      for (const auto& row : targets) fmt::print("{:12} {}\n", row.name, row.about);
      return 0;
    }
    if (!word.starts_with("--")) {
      names.emplace_back(word);
      continue;
    }
    if (++i == argc) return fail(fmt::format("{} needs a value", word));
    std::uint64_t number = 0;
    if (word == "--last") {
      options.last = argv[i];
    } else if (!read_number(argv[i], number)) {
      return fail(fmt::format("'{}' is no number for {}", argv[i], word));
    } else if (word == "--inputs") {
      options.inputs = number;
    } else if (word == "--seed") {
      options.seed = number;
    } else if (word == "--seconds") {
      options.seconds = static_cast<double>(number);
    } else {
      return fail(fmt::format("unknown option '{}'", word));
    }
  }
  if (names.empty()) return fail("name a target; --list has them");
  const auto row = std::find_if(targets.begin(), targets.end(),
                                [&](const auto& one) { return one.name == names.front(); });
  if (row == targets.end())
    return fail(fmt::format("no target '{}'; --list has them", names.front()));
  options.files.assign(names.begin() + 1, names.end());
  return cotejo::throw_inputs(*row, options);
}
