// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a quotation is from: the orders of verb and subject in both languages, and what stands for a
// name.
#include <gtest/gtest.h>

#include <ostream>

#include "tests/searcher/article/sample_article.h"

namespace cotejo {
namespace {

struct Said {
  const char* language;
  std::string text;
  std::string speaker;
};

// Names the test: what is in memory there differs from run to run.
void PrintTo(const Said& row, std::ostream* out) {
  *out << row.text.size() << " bytes";
}

class Attributions : public testing::TestWithParam<Said> {};

TEST_P(Attributions, NameTheSpeaker) {
  EXPECT_EQ(speaker_of(GetParam().text, GetParam().language), GetParam().speaker)
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    EnglishOrders, Attributions,
    testing::Values(
        Said{"en", "“The bridge opens on Monday,” said Ana Gil.", "Ana Gil"},
        Said{"en", "“The bridge opens on Monday,” Ana Gil said.", "Ana Gil"},
        Said{"en", "Ana Gil said, “The bridge opens on Monday.”", "Ana Gil"},
        Said{"en", "Ana Gil said on Thursday that “the bridge opens on Monday.”", "Ana Gil"},
        Said{"en", "“The bridge opens on Monday,” according to Ana Gil.", "Ana Gil"},
        Said{"en", "According to Ana Gil, “the bridge opens on Monday.”", "Ana Gil"},
        Said{"en",
             "According to the Cuban foreign minister, Ana Gil, “the bridge opens on Monday.”",
             "Ana Gil"},
        Said{"en", "In the words of Ana Gil, “the bridge opens on Monday.”", "Ana Gil"},
        Said{"en", "Ana Gil, 35, a mayor, said: “The bridge opens on Monday.”", "Ana Gil"},
        Said{"en", "“The bridge opens on Monday,” Ana Gil shot back.", "Ana Gil"},
        Said{"en", "Ana Gil: “The bridge opens on Monday.”", "Ana Gil"},
        Said{"en", "Ana Gil, the mayor of Vado, said: “The bridge opens on Monday.”", "Ana Gil"},
        Said{"en", "“The bridge opens on Monday,” Mayor Ana Gil told reporters.", "Ana Gil"},
        Said{"en", "“The bridge opens on Monday,” the mayor, Ana Gil, said.", "Ana Gil"},
        Said{"en", "“The bridge opens,” Ana Gil said, “on Monday morning.”", "Ana Gil"},
        Said{"en", "“The bridge opens,” said Ana Gil. “It opens on Monday morning.”", "Ana Gil"}));

INSTANTIATE_TEST_SUITE_P(
    SpanishOrders, Attributions,
    testing::Values(
        Said{"es", "«El puente se abre el lunes», dijo Ana Gil.", "Ana Gil"},
        Said{
            "es",
            "«El puente se abre el lunes», dijo el jueves en rueda de prensa la alcaldesa Ana Gil.",
            "Ana Gil"},
        Said{"es", "Ana Gil afirmó que «el puente se abre el lunes».", "Ana Gil"},
        Said{"es", "Según Ana Gil, «el puente se abre el lunes».", "Ana Gil"},
        Said{"es", "A juicio de Ana Gil, «el puente se abre el lunes».", "Ana Gil"},
        Said{"es", "Ana Gil: «El puente se abre el lunes».", "Ana Gil"},
        Said{"es", "—El puente se abre el lunes —dijo Ana Gil—. La carretera, después.", "Ana Gil"},
        Said{"es", "«El puente —aseguró Ana Gil— se abre el lunes».", "Ana Gil"},
        Said{"es", "La alcaldesa de Vado, Ana Gil, dijo: «El puente se abre el lunes».",
             "Ana Gil"}));

// A verb of the other language, and one that is in no list.
INSTANTIATE_TEST_SUITE_P(
    OtherVerbs, Attributions,
    testing::Values(
        Said{"en", "Ana Gil said no.\n\n«The bridge opens on Monday», dijo Eva Sol de Vado.",
             "Eva Sol de Vado"},
        Said{"es", "Ana Gil dijo que no.\n\n“El puente se abre el lunes,” said Eva Sol.",
             "Eva Sol"},
        Said{"en", "«The bridge opens,» dijo Eva Sol, «on Monday morning.»", "Eva Sol"},
        Said{"en", "Ana Gil said no.\n\n“The bridge opens on Monday,” frobbed Eva Sol.", "Eva Sol"},
        Said{"en", "Ana Gil said no.\n\n“The bridge opens on Monday,” Eva Sol frobbed.", "Eva Sol"},
        Said{"es", "Ana Gil dijo que no.\n\n«El puente se abre el lunes», frobó el vecino.", "-"},
        Said{"es", "«El puente se abre el lunes», frobó el alcalde.", "alcalde"},
        Said{"es", "«El puente se abre», frobó Eva Sol. «Y se cierra el martes», indicó ella.",
             "Eva Sol"},
        Said{"en", "Ana Gil said no.\n\n“The bridge opens on Monday.”", "Ana Gil"}));

INSTANTIATE_TEST_SUITE_P(
    NoSpeakers, Attributions,
    testing::Values(
        Said{"en", "Ana Gil denied having said “the bridge opens on Monday.”", "Ana Gil"},
        Said{"en", "Ana Gil came late. In Vado said: “The bridge opens on Monday.”", "-"},
        Said{"es", "Ana Gil dijo que no. En Vado añadió: «El puente se abre el lunes».", "Ana Gil"},
        Said{"en", "In March, as Ana Gil said, “the bridge opens on Monday.”", "Ana Gil"},
        Said{"en", "“The bridge opens on Monday,” tweeted Russian painter Eva Sol.", "Eva Sol"},
        Said{"en", "“The bridge opens on Monday,” said French farmers.", "French farmers"},
        Said{"en", "“The bridge opens on Monday,” said Sullivan outside Parliament.", "Sullivan"},
        Said{"en", "Spokesman Luis Vera came late. A spokesman said “the bridge opens on Monday.”",
             "spokesman"},
        Said{"en",
             "Spokesman Luis Vera came late. The spokesman said “the bridge opens on Monday.”",
             "Luis Vera"},
        Said{"es", "El canciller Luis Vera vino. Un canciller dijo: «El puente se abre el lunes».",
             "canciller"}));

TEST(Attribution, TakesNoPlaceForABody) {
  const auto of = [](const std::string& text) {
    return quotations_of(text, "en").at(0).attributed_to.value_or(Attribution{});
  };
  const Attribution analyst = of("An analyst in Vado said “the bridge opens on Monday.”");
  EXPECT_EQ(analyst.speaker, "analyst in Vado");
  EXPECT_EQ(analyst.institution, "");
  EXPECT_EQ(of("An official at the Ministry of Works said “the bridge opens soon.”").institution,
            "Ministry of Works");
}

INSTANTIATE_TEST_SUITE_P(
    StandIns, Attributions,
    testing::Values(
        Said{"es",
             "El Ministerio de Obras anunció una fecha.\n\n«El puente se abre el lunes», indicó el "
             "comunicado.",
             "Ministerio de Obras"},
        Said{"es",
             "En un comunicado difundido por la Cancillería se fija la fecha.\n\n«El puente se "
             "abre el lunes», "
             "señala el texto.",
             "Cancillería"},
        Said{"es", "Ana Gil llegó tarde. «El puente se abre el lunes», afirmó ella.", "Ana Gil"},
        Said{"es",
             "El presidente Luis Vera y Ana Gil hablaron. Vera sostuvo que «el puente se abre el "
             "lunes».",
             "Luis Vera"},
        Said{"es",
             "«El puente se abre el lunes», según un comunicado oficial del Ministerio de Obras.",
             "Ministerio de Obras"},
        Said{"es", "Para Ana Gil, «el puente se abre el lunes».", "Ana Gil"},
        Said{"es",
             "El Departamento de Obras confirmó la noticia.\n\n«El puente se abre el lunes», "
             "señaló un "
             "comunicado oficial publicado en su página.",
             "Departamento de Obras"},
        Said{"es",
             "El canciller Luis Vera dijo que sí. A juicio del ministro, «el puente se abre el "
             "lunes».",
             "Luis Vera"},
        Said{"en", "Ana Gil said no. “The bridge opens on Monday,” she added.", "Ana Gil"},
        Said{"en", "Ana Gil came late. “The bridge opens on Monday,” Gil said.", "Ana Gil"},
        Said{"en",
             "In a statement released by the Ministry of Works, Vado agreed.\n\n“The bridge opens "
             "on "
             "Monday,” the statement said.",
             "Ministry of Works"},
        Said{"en",
             "The Ministry of Works announced a date.\n\n“The bridge opens on Monday,” stated an "
             "official "
             "communication posted on its website.",
             "Ministry of Works"},
        Said{"es",
             "El canciller Luis Vera llegó tarde. «El puente se abre el lunes», dijo el canciller.",
             "Luis Vera"},
        Said{"es", "Luis Vera dijo que no. «El puente se abre el lunes», añadió.", "Luis Vera"}));

}  // namespace
}  // namespace cotejo
