// SPDX-License-Identifier: GPL-3.0-or-later
// UUIDs of names: the example of RFC 9562, appendix A.4, and what Python's uuid5() gives.
#include "core/base/uuid.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

constexpr std::string_view kDns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

TEST(NameUuid, IsThatOfTheStandard) {
  EXPECT_EQ(name_uuid("www.example.com", kDns), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST(NameUuid, TakesAnyName) {
  EXPECT_EQ(name_uuid("", kDns), "4ebd0208-8328-5d69-8c44-ec50939c0967");
  EXPECT_EQ(name_uuid("ñandú", kDns), "d7778549-89c0-5d35-bce9-147c64b8a30e");
}

// Feeds that are out there have these: they must not change.
TEST(NameUuid, StaysTheSameInTheNamespaceOfCotejo) {
  EXPECT_EQ(name_uuid("statement:ve-1"), "d42dfa58-7036-5195-aabc-7ceffa273fda");
  EXPECT_EQ(name_uuid("query:paz"), "4a8664a0-b058-5c6f-adc9-a74956ebcc62");
}

}  // namespace
}  // namespace cotejo
