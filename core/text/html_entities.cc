// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html_entities.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};

constexpr std::array<Entity, 47> kEntities{
    {{"amp", "&"},       {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
     {"nbsp", "\u00A0"}, {"ldquo", "“"},  {"rdquo", "”"},  {"bdquo", "„"},  {"lsquo", "‘"},
     {"rsquo", "’"},     {"sbquo", "‚"},  {"laquo", "«"},  {"raquo", "»"},  {"lsaquo", "‹"},
     {"rsaquo", "›"},    {"mdash", "—"},  {"ndash", "–"},  {"hellip", "…"}, {"iexcl", "¡"},
     {"iquest", "¿"},    {"aacute", "á"}, {"eacute", "é"}, {"iacute", "í"}, {"oacute", "ó"},
     {"uacute", "ú"},    {"ntilde", "ñ"}, {"uuml", "ü"},   {"Aacute", "Á"}, {"Eacute", "É"},
     {"Iacute", "Í"},    {"Oacute", "Ó"}, {"Uacute", "Ú"}, {"Ntilde", "Ñ"}, {"Uuml", "Ü"},
     {"ccedil", "ç"},    {"Ccedil", "Ç"}, {"ordm", "º"},   {"ordf", "ª"},   {"deg", "°"},
     {"euro", "€"},      {"middot", "·"}, {"copy", "©"},   {"reg", "®"},    {"shy", ""},
     {"agrave", "à"},    {"egrave", "è"}}};

// Code point of "#8220" or "#x201C"; 0: none.
char32_t number_of(std::string_view name) {
  name.remove_prefix(1);
  const bool hex = name.starts_with("x") || name.starts_with("X");
  if (hex) name.remove_prefix(1);
  char32_t value = 0;
  for (const char c : name) {
    const char32_t base = hex ? 16 : 10;
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const int digit = small >= '0' && small <= '9'   ? small - '0'
                      : small >= 'a' && small <= 'f' ? small - 'a' + 10
                                                     : 99;
    if (digit >= static_cast<int>(base)) return 0;
    value = value * base + static_cast<char32_t>(digit);
    if (value > 0x10FFFF) return 0;
  }
  // Windows code points, as browsers read them: &#147; is “.
  constexpr std::array<std::pair<char32_t, char32_t>, 6> kWindows{
      {{145, U'‘'}, {146, U'’'}, {147, U'“'}, {148, U'”'}, {150, U'–'}, {151, U'—'}}};
  for (const auto& [number, meant] : kWindows) {
    if (value == number) return meant;
  }
  return value;
}

}  // namespace

void append_decoded(std::string& out, std::string_view text) {
  constexpr std::size_t kLongest = 10;
  while (true) {
    const std::size_t mark = text.find('&');
    out += text.substr(0, mark);
    if (mark == std::string_view::npos) return;
    text.remove_prefix(mark);
    const std::size_t end = text.substr(0, kLongest).find(';');
    const std::string_view name =
        end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
    const auto entity = std::find_if(kEntities.begin(), kEntities.end(),
                                     [&](const Entity& one) { return one.name == name; });
    const char32_t number = name.size() > 1 && name[0] == '#' ? number_of(name) : 0;
    if (name.empty() || (entity == kEntities.end() && number == 0)) {
      out.push_back('&');
      text.remove_prefix(1);
      continue;
    }
    // Control characters would end paragraphs, or reach a terminal.
    if (number >= U' ' && number != 0x7F) append_utf8(out, number);
    if (number != 0 && number < U' ') out.push_back(' ');
    if (number == 0) out += entity->text;
    text.remove_prefix(end + 1);
  }
}

}  // namespace cotejo
