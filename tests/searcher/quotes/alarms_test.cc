// SPDX-License-Identifier: GPL-3.0-or-later
// Small changes that say something else, and large ones that do not.
#include "searcher/quotes/alarms.h"

#include <gtest/gtest.h>

#include "tests/searcher/quotes/compared_quotation.h"

namespace cotejo {
namespace {

struct AlarmRow {
  const char* text;
  const char* quotation;
  const char* kinds;
};

constexpr AlarmRow kNegations[] = {
    {"We will not sell the island to anyone this year.", "We will sell the island to anyone",
     "negation"},
    {"We will sell the island to anyone this year.", "We will not sell the island to anyone",
     "negation"},
    {"We will sell the island to anyone this year.", "We will never sell the island to anyone",
     "negation"},
    {"They don't want a new tax on bread.", "They want a new tax on bread", "negation"},
    {"The council can vote on the budget today.", "The council cannot vote on the budget",
     "negation"},
    {"Members must leave the hall before noon.", "Members must not leave the hall before noon",
     "negation"},
    {"Nobody in the village saw the fire begin.", "Everybody in the village saw the fire begin",
     "negation"},
    {"There is no reason to close the school.", "There is reason to close the school", "negation"},
    {"The ferry sails without a licence on Sundays.", "The ferry sails with a licence on Sundays",
     "negation"},
    {"All shops close unless the mayor objects in writing.",
     "All shops close if the mayor objects in writing", "negation"},
    {"All shops stay open except the bakery on the corner.",
     "All shops stay open including the bakery on the corner", "negation"},
    {"The plan is legal under the old treaty.", "The plan is illegal under the old treaty",
     "negation"},
    {"It is impossible to repair the bridge in a week.",
     "It is possible to repair the bridge in a week", "negation"},
    {"Such noise is unacceptable near a hospital.", "Such noise is acceptable near a hospital",
     "negation"},
    {"They hardly used the new road last winter.", "They used the new road last winter",
     "negation"},
    {"Neither bank lent money to the farmers.", "Either bank lent money to the farmers",
     "negation"},
    {"We do [as you know] support the choir.", "We do [not] support the choir", "negation"},
    {"We will not, under these terms, support the merger.", "We will … support the merger",
     "negation"},
    {"We will not, under these terms, support the merger.", "We will [...] support the merger",
     "negation"},
    {"She said that she would never again vote for the tax.",
     "She said that she would … vote for the tax", "negation"},
    {"We support the merger, unless the union objects, and wish it well.",
     "We support the merger … and wish it well", "negation"},
    {"We support the merger, which does not please everybody, and wish it well.",
     "We support the merger … and wish it well", ""},
    {"We support the merger. We do not fear the costs. We wish it well.",
     "We support the merger. … We wish it well", ""},
    {"We support, without delay, the plan of the harbour board.",
     "We support … the plan of the harbour board", ""},
    {"There is no doubt that the harbour pays for itself.",
     "There is … that the harbour pays for itself", ""},
    {"We never said so to the press.", "We did not say so to the press", ""},
    {"No one of them won't pay.", "No one of them will not pay", ""},
};

constexpr AlarmRow kSpanishNegations[] = {
    {"El canon, que no puede ser más del tres por ciento, baja pronto.", "El canon … baja pronto",
     ""},
    {"Esos hombres, que no pidieron nada, fundaron el puerto.", "Esos hombres … fundaron el puerto",
     ""},
    {"No vamos a vender la isla a nadie este año.", "Vamos a vender la isla a nadie este año",
     "negation"},
    {"Vamos a vender la isla este año.", "No vamos a vender la isla este año", "negation"},
    {"El puerto nunca cerró durante la huelga de marzo.",
     "El puerto cerró durante la huelga de marzo", "negation"},
    {"El alcalde jamás firmó el contrato del agua.", "El alcalde firmó el contrato del agua",
     "negation"},
    {"Navegan sin permiso por la bahía vieja.", "Navegan con permiso por la bahía vieja",
     "negation"},
    {"Todos pagan salvo los jubilados del pueblo.", "Todos pagan incluso los jubilados del pueblo",
     "negation"},
    {"Abrirá la escuela a menos que llueva mucho.", "Abrirá la escuela aunque llueva mucho",
     "negation"},
    {"Nadie en el pueblo vio el incendio.", "Alguien en el pueblo vio el incendio", "negation"},
    {"Tampoco la banca prestó dinero a los pescadores.",
     "También la banca prestó dinero a los pescadores", "negation"},
    {"El convenio es legal según el consejo.", "El convenio es ilegal según el consejo",
     "negation"},
    {"Es imposible reparar el puente en una semana.", "Es posible reparar el puente en una semana",
     "negation"},
    {"El ruido es inaceptable junto al hospital.", "El ruido es aceptable junto al hospital",
     "negation"},
    {"Ningún vecino pidió el cierre del mercado.", "Algún vecino pidió el cierre del mercado",
     "negation"},
    {"No aceptaremos, en estas condiciones, la rebaja del canon.",
     "… aceptaremos, en estas condiciones, la rebaja del canon", "negation"},
    {"El consejo no podrá, por ahora, apoyar la obra del muelle.",
     "El consejo … podrá, por ahora, apoyar la obra del muelle", "negation"},
    {"El consejo apoya la obra, que no gusta a todos, y la espera pronto.",
     "El consejo apoya la obra (…) y la espera pronto", ""},
    {"Apoyamos la obra. No tememos el costo. La esperamos pronto.",
     "Apoyamos la obra. […] La esperamos pronto", ""},
    {"La obra, sin embargo, avanza a buen ritmo.", "La obra … avanza a buen ritmo", ""},
    {"La obra avanza sin demora por el valle.", "La obra avanza … por el valle", ""},
};

constexpr AlarmRow kFigures[] = {
    {"On that day the team won the future.", "On that day the team won the 21st", "number"},
    {"Of my four grandparents, three were fishermen.", "Of my four… three were fishermen", ""},
    {"The fund holds 45 million pesos for the school.",
     "The fund holds 54 million pesos for the school", "number"},
    {"The fund holds 45 million pesos for the school.",
     "The fund holds 45 billion pesos for the school", "number"},
    {"The fund holds 45 million pesos for the school.",
     "The fund holds forty-five million pesos for the school", ""},
    {"Three boats left the harbour at dawn.", "Four boats left the harbour at dawn", "number"},
    {"Some 40% of the berths are ready for use.", "Some 40 of the berths are ready for use",
     "number"},
    {"Some 40% of the berths are ready for use.", "Some 40 percent of the berths are ready for use",
     ""},
    {"It was the third storm of the winter.", "It was the fourth storm of the winter", "number"},
    {"They counted 1,000 geese on the lake.", "They counted 1.000 geese on the lake", ""},
    {"They counted 1,000 geese on the lake.", "They counted 10,000 geese on the lake", "number"},
    {"The ferry sank on 5 March near the cape.", "The ferry sank on 5 April near the cape", "date"},
    {"The vote is on Monday in the old hall.", "The vote is on Tuesday in the old hall", "date"},
    {"They built the lighthouse in 1931 of stone.", "They built the lighthouse in 1913 of stone",
     "date"},
    {"You may take the boat in the morning.", "You can take the boat in the morning", ""},
    {"Five of the old boats, two of them leaking, left the harbour.",
     "Five of the old boats … left the harbour", ""},
};

constexpr AlarmRow kSpanishFigures[] = {
    {"El fondo tiene 45 millones de pesos para la escuela.",
     "El fondo tiene 54 millones de pesos para la escuela", "number"},
    {"El fondo tiene 45 millones de pesos para la escuela.",
     "El fondo tiene 45 mil pesos para la escuela", "number"},
    {"Salieron tres barcos del puerto al alba.", "Salieron cuatro barcos del puerto al alba",
     "number"},
    {"Salieron tres barcos del puerto al alba.", "Salieron 3 barcos del puerto al alba", ""},
    {"Salieron treinta y cinco barcos del puerto.", "Salieron 35 barcos del puerto", ""},
    {"El 40 por ciento de los muelles está listo.", "El 40% de los muelles está listo", ""},
    {"El 40 por ciento de los muelles está listo.", "El 60 por ciento de los muelles está listo",
     "number"},
    {"El barco se hundió el 5 de marzo frente al cabo.",
     "El barco se hundió el 5 de mayo frente al cabo", "date"},
    {"La votación es el lunes en el salón viejo.", "La votación es el martes en el salón viejo",
     "date"},
    {"Fue la segunda tormenta del invierno.", "Fue la tercera tormenta del invierno", "number"},
    {"Levantaron el faro en 1931 con piedra.", "Levantaron el faro en 1913 con piedra", "date"},
};

constexpr AlarmRow kNames[] = {
    {"They built it here, and I’d say so again to the crew.",
     "They built it here, and you say so again to the crew", ""},
    {"We thank the pilots. (Applause.) And we thank the crew.",
     "We thank the pilots. And we thank the crew", ""},
    {"We thank Norway for the crane and the pilots.",
     "We thank Sweden for the crane and the pilots", "name"},
    {"We thank Mrs. Halvorsen for the crane.", "We thank Mrs. Halversen for the crane", "name"},
    {"The talks with the Danish crew were short.", "The talks with the Dutch crew were short",
     "name"},
    {"The letter of the UN reached the island.", "The letter of the EU reached the island", "name"},
    {"The letter of the United Nations reached the island.",
     "The letter of the UN reached the island", ""},
    {"The minister thanked the pilots of the port.",
     "The [Norwegian] minister thanked the pilots of the port", ""},
    {"He thanked the pilots of the old port.", "[Halvorsen] thanked the pilots of the old port",
     ""},
    {"We thank the crew of the ferry for its patience.",
     "We thank the Crew of the Ferry for its patience", ""},
    {"The government thanked the pilots of the port.",
     "The goverment thanked the pilots of the port", ""},
    {"A large crane arrived at the dock on the hill.",
     "A heavy crane arrived at the dock on the hill", ""},
};

constexpr AlarmRow kSpanishNames[] = {
    {"Agradecemos a Noruega la grúa y los pilotos.", "Agradecemos a Suecia la grúa y los pilotos",
     "name"},
    {"Agradecemos a la señora Ibarguren la grúa.", "Agradecemos a la señora Ibarburen la grúa",
     "name"},
    {"El diálogo con la tripulación chilena fue breve.",
     "El diálogo con la tripulación peruana fue breve", "name"},
    {"La carta de la ONU llegó a la isla.", "La carta de la OEA llegó a la isla", "name"},
    {"Agradecemos a México la grúa y los pilotos.", "Agradecemos a Mexico la grúa y los pilotos",
     ""},
    {"El gobierno agradeció a los pilotos del puerto.",
     "El govierno agradeció a los pilotos del puerto", ""},
    {"Llegó una grúa grande al muelle de la colina.",
     "Llegó una grúa pesada al muelle de la colina", ""},
};

constexpr AlarmRow kOrder[] = {
    {"In spring the fox attacked the hound near the mill.",
     "In spring the hound attacked the fox near the mill", "order"},
    {"In spring Norway attacked Sweden near the sea.",
     "In spring Sweden attacked Norway near the sea", "order"},
    {"They paid the crew before the storm came.", "They paid the crew after the storm came",
     "order"},
    {"En primavera el zorro atacó al perro junto al molino.",
     "En primavera el perro atacó al zorro junto al molino", "order"},
    {"En primavera Chile venció a Perú en la costa.",
     "En primavera Perú venció a Chile en la costa", "order"},
    {"Pagaron el jornal antes de la tormenta grande.",
     "Pagaron el jornal después de la tormenta grande", "order"},
    {"They paid, after long talks, the whole crew of the ferry.",
     "They paid the whole crew of the ferry, after long talks", "order"},
};

template <std::size_t N>
void expect_kinds(const AlarmRow (&rows)[N], const char* language) {
  for (const AlarmRow& row : rows) {
    const ComparedQuotation compared = compare_quotation(row.quotation, row.text, language);
    EXPECT_EQ(kinds_of(compared.alarms), row.kinds) << row.quotation << "\n" << row.text;
  }
}

TEST(Alarms, OfNegations) {
  expect_kinds(kNegations, "en");
  expect_kinds(kSpanishNegations, "es");
}

TEST(Alarms, OfNumbersAndDates) {
  expect_kinds(kFigures, "en");
  expect_kinds(kSpanishFigures, "es");
}

TEST(Alarms, OfNames) {
  expect_kinds(kNames, "en");
  expect_kinds(kSpanishNames, "es");
}

TEST(Alarms, OfOrder) {
  constexpr std::size_t kEnglishRows = 3;
  for (std::size_t i = 0; i < std::size(kOrder); ++i) {
    const bool english = i < kEnglishRows || i + 1 == std::size(kOrder);
    const auto compared =
        compare_quotation(kOrder[i].quotation, kOrder[i].text, english ? "en" : "es");
    EXPECT_EQ(kinds_of(compared.alarms), kOrder[i].kinds) << kOrder[i].quotation;
  }
}

TEST(Alarms, OfDistance) {
  std::string text = "We thank the pilots of the harbour.";
  for (int i = 0; i < 12; ++i) text += " The gulls sat on the old pier and cried all day.";
  text += " The new crane is a gift of the board.";
  EXPECT_EQ(kinds_of(compare_quotation("We thank the pilots … the new crane is a gift of the board",
                                       text, "en")
                         .alarms),
            "distance");
}

TEST(Alarms, TellTheWordsOfBothSides) {
  const auto alarms = [](const char* quotation, const char* text) {
    return compare_quotation(quotation, text, "en").alarms;
  };
  EXPECT_EQ(alarms("The fund holds 54 million pesos", "The fund holds 45 million pesos today."),
            (std::vector<Alarm>{{AlarmKind::kNumber, "54 million", "45 million"}}));
  EXPECT_EQ(alarms("We thank Sweden for the crane", "We thank Norway for the crane."),
            (std::vector<Alarm>{{AlarmKind::kName, "Sweden", "Norway"}}));
  EXPECT_EQ(alarms("We will sell the island now", "We will not sell the island now."),
            (std::vector<Alarm>{{AlarmKind::kNegation, "", "not"}}));
}

TEST(Alarms, OfSeveralChangesComeInTheirOrder) {
  EXPECT_EQ(kinds_of(compare_quotation("We will sell 3 boats to Sweden on Monday",
                                       "We will not sell 5 boats to Norway on Friday.", "en")
                         .alarms),
            "negation number name date");
}

TEST(Alarms, AreNoneWithoutChange) {
  const char* text = "No ship will leave before Monday, 5 May, said Mrs. Halvorsen.";
  for (const char* quotation :
       {"No ship will leave before Monday, 5 May", "NO SHIP WILL LEAVE BEFORE MONDAY, 5 MAY",
        "no ship will leave", "“No ship will leave before Monday,”"}) {
    EXPECT_EQ(kinds_of(compare_quotation(quotation, text, "en").alarms), "") << quotation;
  }
}

}  // namespace
}  // namespace cotejo
