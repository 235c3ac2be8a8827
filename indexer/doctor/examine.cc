// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/examine.h"

#include "indexer/doctor/parts.h"

namespace cotejo {

Findings examine(const Statement& statement, const std::string& detected, const Date& latest) {
  Findings findings;
  examine_languages(statement, detected, findings);
  examine_dates(statement, latest, findings);
  examine_names(statement, findings);
  examine_text(statement, findings);
  return findings;
}

}  // namespace cotejo
