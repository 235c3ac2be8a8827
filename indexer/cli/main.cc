// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-indexer: takes statements into an index.
#include "core/program/kept_memory.h"
#include "core/program/run_program.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/options.h"

int main(int argc, char** argv) {
  cotejo::keep_freed_memory();  // first, so that the streams too have theirs of it
  return cotejo::run_program("cotejo-indexer", [&] {
    cotejo::IndexerOptions options;
    if (const auto done = cotejo::parse_options(argc, argv, options)) return *done;
    return cotejo::run_command(options);
  });
}
