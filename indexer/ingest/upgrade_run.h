// SPDX-License-Identifier: GPL-3.0-or-later
// upgrade: an index of an earlier schema, built anew from the records that it has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/names/authorities.h"

namespace cotejo {

struct UpgradeOptions {
  std::string index;
  std::size_t jobs = 0;  ///< threads; 0: as many as there are processors
  /// What names are read by, unless the index remembers others.
  Authorities authorities;
};

struct UpgradeReport {
  int from_schema = 0;
  std::uint64_t statements = 0;
  std::string revision;
  bool had_learned = false;  ///< word pairs, which are to be learned again
};

/// Builds the new index in INDEX.upgrade, and then puts it in the place of the old one by one
/// renaming: until then the old one is searched on, and it stays if anything fails. Nothing happens
/// if the index has this program's schema. Throws Failure.
UpgradeReport run_upgrade(const UpgradeOptions& options);

}  // namespace cotejo
