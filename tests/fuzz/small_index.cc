// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/small_index.h"

#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {

SmallIndex::SmallIndex() {
  std::string lines;
  const char* const bodies[] = {
      "Peace talks restore diplomatic relations with the U.S. in 1.000 days.",
      "Las relaciones diplomáticas y la paz con EE. UU. siguen rotas.",
      "The embassy of Cuba reopens; co-operation grows 3,5%.",
      "La negociación en años de embargo: O'Brien y el T-MEC.",
      "Remarks on the G20, #a, and peace."};
  for (std::size_t i = 0; i < 20; ++i) {
    const bool spanish = i % 5 == 1 || i % 5 == 3;
    lines += record_line(std::to_string(i), spanish ? "es" : "en", bodies[i % 5],
                         R"("title":"On relaciones","speaker":"John Kerry")");
  }
  add_records(folder_, "index", lines);
  // With Xapian's table of positions too: who has it reads it.
  make_for_servers(folder_.file("index"));
}

}  // namespace cotejo
