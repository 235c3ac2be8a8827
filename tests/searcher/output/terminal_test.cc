// SPDX-License-Identifier: GPL-3.0-or-later
// Wrapping and marking.
#include "searcher/output/terminal.h"

#include <gtest/gtest.h>

#include <sstream>

namespace cotejo {
namespace {

constexpr TerminalStyle kNarrow{false, 12};
constexpr TerminalStyle kColored{true, 40};

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("señor"), 5U);
  EXPECT_EQ(display_width("e\u0301"), 1U);  // a combining accent stands above
  EXPECT_EQ(display_width("中文"), 4U);
}

TEST(WrapMarked, BreaksAtSpacesAndIndents) {
  EXPECT_EQ(wrap_marked("uno dos tres cuatro", {}, "  ", kNarrow), "  uno dos\n  tres\n  cuatro");
}

TEST(WrapMarked, LeavesALongWordWhole) {
  EXPECT_EQ(wrap_marked("a https://example.org/x b", {}, "", kNarrow),
            "a\nhttps://example.org/x\nb");
}

TEST(WrapMarked, CountsColumnsAndNotBytes) {
  EXPECT_EQ(wrap_marked("áéíóú áéíóú ñ", {}, "", kNarrow), "áéíóú áéíóú\nñ");
}

TEST(WrapMarked, KeepsParagraphs) {
  EXPECT_EQ(wrap_marked("uno\n\ndos", {}, "", kNarrow), "uno\n\ndos");
}

TEST(WrapMarked, ShowsMarksByCodePoint) {
  EXPECT_EQ(wrap_marked("la paz, ñandú", {{3, 6}, {8, 13}}, "", {false, 80}), "la ▸paz◂, ▸ñandú◂");
  EXPECT_EQ(wrap_marked("la paz", {{3, 6}}, "", kColored), "la \033[1;33mpaz\033[0m");
}

TEST(WrapMarked, PassesOverEmptyAndOverlappingMarks) {
  EXPECT_EQ(wrap_marked("uno dos", {{0, 0}, {4, 7}}, "", {false, 80}), "uno ▸dos◂");
  EXPECT_EQ(wrap_marked("uno dos", {{0, 3}, {1, 2}, {4, 7}}, "", {false, 80}), "▸uno◂ ▸dos◂");
  EXPECT_EQ(wrap_marked("uno", {{0, 3}, {9, 12}}, "", {false, 80}), "▸uno◂");
}

TEST(WrapMarked, LetsNoEscapeSequenceThrough) {
  const std::string shown = wrap_marked("a\x1B[31mb\u202Ec", {}, "", kColored);
  EXPECT_EQ(shown.find('\x1B'), std::string::npos);
  EXPECT_EQ(shown.find("\u202E"), std::string::npos);
}

TEST(WrapMarked, StaysWithinTheWidth) {
  const std::string text =
      "Venezuela y Estados Unidos deciden restablecer sus relaciones diplomáticas y consulares";
  for (std::size_t width = 20; width < 90; ++width) {
    std::istringstream lines(wrap_marked(text, {{0, 9}, {12, 26}}, "  ", {false, width}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width);
  }
}

TEST(OneLine, FoldsLineBreaks) {
  EXPECT_EQ(one_line("a\nb\tc"), "a b c");
}

TEST(Styles, AreSilentWithoutColors) {
  EXPECT_EQ(bold("a", {}), "a");
  EXPECT_EQ(dim("a", kColored), "\033[2ma\033[0m");
  EXPECT_EQ(bold("", kColored), "");
}

TEST(TerminalStyle, TakesOrders) {
  EXPECT_TRUE(terminal_style("always").color);
  EXPECT_FALSE(terminal_style("never").color);
}

}  // namespace
}  // namespace cotejo
