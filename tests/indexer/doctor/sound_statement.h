// SPDX-License-Identifier: GPL-3.0-or-later
// A statement that the doctor finds nothing in.
#pragma once

#include "core/statement/statement.h"

namespace cotejo {

inline Statement sound_statement() {
  Statement s;
  s.id = "x-1";
  s.source = "Ministry of Fisheries (sample)";
  s.speakers = {"Ana Prats"};
  s.date = {2026, 3, 5};
  s.lang = "en";
  s.kind = "statement";
  s.title = "Agreement on fisheries signed";
  s.body =
      "The ministry welcomes the agreement on fisheries that both countries signed today.\n\n"
      "It will come into force in the autumn, once both parliaments have given their consent.";
  s.url = "https://example.org/news/1";
  return s;
}

}  // namespace cotejo
