// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/nations.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/names/name_word_lists.h"  // made by CMake of corpus/words
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

// Words of the longest name: Democratic Peoples Republic of Korea.
constexpr std::size_t kLongestName = 5;

// Folded words; full stops and apostrophes are passed over, all else that is no letter parts them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : folded_name(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
    if (letter) words.back() += c;
    if (!letter && c != '.' && c != '\'' && !words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

using Nations = std::map<std::string, std::string, std::less<>>;  // folded name → code

const Nations& nations() {
  static const Nations kNations = [] {
    constexpr std::string_view kBar = " | ";
    Nations found;
    for (const ListedLine& line : kListedLines) {
      if (line.list != "nations") continue;
      std::string_view forms = line.forms;
      const std::string code(forms.substr(0, forms.find(kBar)));
      while (forms.find(kBar) != std::string_view::npos) {
        forms.remove_prefix(forms.find(kBar) + kBar.size());
        found.emplace(folded_name(forms.substr(0, forms.find(kBar))), code);
      }
    }
    return found;
  }();
  return kNations;
}

}  // namespace

std::vector<NationName> find_nations(std::span<const std::string> words) {
  std::vector<NationName> found;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    for (std::size_t length = std::min(kLongestName, words.size() - begin); length > 0; --length) {
      std::string name = words[begin];
      for (std::size_t i = 1; i < length; ++i) name += " " + words[begin + i];
      const auto nation = nations().find(name);
      if (nation == nations().end()) continue;
      end = begin + length;
      found.push_back({nation->second, begin, end});
      break;
    }
    begin = end;
  }
  return found;
}

std::set<std::string> nations_named(std::string_view text) {
  std::set<std::string> codes;
  for (const NationName& nation : find_nations(words_of(text))) codes.emplace(nation.code);
  return codes;
}

}  // namespace cotejo
