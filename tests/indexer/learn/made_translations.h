// SPDX-License-Identifier: GPL-3.0-or-later
// Linked statements made of a small vocabulary, so that what must be learned of them is known.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

namespace cotejo {

/// Sentence number `i` in Spanish and in English, of 12 subjects, 7 verbs, 11 objects, in plural
/// now and then, a year, and a name.
std::pair<std::string, std::string> made_sentence(std::size_t i);

/// JSON Lines of `count` statements and their translations ("es-0" of "en-0", …), each of
/// `sentences` sentences, two a paragraph.
std::string made_records(std::size_t count, std::size_t sentences);

}  // namespace cotejo
