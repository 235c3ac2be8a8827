// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd about several statements together: the same text twice, one address for two, a
// translation whose original is not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/statement/statement.h"
#include "indexer/doctor/finding.h"

namespace cotejo {

/// Where a record stands.
struct RecordPlace {
  std::string path;
  std::size_t line = 0;
  std::string id;
};

/// Takes the records of a run one after another. Keeps a few dozen bytes of each.
class CrossChecks {
 public:
  /// What is odd about it beside those before. Codes: same-text, shared-url.
  Findings take(const Statement& statement, const RecordPlace& place);

  struct PlacedFinding {
    RecordPlace place;
    Finding finding;
  };
  /// What shows at the end only. Code: translation-missing.
  std::vector<PlacedFinding> finish() const;

 private:
  std::unordered_map<std::string, RecordPlace> texts_;  // by fingerprint of the text
  std::unordered_map<std::string, RecordPlace> urls_;
  struct Translation {
    RecordPlace place;
    std::string original;
  };
  std::vector<Translation> translations_;
  std::unordered_map<std::string, bool> ids_;
};

}  // namespace cotejo
