// SPDX-License-Identifier: GPL-3.0-or-later
// What the ingest doctor finds.
#pragma once

#include <string>
#include <vector>

namespace cotejo {

/// One oddity of a statement: a stable code and a sentence that says what to do.
/// docs/doctor.md lists the codes.
struct Finding {
  std::string code;
  std::string message;

  bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

}  // namespace cotejo
