// SPDX-License-Identifier: GPL-3.0-or-later
// The three spellings of a word: as it is (surface), without accents (folded: what terms are made
// of), and without anything a typist leaves out (skeleton: what a query is looked up by).
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// Longest word, in bytes; longer ones are cut there, on both sides alike. Xapian refuses terms of
/// more than 245 bytes only when the whole batch is written.
inline constexpr std::size_t kMaxWordBytes = 64;

/// Unicode NFKC, lower case, apostrophes as ', ignorable characters dropped: "POLICÍA" → "policía",
/// also when its accents are combining characters. Never has a space.
std::string surface_form(std::string_view raw);

/// A surface form without accents, ñ kept: "policía" → "policia", "año" → "año", "straße" →
/// "strasse". Idempotent.
std::string folded_form(std::string_view surface);

/// A surface or folded form as a hurried person types it: ñ as n, and no apostrophe before three
/// letters or more (o'connor, but not we'll).
std::string skeleton_form(std::string_view form);

/// Is the first character (of valid UTF-8) a capital letter?
bool begins_capital(std::string_view text);

/// A whole name, folded for comparison: as surface_form() and folded_form() without their length
/// limit, white space squeezed to single spaces: " US Département  of State" → "us departement of
/// state".
std::string folded_name(std::string_view name);

}  // namespace cotejo
