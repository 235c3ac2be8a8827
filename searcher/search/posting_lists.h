// SPDX-License-Identifier: GPL-3.0-or-later
// The posting lists of one database that a query asks for. Its parts ask for the same words again,
// to find, to count and to weigh: each list is read once.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/glass/mapped_postings.h"
#include "searcher/search/document_set.h"
#include "searcher/search/gallop.h"

namespace cotejo {

/// One word's documents, ascending; the frequency of each is its impact (core/index/impact.h).
using PostingList = UnfilledVector<Posting>;

/// Not for two threads at once.
class PostingLists {
 public:
  /// `mapped`: the database's files as memory, or nullptr; it must outlive this.
  explicit PostingLists(Xapian::Database database, const MappedPostings* mapped = nullptr)
      : database_(std::move(database)), mapped_(mapped), last_(database_.get_lastdocid()) {}

  const Xapian::Database& database() const { return database_; }

  /// How many documents have it.
  Xapian::doccount frequency(const std::string& term);

  /// The whole list. It stays where it is until the next is read, at least.
  const PostingList& read(const std::string& term);

  /// Of a list those `within`, at least: once it is read whole, all. As read() has it.
  const PostingList& read_among(const std::string& term, const DocumentSet& within);

  /// Is a list so long, beside `few` documents that are wanted of it, that these are looked up?
  bool is_long(const std::string& term, std::size_t few) {
    // Looking a posting up costs about as much as passing over so many.
    constexpr std::size_t kPostingsALookup = 16;
    return few * kPostingsALookup < frequency(term);
  }

  /// Calls `visit` with the document and the impact of each posting of a document of `within`,
  /// which are `few` (its size), in their order. Few documents are looked up in a long list; else
  /// it is read.
  template <typename Visit>
  void visit(const std::string& term, const DocumentSet& within, std::size_t few,
             const Visit& visit) {
    const Entry& entry = entry_of(term);
    const bool looks_up = is_long(term, few);
    if (looks_up && !entry.is_read) {
      look_up(term, within, visit);
      return;
    }
    const PostingList& list = entry.is_read ? entry.list : read(term);
    if (looks_up) {
      auto at = list.begin();
      within.for_each([&](Xapian::docid document) {
        at = first_from(at, list.end(),
                        [document](const Posting& each) { return each.document < document; });
        if (at != list.end() && at->document == document) visit(document, at->frequency);
      });
      return;
    }
    for (const Posting& posting : list) {
      if (within.contains(posting.document)) visit(posting.document, posting.frequency);
    }
  }

 private:
  struct Entry {
    Xapian::doccount frequency = 0;
    bool is_read = false;  // whole
    PostingList list;
    std::shared_ptr<const DocumentSet> among{};  // not read whole: those of which are in `list`
  };
  Entry& entry_of(const std::string& term);
  const PostingList& keep(Entry& entry, PostingList list);

  template <typename Visit>
  void look_up(const std::string& term, const DocumentSet& within, const Visit& visit) const {
    if (mapped_ != nullptr) {
      MappedPostings::Walk walk(*mapped_, term);
      for (Xapian::docid next = within.next_from(1); next != 0;) {
        const Xapian::docid found = walk.next_from(next);
        if (found == 0) return;
        if (found == next) visit(next, walk.frequency());
        next = within.next_from(std::max(found, next + 1));
      }
      return;
    }
    auto posting = database_.postlist_begin(term);
    const auto end = database_.postlist_end(term);
    for (Xapian::docid next = within.next_from(1); next != 0 && posting != end;) {
      posting.skip_to(next);
      if (posting == end) break;
      if (*posting == next) visit(next, posting.get_wdf());
      next = within.next_from(std::max(*posting, next + 1));
    }
  }

  Xapian::Database database_;
  const MappedPostings* mapped_;
  Xapian::docid last_;  // of the database
  std::unordered_map<std::string, Entry> entries_;
  std::shared_ptr<const DocumentSet> among_;  // what was read among last
  std::size_t kept_ = 0;                      // postings
  PostingList passing_;                       // one that is not kept
};

}  // namespace cotejo
