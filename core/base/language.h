// SPDX-License-Identifier: GPL-3.0-or-later
// The table of languages whose words are stemmed. A further Snowball language is one more row.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace cotejo {

/// One row: everything the product knows about a language.
struct LanguageRow {
  std::string_view code;         ///< ISO 639-1, as records carry it
  std::string_view name;         ///< English name
  std::string_view native_name;  ///< its own name, as a person may type it
  std::string_view snowball;  ///< libstemmer's name of the algorithm; empty: words are not stemmed
  std::string_view accents;  ///< plain letter, accented letter, …: what hurried typists leave out
  char tag;                  ///< first byte of its word terms in the index; never change one
};

/// Index into the table; the last row stands for every language that has no stemmer here.
using Language = std::size_t;

/// All rows, the one for other languages last.
std::span<const LanguageRow> languages();
/// The stemmed rows.
std::span<const LanguageRow> stemmed_languages();
/// The row for languages without a stemmer.
Language other_language();

/// "es", "en" → its row; another well-formed code ("fr", "pt-BR") → other_language().
Language language_of(std::string_view code);
/// Code or name in any case ("Spanish", "español", "ES") → code; nothing when it names none.
std::optional<std::string_view> language_code_of_name(std::string_view name);
/// Is it a plausible language code (two or three letters, an optional region)?
bool is_language_code(std::string_view code);

}  // namespace cotejo
