// SPDX-License-Identifier: GPL-3.0-or-later
// The lists that an archivist edits: translations, synonyms, stop words, and the words that change
// what a quotation says. docs/word-lists.md is their manual.
#pragma once

#include <filesystem>
#include <map>
#include <string_view>

#include "core/dictionary/dictionary_file.h"
#include "core/dictionary/dictionary_keys.h"

namespace cotejo {

/// Behind class and sense of a telling word that counts with a capital only.
inline constexpr std::string_view kTellingInCapitals = "capital";

/// Reads translations/*.tsv, synonyms.CODE.txt, telling-words.CODE.txt and the lists of forms
/// (stop-words.CODE.txt, verbs-of-saying.CODE.txt, …) of a folder into sections of their kinds,
/// translations and synonyms as kList and kListStem.
/// Files that are not there are empty lists; other files are passed over. Throws Failure (usage)
/// with file and line: no folder, not UTF-8, a line of another form.
std::map<DictionarySection, DictionaryEntries> read_word_lists(const std::filesystem::path& folder,
                                                               DictionaryKeys& keys);

}  // namespace cotejo
