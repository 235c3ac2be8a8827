// SPDX-License-Identifier: GPL-3.0-or-later
// How likely is it that one word was typed for another? The error model of a noisy channel.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// The cost of typing `typed` where `meant` was meant, in units of a substitution at random, which
/// costs 1: the lowest sum over all ways to make one of the other (optimal string alignment with
/// weights). Less than 1: letters exchanged, doubled or left single, a neighbouring key, and what
/// sounds alike in Spanish (b/v, c/s/z, g/j, h, ll/y). A wrong first letter costs extra. Weighting
/// errors by their kind follows Kernighan, Church and Gale, "A spelling correction program based on
/// a noisy channel model" (1990).
double typing_cost(std::u32string_view typed, std::u32string_view meant);

/// Do two small letters lie next to each other on a QWERTY keyboard with ñ?
bool neighbouring_keys(char32_t a, char32_t b);

}  // namespace cotejo
