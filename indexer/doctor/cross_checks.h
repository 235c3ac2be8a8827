// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd about several statements together: the same text twice, or nearly, one address for
// two, a translation whose original is not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/statement/statement.h"
#include "indexer/doctor/finding.h"
#include "indexer/doctor/near_copies.h"

namespace cotejo {

/// Where a record stands.
struct RecordPlace {
  std::string path;
  std::size_t line = 0;
  std::string id;
};

/// Takes the records of a run one after another. Of each it keeps where it stands and some two
/// hundred bytes, never the text.
class CrossChecks {
 public:
  /// What is odd about it beside those before. Codes: same-text, shared-url.
  Findings take(const Statement& statement, const RecordPlace& place);

  struct PlacedFinding {
    RecordPlace place;
    Finding finding;
  };
  /// What shows at the end only. Codes: near-copy, translation-missing.
  std::vector<PlacedFinding> finish() const;

 private:
  std::vector<RecordPlace> places_;                     // of all records, in their order
  std::unordered_map<std::string, std::size_t> texts_;  // fingerprint of the text → of places_
  std::unordered_map<std::string, std::size_t> urls_;
  NearCopies near_;
  struct Translation {
    std::size_t record;
    std::string original;
  };
  std::vector<Translation> translations_;
  std::unordered_map<std::string, bool> ids_;
};

}  // namespace cotejo
