// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256: the examples of FIPS 180-4, and of NIST's for the empty text.
#include "core/base/sha256.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr const char* kMillion = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

TEST(Sha256, IsThatOfTheStandard) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')), kMillion);
  EXPECT_EQ(sha256("abc").size(), 32U);
}

TEST(Sha256, OfAFileIsThatOfItsContent) {
  const TempDir folder;
  EXPECT_EQ(sha256_hex_of_file(folder.write_file("million", std::string(1'000'000, 'a'))),
            kMillion);
  const std::string pieces(3'000'001, 'b');  // more than one piece is read
  EXPECT_EQ(sha256_hex_of_file(folder.write_file("pieces", pieces)), sha256_hex(pieces));
}

}  // namespace
}  // namespace cotejo
