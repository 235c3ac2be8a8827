// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionary's file: sections of sorted keys and what each means, mapped from disk, so that a
// look-up touches a few pages. It is made on the user's machine when the programs are built.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "core/base/mapped_file.h"

namespace cotejo {

/// What a section's keys are, and what they stand for.
struct DictionarySection {
  enum class Kind : std::uint8_t {
    kForm,  ///< folded words as they stand in a text ("secretaries of state") → translations; none
            ///< where the translation is spelled alike
    kStem,      ///< stems of one word ("secretari") → translations, for forms that have no key
    kList,      ///< folded words of an editable list's entry → translations or synonyms
    kStop,      ///< folded stop words; they mean nothing
    kListStem,  ///< stems of the words of such entries, acronyms left out → the entries, as keys of
                ///< kList
    // What a word does in a text: surface forms, which mean nothing here either.
    kVerbOfSaying,  ///< said, stated, dijo
    kNounOfSaying,  ///< statement, comunicado
    kOffice,        ///< minister, spokesman, señora: what a person is called beside a name
    kInstitution,   ///< ministry, gobierno: what heads the name of a body
    kTelling,       ///< folded words whose change changes what is said → their class and sense
  };
  Kind kind;
  Language from;
  Language to;  ///< lists of forms: `from` again

  auto operator<=>(const DictionarySection&) const = default;
};

/// Key → meanings as a person writes them, best first.
using DictionaryEntries = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Writes the file beside itself and renames it. Throws Failure.
void write_dictionary(const std::map<DictionarySection, DictionaryEntries>& sections,
                      const std::filesystem::path& file);

/// Such a file, open for reading. A file that is missing or damaged reads as an empty one.
class DictionaryFile {
 public:
  explicit DictionaryFile(const std::filesystem::path& file);

  /// Was there a file of this format?
  bool is_open() const { return !sections_.empty(); }
  bool has(const DictionarySection& section, std::string_view key) const;
  /// The key's meanings; none if it has no entry.
  std::vector<std::string> find(const DictionarySection& section, std::string_view key) const;

 private:
  // Offsets into the file, of `count` 32-bit numbers: the keys' and the meanings' offsets.
  struct Place {
    std::size_t keys = 0;
    std::size_t meanings = 0;
    std::uint32_t count = 0;
  };
  bool read_header();
  const Place* place_of(const DictionarySection& section) const;
  std::uint32_t number_at(std::size_t offset) const;
  std::string_view text_at(std::size_t offset) const;
  std::uint32_t position_of(const Place& place, std::string_view key) const;

  std::optional<MappedFile> file_;
  std::map<DictionarySection, Place> sections_;
};

}  // namespace cotejo
