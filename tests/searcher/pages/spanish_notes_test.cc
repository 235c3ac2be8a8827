// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/spanish_notes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>

namespace cotejo {
namespace {

TEST(SpanishNotes, KeepWhatTheyQuote) {
  const struct {
    const char *english, *spanish;
  } kRows[] = {
      {"'anos' also finds años", "«anos» encuentra también años"},
      {"also looked for: a = b, c and 5 more", "también se buscó: a = b, c y 5 más"},
      {"also looked for: a = b and more", "también se buscó: a = b and more"},
      {"no statement has xyzzy", "ninguna declaración tiene xyzzy"},
      {"no statement has \"a b\", nor b at all",
       "ninguna declaración tiene \"a b\", ni en ninguna parte b"},
      {"without 'embargo', 1 statement would match", "sin 'embargo' coincidiría 1 declaración"},
      {"without 'a' and --lang 'es', 12 statements would match",
       "sin 'a' and --lang 'es' coincidirían 12 declaraciones"},
      {"printed as Ana's, stands in a statement of B; printed as of 2015, the statement is of 2016",
       "impreso como de Ana; está en una declaración de B; impreso como del 2015, la declaración "
       "es del 2016"}};
  for (const auto& row : kRows) EXPECT_EQ(spanish_note(row.english).value_or("-"), row.spanish);
  EXPECT_FALSE(spanish_note("something else"));
  EXPECT_FALSE(spanish_note(""));
}

// The notes that docs/query-syntax.md lists are all there are of a search: each has its sentence.
TEST(SpanishNotes, KnowEveryNoteOfTheSyntaxPage) {
  std::ifstream file(COTEJO_SOURCE_DIR "/docs/query-syntax.md");
  std::string line;
  bool in_notes = false;
  int known = 0;
  while (std::getline(file, line)) {
    if (line.starts_with("## ")) in_notes = line == "## Notes";
    if (!in_notes || !line.starts_with("| `")) continue;
    std::string note = line.substr(3, line.find("` |") - 3);
    note = std::regex_replace(note, std::regex("\\bN\\b"), "7");
    note = std::regex_replace(note, std::regex("; the rest if that helps"), "");
    EXPECT_TRUE(spanish_note(note)) << note;
    ++known;
  }
  EXPECT_GT(known, 20);
}

}  // namespace
}  // namespace cotejo
