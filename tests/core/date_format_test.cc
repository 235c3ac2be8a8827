// SPDX-License-Identifier: GPL-3.0-or-later
// Which formats of dates there are, in both ways of writing them, and which are none.
#include "core/base/date_format.h"

#include <gtest/gtest.h>

#include <string>

namespace cotejo {
namespace {

// The format as parts: d, m, B and Y, marks as they are.
std::string shown(const DateFormat& format) {
  std::string text;
  for (const DateFormatPart& part : format) {
    text += part.unit == DateFormatPart::Unit::kMark
                ? part.mark
                : std::string_view(" dmBY")[static_cast<std::size_t>(part.unit)];
  }
  return text;
}

TEST(DateFormat, IsWrittenInTwoWays) {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"DD/MM/YYYY", "d/m/Y"},
      {"%d/%m/%Y", "d/m/Y"},
      {"D.M.YYYY", "d.m.Y"},
      {"%d.%m.%Y", "d.m.Y"},
      {"YYYY", "Y"},
      {"%Y", "Y"},
      {"MM/YYYY", "m/Y"},
      {"%m/%Y", "m/Y"},
      {"D de MMMM, YYYY", "d de B, Y"},
      {"%d de %B, %Y", "d de B, Y"},
      {"%% M: %m D: %d %Y", "% M: m D: d Y"}};
  for (const auto& [text, parts] : rows) {
    const auto format = parse_date_format(text);
    ASSERT_TRUE(format) << text;
    EXPECT_EQ(shown(*format), parts) << text;
  }
  EXPECT_FALSE(has_month(*parse_date_format("%Y")));
  EXPECT_TRUE(has_month(*parse_date_format("MMMM YYYY")));
}

TEST(DateFormat, RefusesWhatWouldReadNoDate) {
  for (const std::string text :
       {"", "DD/MM", "%d/%m", "DD/YYYY", "DDMMYYYY", "%Y%m%d", "DD/MM/YY", "DD/DD/YYYY", "%m %B %Y",
        "YYYYY", "DD MMM YYYY", "1D/MM/YYYY", "%H %m %Y", "%Y %m %", "DD/%m/YYYY"}) {
    const auto format = parse_date_format(text);
    ASSERT_FALSE(format) << text;
    EXPECT_EQ(format.error().code, "bad-format");
    EXPECT_NE(format.error().message.find("'" + text + "'"), std::string::npos);
  }
}

}  // namespace
}  // namespace cotejo
