// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/ui_language.h"

#include <algorithm>
#include <cstddef>

#include "core/base/outer_spaces.h"

namespace cotejo {
namespace {

constexpr std::string_view kBlanks = " \t";

bool is_language(std::string_view range, std::string_view code) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return range.size() >= 2 && small(range[0]) == code[0] && small(range[1]) == code[1] &&
         (range.size() == 2 || range[2] == '-');
}

// Thousandths: "0.8" is 800. What is no quality is 1, as without one.
int quality(std::string_view parameter) {
  if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return 1000;
  int thousandths = 0;
  int weight = 1000;
  for (const char c : parameter.substr(2)) {
    if (c == '.') continue;
    if (c < '0' || c > '9' || weight == 0) break;
    thousandths += (c - '0') * weight;
    weight /= 10;
  }
  return std::min(thousandths, 1000);
}

}  // namespace

std::string_view ui_code(UiLanguage language) {
  return language == UiLanguage::kSpanish ? "es" : "en";
}

UiLanguage choose_ui_language(std::string_view chosen, std::string_view accept_language) {
  if (chosen == "es") return UiLanguage::kSpanish;
  if (chosen == "en") return UiLanguage::kEnglish;
  int best = 0;
  UiLanguage language = UiLanguage::kEnglish;
  while (!accept_language.empty()) {
    const std::size_t comma = std::min(accept_language.find(','), accept_language.size());
    const std::string_view entry = accept_language.substr(0, comma);
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
    const std::size_t semicolon = std::min(entry.find(';'), entry.size());
    const std::string_view range = trimmed(entry.substr(0, semicolon), kBlanks);
    const int liked =
        semicolon == entry.size() ? 1000 : quality(trimmed(entry.substr(semicolon + 1), kBlanks));
    if (liked <= best) continue;
    if (is_language(range, "es")) {
      best = liked;
      language = UiLanguage::kSpanish;
    } else if (is_language(range, "en")) {
      best = liked;
      language = UiLanguage::kEnglish;
    }
  }
  return language;
}

}  // namespace cotejo
