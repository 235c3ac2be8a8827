// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/learn/made_translations.h"

#include <array>

#include "tests/support/test_index.h"

namespace cotejo {
namespace {

using Pair = std::pair<const char*, const char*>;

constexpr std::array<Pair, 12> kSubjects{{{"ministro", "minister"},
                                          {"embajadora", "ambassador"},
                                          {"gobierno", "government"},
                                          {"presidente", "president"},
                                          {"parlamento", "parliament"},
                                          {"ejército", "army"},
                                          {"tribunal", "court"},
                                          {"portavoz", "spokesperson"},
                                          {"alcalde", "mayor"},
                                          {"obispo", "bishop"},
                                          {"campesino", "farmer"},
                                          {"pueblo", "people"}}};
constexpr std::array<Pair, 7> kVerbs{{{"celebra", "welcomes"},
                                      {"rechaza", "rejects"},
                                      {"firma", "signs"},
                                      {"estudia", "studies"},
                                      {"defiende", "defends"},
                                      {"prepara", "prepares"},
                                      {"olvida", "forgets"}}};
constexpr std::array<Pair, 11> kObjects{{{"acuerdo", "agreement"},
                                         {"tratado", "treaty"},
                                         {"discurso", "speech"},
                                         {"préstamo", "loan"},
                                         {"puente", "bridge"},
                                         {"viaje", "journey"},
                                         {"plazo", "deadline"},
                                         {"muro", "wall"},
                                         {"voto", "vote"},
                                         {"rescate", "rescue"},
                                         {"juicio", "trial"}}};

}  // namespace

std::pair<std::string, std::string> made_sentence(std::size_t i) {
  const Pair& subject = kSubjects[i % kSubjects.size()];
  const Pair& verb = kVerbs[(i * 3 + i / 12) % kVerbs.size()];
  const Pair& object = kObjects[(i * 7 + i / 5) % kObjects.size()];
  const std::string plural = i % 4 == 0 ? "s" : "";
  const std::string tail = i % 3 == 0 ? " 2015 Quito." : ".";
  return {
      std::string("El ") + subject.first + " " + verb.first + " el " + object.first + plural + tail,
      std::string("The ") + subject.second + " " + verb.second + " the " + object.second + plural +
          tail};
}

std::string made_records(std::size_t count, std::size_t sentences) {
  std::string lines;
  std::size_t next = 0;
  for (std::size_t statement = 0; statement < count; ++statement) {
    std::string spanish;
    std::string english;
    for (std::size_t i = 0; i < sentences; ++i) {
      const auto [first, second] = made_sentence(next++);
      const char* gap = i == 0 ? "" : i % 2 == 0 ? "\n\n" : " ";
      spanish += gap + first;
      english += gap + second;
    }
    const std::string number = std::to_string(statement);
    lines += record_line("en-" + number, "en", english);
    lines += record_line("es-" + number, "es", spanish, R"("translation_of":"en-)" + number + "\"");
  }
  return lines;
}

}  // namespace cotejo
