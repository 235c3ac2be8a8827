// SPDX-License-Identifier: GPL-3.0-or-later
// One of the databases that an index is open as.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/glass/mapped_data.h"
#include "core/glass/mapped_postings.h"
#include "core/index/facet_columns.h"
#include "core/index/lone_statements.h"

namespace cotejo {

/// One database of statements.
struct Shard {
  Xapian::Database database;
  std::string location;  ///< folder of the segment, or "tcp://HOST:PORT"
  bool remote = false;
  std::optional<FacetColumns> columns;   ///< local shards, all of them
  std::optional<LoneStatements> lone{};  ///< local shards; none if the file is missing
  /// Local shards: their files as memory, which is the faster way to ask for postings, and for
  /// packed positions the only one; none if they cannot be mapped, and Xapian has all of it.
  std::optional<MappedPostings> mapped{};
  std::optional<MappedData> mapped_data{};  ///< as `mapped`

  /// How many documents have the term.
  std::uint64_t frequency(const std::string& term) const;
  bool has_term(const std::string& term) const;
  /// A document's data.
  std::string data_of(Xapian::docid document) const;
};

/// The positions of a term in the documents of a shard, which must outlive it.
class TermPositions {
 public:
  TermPositions(const Shard& shard, std::string term);
  /// Those in the document, ascending. Documents that ascend take the least time.
  std::vector<std::uint32_t> of(Xapian::docid document);

 private:
  const Shard& shard_;
  std::string term_;
  std::optional<MappedPostings::Positions> mapped_;
};

}  // namespace cotejo
