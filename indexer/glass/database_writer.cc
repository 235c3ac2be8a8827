// SPDX-License-Identifier: GPL-3.0-or-later
// The keys and tags of each table are those of Xapian's backends/glass (glass_postlist.cc,
// glass_values.cc, glass_docdata.h).
#include "indexer/glass/database_writer.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "core/glass/glass_format.h"
#include "core/glass/packed.h"
#include "core/glass/packed_positions.h"
#include "core/glass/version_file.h"
#include "indexer/glass/chunks.h"
#include "indexer/glass/packed_writer.h"
#include "indexer/glass/position_bytes.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// A term of a document. Lies twice in memory: document by document, then term by term.
struct Posting {
  std::uint32_t frequency;       // within the document
  std::uint32_t position_bytes;  // how many, of `positions`
  std::uint64_t positions;       // where they begin
};
struct TermPosting : Posting {
  std::uint32_t document;
};
struct DocumentPosting : Posting {
  std::uint32_t rank;
};

// The first eight bytes of a text, as a number that sorts as they do; zeros behind a shorter one.
std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < sizeof bytes; ++i) {
    bytes = bytes << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return bytes;
}

class DatabaseWriter {
 public:
  DatabaseWriter(BatchContents& contents, DocumentBatch::Frequency frequency,
                 const fs::path& folder)
      : contents_(contents),
        frequency_(frequency),
        folder_(folder),
        posting_table_(folder / table_file_name(GlassTable::kPostings)),
        data_table_(folder / table_file_name(GlassTable::kData)) {}

  void write() {
    fs::create_directories(folder_);
    rank_terms();
    std::size_t begin = 0;
    for (std::uint32_t i = 0; i < contents_.documents.size(); ++i) {
      const std::size_t end = contents_.documents[i].occurrences_end;
      read_document({contents_.occurrences.data() + begin, end - begin});
      write_document(i);
      begin = end;
    }
    sort_by_term();
    write_values();
    write_lengths();
    write_postings();
    const TableRoot postings = posting_table_.finish();
    const TableRoot data = data_table_.finish();
    write_version_file(folder_, {postings, data}, statistics_);
  }

 private:
  void rank_terms();
  void read_document(std::span<std::uint64_t> occurrences);
  void weigh(std::span<DocumentPosting> postings, std::uint64_t gains);
  void write_document(std::uint32_t index);
  void sort_by_term();
  void write_values();
  void write_lengths();
  void write_postings();
  std::string_view term(std::uint32_t rank) const { return *contents_.terms[order_[rank]]; }

  BatchContents& contents_;
  DocumentBatch::Frequency frequency_;
  fs::path folder_;
  TableWriter posting_table_;
  TableWriter data_table_;
  DatabaseStatistics statistics_;

  std::vector<std::uint32_t> order_;  // numbers of the terms, as they sort
  std::vector<std::uint32_t> ranks_;  // by number
  std::vector<DocumentPosting> postings_;
  std::vector<std::size_t> ends_;       // of each document's postings
  std::vector<std::uint64_t> lengths_;  // of documents, in words
  std::string positions_;               // of all postings, as they are stored
  std::vector<TermPosting> by_term_;
  std::vector<std::size_t> term_ends_;  // by rank
  std::vector<std::uint32_t> open_positions_;
  std::string key_;
  std::string tag_;
};

void DatabaseWriter::rank_terms() {
  // Terms lie anywhere in memory; most are told apart by their first bytes.
  struct Begun {
    std::uint64_t begin;
    std::uint32_t number;
  };
  std::vector<Begun> terms;
  terms.reserve(contents_.terms.size());
  for (std::uint32_t number = 0; number < contents_.terms.size(); ++number) {
    terms.push_back({first_bytes(*contents_.terms[number]), number});
  }
  std::sort(terms.begin(), terms.end(), [&](const Begun& a, const Begun& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    return *contents_.terms[a.number] < *contents_.terms[b.number];
  });
  order_.clear();
  for (const Begun& term : terms) order_.push_back(term.number);
  ranks_.resize(order_.size());
  for (std::uint32_t rank = 0; rank < order_.size(); ++rank) ranks_[order_[rank]] = rank;
}

