// SPDX-License-Identifier: GPL-3.0-or-later
// Is what the programs need on this machine, and does it work? Changes nothing.
#pragma once

#include <string>
#include <vector>

#include "core/program/settings.h"
#include "indexer/self_check/findings.h"

namespace cotejo {

/// Libraries, languages, dictionary, authority files, and cotejo-extract with a page in its
/// sandbox.
std::vector<InstallationFinding> check_programs();

/// The settings file and the files that it names. What it holds goes to `settings`, if it can be
/// read.
std::vector<InstallationFinding> check_settings(Settings& settings);

/// The index folder, and the space of its disk. `is_wanted`: one that is not there is a fault.
std::vector<InstallationFinding> check_index(const std::string& index, bool is_wanted);

/// The account and folder of the units of systemd; nothing where they are not installed. `prefix`:
/// where the programs are ("/usr").
std::vector<InstallationFinding> check_service(const std::string& prefix);

}  // namespace cotejo
