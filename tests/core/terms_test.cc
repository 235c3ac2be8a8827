// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of identities, names and dates: never too long, never alike for different things.
#include "core/index/terms.h"

#include <gtest/gtest.h>

#include <set>

namespace cotejo {
namespace {

TEST(Terms, ExactTermsAreAlikeWhateverCaseAccentsAndSpaces) {
  const std::string term = exact_term(Field::kSource, "Cancillería de España");
  EXPECT_EQ(term, "XSXcancilleria de españa");
  EXPECT_EQ(exact_term(Field::kSource, " CANCILLERIA  de\tEspan\u0303a "), term);
  EXPECT_NE(exact_term(Field::kSource, "Cancillería de Espana"), term);
  EXPECT_NE(exact_term(Field::kSpeaker, "Cancillería de España"), term);
}

TEST(Terms, LongValuesFitAndStayApart) {
  std::set<std::string> terms;
  for (std::size_t size = 150; size < 400; ++size) {
    for (const char* last : {"x", "ñ"}) {
      const std::string text = std::string(size, 'a') + last;
      for (const std::string& term :
           {id_term(text), origin_term(text), exact_term(Field::kTopic, text),
            field_word_term(Field::kPlace, text)}) {
        EXPECT_LE(term.size(), kMaxTermBytes);
        EXPECT_TRUE(terms.insert(term).second) << size;
      }
    }
  }
  EXPECT_EQ(id_term("a"), "Qa");
  EXPECT_EQ(origin_term("/data/x.md"), "P/data/x.md");
}

// Xapian writes a zero byte as two bytes: a term that fits may make a key that does not.
TEST(Terms, ZeroBytesTakeNoRoom) {
  std::set<std::string> terms;
  for (std::size_t zeros = 1; zeros < 300; ++zeros) {
    const std::string term = id_term("a" + std::string(zeros, '\0'));
    EXPECT_EQ(term.find('\0'), std::string::npos);
    EXPECT_LE(term.size(), kMaxTermBytes);
    EXPECT_TRUE(terms.insert(term).second) << zeros;
  }
}

TEST(Terms, AFoldersTermBeginsThoseOfItsFiles) {
  const std::string folder = "/archive/" + std::string(180, 'd') + "/";
  EXPECT_TRUE(origin_term(folder + std::string(100, 'f')).starts_with(origin_term(folder)));
}

TEST(Terms, DatesAsTermsAndValues) {
  struct Row {
    Date date;
    std::string value;
    std::vector<std::string> terms;
  };
  for (const Row& row : {Row{{2026, 3, 5}, "20260305", {"Y2026", "M202603", "D20260305"}},
                         Row{{2026, 3, 0}, "202603", {"Y2026", "M202603", "D202603"}},
                         Row{{2026, 0, 0}, "2026", {"Y2026", "M2026", "D2026"}},
                         Row{{87, 0, 0}, "0087", {"Y0087", "M0087", "D0087"}}}) {
    EXPECT_EQ(date_value(row.date), row.value);
    EXPECT_EQ(date_terms(row.date), row.terms);
  }
  EXPECT_LT(date_value({2026, 0, 0}), date_value({2026, 1, 0}));
  EXPECT_LT(date_value({2026, 12, 31}), date_value({2027, 0, 0}));
}

TEST(Terms, ValuesOfASlotComeBack) {
  using Values = std::vector<std::string>;
  EXPECT_EQ(split_values(join_values({})), Values{});
  EXPECT_EQ(split_values(join_values({"a"})), Values{"a"});
  EXPECT_EQ(split_values(join_values({"a", "b c", "ñ"})), (Values{"a", "b c", "ñ"}));
  EXPECT_EQ(split_values(join_values({" two\n lines ", "x"})), (Values{"two lines", "x"}));
}

}  // namespace
}  // namespace cotejo
