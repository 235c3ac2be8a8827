// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/saying_words.h"

#include "core/text/normalizer.h"
#include "core/text/tokenizer.h"

namespace cotejo {

bool is_verb_of_saying(std::string_view form, const Dictionary& dictionary) {
  constexpr auto kVerb = DictionarySection::Kind::kVerbOfSaying;
  for (Language language = 0; language < stemmed_languages().size(); ++language) {
    if (dictionary.lists(kVerb, language, form)) return true;
  }
  return false;
}

std::optional<std::uint32_t> first_verb_of_saying(std::string_view text,
                                                  const Dictionary& dictionary) {
  std::optional<std::uint32_t> found;
  tokenize(text, [&](const Token& token) {
    if (found || token.alias || !is_verb_of_saying(surface_form(token.raw), dictionary)) return;
    found = token.position;
  });
  return found;
}

}  // namespace cotejo
