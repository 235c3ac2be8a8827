// SPDX-License-Identifier: GPL-3.0-or-later
// Batches to a command, on its standard input.
#pragma once

#include <string>

#include "searcher/saved/outlet.h"
#include "searcher/saved/saved_query.h"

namespace cotejo {

/// Runs /bin/sh -c COMMAND in a process group of its own, with the batch on its standard input and
/// COTEJO_BATCH, COTEJO_QUERY and COTEJO_CONSUMER in its environment; its output is ours. It has
/// arrived if the command exits with 0. Nothing of the batch gets into the command line.
class ExecOutlet : public Outlet {
 public:
  ExecOutlet(ExecOptions options, std::string query, std::string consumer)
      : options_(std::move(options)), query_(std::move(query)), consumer_(std::move(consumer)) {}

  void prepare(Batch& batch) override;
  /// Tries as often as the options say, with pauses of 0.5, 1, 2 … 30 seconds. At the time limit
  /// the whole group is asked to end (SIGTERM), and after two seconds killed. So it is if a signal
  /// ends us meanwhile.
  void give(const Batch& batch) override;

 private:
  std::string try_once(const Batch& batch) const;

  ExecOptions options_;
  std::string query_;
  std::string consumer_;
};

}  // namespace cotejo
