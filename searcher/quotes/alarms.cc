// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/alarms.h"

namespace cotejo {

std::vector<Alarm> find_alarms(const Comparison&) {
  return {};
}

}  // namespace cotejo
