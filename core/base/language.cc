// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"

#include <array>
#include <cctype>
#include <string>

namespace cotejo {
namespace {

// The tags are written into every index: append rows, never reuse a letter.
constexpr std::array<LanguageRow, 3> kLanguages{{
    {"es", "spanish", "español", "spanish", "aáeéiíoóuúnñ", 's'},
    {"en", "english", "inglés", "english", "", 'e'},
    {"", "other", "otra", "", "", 'o'},
}};

// Of ASCII and of Latin-1's letters in UTF-8 (Ñ, É): all that the table's names are made of.
std::string lower_latin(std::string_view text) {
  std::string lower(text);
  bool behind_c3 = false;
  for (char& c : lower) {
    const auto byte = static_cast<unsigned char>(c);
    if (behind_c3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97) {
      c = static_cast<char>(byte + 0x20);
    } else if (byte < 0x80) {
      c = static_cast<char>(std::tolower(byte));
    }
    behind_c3 = byte == 0xC3;
  }
  return lower;
}

}  // namespace

std::span<const LanguageRow> languages() {
  return kLanguages;
}

std::span<const LanguageRow> stemmed_languages() {
  return std::span(kLanguages).first(kLanguages.size() - 1);
}

Language other_language() {
  return kLanguages.size() - 1;
}

Language language_of(std::string_view code) {
  const std::string primary = lower_latin(code.substr(0, code.find_first_of("-_")));
  for (Language row = 0; row < other_language(); ++row) {
    if (kLanguages[row].code == primary) return row;
  }
  return other_language();
}

std::optional<std::string_view> language_code_of_name(std::string_view name) {
  const std::string lower = lower_latin(name);
  for (const LanguageRow& row : stemmed_languages()) {
    if (lower == row.code || lower == row.name || lower == row.native_name) return row.code;
  }
  // The names that the table's columns do not hold: typed without accents, or in the other
  // language.
  if (lower == "espanol" || lower == "castellano") return "es";
  if (lower == "ingles") return "en";
  return std::nullopt;
}

bool is_language_code(std::string_view code) {
  const std::string_view primary = code.substr(0, code.find('-'));
  if (primary.size() < 2 || primary.size() > 3 || code.size() > 35) return false;
  for (char c : primary) {
    if (std::isalpha(static_cast<unsigned char>(c)) == 0) return false;
  }
  for (char c : code.substr(primary.size())) {
    if (c != '-' && std::isalnum(static_cast<unsigned char>(c)) == 0) return false;
  }
  return code.back() != '-';
}

}  // namespace cotejo
