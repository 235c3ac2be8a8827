// SPDX-License-Identifier: GPL-3.0-or-later
// Noun phrases beside a verb of saying: who speaks, as it is written.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/article/article_words.h"

namespace cotejo {

/// Words [first, last) of an article.
struct NounPhrase {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t head = 0;
  /// Words in apposition, behind a comma: the minister, [Ana Gil]; empty if first == last.
  std::size_t apposed_first = 0;
  std::size_t apposed_last = 0;
};

using Words = std::vector<ArticleWord>;

/// In, at, en …: what stands behind it is where something was said, and says nothing.
bool is_place_preposition(const ArticleWord& word);

/// The phrase that ends right before `end` and begins at `limit` or later.
std::optional<NounPhrase> phrase_before(const Words& words, std::size_t limit, std::size_t end);

/// The phrase that begins at `begin`, or behind what may stand between a verb and its subject: "on
/// Thursday", "en rueda de prensa".
std::optional<NounPhrase> phrase_from(const Words& words, std::size_t begin, std::size_t limit);

}  // namespace cotejo
