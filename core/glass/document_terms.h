// SPDX-License-Identifier: GPL-3.0-or-later
// What some documents of a glass database have, by its table of postings: databases of this program
// have no lists of each document's terms, which nothing but taking documents out would ask for
// (docs/decisions/0023-merging.md).
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/glass/mapped_table.h"

namespace cotejo {

struct DocumentTerms {
  struct Term {
    const std::string* text;
    std::uint32_t frequency;
  };
  std::uint32_t document = 0;
  std::vector<Term> terms;                                    ///< in the order of their bytes
  std::vector<std::pair<std::uint32_t, std::string>> values;  ///< by slot, ascending
  std::uint64_t length = 0;                                   ///< of all frequencies
};

/// Reads the whole table once, however few they are. Takes some six kilobytes of memory a
/// statement. Throws Failure if the table is damaged.
class TermsOfDocuments {
 public:
  /// `documents`: ascending, each once; those that the database has not come out empty.
  TermsOfDocuments(const MappedTable& postings, std::span<const std::uint32_t> documents);

  /// In the order in which they were asked for.
  const std::vector<DocumentTerms>& documents() const { return documents_; }

 private:
  std::deque<std::string> texts_;  // what `text` points to
  std::vector<DocumentTerms> documents_;
};

}  // namespace cotejo
