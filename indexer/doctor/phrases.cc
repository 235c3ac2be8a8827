// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/phrases.h"

#include <algorithm>
#include <span>
#include <vector>

#include "core/text/normalizer.h"
#include "indexer/doctor/phrase_lists.h"  // made by CMake of corpus/doctor/*.txt

namespace cotejo {
namespace {

struct Phrase {
  std::string_view written;
  std::string folded;
};

std::vector<Phrase> fold_all(std::span<const std::string_view> phrases) {
  std::vector<Phrase> folded;
  for (const std::string_view phrase : phrases) folded.push_back({phrase, folded_name(phrase)});
  return folded;
}

}  // namespace

std::string_view boilerplate_in(std::string_view text) {
  static const std::vector<Phrase> kPhrases = fold_all(kBoilerplate);
  const std::string folded = folded_name(text);
  for (const Phrase& phrase : kPhrases) {
    if (folded.find(phrase.folded) != std::string::npos) return phrase.written;
  }
  return {};
}

std::string_view cut_phrase_at_end_of(std::string_view text) {
  static const std::vector<Phrase> kPhrases = fold_all(kCutText);
  constexpr std::size_t kEnough = 80;
  std::size_t from = text.size() - std::min(text.size(), kEnough);
  while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
  std::string folded = folded_name(text.substr(from));
  while (!folded.empty() && std::string_view(" .:>»…]").find(folded.back()) != std::string::npos) {
    folded.pop_back();
  }
  for (const Phrase& phrase : kPhrases) {
    if (!folded.ends_with(phrase.folded)) continue;
    const std::size_t before = folded.size() - phrase.folded.size();
    if (before == 0 || folded[before - 1] == ' ' || folded[before - 1] == '[') {
      return phrase.written;
    }
  }
  return {};
}

bool is_no_name(std::string_view name) {
  static const std::vector<Phrase> kPhrases = fold_all(kNoNames);
  const std::string folded = folded_name(name);
  return std::any_of(kPhrases.begin(), kPhrases.end(),
                     [&](const Phrase& phrase) { return phrase.folded == folded; });
}

}  // namespace cotejo
