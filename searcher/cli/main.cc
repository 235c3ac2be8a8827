// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-searcher: asks an index.
#include <xapian.h>

#include <csignal>
#include <exception>
#include <iostream>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/options.h"

namespace {

int complain(const std::string& message, cotejo::ExitCode code) {
  std::cout.flush();
  std::cerr << "cotejo-searcher: error: " << cotejo::printable(message) << '\n';
  return static_cast<int>(code);
}

}  // namespace

int main(int argc, char** argv) {
  using cotejo::ExitCode;
  std::ios::sync_with_stdio(false);
  // SIGPIPE keeps its default: a reader that has seen enough ends us quietly.
  try {
    cotejo::SearcherOptions options;
    if (const auto done = cotejo::parse_options(argc, argv, options)) return *done;
    const int code = cotejo::run_command(options);
    std::cout.flush();
    if (!std::cout) return complain("cannot write the output", ExitCode::kFailed);
    return code;
  } catch (const cotejo::Failure& failure) {
    return complain(failure.what(), failure.code());
  } catch (const Xapian::Error& error) {
    return complain("the index: " + error.get_description(), ExitCode::kFailed);
  } catch (const std::exception& error) {
    return complain(error.what(), ExitCode::kFailed);
  }
}
