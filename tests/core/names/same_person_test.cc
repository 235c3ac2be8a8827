// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/same_person.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

struct Names {
  const char* printed;
  const char* other;
  bool same;
};

TEST(SamePerson, TellsBySurnamesAndGivenNames) {
  for (const Names& row : {
           Names{"Halvorsen", "Nils Halvorsen", true},
           {"N. Halvorsen", "Nils Halvorsen", true},
           {"Nils Halvorsen", "Minister Halvorsen", true},
           {"Peter Halvorsen", "Nils Halvorsen", false},
           {"P. Halvorsen", "Nils Halvorsen", false},
           {"Nils", "Nils Halvorsen", false},
           {"Nils Lund", "Nils Halvorsen", false},
           {"Nils J. Halvorsen", "Nils Halvorsen", true},
           {"Nils Johan Halvorsen", "Nils J. Halvorsen Jr.", true},
           {"N. J. Halvorsen", "Nils Johan Halvorsen", true},
           {"Bob Halvorsen", "Robert Halvorsen", true},
           {"Pepe Ruiz", "José Ruiz", true},
           // Two surnames.
           {"Ruiz Paz", "Ana María Ruiz Paz", true},
           {"Ana Ruiz", "Ana María Ruiz Paz", true},
           {"ANA RUIZ PAZ", "Ana Ruiz", true},
           {"Ana María Ruiz", "Ana Ruiz Paz", true},
           {"Paz Gil", "Ana María Ruiz Paz", false},
           {"Ana Paz Gil", "Ana María Ruiz Paz", false},
           {"Raúl Ruiz", "Ana María Ruiz Paz", false},
           {"Ana Ruiz-Paz", "Ana Ruiz Paz", true},
           {"Ana Ruiz", "Ana Ruiz de Sol", true},
           {"Ana Sol", "Ana Ruiz de Sol", true},
           // As they are printed.
           {"Ana Ruiz", "RUIZ, Ana", true},
           {"Eva Ruiz", "RUIZ, Ana", false},
           {"Ana Ruiz", "Ana Ruiz, Minister of Trade", true},
           {"President Ana Ruiz", "Presidenta Ruiz", true},
           {"Ana Ruiz", "Ruiz", true},
           {"the minister", "Ana Ruiz", false},
           {"", "", false},
       }) {
    EXPECT_EQ(may_be_same_person(row.printed, row.other), row.same)
        << row.printed << " / " << row.other;
    EXPECT_EQ(may_be_same_person(row.other, row.printed), row.same)
        << row.other << " / " << row.printed;
  }
}

}  // namespace
}  // namespace cotejo
