// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/garbled.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

// What a program makes of UTF-8 that it takes for windows-1252.
std::string garble(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xA0 ? windows_character(byte) : byte);
  }
  return out;
}

TEST(GarbledTest, LeavesWhatIsRight) {
  for (const std::string text :
       {"", "plain", "El café «Sol» cerró", "“Quoted” – and more…", "ÉXITO: «SÍ»", "Ångström",
        "ÑANDÚ» y «Ñ»", "À côté — ÊTRE", "Â", "Ã"}) {
    EXPECT_FALSE(is_garbled(text)) << text;
    EXPECT_EQ(mend_garbled(text), text);
  }
}

TEST(GarbledTest, PutsBackWhatWasGarbledOnceOrTwice) {
  std::mt19937 random(7);
  const std::u32string characters = U"abc ,.áéíóúñüÁÉÍÓÚÑ¿¡«»“”‘’–—…ºª€çàèâ";
  for (int round = 0; round < 500; ++round) {
    std::string text;
    bool beyond_ascii = false;
    for (int i = 0; i < 12; ++i) {
      const char32_t c = characters[random() % characters.size()];
      beyond_ascii = beyond_ascii || c >= 0x80;
      append_utf8(text, c);
    }
    if (is_garbled(text)) continue;  // â€’ by chance
    EXPECT_EQ(mend_garbled(garble(text)), text);
    EXPECT_EQ(mend_garbled(garble(garble(text))), text);
    EXPECT_EQ(is_garbled(garble(text)), beyond_ascii) << text;
  }
}

TEST(GarbledTest, GivesValidTextForAnyText) {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 10; ++i) append_utf8(text, static_cast<char32_t>(0x80 + random() % 0x200));
    const std::string mended = mend_garbled(text);
    EXPECT_EQ(find_invalid_utf8(mended), std::string::npos);
    EXPECT_EQ(mend_garbled(mended), mended);
  }
}

}  // namespace
}  // namespace cotejo
