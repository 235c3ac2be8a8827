// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/speaker_turns.h"

#include <gtest/gtest.h>

#include <random>

namespace cotejo {
namespace {

Statement with_body(std::string body) {
  Statement statement;
  statement.source = "Ministry";
  statement.body = std::move(body);
  return statement;
}

// "press", "other", or the name with "?" before one that is not full; and the first word said.
std::vector<std::string> shown(const Statement& statement) {
  std::vector<std::string> all;
  const std::string text = statement.text();
  for (const SpeakerTurn& turn : speaker_turns(statement)) {
    std::string who = (turn.full_name ? "" : "?") + turn.speaker;
    if (turn.role == TurnRole::kPress) who = "press";
    if (turn.role == TurnRole::kOther) who = "other";
    const std::string said = text.substr(turn.begin, turn.end - turn.begin);
    all.push_back(who + ": " + said.substr(0, said.find_first_of(" .?\n")));
  }
  return all;
}

using Turns = std::vector<std::string>;

TEST(SpeakerTurns, AreFoundInABriefing) {
  Statement s = with_body(
      "Ned Price, Department Spokesperson\n\nWashington, D.C.\n\n2:02 p.m. EDT\n\n"
      "MR PRICE: Hello all.\n\nA few words first. Note: none of them new.\n\n"
      "QUESTION: Thanks. My question is: when?\n\nMR PRICE: Soon.\n\n"
      "QUESTION: And why?\n\nMR PRICE: Because.");
  EXPECT_EQ(shown(s), (Turns{"Ned Price: Hello", "press: Thanks", "Ned Price: Soon", "press: And",
                             "Ned Price: Because"}));
  EXPECT_EQ(turn_speakers(speaker_turns(s)), Turns{"Ned Price"});
  const auto turns = speaker_turns(s);
  EXPECT_EQ(turn_at(turns, 0), nullptr);
  EXPECT_EQ(turn_at(turns, s.body.find("few words"))->speaker, "Ned Price");
  EXPECT_EQ(turn_at(turns, s.body.find("question is"))->role, TurnRole::kPress);
}

TEST(SpeakerTurns, AreFoundInAConference) {
  Statement s = with_body(
      "MODERADORA: Buenos días.\n\nPRESIDENTA ANA GIL PARDO: Gracias.\nSeñoras y "
      "señores:\nbienvenidos.\n\n"
      "LUIS PAZ, SECRETARIO DE SALUD: Con permiso.\n\nPREGUNTA: ¿Cuándo?\n\n"
      "LUIS PAZ: Mañana.\n\nINTERLOCUTORA: ¿Dónde?\n\nPRESIDENTA ANA GIL PARDO: Aquí.");
  s.speakers = {"Ana Gil Pardo"};
  EXPECT_EQ(shown(s),
            (Turns{"other: Buenos", "Ana Gil Pardo: Gracias", "Luis Paz: Con", "press: ¿Cuándo",
                   "Luis Paz: Mañana", "press: ¿Dónde", "Ana Gil Pardo: Aquí"}));
  EXPECT_EQ(turn_speakers(speaker_turns(s)), (Turns{"Ana Gil Pardo", "Luis Paz"}));
}

TEST(SpeakerTurns, AnswersAreTheOneSpeakers) {
  Statement s = with_body(
      "Pregunta: ¿Qué cambia?\n\nRespuesta: Mucho.\n\nPregunta: ¿Y qué más?\n\n"
      "Respuesta: Nada.\n\nPregunta: ¿Nada?\n\nRespuesta: Nada.");
  s.speakers = {"Ana Gil"};
  EXPECT_EQ(shown(s), (Turns{"press: ¿Qué", "Ana Gil: Mucho", "press: ¿Y", "Ana Gil: Nada",
                             "press: ¿Nada", "Ana Gil: Nada"}));
}

TEST(SpeakerTurns, SmallLettersAndBareQuestionsWillDo) {
  Statement s = with_body(
      "Question: Mr. Secretary, why?\n\nSecretary Paz: Look at the text.\n\nQuestion: And then?\n\n"
      "Secretary Paz: We wait and see.");
  s.speakers = {"Luis Paz"};
  EXPECT_EQ(shown(s), (Turns{"press: Mr", "Luis Paz: Look", "press: And", "Luis Paz: We"}));
  s = with_body(
      "MS. GIL: Happy Friday.\n\nQ Thank you. When?\n\nMS. GIL: Soon.\n\nQ Yes. But when?");
  s.title = "Press Briefing by Press Secretary Ana Gil, May 21";
  EXPECT_EQ(shown(s), (Turns{"Ana Gil: Happy", "press: Thank", "Ana Gil: Soon", "press: Yes"}));
}

TEST(SpeakerTurns, AreOneIfTheTextBeginsWithOne) {
  Statement s = with_body("PRESIDENTA ANA GIL: Amigas, amigos:\nGracias por venir.");
  EXPECT_EQ(shown(s), Turns{"Ana Gil: Amigas,"});
  s = with_body("SEN. PAZ: SENATE PASSES LANDMARK BILL\nSenator Paz said so.");  // a headline
  EXPECT_EQ(shown(s), Turns{});
}

TEST(SpeakerTurns, AreNotFoundWhereThereAreNone) {
  for (const char* body :
       {"", "A plain statement.\n\nIt has: a colon.", "NOTE: one.\n\nNOTE: two.\n\nSUBJECT: three.",
        "VESSEL NAME: Ana\nVESSEL FLAG: Iran\nVESSEL NAME: Eva\nVESSEL FLAG: Iran",
        "WHO: The minister\nWHAT: A visit\nWHEN: Monday\nWHERE: Madrid",
        "Señor presidente: gracias.\n\nSeñor presidente: adiós.",
        "La pregunta es: ¿cuándo?\n\nLa respuesta es: pronto.",
        "RENEWABLE ENERGY: one.\n\nFLOOD CONTROL: two.\n\nPORT SECURITY: three."}) {
    EXPECT_EQ(shown(with_body(body)), Turns{}) << body;
  }
}

TEST(SpeakerTurns, TwoWhomALabelMayNameLeaveItAsItIs) {
  Statement s = with_body("MR. PAZ: Yes.\n\nQUESTION: No?\n\nMR. PAZ: No.");
  s.speakers = {"Luis Paz", "Juan Paz"};
  EXPECT_EQ(shown(s), (Turns{"?Mr. Paz: Yes", "press: No", "?Mr. Paz: No"}));
  s.speakers = {"Luis Paz"};
  EXPECT_EQ(shown(s), (Turns{"Luis Paz: Yes", "press: No", "Luis Paz: No"}));
}

TEST(SpeakerTurns, OfDeclaredTurnsAreTheirTexts) {
  Statement s;
  s.speakers = {"Ana Gil"};
  s.turns = {{"SRA. GIL", "Buenas tardes."}, {"", "¿Habrá más?"}, {"PREGUNTA", "¿Cuándo?"}};
  EXPECT_EQ(shown(s), (Turns{"Ana Gil: Buenas", "other: ¿Habrá", "press: ¿Cuándo"}));
  EXPECT_EQ(speaker_turns(s)[1].begin, s.text().find("¿Habrá"));
}

TEST(SpeakerTurns, VeryManyLabelsAreNoTranscript) {
  std::string body = "QUESTION: Why?\n\nMR. PAZ: So.\n\n";
  for (int i = 0; i < 60000; ++i) {
    body += "ANA ";
    for (int rest = i + 1; rest > 0; rest /= 26) body += static_cast<char>('A' + rest % 26);
    body += "PAZ: Yes.\n";
  }
  EXPECT_TRUE(speaker_turns(with_body(body)).empty());
}

// Whatever the text, turns lie in it, in order, and apart.
TEST(SpeakerTurns, LieInTheTextInOrder) {
  std::mt19937 random(7);
  const std::vector<std::string> parts{
      "MR. PAZ:", "QUESTION:", "Q ",       "A. ", "\n", "\n\n",      ":",   "PREGUNTA.-", "é",
      "Texto. ",  "ANA, ",     "\xC2\xA0", "*",   "(",  "Mr. Paz: ", "1:2", "PRESIDENTA"};
  for (int round = 0; round < 3000; ++round) {
    std::string body;
    for (int i = 0; i < 24; ++i) body += parts[random() % parts.size()];
    const Statement s = with_body(body);
    std::size_t last = 0;
    for (const SpeakerTurn& turn : speaker_turns(s)) {
      ASSERT_LE(last, turn.label_begin) << body;
      ASSERT_LE(turn.label_begin, turn.begin) << body;
      ASSERT_LE(turn.begin, turn.end) << body;
      ASSERT_LE(turn.end, body.size()) << body;
      last = turn.end;
    }
  }
}

}  // namespace
}  // namespace cotejo
