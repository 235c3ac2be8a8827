// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-searcher: asks an index.
#include "core/program/kept_memory.h"
#include "core/program/run_program.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/options.h"

int main(int argc, char** argv) {
  cotejo::keep_freed_memory();  // first, so that the streams too have theirs of it
  return cotejo::run_program("cotejo-searcher", [&] {
    cotejo::SearcherOptions options;
    if (const auto done = cotejo::parse_options(argc, argv, options)) return *done;
    return cotejo::run_command(options);
  });
}
