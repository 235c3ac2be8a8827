// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/saying_words.h"

#include "core/text/normalizer.h"
#include "core/text/tokenizer.h"

namespace cotejo {
namespace {

bool is_saying(std::string_view raw, Language language, const Dictionary& dictionary) {
  const std::string form = surface_form(raw);
  constexpr auto kVerb = DictionarySection::Kind::kVerbOfSaying;
  for (Language row = 0; row < stemmed_languages().size(); ++row) {
    const bool asked = row == language || language == other_language();
    if (asked && dictionary.lists(kVerb, row, form)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::uint32_t> first_verb_of_saying(std::string_view text, Language language,
                                                  const Dictionary& dictionary) {
  std::optional<std::uint32_t> found;
  tokenize(text, [&](const Token& token) {
    if (found || token.alias || !is_saying(token.raw, language, dictionary)) return;
    found = token.position;
  });
  return found;
}

}  // namespace cotejo
