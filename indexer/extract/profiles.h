// SPDX-License-Identifier: GPL-3.0-or-later
// Site profiles: where the pages and files of one site have their fields. docs/sources.md has every
// key.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date_format.h"

namespace cotejo {

/// What a profile says of one field; the first that gives something counts.
struct ProfileRule {
  std::string field;                   ///< "title", "date", "body", …
  std::vector<std::string> paths;      ///< XPath, on pages
  std::string name_pattern;            ///< regular expression over a file's name; its first group
  std::vector<std::string> constants;  ///< else always this
};

/// One file of rules.
struct Profile {
  std::string file;                      ///< as given, for messages
  std::string name;                      ///< what remarks call it
  std::vector<std::string> hosts;        ///< "www.state.gov"; subdomains are meant too
  std::vector<std::string> urls;         ///< beginnings of addresses
  std::vector<std::string> generators;   ///< beginnings of <meta name="generator">
  std::vector<std::string> files;        ///< regular expressions over a file's name
  std::vector<ProfileRule> rules;        ///< one a field
  std::vector<std::string> drop;         ///< XPath of what is not text
  std::vector<DateFormat> date_formats;  ///< tried in order

  /// nullptr: it says nothing of this field.
  const ProfileRule* rule(std::string_view field) const;
};

/// All profiles of a run, in the order given.
class Profiles {
 public:
  /// Reads one more TOML file. Throws Failure (usage) with file and line when it cannot be read,
  /// has an unknown key, a value of the wrong type, or an XPath, pattern or date format that is
  /// none.
  void load(const std::string& file);

  /// The first profile for a page of this address (empty: unknown), generator and file name (empty:
  /// unknown); nullptr: none.
  const Profile* find(std::string_view url, std::string_view generator,
                      const std::string& file_name) const;

 private:
  std::vector<Profile> profiles_;
};

}  // namespace cotejo
