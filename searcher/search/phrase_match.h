// SPDX-License-Identifier: GPL-3.0-or-later
// Do words stand where a phrase wants them? Read off the mapped positions of one database.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/glass/mapped_postings.h"
#include "searcher/search/posting_lists.h"

namespace cotejo {

/// A phrase (OP_PHRASE): one of the terms of each slot, slot after slot, all of them within so many
/// positions; or the same in any order, at a place for each slot (OP_NEAR).
struct PhraseSlots {
  std::vector<std::vector<std::string>> terms;  ///< by slot
  std::uint32_t window = 0;
  bool in_order = true;

  /// Nothing if it is no phrase of words.
  static std::optional<PhraseSlots> of(const Xapian::Query& query);
};

/// Looks for a phrase in one document after another: what Xapian's PhrasePostList and NearPostList
/// find, but for what the latter misses in 1.4.22 where the words of several slots may be the same.
class PhraseReader {
 public:
  /// The database must outlive it; how rare a word is is asked of `lists`.
  PhraseReader(const MappedPostings& mapped, PostingLists& lists, PhraseSlots phrase);

  /// Has the document, which has a term of each slot, the phrase? Documents that ascend take the
  /// least time.
  bool has(Xapian::docid document);

 private:
  using Positions = std::vector<std::uint32_t>;
  bool has_in_a_row(Xapian::docid document);
  bool has_one_after_another(Xapian::docid document);
  bool has_near(Xapian::docid document);
  bool fits_from(std::uint32_t first) const;
  bool read_all(Xapian::docid document);
  void read(Xapian::docid document, std::size_t slot, Positions& positions);

  PhraseSlots phrase_;
  std::vector<std::vector<MappedPostings::Positions>> positions_;  // by slot, then by term
  std::vector<std::size_t> rarest_first_;                          // slots
  // Kept from document to document, for their memory.
  Positions begins_;
  Positions here_;
  std::vector<Positions> slots_;
};

}  // namespace cotejo
