// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/name_words.h"

#include <array>
#include <string>
#include <unordered_set>

#include "core/names/name_word_lists.h"  // made by CMake of corpus/words
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 8> kListNames{
    "offices",      "titles",        "title-words",  "name-particles",
    "press-labels", "answer-labels", "chair-labels", "never-labels"};

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using WordSet = std::unordered_set<std::string, Hash, std::equal_to<>>;
using WordSets = std::array<WordSet, kListNames.size()>;

void add_forms(std::string_view forms, WordSet& words) {
  constexpr std::string_view kBar = " | ";
  while (!forms.empty()) {
    const std::size_t bar = forms.find(kBar);
    words.insert(folded_name(forms.substr(0, bar)));
    forms = bar == std::string_view::npos ? "" : forms.substr(bar + kBar.size());
  }
}

const WordSet& word_set(NameWords list) {
  static const WordSets kSets = [] {
    WordSets sets;
    for (const ListedLine& line : kListedLines) {
      for (std::size_t i = 0; i < kListNames.size(); ++i) {
        if (line.list == kListNames[i]) add_forms(line.forms, sets[i]);
      }
    }
    return sets;
  }();
  return kSets[static_cast<std::size_t>(list)];
}

}  // namespace

bool is_listed(NameWords list, std::string_view folded) {
  return word_set(list).contains(folded);
}

bool is_office_word(std::string_view folded) {
  return is_listed(NameWords::kOffice, folded) || is_listed(NameWords::kTitle, folded);
}

bool is_title_word(std::string_view folded) {
  return is_office_word(folded) || is_listed(NameWords::kTitlePart, folded);
}

}  // namespace cotejo
