// SPDX-License-Identifier: GPL-3.0-or-later
// Site profiles: where the pages and files of one site have their fields. docs/sources.md has every
// key.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// A rule that a profile gives for one field: where it stands, or what it always is.
struct ProfileRule {
  std::string field;               ///< "title", "date", "body", …
  std::vector<std::string> paths;  ///< XPath, the first that gives something counts
  std::string constant;            ///< else this; empty: none
  std::size_t line = 0;            ///< of the profile's file
};

/// One file of rules.
struct Profile {
  std::string file;                       ///< as given, for messages
  std::string name;                       ///< what remarks call it
  std::vector<std::string> hosts;         ///< "www.state.gov"; with its subdomains
  std::vector<std::string> url_prefixes;  ///< "https://www.state.gov/releases/"
  std::vector<std::string> generators;    ///< beginning of <meta name="generator">
  std::vector<std::string> file_names;    ///< regular expressions over a file's name
  std::vector<ProfileRule> rules;
  std::vector<std::string> drop;          ///< XPath of what is not text
  std::vector<std::string> date_formats;  ///< "%d/%m/%Y"; tried in order
};

/// All profiles of a run, in the order given.
class Profiles {
 public:
  /// Reads one more TOML file. Throws Failure (usage) with file and line when it cannot be read,
  /// has an unknown key, a value of the wrong type or an XPath that is none.
  void load(const std::string& file);

  /// The first profile for a page of this address (empty: unknown) and generator; nullptr: none.
  const Profile* for_page(std::string_view url, std::string_view generator) const;
  /// The first profile whose file_names match the name of a file; nullptr: none.
  const Profile* for_file(const std::string& name) const;

 private:
  std::vector<Profile> profiles_;
};

}  // namespace cotejo
