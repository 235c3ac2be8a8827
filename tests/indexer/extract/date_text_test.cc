// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/date_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cotejo {
namespace {

std::string shown(const std::optional<Date>& date) {
  return date ? date->to_string() : "none";
}

struct DateTextRow {
  const char* text;
  const char* date;
};

TEST(DateText, IsReadInBothLanguages) {
  const std::vector<DateTextRow> rows{{"2026-03-05", "2026-03-05"},
                                      {" 2026-03-05T23:10:00-05:00", "2026-03-05"},
                                      {"2026-03-055", "none"},
                                      {"March 5, 2026", "2026-03-05"},
                                      {"Mar. 5th, 2026 10:00 EST", "2026-03-05"},
                                      {"Thursday, March 05, 2026", "2026-03-05"},
                                      {"Thu, 05 Mar 2026 10:00:00 GMT", "2026-03-05"},
                                      {"5th of March, 2026", "2026-03-05"},
                                      {"05-Mar-2026", "2026-03-05"},
                                      {"5 de marzo de 2026", "2026-03-05"},
                                      {"Jueves, 5 de Marzo del 2026", "2026-03-05"},
                                      {"1º de setiembre de 1998", "1998-09-01"},
                                      {"marzo 5 de 2026", "2026-03-05"},
                                      {"31 de febrero de 2026", "none"},
                                      {"05/03/2026", "none"},
                                      {"may 2026", "none"},
                                      {"5 de marzo", "none"},
                                      {"", "none"}};
  for (const DateTextRow& row : rows) EXPECT_EQ(shown(read_date(row.text)), row.date) << row.text;
}

TEST(DateText, IsFoundWithinText) {
  const std::vector<DateTextRow> rows{{"Washington, D.C., March 5, 2026. The", "2026-03-05"},
                                      {"(Ciudad Ejemplo, 12 de junio de 1998).-", "1998-06-12"},
                                      {"We may 5 times say so in 2026", "none"},
                                      {"No. 2026-03-05", "none"},
                                      {"a15 March 2026b", "none"}};
  for (const DateTextRow& row : rows) EXPECT_EQ(shown(find_date(row.text)), row.date) << row.text;
}

TEST(DateText, FollowsAFormat) {
  struct FormatRow {
    const char* text;
    const char* format;
    const char* date;
  };
  const std::vector<FormatRow> rows{
      {"Publicado el 05/03/2026 a las 10:00", "%d/%m/%Y", "2026-03-05"},
      {"05/03/2026", "%m/%d/%Y", "2026-05-03"},
      {"15/03/2026", "%m/%d/%Y", "none"},
      {"5.3.2026", "%d.%m.%Y", "2026-03-05"},
      {"marzo  2026", "%B %Y", "2026-03"},
      {"5 de Mar. de 2026", "%d de %B. de %Y", "2026-03-05"},
      {"Publicado el 05/03/2026 a las 10:00", "DD/MM/YYYY", "2026-03-05"},
      {"5 de set. de 1998", "D de MMMM. de YYYY", "1998-09-05"},
      {"100 % 5/2026", "100 %% %m/%Y", "2026-05"}};
  for (const FormatRow& row : rows) {
    EXPECT_EQ(shown(read_date(row.text, *parse_date_format(row.format))), row.date)
        << row.text << " as " << row.format;
  }
}

}  // namespace
}  // namespace cotejo
