// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences and paragraphs end.
#include "indexer/alignment/sentences.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

using Texts = std::vector<std::string_view>;

TEST(Sentences, ParagraphsEndAtEmptyLines) {
  EXPECT_EQ(split_paragraphs("One.\nStill one.\n\n \t\r\nTwo.\r\n\r\nThree.\n"),
            (Texts{"One.\nStill one.", "Two.", "Three."}));
  EXPECT_EQ(split_paragraphs(" \n\n \n"), Texts{});
}

TEST(Sentences, EndBeforeAnythingButASmallLetter) {
  struct Row {
    std::string_view text;
    Texts expected;
  };
  for (const Row& row : {
           Row{"", {}},
           Row{"No end", {"No end"}},
           Row{"Uno. Dos! ¿Tres? Cuatro…", {"Uno.", "Dos!", "¿Tres?", "Cuatro…"}},
           Row{"Es «así.» Y más.", {"Es «así.»", "Y más."}},
           Row{"He left (at once.) \"Why?\" they ask.",
               {"He left (at once.)", "\"Why?\" they ask."}},
           Row{"A 3.5 por ciento. 12 países.", {"A 3.5 por ciento.", "12 países."}},
           Row{"El Sr. Pérez y J. Kerry. Fin.", {"El Sr. Pérez y J. Kerry.", "Fin."}},
           Row{"Of the U.S. Government. End.", {"Of the U.S. Government.", "End."}},
           Row{"Approx. five of them.", {"Approx. five of them."}},
           Row{"Ends\nover a line. Next.", {"Ends\nover a line.", "Next."}},
       }) {
    EXPECT_EQ(split_sentences(row.text), row.expected) << row.text;
  }
}

}  // namespace
}  // namespace cotejo
