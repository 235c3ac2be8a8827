// SPDX-License-Identifier: GPL-3.0-or-later
// learn: the index's own translations in, word pairs in its catalog, a report out.
#pragma once

#include <cstddef>
#include <string>

#include "indexer/report/learn_report.h"

namespace cotejo {

struct LearnOptions {
  std::string index;
  std::size_t min_segments = 150;  ///< of two languages; with fewer nothing is learned of them
};

/// Learns from all linked translations of the index, and publishes what was learned in place of
/// what was before. The same statements give the same pairs. Too few segments: changes nothing.
/// Throws Failure: no index there, another process writes.
LearnReport run_learn(const LearnOptions& options);

}  // namespace cotejo
