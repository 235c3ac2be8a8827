// SPDX-License-Identifier: GPL-3.0-or-later
// Who says something in a sentence: verbs of saying and phrases such as “according to”, each with
// its subject, and the one that belongs to a quotation.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "searcher/article/noun_phrase.h"

namespace cotejo {

/// Words [first, last) of an article.
struct Sentence {
  std::size_t first = 0;
  std::size_t last = 0;
  bool begins_paragraph = false;
};

/// A verb or phrase of saying.
struct Saying {
  std::size_t cue = 0;                ///< its word
  std::optional<NounPhrase> subject;  ///< none: left out, as Spanish may
};

/// The sentences; one that a quotation ends is over where the next one begins with a capital.
std::vector<Sentence> sentences_of(const Words& words, std::string_view text);

/// All that is said in a sentence, in order.
std::vector<Saying> sayings_in(const Words& words, const Sentence& sentence);

/// The saying that the quotation at word `at` belongs to.
std::optional<Saying> saying_of(const Words& words, const Sentence& sentence, std::size_t at,
                                std::string_view text);

/// Somebody who stands beside the quotation as its speaker does, with a word that is no verb of
/// saying we know: “…”, espetó Ana Gil. Without a subject: it is not clear who.
std::optional<Saying> unknown_saying(const Words& words, const Sentence& sentence, std::size_t at,
                                     std::string_view text);

/// The first noun phrase of a sentence that is no adverbial.
std::optional<NounPhrase> subject_of_sentence(const Words& words, const Sentence& sentence);

}  // namespace cotejo
