// SPDX-License-Identifier: GPL-3.0-or-later
// Do words stand where a phrase wants them? Read off the mapped positions of one database.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "core/glass/mapped_postings.h"
#include "searcher/search/document_set.h"
#include "searcher/search/posting_lists.h"

namespace cotejo {

/// A phrase (OP_PHRASE): one of the terms of each slot, slot after slot, all of them within so many
/// positions.
struct PhraseSlots {
  std::vector<std::vector<std::string>> terms;  ///< by slot
  std::uint32_t window = 0;

  /// Nothing if it is no phrase of words, or one of so many that looking each up does not pay:
  /// those of a prefix.
  static std::optional<PhraseSlots> of(const Xapian::Query& query);
};

/// Those of `documents`, which have a term of each slot, that have the phrase: what Xapian's
/// PhrasePostList finds.
DocumentSet documents_with_phrase(const MappedPostings& mapped, PostingLists& lists,
                                  const PhraseSlots& phrase, const DocumentSet& documents);

}  // namespace cotejo
