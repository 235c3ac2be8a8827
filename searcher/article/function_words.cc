// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/function_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "searcher/article/article_words.h"

namespace cotejo {
namespace {

struct Class {
  std::uint16_t part;
  std::string_view english;
  std::string_view spanish;
};

constexpr Class kClasses[] = {
    {kDeterminerPart,
     "the a an his her its their our my your this that these those some several many one another "
     "both",
     "el la los las lo un una unos unas su sus este esta estos estas ese esa dicho dicha otro otra "
     "varios varias mi nuestro nuestra aquel aquella del al"},
    {kPronounPart,
     "he she it they i we you him them who everyone everybody somebody someone nobody",
     "él ella ellos ellas yo nosotros usted ustedes quien quienes éste ésta"},
    {kOfPart, "of", "de del"},
    {kPrepositionPart,
     "in on at for from to with by about after before during since under over into against "
     "through between among without within upon as like despite via than toward towards amid "
     "following until outside inside near behind across around along beyond",
     "en a al con por para desde hasta sobre tras durante ante bajo contra entre según sin "
     "mediante hacia"},
    {kLightPart,
     "has have had is was were are be been being will would could should may might can did do "
     "does didn't not also then later recently once first again never always already just still "
     "now further even too only simply often went on reportedly earlier quickly",
     "ha han había habían he hemos es fue fueron era será también luego después posteriormente ya "
     "no lo le les se nos me te asimismo además así igualmente finalmente nuevamente aún todavía "
     "siempre nunca al"},
    {kTimePart,
     "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight "
     "january february march april may june july august september october november december "
     "morning afternoon evening night week month year",
     "lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana anoche anteayer enero "
     "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"},
    {kLinkPart,
     "and or but because if when while although though that which whose whom where why how what "
     "so whether unless nor yet however meanwhile there here",
     "y e o u pero porque si cuando mientras aunque que cual cuales cuyo cuya donde como sino pues "
     "qué cómo quién"},
};

constexpr std::string_view kAbbreviations =
    " mr mrs ms dr sen gov rep gen st jr sr sra dra lic ing prof col capt lt sgt rev hon no vs "
    "jan feb aug sept oct nov dec art ee uu ";

using Table = std::unordered_map<std::string, std::uint16_t>;

void add_words(Table& table, std::string_view words, std::uint16_t part) {
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    if (space > 0) table[std::string(words.substr(0, space))] |= part;
    words.remove_prefix(std::min(space + 1, words.size()));
  }
}

Table make_table(std::string_view Class::*words) {
  Table table;
  for (const Class& one : kClasses) add_words(table, one.*words, one.part);
  return table;
}

bool is_no_adverb(std::string_view form) {
  for (std::string_view word : {"early", "family", "daily", "weekly", "monthly", "elderly", "italy",
                                "july", "assembly", "friendly", "ally", "rally", "likely"}) {
    if (form == word) return true;
  }
  return false;
}

std::uint16_t part_in(const Table& table, std::string_view form) {
  const auto found = table.find(std::string(form));
  return found == table.end() ? std::uint16_t{0} : found->second;
}

std::uint16_t english_parts(std::string_view form) {
  static const Table english = make_table(&Class::english);
  if (const std::uint16_t parts = part_in(english, form); parts != 0) return parts;
  const bool adverb = form.size() > 4 && form.ends_with("ly") && !is_no_adverb(form);
  return adverb ? std::uint16_t{kLightPart} : std::uint16_t{0};
}

std::uint16_t spanish_parts(std::string_view form) {
  static const Table spanish = make_table(&Class::spanish);
  if (const std::uint16_t parts = part_in(spanish, form); parts != 0) return parts;
  const bool adverb = form.size() > 6 && form.ends_with("mente");
  return adverb ? std::uint16_t{kLightPart} : std::uint16_t{0};
}

}  // namespace

std::uint16_t function_parts(std::string_view form, Language language, bool capital) {
  const Language spanish = language_of("es");
  std::uint16_t parts = language == spanish ? spanish_parts(form) : english_parts(form);
  if (parts == 0 && (!capital || language == other_language())) {
    parts = language == spanish ? english_parts(form) : spanish_parts(form);
  }
  return parts;
}

bool is_abbreviation(std::string_view form) {
  return form.size() < 6 &&
         kAbbreviations.find(' ' + std::string(form) + ' ') != std::string_view::npos;
}

}  // namespace cotejo
