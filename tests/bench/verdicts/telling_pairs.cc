// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/verdicts/telling_pairs.h"

#include <algorithm>

namespace cotejo {
namespace {

template <typename List>
const List& of(Language language, const List& english, const List& spanish) {
  return language == language_of("en") ? english : spanish;
}

}  // namespace

const Words& negations(Language language) {
  static const Words kEnglish{"not",    "never",   "no",    "without", "nor",     "nothing",
                              "nobody", "neither", "don't", "cannot",  "hardly",  "can't",
                              "isn't",  "won't",   "none",  "didn't",  "doesn't", "haven't"};
  static const Words kSpanish{"no",   "nunca", "sin",    "ni",      "jamas",  "tampoco",
                              "nada", "nadie", "ningun", "ninguna", "ninguno"};
  return of(language, kEnglish, kSpanish);
}

const Words& set_phrases(Language language) {
  static const Words kEnglish{"not only",   "no doubt",   "without doubt", "no matter", "no longer",
                              "or not",     "not least",  "neither nor",   "no less",   "not just",
                              "not merely", "not simply", "why not",       "if not"};
  static const Words kSpanish{"sin embargo", "no obstante", "no solo",    "no solamente",
                              "sin duda",    "nada mas",    "o no",       "ni siquiera",
                              "nada menos",  "no es",       "por ningun", "sin dudas",
                              "no importa",  "si no",       "verdad no"};
  return of(language, kEnglish, kSpanish);
}

const Words& auxiliaries(Language language) {
  static const Words kEnglish{"will", "is",  "are",  "must", "can",   "should",
                              "has",  "was", "were", "have", "would", "could"};
  static const Words kSpanish{"es",  "son",    "esta",  "estan",   "ha",     "han",
                              "fue", "puede",  "debe",  "tiene",   "pueden", "deben",
                              "hay", "quiere", "vamos", "tenemos", "estamos"};
  return of(language, kEnglish, kSpanish);
}

const Words& relative_pronouns(Language language) {
  static const Words kEnglish{"which", "who", "where", "whose"};
  static const Words kSpanish{"que", "quien", "quienes", "donde", "cuyo", "cuya"};
  return of(language, kEnglish, kSpanish);
}

const Words& common_words(Language language) {
  static const Words kEnglish{
      "about",   "after",   "again", "also",  "before", "being",  "could",   "every",   "other",
      "shall",   "should",  "since", "their", "there",  "these",  "those",   "through", "under",
      "until",   "where",   "which", "while", "would",  "during", "between", "among",   "because",
      "three",   "seven",   "eight", "first", "second", "third",  "million", "years",   "having",
      "without", "against", "above", "below", "whose",  "though"};
  static const Words kSpanish{
      "antes",    "aquel",    "aquella", "aunque",   "cuando",   "desde",    "donde",    "entonces",
      "entre",    "estaba",   "estamos", "estan",    "estos",    "estas",    "hacia",    "hasta",
      "mientras", "nosotros", "nuestra", "nuestro",  "nuestras", "nuestros", "otros",    "otras",
      "porque",   "quien",    "sobre",   "tambien",  "tanto",    "todos",    "todas",    "ustedes",
      "despues",  "tenemos",  "hemos",   "contra",   "segun",    "durante",  "mediante", "cuatro",
      "cinco",    "siete",    "nueve",   "millones", "ellos",    "ellas",    "usted",    "primer",
      "primera",  "segundo",  "nunca",   "ninguna",  "somos",    "vamos",    "fuera"};
  return of(language, kEnglish, kSpanish);
}

const WordPairs& opposites(Language language) {
  static const WordPairs kEnglish{{"legal", "illegal"},
                                  {"possible", "impossible"},
                                  {"acceptable", "unacceptable"},
                                  {"able", "unable"},
                                  {"necessary", "unnecessary"},
                                  {"stable", "unstable"},
                                  {"fair", "unfair"},
                                  {"dependent", "independent"},
                                  {"responsible", "irresponsible"},
                                  {"equality", "inequality"},
                                  {"respect", "disrespect"},
                                  {"regular", "irregular"},
                                  {"precedented", "unprecedented"},
                                  {"security", "insecurity"},
                                  {"justice", "injustice"},
                                  {"certain", "uncertain"},
                                  {"likely", "unlikely"},
                                  {"effective", "ineffective"}};
  static const WordPairs kSpanish{{"legal", "ilegal"},
                                  {"posible", "imposible"},
                                  {"aceptable", "inaceptable"},
                                  {"justicia", "injusticia"},
                                  {"necesario", "innecesario"},
                                  {"capaz", "incapaz"},
                                  {"seguridad", "inseguridad"},
                                  {"responsable", "irresponsable"},
                                  {"igualdad", "desigualdad"},
                                  {"justo", "injusto"},
                                  {"suficiente", "insuficiente"},
                                  {"empleo", "desempleo"},
                                  {"cierto", "incierto"},
                                  {"regular", "irregular"},
                                  {"confianza", "desconfianza"}};
  return of(language, kEnglish, kSpanish);
}

const WordPairs& exceptions(Language language) {
  static const WordPairs kEnglish{{"unless", "if"}, {"except", "including"}, {"without", "with"}};
  static const WordPairs kSpanish{{"salvo", "incluso"}, {"excepto", "incluso"}, {"sin", "con"}};
  return of(language, kEnglish, kSpanish);
}

const WordPairs& number_words(Language language) {
  static const WordPairs kEnglish{
      {"two", "ten"},          {"three", "four"}, {"five", "seven"},  {"million", "billion"},
      {"hundred", "thousand"}, {"six", "nine"},   {"first", "third"}, {"hundreds", "thousands"}};
  static const WordPairs kSpanish{
      {"dos", "diez"},        {"tres", "seis"},   {"cuatro", "cinco"},
      {"mil", "millones"},    {"siete", "nueve"}, {"ocho", "once"},
      {"primera", "tercera"}, {"cien", "mil"},    {"veinte", "treinta"}};
  return of(language, kEnglish, kSpanish);
}

const WordPairs& sequence_words(Language language) {
  static const WordPairs kEnglish{{"before", "after"}};
  static const WordPairs kSpanish{{"antes", "despues"}};
  return of(language, kEnglish, kSpanish);
}

const WordPairs& dates(Language language) {
  static const WordPairs kEnglish{{"january", "february"}, {"march", "april"},
                                  {"june", "july"},        {"august", "september"},
                                  {"october", "november"}, {"december", "january"},
                                  {"monday", "tuesday"},   {"wednesday", "thursday"},
                                  {"friday", "saturday"},  {"sunday", "monday"}};
  static const WordPairs kSpanish{
      {"enero", "febrero"},     {"marzo", "abril"},       {"junio", "julio"},
      {"agosto", "septiembre"}, {"octubre", "noviembre"}, {"diciembre", "enero"},
      {"mayo", "junio"},        {"lunes", "martes"},      {"miercoles", "jueves"},
      {"viernes", "sabado"},    {"domingo", "lunes"}};
  return of(language, kEnglish, kSpanish);
}

bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string other_of_pair(std::string_view word, const WordPairs& pairs) {
  for (const auto& [one, other] : pairs) {
    if (word == one) return std::string(other);
    if (word == other) return std::string(one);
  }
  return {};
}

}  // namespace cotejo
