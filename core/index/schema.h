// SPDX-License-Identifier: GPL-3.0-or-later
// The index format's version and the metadata keys of its catalog. docs/index-format.md tells the
// whole format.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cotejo {

/// How an index has the positions of its words.
enum class PositionStore {
  kPacked,         ///< core/glass/packed_positions.h
  kPackedAndTable  ///< and once more in Xapian's table: what servers, which run Xapian's matcher,
                   ///< ask
};

/// Schemas are numbered anew when an older program could misread what a newer one writes, or could
/// not work with it. History: 1 the first; 2 pairs of common words; 3 superseded revisions;
/// 4 frequencies by the length of the statement; 5 positions are packed, and Xapian has no table of
/// them, nor of documents' terms; 6 is 5 for servers: with Xapian's table of positions, and of the
/// value slots that documents use.
inline constexpr int kSchemaVersion = 5;
inline constexpr int kServedSchemaVersion = 6;
/// With both of Xapian's tables, whole.
inline constexpr int kEarlierServedSchemaVersion = 4;

/// What is written.
constexpr int schema_of(PositionStore positions) {
  return positions == PositionStore::kPacked ? kSchemaVersion : kServedSchemaVersion;
}
/// What is read; nothing: it is not.
constexpr std::optional<PositionStore> positions_of_schema(int schema) {
  switch (schema) {
    case kSchemaVersion:
      return PositionStore::kPacked;
    case kServedSchemaVersion:
    case kEarlierServedSchemaVersion:
      return PositionStore::kPackedAndTable;
    default:
      return std::nullopt;
  }
}

/// Positions that lie between a title and the text, between two turns, between two names of a
/// field: no phrase reaches over them.
inline constexpr std::uint32_t kPositionGap = 100;
/// Position of a text's first word.
inline constexpr std::uint32_t kFirstPosition = 1;

/// Metadata keys of the catalog database.
inline constexpr std::string_view kSchemaKey = "schema";
inline constexpr std::string_view kIndexIdKey = "index-id";   ///< 8 hex digits, random, for life
inline constexpr std::string_view kRevisionKey = "revision";  ///< counts the publishes
inline constexpr std::string_view kLastRunKey = "last-run";   ///< JSON: when, command, counts
inline constexpr std::string_view kSupersededKey = "superseded";  ///< how many revisions are
inline constexpr std::string_view kLearnedKey = "learned";        ///< JSON: when, from what, pairs
inline constexpr std::string_view kFamilyKeyPrefix = "family:";   ///< + tag + stem → words
inline constexpr std::string_view kAuthoritiesKey = "authorities";   ///< table of canonical names
inline constexpr std::string_view kSpellingKeyPrefix = "spelling:";  ///< + tag + skeleton → words
inline constexpr std::string_view kPairKeyPrefix = "pair:";  ///< + tag + word → tagged words

}  // namespace cotejo
