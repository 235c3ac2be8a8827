// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/label.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(Label, IsReadAtALinesBeginning) {
  struct Case {
    const char* line;
    const char* printed;
    TurnRole role;
    const char* key;
    const char* rest;
  };
  for (const Case& c : {
           Case{"MR. PRICE:  Good morning.", "MR. PRICE", TurnRole::kNamed, "price",
                "Good morning."},
           {"QUESTION: Thanks.", "QUESTION", TurnRole::kPress, "question", "Thanks."},
           {"QUESTION (via interpreter): Yes?", "QUESTION (via interpreter)", TurnRole::kPress,
            "question", "Yes?"},
           {"PREGUNTA.- ¿Y ahora?", "PREGUNTA", TurnRole::kPress, "pregunta", "¿Y ahora?"},
           {"VOZ DE MUJER: Gracias.", "VOZ DE MUJER", TurnRole::kOther, "voz de mujer", "Gracias."},
           {"**MODERATOR:** Welcome.", "MODERATOR", TurnRole::kOther, "moderator", "Welcome."},
           {"Q Thank you.", "Q", TurnRole::kPress, "q", "Thank you."},
           {"ANA GIL, SECRETARIA DE SALUD: Buenos días.", "ANA GIL, SECRETARIA DE SALUD",
            TurnRole::kNamed, "ana gil", "Buenos días."},
           {"Secretary Kerry: I would.", "Secretary Kerry", TurnRole::kNamed, "kerry", "I would."},
           {"\xE2\x80\x8EGRACIELA PAZ: Sí.", "GRACIELA PAZ", TurnRole::kNamed, "graciela paz",
            "Sí."},
       }) {
    const auto label = LabelReader().read(c.line);
    ASSERT_TRUE(label) << c.line;
    EXPECT_EQ(label->printed, c.printed);
    EXPECT_EQ(label->role, c.role) << c.line;
    EXPECT_EQ(label->key, c.key) << c.line;
    EXPECT_EQ(std::string_view(c.line).substr(label->length), c.rest);
  }
}

TEST(Label, IsNotEveryWordBeforeAColon) {
  for (const char* line :
       {"NOTE: The following is a transcript.", "WASHINGTON, D.C.: Today", "Q&A: what to know",
        "Subject: the talks", "It is 10:30 now", "https://example.org", "MEETING AT 10:30 A.M.",
        "RENEWABLE ENERGY: ten million", "THE UNDERLYING BILL: it says",
        "A new agreement was signed", "LADIES AND GENTLEMEN: welcome", "Amigas, amigos: gracias",
        "we agree: yes", ":", "", "VESSEL NAME: Ana", "FLOOD CONTROL FOR THE STATE: one",
        "The Bill, introduced by Senator Paz with others, extends the programme of four districts: "
        "a"}) {
    EXPECT_FALSE(LabelReader().read(line)) << line;
  }
}

}  // namespace
}  // namespace cotejo
