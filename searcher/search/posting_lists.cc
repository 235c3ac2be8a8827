// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/posting_lists.h"

#include <utility>

namespace cotejo {
namespace {

// Of all lists together: some 16 MB. What a prefix stands for can be more than memory should hold.
constexpr std::size_t kMostKept = 2'000'000;

}  // namespace

PostingLists::Entry& PostingLists::entry_of(const std::string& term) {
  const auto [found, is_new] = entries_.try_emplace(term);
  if (is_new) {
    found->second.frequency =
        mapped_ != nullptr ? mapped_->frequency(term) : database_.get_termfreq(term);
  }
  return found->second;
}

Xapian::doccount PostingLists::frequency(const std::string& term) {
  return entry_of(term).frequency;
}

const PostingList& PostingLists::read(const std::string& term) {
  Entry& entry = entry_of(term);
  if (entry.is_read) return entry.list;
  PostingList list;
  if (mapped_ != nullptr) {
    list = mapped_->read(term);
  } else {
    list.reserve(entry.frequency);
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
      // Sets have no place for others.
      if (*posting > last_) throw Xapian::DatabaseCorruptError("a posting list has no end");
      list.push_back({*posting, posting.get_wdf()});
    }
  }
  if (kept_ + list.size() > kMostKept) return passing_ = std::move(list);
  entry.is_read = true;
  entry.among.reset();
  return keep(entry, std::move(list));
}

const PostingList& PostingLists::read_among(const std::string& term, const DocumentSet& within) {
  Entry& entry = entry_of(term);
  if (mapped_ == nullptr || entry.is_read) return read(term);
  if (entry.among != nullptr && entry.among->includes(within)) return entry.list;
  PostingList list = mapped_->read(term, within.bits());
  if (kept_ + list.size() > kMostKept) return passing_ = std::move(list);
  if (among_ == nullptr || *among_ != within) among_ = std::make_shared<DocumentSet>(within);
  entry.among = among_;
  return keep(entry, std::move(list));
}

const PostingList& PostingLists::keep(Entry& entry, PostingList list) {
  kept_ += list.size() - entry.list.size();
  return entry.list = std::move(list);
}

}  // namespace cotejo
