// SPDX-License-Identifier: GPL-3.0-or-later
// Where batches go: standard output, the end of a file, a command.
#pragma once

#include "searcher/saved/cursor.h"

namespace cotejo {

class Outlet {
 public:
  virtual ~Outlet() = default;

  /// Called before the batch is kept as pending: notes in it what giving it again will need. A
  /// batch that was pending before has come so far already; Failure if it cannot be given here.
  virtual void prepare(Batch& batch) = 0;
  /// Gives the bytes; returns when they have arrived. Throws Failure if they have not, or may not
  /// have.
  virtual void give(const Batch& batch) = 0;
};

}  // namespace cotejo
