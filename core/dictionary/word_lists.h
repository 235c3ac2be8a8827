// SPDX-License-Identifier: GPL-3.0-or-later
// The lists that an archivist edits: translations, synonyms, stop words. docs/word-lists.md is
// their manual.
#pragma once

#include <filesystem>
#include <map>

#include "core/dictionary/dictionary_file.h"
#include "core/dictionary/dictionary_keys.h"

namespace cotejo {

/// Reads translations/*.tsv, synonyms.CODE.txt and stop-words.CODE.txt of a folder into sections
/// of the kinds kList, kListStem and kStop. Files that are not there are empty lists; other files
/// are passed over. Throws Failure (usage) with file and line: no folder, not UTF-8, a line of
/// another form.
std::map<DictionarySection, DictionaryEntries> read_word_lists(const std::filesystem::path& folder,
                                                               DictionaryKeys& keys);

}  // namespace cotejo
