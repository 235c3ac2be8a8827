// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/cross_checks.h"

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

std::string where(const RecordPlace& place) {
  return fmt::format("'{}' ({}:{})", place.id, place.path, place.line);
}

}  // namespace

Findings CrossChecks::take(const Statement& statement, const RecordPlace& place) {
  Findings findings;
  ids_.emplace(statement.id, true);
  // Case, accents and spaces do not make another text.
  const std::string fingerprint = sha256_hex(folded_name(statement.text())).substr(0, 32);
  if (const auto [first, fresh] = texts_.try_emplace(fingerprint, place); !fresh) {
    findings.push_back({"same-text", fmt::format("has the very text of {}: is one of them a copy?",
                                                 where(first->second))});
  }
  if (!statement.url.empty()) {
    if (const auto [first, fresh] = urls_.try_emplace(statement.url, place); !fresh) {
      findings.push_back({"shared-url", fmt::format("has the url of {}: is it another revision?",
                                                    where(first->second))});
    }
  }
  if (!statement.translation_of.empty() && statement.translation_of != statement.id) {
    translations_.push_back({place, statement.translation_of});
  }
  return findings;
}

std::vector<CrossChecks::PlacedFinding> CrossChecks::finish() const {
  std::vector<PlacedFinding> findings;
  for (const Translation& translation : translations_) {
    if (ids_.contains(translation.original)) continue;
    findings.push_back({translation.place,
                        {"translation-missing",
                         fmt::format("translation_of '{}', which is not among these records: see "
                                     "that it is in the index, or written so",
                                     translation.original)}});
  }
  return findings;
}

}  // namespace cotejo
