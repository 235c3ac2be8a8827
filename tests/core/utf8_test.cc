// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8: every code point there and back, every kind of malformed byte, cutting, terminal safety.
#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cotejo {
namespace {

constexpr std::size_t kValid = std::string_view::npos;

std::string encoded(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    const std::string bytes = encoded(c);
    const std::size_t expected = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    ASSERT_EQ(bytes.size(), expected) << static_cast<std::uint32_t>(c);
    std::size_t at = 0;
    ASSERT_EQ(decode_utf8(bytes, at), surrogate ? U'\uFFFD' : c);
    ASSERT_EQ(at, bytes.size());
    ASSERT_EQ(find_invalid_utf8(bytes), kValid);
  }
  EXPECT_EQ(encoded(0x110000), "\uFFFD");
}

struct Malformed {
  std::string text;
  std::size_t bad;
};

TEST(Utf8, FindsTheFirstBadByte) {
  const std::vector<Malformed> rows{
      {"", kValid},
      {"año", kValid},
      {"\U0001F1FB\U0001F1EA", kValid},
      {std::string("a\0b", 3), kValid},
      {"a\x80", 1},              // a continuation byte alone
      {"\xC0\xAF", 0},           // overlong, two bytes
      {"\xC1\xBF", 0},           //
      {"\xE0\x9F\xBF", 0},       // overlong, three
      {"\xF0\x8F\xBF\xBF", 0},   // overlong, four
      {"ok\xED\xA0\x80", 2},     // a surrogate
      {"\xED\x9F\xBF", kValid},  // just below them
      {"\xF4\x90\x80\x80", 0},   // over U+10FFFF
      {"\xF4\x8F\xBF\xBF", kValid},
      {"\xF5\x80\x80\x80", 0},
      {"\xFF", 0},
      {"\xFE\xFF", 0},
      {"ñ\xC3", 2},  // cut at the end
      {"x\xE2\x82", 1},
      {"x\xF0\x9F\x87", 1},
      {"x\xF0\x9F\x87z", 1},
      {"\xE2\x28\xA1", 0},
      {"a\xF1o", 1},  // Latin-1
  };
  for (const Malformed& row : rows) {
    EXPECT_EQ(find_invalid_utf8(row.text), row.bad) << ::testing::PrintToString(row.text);
    if (row.bad == kValid) continue;
    std::size_t at = row.bad;
    EXPECT_EQ(decode_utf8(row.text, at), U'\uFFFD') << ::testing::PrintToString(row.text);
    EXPECT_EQ(at, row.bad + 1);
  }
}

TEST(Utf8, DecodingAnyBytesEndsAndStaysInside) {
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      const std::string text{static_cast<char>(first), static_cast<char>(second)};
      std::size_t at = 0;
      while (at < text.size()) {
        const std::size_t before = at;
        decode_utf8(text, at);
        ASSERT_GT(at, before);
        ASSERT_LE(at, text.size());
      }
    }
  }
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("policía"), 7U);
  EXPECT_EQ(count_code_points("n\u0303"), 2U);
  EXPECT_EQ(count_code_points("\U0001F600€ñ."), 4U);
}

TEST(Utf8, TruncatesBetweenCodePoints) {
  const std::string text = "aé€\U0001F600z";  // 1 + 2 + 3 + 4 + 1 bytes
  const std::vector<std::size_t> sizes{0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
  for (std::size_t bytes = 0; bytes < sizes.size(); ++bytes) {
    EXPECT_EQ(truncate_utf8(text, bytes), text.substr(0, sizes[bytes])) << bytes;
  }
}

TEST(Utf8, PrintableTextCannotDriveATerminal) {
  struct Row {
    std::string text, shown;
  };
  const std::vector<Row> rows{
      {"línea\n\ttexto", "línea\n\ttexto"},
      {"\x1B[2J", "\uFFFD[2J"},
      {"a\rb", "a\uFFFDb"},
      {"\x07\x08\x7F", "\uFFFD\uFFFD\uFFFD"},
      {"\u0085\u009B31m", "\uFFFD\uFFFD31m"},
      {"a\u202Eb\u2066c\u2069", "a\uFFFDb\uFFFDc\uFFFD"},
      {"\u00A0\u00ADñ", "\u00A0\u00ADñ"},
      {"a\xFFz", "a\uFFFDz"},
  };
  for (const Row& row : rows) EXPECT_EQ(printable(row.text), row.shown);
}

}  // namespace
}  // namespace cotejo
