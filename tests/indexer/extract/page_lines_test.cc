// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/page_lines.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace cotejo {
namespace {

constexpr double kHeight = 10;

// Words of a line, each as wide as its letters, six units a letter.
void add_line(PlacedPage& page, double left, double top, const std::string& line,
              double height = kHeight) {
  constexpr double kLetter = 6;
  std::istringstream words(line);
  std::string word;
  while (words >> word) {
    const double right = left + kLetter * static_cast<double>(word.size());
    page.push_back({word, left, top, right, top + height});
    left = right + kLetter;
  }
}

// Lines of one column, an empty one is a gap.
PlacedPage page_of(const std::vector<std::string>& lines, double left = 50) {
  constexpr double kStep = 14;
  PlacedPage page;
  double top = 50;
  for (const std::string& line : lines) {
    add_line(page, left, top, line);
    top += kStep;
  }
  return page;
}

TEST(RunningText, MakesParagraphsOfGaps) {
  const RunningText read =
      running_text({page_of({"One line of text that is", "followed by another.", "",
                             "A second paragraph of", "two lines."})});
  EXPECT_EQ(read.text,
            "One line of text that is followed by another.\n\nA second paragraph of two lines.");
  EXPECT_EQ(read.dropped, 0U);
}

struct Hyphens {
  std::vector<std::string> lines;
  const char* text;
  std::size_t kept;
};

TEST(RunningText, JoinsOnlyWhatIsCertainlyOneWord) {
  const std::vector<Hyphens> rows{
      {{"the coope-", "ration and coope-", "ration is cooperation", "indeed"}, nullptr, 0},
      {{"a long-", "term plan of the", "government"}, "a long-term plan of the government", 1},
      {{"a soft\xC2\xAD", "ened word in the", "text"}, "a softened word in the text", 0},
      {{"it is - they", "say - over"}, "it is - they say - over", 0},
      {{"it is -", "they say"}, "it is - they say", 0},
  };
  for (const Hyphens& row : rows) {
    const RunningText read = running_text({page_of(row.lines)});
    const std::string text =
        row.text == nullptr ? "the cooperation and cooperation is cooperation indeed" : row.text;
    EXPECT_EQ(read.text, text);
    EXPECT_EQ(read.hyphens_kept, row.kept) << text;
  }
}

TEST(RunningText, DropsWhatStandsOnEveryPage) {
  std::vector<PlacedPage> pages;
  for (int i = 1; i <= 4; ++i) {
    const std::string letter(1, static_cast<char>('a' + i));
    pages.push_back(page_of({"Bulletin No. 12/" + std::to_string(i), "Text of page " + letter,
                             "number " + std::to_string(i) + " and a", "third line", letter + ".",
                             "Page " + std::to_string(i) + " of 4"}));
  }
  const RunningText read = running_text(pages);
  EXPECT_EQ(read.dropped, 8U);
  EXPECT_EQ(read.dropped_example, "Bulletin No. 12/1");
  EXPECT_EQ(read.text.find("Bulletin"), std::string::npos);
  EXPECT_EQ(read.text.find("of 4"), std::string::npos);
  EXPECT_NE(read.text.find("number 3 and a third line"), std::string::npos);
}

TEST(RunningText, KeepsWhatMayBeText) {
  // Two pages that begin alike are no proof; nor is a number within a line, or in the middle.
  const PlacedPage page = page_of({"We repeat.", "12 members", "agree.", "7", "a", "b."});
  const RunningText read = running_text({page, page});
  EXPECT_EQ(read.dropped, 0U);
  EXPECT_NE(read.text.find("12 members"), std::string::npos);
  // Forms of two lines, all alike.
  const PlacedPage form = page_of({"Signed by the parties.", "Done in two copies."});
  EXPECT_EQ(running_text({form, form, form, form}).dropped, 0U);
}

TEST(RunningText, GoesOnInTheNextColumnAndPage) {
  PlacedPage page = page_of({"The first column ends", "in the middle of a"});
  const PlacedPage column = page_of({"sentence that goes on", "here."}, 300);
  page.insert(page.end(), column.begin(), column.end());
  EXPECT_EQ(running_text({page, page_of({"On the next page."})}).text,
            "The first column ends in the middle of a sentence that goes on here.\n\nOn the next "
            "page.");
}

TEST(RunningText, FindsAHeadline) {
  PlacedPage page;
  add_line(page, 50, 20, "Large words", 18);
  for (int i = 0; i < 5; ++i) add_line(page, 50, 60 + 14 * i, "small words of the text");
  EXPECT_EQ(running_text({page}).headline, "Large words");
  EXPECT_EQ(running_text({page_of({"a", "b", "c"})}).headline, "");
  EXPECT_EQ(running_text({}).text, "");
  EXPECT_EQ(running_text({{}, {}}).text, "");
}

}  // namespace
}  // namespace cotejo
