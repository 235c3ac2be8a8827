// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/nations.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

using Codes = std::set<std::string>;

TEST(Nations, KnowsCountriesAndPeoplesInBothLanguages) {
  const std::pair<const char*, Codes> rows[] = {
      {"Norwegian foreign minister", {"no"}},
      {"Ministerio noruego de Asuntos Exteriores", {"no"}},
      {"U.S. Department of Trade", {"us"}},
      {"Secretaría de Comercio (México)", {"mx"}},
      {"embassy of the United Kingdom in Perú", {"gb", "pe"}},
      {"New Mexico", {"us"}},
      {"Embajada de EE. UU.", {"us"}},
      {"South Korean-Japanese council", {"jp", "kr"}},
      {"Ministry of Trade", {}},
      {"", {}},
  };
  for (const auto& [text, codes] : rows) EXPECT_EQ(nations_named(text), codes) << text;
}

}  // namespace
}  // namespace cotejo
