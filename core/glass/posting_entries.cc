// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and entries hold is told in indexer/glass/chunks.cc, which writes them. Keys of terms
// come last: what is no term begins with a zero byte, behind which a term has 0xff.
#include "core/glass/posting_entries.h"

#include <utility>

#include "core/base/result.h"

namespace cotejo {
namespace {

constexpr char kMetadataKey = '\xc0';
constexpr char kStatisticsKey = '\xd0';
constexpr char kValuesKey = '\xd8';
constexpr char kLengthsKey = '\xe0';

// Where the term of a key ends that has a document behind it; npos: it is all of the key.
std::size_t term_end(std::string_view key) {
  for (std::size_t nul = key.find('\0'); nul != key.npos; nul = key.find('\0', nul + 2)) {
    if (nul + 1 == key.size() || key[nul + 1] != '\xff') return nul;
  }
  return key.npos;
}

}  // namespace

PostingEntries::PostingEntries(const MappedTable& table)
    : is_empty_(table.is_empty()), cursor_(table) {
  if (!is_empty_) cursor_.find("");
}

void PostingEntries::refuse() const {
  throw Failure(
      "the table of postings is damaged; cotejo-indexer verify tells what is, "
      "docs/reliability.md what to do");
}

bool PostingEntries::next() {
  if (is_empty_ || !cursor_.next()) return false;
  tag_ = cursor_.tag();
  const std::string_view key = cursor_.key();
  if (key[0] == '\0' && key.size() > 1 && key[1] != '\xff') {
    read_special();
  } else {
    read_postings();
  }
  return true;
}

void PostingEntries::read_special() {
  const std::string_view key = cursor_.key();
  Unpacker rest(key.substr(2));
  switch (key[1]) {
    case kMetadataKey:
      kind_ = Kind::kMetadata;
      return begin_list(key);
    case kStatisticsKey:
      kind_ = Kind::kValueStatistics;
      begin_list(key);
      slot_ = 0;
      for (std::size_t i = key.size(); i-- > 2;) {
        slot_ = slot_ << 8 | static_cast<unsigned char>(key[i]);
      }
      return;
    case kValuesKey:
      kind_ = Kind::kValues;
      slot_ = static_cast<std::uint32_t>(rest.uint());
      if (const auto list = key.substr(0, key.size() - rest.rest().size()); list != list_) {
        begin_list(list);
      }
      read_first_document(rest);
      last_ = first_;  // at least
      entries_ = tag_;
      return;
    case kLengthsKey: {
      kind_ = Kind::kLengths;
      Unpacker bytes(tag_);
      if (key.size() == 2) {
        begin_list(key);
        bytes.uint();  // documents and occurrences, which are not counted here
        bytes.uint();
        first_ = static_cast<std::uint32_t>(bytes.uint() + 1);
      } else {
        read_first_document(rest);
      }
      return read_chunk(bytes);
    }
    default:
      refuse();
  }
}

void PostingEntries::read_postings() {
  kind_ = Kind::kPostings;
  const std::string_view key = cursor_.key();
  Unpacker bytes(tag_);
  if (const std::size_t end = term_end(key); end != key.npos) {
    begins_list_ = false;
    if (list_ != key.substr(0, end)) refuse();
    read_first_document(Unpacker(key.substr(end + 1)));
  } else {
    begins_list_ = true;
    begin_list(key);
    documents_ = bytes.uint();
    bytes.uint();  // occurrences
    first_ = static_cast<std::uint32_t>(bytes.uint() + 1);
  }
  read_chunk(bytes);
}

void PostingEntries::begin_list(std::string_view list) {
  if (list <= list_) refuse();
  list_ = list;
  last_ = 0;
}

void PostingEntries::read_first_document(Unpacker key) {
  const std::uint64_t first = key.sorted_uint();
  if (!key.good() || !key.at_end() || first <= last_ || first > UINT32_MAX) refuse();
  first_ = static_cast<std::uint32_t>(first);
}

void PostingEntries::read_chunk(Unpacker bytes) {
  bytes.text(1);  // is it the last one?
  const std::uint64_t last = std::uint64_t{first_} + bytes.uint();
  if (!bytes.good() || first_ == 0 || last > UINT32_MAX) refuse();
  last_ = static_cast<std::uint32_t>(last);
  entries_ = bytes.rest();
}

std::string PostingEntries::term() const {
  std::string term;
  std::string_view rest = list_;
  for (std::size_t nul = rest.find('\0'); nul != rest.npos; nul = rest.find('\0')) {
    term += rest.substr(0, nul + 1);
    rest.remove_prefix(nul + 2);  // and 0xff
  }
  return term += rest;
}

}  // namespace cotejo
