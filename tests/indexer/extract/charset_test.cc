// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/charset.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cotejo {
namespace {

struct CharsetRow {
  std::string bytes;
  const char* content_type;
  const char* charset;
  std::string text;
};

TEST(Charset, ComesFromTheMostTrustworthyPlace) {
  const std::string meta = "<meta charset=";
  const std::vector<CharsetRow> rows{
      {"a\xC3\xB1o", "", "utf-8", "año"},
      {"a\xF1o \x93", "", "windows-1252", "año “"},
      {"\xEF\xBB\xBF" + std::string("a\xC3\xB1o"), "text/html; charset=iso-8859-1", "utf-8", "año"},
      {"a\xF1o \x96", "text/html; Charset=\"ISO-8859-1\"", "windows-1252", "año –"},
      {meta + "latin1>\x80", "", "windows-1252", meta + "latin1>€"},
      {meta + "'iso-8859-15'>\xA4", "", "iso-8859-15", meta + "'iso-8859-15'>€"},
      {meta + "latin1>\xC3\xB1", "text/html;charset=utf8", "utf-8", meta + "latin1>ñ"},
      {"<?xml version='1.0' encoding='ISO-8859-1'?>\xF1", "", "windows-1252",
       "<?xml version='1.0' encoding='ISO-8859-1'?>ñ"},
      {std::string("\xFF\xFE\xF1\0", 4), "", "utf-16le", "ñ"},
      {meta + "utf-16>a", "", "utf-8", meta + "utf-16>a"},
      {"<script>charset=big5</script>\xF1", "", "windows-1252", "<script>charset=big5</script>ñ"},
      {std::string("a\0b", 3), "", "utf-8", "a b"},
      {"", "", "utf-8", ""},
  };
  for (const CharsetRow& row : rows) {
    const DecodedPage page = decode_page(row.bytes, row.content_type);
    EXPECT_EQ(page.charset, row.charset) << row.bytes;
    EXPECT_EQ(page.utf8, row.text) << row.bytes;
    EXPECT_EQ(page.broken, 0U) << row.bytes;
  }
}

TEST(Charset, SaysWhatWasNotCertain) {
  EXPECT_TRUE(decode_page("\xF1", "").is_guessed);
  EXPECT_FALSE(decode_page("\xC3\xB1", "").is_guessed);
  EXPECT_FALSE(decode_page("\xF1", "text/html; charset=latin1").is_guessed);
  EXPECT_EQ(decode_page("a\xF1o \xE2\x80", "text/html; charset=utf-8").broken, 3U);
  EXPECT_EQ(decode_page("a", "text/html; charset=utf-7").unknown_label, "utf-7");
  EXPECT_EQ(decode_page("a", "text/html; charset=nonsense").charset, "utf-8");
}

TEST(Charset, MendsWhatNumbersMean) {
  EXPECT_EQ(mend_c1(0x96), U'–');
  EXPECT_EQ(mend_c1(0x80), U'€');
  EXPECT_EQ(mend_c1(0x81), 0x81U);
  EXPECT_EQ(mend_c1(0xF1), U'ñ');
}

}  // namespace
}  // namespace cotejo