void DatabaseWriter::read_document(std::span<std::uint64_t> occurrences) {
  for (std::uint64_t& packed : occurrences) {
    Occurrence occurrence = Occurrence::of(packed);
    occurrence.term = ranks_[occurrence.term];
    packed = occurrence.packed();
  }
  std::sort(occurrences.begin(), occurrences.end());
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < occurrences.size();) {
    DocumentPosting posting{};
    posting.rank = Occurrence::of(occurrences[i]).term;
    open_positions_.clear();
    for (; i < occurrences.size(); ++i) {
      const Occurrence occurrence = Occurrence::of(occurrences[i]);
      if (occurrence.term != posting.rank) break;
      posting.frequency += occurrence.gain;
      const bool again = !open_positions_.empty() && open_positions_.back() == occurrence.position;
      if (occurrence.position != 0 && !again) open_positions_.push_back(occurrence.position);
    }
    posting.positions = positions_.size();
    if (!open_positions_.empty()) append_positions(positions_, open_positions_);
    posting.position_bytes = static_cast<std::uint32_t>(positions_.size() - posting.positions);
    length += posting.frequency;
    postings_.push_back(posting);
  }
  weigh(std::span(postings_).subspan(ends_.empty() ? 0 : ends_.back()), length);
  ends_.push_back(postings_.size());
}

// `gains`: of all the document's terms, which are its `postings`.
void DatabaseWriter::weigh(std::span<DocumentPosting> postings, std::uint64_t gains) {
  std::uint64_t length = 0;
  for (DocumentPosting& posting : postings) {
    if (frequency_ != nullptr) posting.frequency = frequency_(posting.frequency, gains);
    length += posting.frequency;
    statistics_.add_frequency(posting.frequency);
  }
  lengths_.push_back(length);
  statistics_.add_document(static_cast<std::uint32_t>(lengths_.size()), length);
}

void DatabaseWriter::write_document(std::uint32_t index) {
  const BatchContents::Document& document = contents_.documents[index];
  const std::size_t data = index == 0 ? 0 : contents_.documents[index - 1].data_end;
  if (document.data_end == data) return;
  key_.clear();
  pack_uint_preserving_sort(key_, index + 1);
  data_table_.add(key_, std::string_view(contents_.data).substr(data, document.data_end - data),
                  document.is_deflated);
}

void DatabaseWriter::sort_by_term() {
  std::vector<std::size_t> begins(order_.size() + 1);
  for (const DocumentPosting& posting : postings_) ++begins[posting.rank + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  term_ends_.assign(begins.begin() + 1, begins.end());
  by_term_.resize(postings_.size());
  std::size_t at = 0;
  for (std::uint32_t document = 0; document < ends_.size(); ++document) {
    for (; at < ends_[document]; ++at) {
      by_term_[begins[postings_[at].rank]++] = {postings_[at], document + 1};
    }
  }
}

void DatabaseWriter::write_values() {
  for (const auto& [slot, values] : contents_.values) {
    const auto [least, greatest] = std::minmax_element(
        values.begin(), values.end(), [](const auto& a, const auto& b) { return a.text < b.text; });
    tag_.clear();
    pack_uint(tag_, values.size());
    pack_string(tag_, least->text);
    if (least->text != greatest->text) tag_ += greatest->text;
    key_.assign("\0\xd0", 2);
    pack_uint_last(key_, slot);
    posting_table_.add(key_, tag_);
  }
  for (const auto& [slot, values] : contents_.values) {
    ValueChunks chunks(posting_table_, slot);
    for (const BatchContents::Value& value : values) chunks.add(value.document, value.text);
    chunks.finish();
  }
}

void DatabaseWriter::write_lengths() {
  // The list of all documents, by the empty term; its counts are left out.
  PostingChunks chunks(posting_table_, {}, 0, 0);
  for (std::uint32_t i = 0; i < lengths_.size(); ++i) chunks.add(i + 1, lengths_[i]);
  chunks.finish();
}

void DatabaseWriter::write_postings() {
  PackedWriter packed(folder_ / kPackedPositionsName);
  std::size_t begin = 0;
  for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
    const std::span<const TermPosting> postings(by_term_.data() + begin, term_ends_[rank] - begin);
    begin = term_ends_[rank];
    if (postings.empty()) continue;
    std::uint64_t frequency = 0;
    for (const TermPosting& posting : postings) frequency += posting.frequency;
    PostingChunks chunks(posting_table_, term(rank), postings.size(), frequency);
    for (const TermPosting& posting : postings) {
      chunks.add(posting.document, posting.frequency);
      if (posting.position_bytes == 0) continue;
      packed.add(posting.document,
                 std::string_view(positions_).substr(posting.positions, posting.position_bytes));
    }
    chunks.finish();
    packed.finish_list(term(rank));
  }
  packed.finish();
}

}  // namespace

void write_database(BatchContents& contents, DocumentBatch::Frequency frequency,
                    const fs::path& folder) {
  DatabaseWriter(contents, frequency, folder).write();
}

}  // namespace cotejo
