// SPDX-License-Identifier: GPL-3.0-or-later
// Authority files: TOML that an archivist writes. docs/authorities.md is their manual.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/names/authorities.h"

namespace cotejo {

/// Reads files, and folders as the *.toml below them in the order of their names. Throws Failure
/// (usage) with path and line: no such file, broken TOML, an unknown key, a wrong type or date, a
/// name that two entries have, an office that ends before it begins or is held twice at once, an
/// institution that no entry names.
Authorities read_authorities(const std::vector<std::string>& paths);

/// The authority files that come with the running program: ../share/cotejo/authorities beside its
/// folder; empty if they are not there.
std::filesystem::path shipped_authorities();

}  // namespace cotejo
