// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as it is written: separators, escapes, numbers of fixed width.
#include "core/base/json_writer.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <limits>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

TEST(JsonWriter, PutsSeparatorsWhereTheyBelong) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object().field("a", "x").key("list").begin_array();
  writer.number(std::int64_t{1}).string("two").null().boolean(true).boolean(false);
  writer.begin_object().end_object().begin_array().end_array().raw("{\"r\":1}").end_array();
  writer.key("o").begin_object().field("k", "").end_object().key("n").number(2.0, 3).end_object();
  EXPECT_EQ(out,
            R"({"a":"x","list":[1,"two",null,true,false,{},[],{"r":1}],"o":{"k":""},"n":2.000})");
}

TEST(JsonWriter, WritesNumbersWithTheSameBytesEachTime) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_array();
  writer.number(std::numeric_limits<std::int64_t>::min());
  writer.number(std::numeric_limits<std::int64_t>::max());
  writer.number(0.1 + 0.2, 6).number(1234567.891, 2).number(-0.5, 1).number(3.7, 0).end_array();
  EXPECT_EQ(out, "[-9223372036854775808,9223372036854775807,0.300000,1234567.89,-0.5,4]");
}

struct JsonWriterRow {
  std::string text, quoted;
};

TEST(JsonWriter, EscapesWhatMustBe) {
  const std::vector<JsonWriterRow> rows{
      {"", "\"\""},
      {"señal €\U0001F600", "\"señal €\U0001F600\""},
      {"a\"b\\c/d", R"("a\"b\\c/d")"},
      {"\n\r\t", R"("\n\r\t")"},
      {std::string("\0\x01\x1F\x7F", 4), R"("\u0000\u0001\u001f\u007f")"},
      {"a\u2028b\u2029", R"("a\u2028b\u2029")"},
      {"\u2027\u202A\u20A8", "\"\u2027\u202A\u20A8\""},
      // Names of files may be no UTF-8: what stands for each such byte still makes JSON.
      {"a\xFF"
       "b",
       "\"a\uFFFD"
       "b\""},
      {"\xC0\xAF", "\"\uFFFD\uFFFD\""},
      {"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
      {"\uFFFD", "\"\uFFFD\""},
      {"\xE2\x80", "\"\uFFFD\uFFFD\""},
      {"<script>", "\"<script>\""},
  };
  for (const JsonWriterRow& row : rows) EXPECT_EQ(json_quote(row.text), row.quoted);
}

TEST(JsonWriter, EveryCharacterComesBackThroughAParser) {
  simdjson::dom::parser parser;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 0x101) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "«";
    append_utf8(text, c);
    text += "»";
    std::string json;
    JsonWriter(json).begin_object().field(text, text).end_object();
    std::string_view back;
    ASSERT_EQ(parser.parse(json)[text].get(back), simdjson::SUCCESS) << json;
    ASSERT_EQ(back, text);
    ASSERT_EQ(json.find('\n'), std::string::npos);
  }
}

// Texts are looked through by eight bytes: each byte at each place among others.
TEST(JsonWriter, EscapesAtAnyPlaceOfALongText) {
  for (int byte = 0; byte < 0x80; ++byte) {
    std::string alone;
    JsonWriter(alone).string(std::string(1, static_cast<char>(byte)));
    const std::string escaped = alone.substr(1, alone.size() - 2);
    for (std::size_t place = 0; place <= 20; ++place) {
      const std::string before(place, 'a');
      for (const std::string& after : {std::string(), std::string("b"), std::string(19, 'c')}) {
        for (const std::string& beside : {std::string(), std::string("ñ"), std::string("\"")}) {
          std::string out;
          JsonWriter(out).string(before + static_cast<char>(byte) + beside + after);
          const std::string quoted = beside == "\"" ? "\\\"" : beside;
          ASSERT_EQ(out, "\"" + before + escaped + quoted + after + "\"") << byte << " " << place;
        }
      }
    }
  }
}

}  // namespace
}  // namespace cotejo
