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
  const std::size_t record = places_.size();
  places_.push_back(place);
  ids_.emplace(statement.id, true);
  // Records of one id are revisions: what they have in common is no news.
  const auto another = [&](const auto& known, const std::string& key) -> const RecordPlace* {
    const auto found = known.find(key);
    if (found == known.end() || places_[found->second].id == place.id) return nullptr;
    return &places_[found->second];
  };
  // Case, accents and spaces do not make another text.
  const std::string fingerprint = sha256_hex(folded_name(statement.text())).substr(0, 32);
  if (const RecordPlace* first = another(texts_, fingerprint)) {
    findings.push_back({"same-text", fmt::format("has the very text of {}: is one of them a copy? "
                                                 "Leave one out, or search with --once",
                                                 where(*first))});
  } else {
    near_.take(statement, record);
  }
  texts_.try_emplace(fingerprint, record);
  if (!statement.url.empty()) {
    if (const RecordPlace* first = another(urls_, statement.url)) {
      findings.push_back(
          {"shared-url", fmt::format("has the url of {}: is it another revision?", where(*first))});
    }
    urls_.try_emplace(statement.url, record);
  }
  if (!statement.translation_of.empty() && statement.translation_of != statement.id) {
    translations_.push_back({record, statement.translation_of});
  }
  return findings;
}

std::vector<CrossChecks::PlacedFinding> CrossChecks::finish() const {
  std::vector<PlacedFinding> findings;
  for (const NearCopies::Pair& pair : near_.pairs()) {
    findings.push_back(
        {places_[pair.later],
         {"near-copy",
          fmt::format("has nearly the text of {}, {:.0f} % of it: --once counts both as one; if it "
                      "is the same statement, give both one id, or leave one out",
                      where(places_[pair.first]), 100 * pair.likeness)}});
  }
  for (const Translation& translation : translations_) {
    if (ids_.contains(translation.original)) continue;
    findings.push_back({places_[translation.record],
                        {"translation-missing",
                         fmt::format("translation_of '{}', which is not among these records: see "
                                     "that it is in the index, or written so",
                                     translation.original)}});
  }
  return findings;
}

}  // namespace cotejo
