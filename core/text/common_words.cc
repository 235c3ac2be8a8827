// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/common_words.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "core/text/common_word_lists.h"  // made by CMake of common_words.CODE.txt

namespace cotejo {
namespace {

constexpr char kCommonPairPrefix = 'G';

}  // namespace

bool is_common_word(Language language, std::string_view folded) {
  static const std::vector<std::unordered_set<std::string_view>> kWords = [] {
    std::vector<std::unordered_set<std::string_view>> words(languages().size());
    for (const CommonWord& common : kCommonWords)
      words[language_of(common.code)].insert(common.word);
    return words;
  }();
  return kWords[language].contains(folded);
}

std::string common_pair_term(Language language, std::string_view first, std::string_view second) {
  std::string term{kCommonPairPrefix, languages()[language].tag};
  term += first;
  term += ' ';
  term += second;
  return term;
}

}  // namespace cotejo
