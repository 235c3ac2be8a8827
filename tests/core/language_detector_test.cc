// SPDX-License-Identifier: GPL-3.0-or-later
// Languages of real sentences, and no claim where the text gives no sign.
#include "core/text/language_detector.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

struct LanguageDetectorRow {
  const char* code;
  const char* text;
};

TEST(LanguageDetector, TellsLanguagesApart) {
  for (const LanguageDetectorRow& row :
       {LanguageDetectorRow{
            "es",
            "El Gobierno de la República rechaza de manera categórica las declaraciones del "
            "portavoz y convoca al embajador para expresar su protesta."},
        LanguageDetectorRow{
            "en",
            "The Secretary of State met today with the foreign minister to discuss the "
            "sanctions and the situation of the citizens who are still detained."},
        LanguageDetectorRow{
            "fr",
            "Le ministre des affaires étrangères a rencontré hier son homologue afin de "
            "discuter des relations entre les deux pays."},
        LanguageDetectorRow{
            "pt",
            "O governo brasileiro manifesta profunda preocupação com os acontecimentos e "
            "reafirma que não reconhece as decisões tomadas."}}) {
    const DetectedLanguage found = detect_language(row.text);
    EXPECT_EQ(found.code, row.code);
    EXPECT_TRUE(found.reliable) << row.code;
  }
}

TEST(LanguageDetector, ClaimsNothingWithoutASign) {
  for (const char* text :
       {"", " ", "2026", "12.03.2026 — 15:30", "…", "1.234\n1 2 3 4 5 6 7 8 9 10."}) {
    EXPECT_FALSE(detect_language(text).reliable) << text;
  }
}

TEST(LanguageDetector, ACutWithinACharacterDoesNoHarm) {
  std::string text;
  while (text.size() < 70'000) text += "La Cancillería señaló que España y Colombia mañana. ";
  for (std::size_t shift = 0; shift < 4; ++shift) {
    EXPECT_EQ(detect_language(text.substr(shift == 0 ? 0 : shift + 2)).code, "es");
  }
}

}  // namespace
}  // namespace cotejo
