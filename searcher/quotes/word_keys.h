// SPDX-License-Identifier: GPL-3.0-or-later
// When are a word of a quotation and a word of its source the same, but for how they are printed?
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// What a folded word is compared by: ñ as n, since whoever takes the accents off takes that one
/// too; without apostrophes; of an acronym the letters ("us." → "us").
std::string comparison_key(std::string_view folded);

/// The letters and digits of a printed text, as they are compared, and the signs that make another
/// number of a number (% $ €): punctuation, spacing, case and accents are gone.
std::string letters_of(std::string_view text);

}  // namespace cotejo
