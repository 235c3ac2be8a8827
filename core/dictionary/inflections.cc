// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/inflections.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace cotejo {
namespace {

using Ending = std::pair<std::string_view, std::string_view>;  // of a plural, of its singular

constexpr Ending kSpanishPlurals[] = {{"ces", "z"}, {"es", ""}, {"s", ""}};
constexpr Ending kEnglishPlurals[] = {{"ies", "y"}, {"es", ""}, {"s", ""}};

bool is_spanish(Language language) {
  return language == language_of("es");
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::vector<std::string> singulars(Language language, std::string_view word) {
  std::vector<std::string> found{std::string(word)};
  for (const auto& [plural, singular] : is_spanish(language) ? kSpanishPlurals : kEnglishPlurals) {
    if (!word.ends_with(plural) || word.size() <= plural.size()) continue;
    found.emplace_back(word.substr(0, word.size() - plural.size())).append(singular);
  }
  return found;
}

bool differ_in_number(Language language, std::string_view word, std::string_view other) {
  return contains(singulars(language, word), other) || contains(singulars(language, other), word);
}

bool differ_in_gender(Language language, std::string_view word, std::string_view other) {
  if (!is_spanish(language)) return differ_in_number(language, word, other);
  const auto without_gender = [&](std::string_view each) {
    std::vector<std::string> found = singulars(language, each);
    for (std::string& singular : found) {
      if (std::string_view("aoe").find(singular.back()) != std::string_view::npos) {
        singular.pop_back();
      }
    }
    return found;
  };
  const std::vector<std::string> others = without_gender(other);
  const std::vector<std::string> words = without_gender(word);
  return std::find_first_of(words.begin(), words.end(), others.begin(), others.end()) !=
         words.end();
}

bool is_participle(Language language, std::string_view word) {
  if (!is_spanish(language)) return false;
  constexpr std::string_view kEndings[] = {"ado", "ada", "ados", "adas",
                                           "ido", "ida", "idos", "idas"};
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
    return word.size() > ending.size() + 2 && word.ends_with(ending);
  });
}

}  // namespace cotejo
