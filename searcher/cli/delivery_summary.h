// SPDX-License-Identifier: GPL-3.0-or-later
// What `saved run --summary FILE` counts.
#pragma once

#include <cstddef>
#include <string>

namespace cotejo {

struct DeliverySummary {
  std::size_t queries = 0;    ///< that were run
  std::size_t with_news = 0;  ///< of them, those of which events were given
  std::size_t failed = 0;     ///< that could not be read, run or given
  std::size_t events = 0;
};

/// As JSON. Throws Failure if the file cannot be written.
void write_summary(const std::string& file, const DeliverySummary& summary);

}  // namespace cotejo
