// SPDX-License-Identifier: GPL-3.0-or-later
// On which day something was said, by the day of publication: Friday, 6 March 2026.
#include "searcher/article/article_dates.h"

#include <gtest/gtest.h>

#include <ostream>

#include "tests/searcher/article/sample_article.h"

namespace cotejo {
namespace {

struct Dated {
  const char* language;
  std::string text;
  std::string published;
  std::string said_on;
};

// Names the test: what is in memory there differs from run to run.
void PrintTo(const Dated& row, std::ostream* out) {
  *out << row.text.size() << " bytes";
}

class Dates : public testing::TestWithParam<Dated> {};

TEST_P(Dates, AreResolved) {
  const Dated& dated = GetParam();
  const auto found = find_quotations(
      article_of(dated.text, dated.language, dated.published.c_str()), shipped_lists());
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.back().said_on ? found.back().said_on->to_string() : "-", dated.said_on)
      << dated.text;
}

const std::string kWords = "“the bridge opens at noon.”";
const std::string kPalabras = "«el puente se abre al mediodía».";
const std::string kFriday = "2026-03-06";

INSTANTIATE_TEST_SUITE_P(
    English, Dates,
    testing::Values(
        Dated{"en", "Ana Gil said on Thursday that " + kWords, kFriday, "2026-03-05"},
        Dated{"en", "Ana Gil said Friday that " + kWords, kFriday, "2026-03-06"},
        Dated{"en", "Ana Gil said yesterday: " + kWords, kFriday, "2026-03-05"},
        Dated{"en", "On March 2, Ana Gil said: " + kWords, kFriday, "2026-03-02"},
        Dated{"en", "On Dec. 30, Ana Gil said: " + kWords, kFriday, "2025-12-30"},
        Dated{"en", "On 2 March 2024 Ana Gil said: " + kWords, "", "2024-03-02"},
        Dated{"en", "On March 2, Ana Gil said: " + kWords, "", "-"},
        Dated{"en", "Ana Gil said that next Thursday " + kWords, kFriday, "-"},
        Dated{"en", "Ana Gil said that on March 4 " + kWords, kFriday, "-"},
        Dated{"en", "The Ministry of Works announced it on Thursday.\n\n" + kWords + " it added.",
              kFriday, "2026-03-05"}));

INSTANTIATE_TEST_SUITE_P(
    Spanish, Dates,
    testing::Values(
        Dated{"es", "Ana Gil dijo el jueves que " + kPalabras, kFriday, "2026-03-05"},
        Dated{"es", "Ana Gil dijo ayer que " + kPalabras, kFriday, "2026-03-05"},
        Dated{"es", "El 2 de marzo Ana Gil dijo que " + kPalabras, kFriday, "2026-03-02"},
        Dated{"es", "El 2 de marzo de 2024 Ana Gil dijo que " + kPalabras, "", "2024-03-02"},
        Dated{"es", "El próximo jueves, dijo Ana Gil, " + kPalabras, kFriday, "-"},
        Dated{"es", "El 31 de febrero Ana Gil dijo que " + kPalabras, kFriday, "-"}));

TEST(DateAtHead, IsTheFirstFullOne) {
  EXPECT_EQ(date_at_head("VADO, March 5, 2026. The bridge opens."), (Date{2026, 3, 5}));
  EXPECT_EQ(date_at_head("Vado, 5 de marzo de 2026. Se abre."), (Date{2026, 3, 5}));
  EXPECT_EQ(date_at_head("Vado, 2026-03-05"), (Date{2026, 3, 5}));
  EXPECT_EQ(date_at_head("In March 2026 the bridge opens."), std::nullopt);
  EXPECT_EQ(date_at_head(""), std::nullopt);
}

}  // namespace
}  // namespace cotejo
