// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's own compaction leaves the chunks of a list as they were: of many small databases come
// many small chunks, each with its key. Here lists are cut anew.
#include "indexer/glass/posting_merger.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/glass/mapped_postings.h"
#include "core/glass/packed.h"
#include "core/glass/posting_entries.h"
#include "indexer/glass/chunks.h"
#include "indexer/glass/source_table.h"

namespace cotejo {
namespace {

using Kind = PostingEntries::Kind;

// A database's entries, with the numbers that documents get.
class Source {
 public:
  explicit Source(const DatabaseSource& from, MappedTable table)
      : from_(from), table_(std::move(table)), entries_(table_) {}

  bool next() { return entries_.next(); }
  const PostingEntries& entry() const { return entries_; }
  std::uint32_t number(std::uint32_t document) const { return merged_number(from_, document); }
  // Calls `visit` with each chunk of the list that it is at; false if nothing is behind that.
  template <typename Visit>
  bool for_each_chunk(const Visit& visit) {
    const std::string list = entries_.list();
    do {
      visit(entries_);
      if (!entries_.next()) return false;
    } while (entries_.list() == list);
    return true;
  }

 private:
  const DatabaseSource& from_;
  MappedTable table_;
  PostingEntries entries_;
};

class PostingMerger {
 public:
  PostingMerger(std::span<const DatabaseSource> sources, const std::filesystem::path& file)
      : table_(file) {
    for (const DatabaseSource& source : sources) {
      auto table = open_source_table(source.database, GlassTable::kPostings);
      if (table) sources_.push_back(std::make_unique<Source>(source, std::move(*table)));
    }
  }

  MergedPostings merge() {
    // The least list first; of one list the first source.
    const auto comes_later = [&](std::size_t a, std::size_t b) {
      return std::tie(sources_[a]->entry().list(), a) > std::tie(sources_[b]->entry().list(), b);
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(comes_later)> waiting(
        comes_later);
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (sources_[i]->next()) waiting.push(i);
    }
    while (!waiting.empty()) {
      const std::string list = sources_[waiting.top()]->entry().list();
      having_.clear();
      while (!waiting.empty() && sources_[waiting.top()]->entry().list() == list) {
        having_.push_back(waiting.top());
        waiting.pop();
      }
      merge_list();
      for (const std::size_t source : not_at_end_) waiting.push(source);
    }
    return {table_.finish(), statistics_};
  }

 private:
  void merge_list();
  template <typename Visit>
  void for_each_chunk(const Visit& visit);
  void copy_first();
  void merge_statistics();
  void merge_values();
  void merge_lengths();
  void merge_postings();

  std::vector<std::unique_ptr<Source>> sources_;
  TableWriter table_;
  DatabaseStatistics statistics_;
  std::vector<std::size_t> having_;      // sources that have the list
  std::vector<std::size_t> not_at_end_;  // of these, those that have more behind it
  std::vector<Posting> postings_;        // of a list
};

void PostingMerger::merge_list() {
  not_at_end_.clear();
  switch (sources_[having_.front()]->entry().kind()) {
    case Kind::kMetadata:
      return copy_first();
    case Kind::kValueStatistics:
      return merge_statistics();
    case Kind::kValues:
      return merge_values();
    case Kind::kLengths:
      return merge_lengths();
    case Kind::kPostings:
      return merge_postings();
  }
}

// `visit`: with each chunk of the list, source by source, and the source.
template <typename Visit>
void PostingMerger::for_each_chunk(const Visit& visit) {
  for (const std::size_t i : having_) {
    Source& source = *sources_[i];
    if (source.for_each_chunk([&](const PostingEntries& chunk) { visit(chunk, source); })) {
      not_at_end_.push_back(i);
    }
  }
}

// As Xapian does it.
void PostingMerger::copy_first() {
  table_.add(sources_[having_.front()]->entry().key(), sources_[having_.front()]->entry().tag());
  for_each_chunk([](const PostingEntries&, const Source&) {});
}

void PostingMerger::merge_statistics() {
  const std::string key(sources_[having_.front()]->entry().key());
  std::uint64_t count = 0;
  std::optional<std::pair<std::string, std::string>> bounds;
  for_each_chunk([&](const PostingEntries& entry, const Source&) {
    Unpacker bytes(entry.tag());
    count += bytes.uint();
    std::string least(bytes.text(bytes.uint()));
    if (!bytes.good()) throw Failure("what a database says of a value slot is damaged");
    std::string greatest = bytes.at_end() ? least : std::string(bytes.rest());
    if (!bounds) {
      bounds.emplace(std::move(least), std::move(greatest));
    } else {
      bounds->first = std::min(bounds->first, least);
      bounds->second = std::max(bounds->second, greatest);
    }
  });
  std::string tag;
  pack_uint(tag, count);
  pack_string(tag, bounds->first);
  if (bounds->first != bounds->second) tag += bounds->second;
  table_.add(key, tag);
}

void PostingMerger::merge_values() {
  ValueChunks chunks(table_, sources_[having_.front()]->entry().slot());
  std::uint32_t last = 0;
  for_each_chunk([&](const PostingEntries& chunk, const Source& source) {
    chunk.for_each_value([&](std::uint32_t document, std::string_view value) {
      const std::uint32_t number = source.number(document);
      if (number <= std::exchange(last, number)) {
        throw Failure(
            "documents of a value slot are out of order; cotejo-indexer verify tells "
            "what is damaged, docs/reliability.md what to do");
      }
      chunks.add(number, value);
    });
  });
  chunks.finish();
}

void PostingMerger::merge_lengths() {
  PostingChunks chunks(table_, {}, 0, 0);
  for_each_chunk([&](const PostingEntries& chunk, const Source& source) {
    chunk.for_each_posting([&](std::uint32_t document, std::uint64_t length) {
      chunks.add(source.number(document), length);
      statistics_.add_document(source.number(document), length);
    });
  });
  chunks.finish();
}

void PostingMerger::merge_postings() {
  const std::string term = sources_[having_.front()]->entry().term();
  postings_.clear();
  std::uint64_t documents = 0;
  std::uint64_t occurrences = 0;
  for_each_chunk([&](const PostingEntries& chunk, const Source& source) {
    if (chunk.begins_list()) documents += chunk.documents();
    chunk.for_each_posting([&](std::uint32_t document, std::uint64_t frequency) {
      postings_.push_back({source.number(document), static_cast<std::uint32_t>(frequency)});
      occurrences += frequency;
    });
  });
  if (documents != postings_.size()) {
    throw Failure(
        fmt::format("the posting list of '{}' is damaged; cotejo-indexer verify tells "
                    "what is, docs/reliability.md what to do",
                    printable(term)));
  }
  PostingChunks chunks(table_, term, documents, occurrences);
  for (const Posting& posting : postings_) {
    chunks.add(posting.document, posting.frequency);
    statistics_.add_frequency(posting.frequency);
  }
  chunks.finish();
}

}  // namespace

MergedPostings merge_postings(std::span<const DatabaseSource> sources,
                              const std::filesystem::path& file) {
  return PostingMerger(sources, file).merge();
}

}  // namespace cotejo
