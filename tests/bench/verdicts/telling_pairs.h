// SPDX-License-Identifier: GPL-3.0-or-later
// Words that adversarial edits exchange, put in or drop. Kept apart from the lists that the alarms
// read, so that a gap in those shows.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/language.h"

namespace cotejo {

using WordPairs = std::vector<std::pair<std::string_view, std::string_view>>;
using Words = std::vector<std::string_view>;

/// All folded.
const Words& negations(Language language);
/// Of two words, in which a negation denies nothing: "not only".
const Words& set_phrases(Language language);
const Words& auxiliaries(Language language);
const Words& relative_pronouns(Language language);
/// Words of five letters and more that say little.
const Words& common_words(Language language);

const WordPairs& opposites(Language language);
const WordPairs& exceptions(Language language);
const WordPairs& number_words(Language language);
const WordPairs& sequence_words(Language language);
const WordPairs& dates(Language language);

bool is_one_of(std::string_view word, const Words& words);
/// The other word of the first pair that has it; empty: none has.
std::string other_of_pair(std::string_view word, const WordPairs& pairs);

}  // namespace cotejo
