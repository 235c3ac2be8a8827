// SPDX-License-Identifier: GPL-3.0-or-later
// What a look at the installation finds, one line each.
#pragma once

#include <string>
#include <vector>

namespace cotejo {

enum class FindingState {
  kGood,
  kOdd,     ///< it works, but not as well as it could, or not for long
  kBroken,  ///< something does not work
};

struct InstallationFinding {
  FindingState state;
  std::string name;  ///< stable, for scripts: "dictionary", "space", …
  std::string text;  ///< for people; of what is not good, with what to do
};

/// One line a finding, and one for all of them. Text from files is made printable.
std::string findings_text(const std::vector<InstallationFinding>& findings);
/// The same for programs; docs/json-output.md has the keys.
std::string findings_json(const std::vector<InstallationFinding>& findings);
bool any_broken(const std::vector<InstallationFinding>& findings);

}  // namespace cotejo
