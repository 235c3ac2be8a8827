// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/position_packer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/glass/mapped_postings.h"
#include "core/glass/mapped_table.h"
#include "core/glass/packed.h"
#include "core/glass/packed_positions.h"
#include "core/glass/position_reader.h"
#include "core/glass/unpack.h"
#include "core/glass/version_file.h"
#include "indexer/glass/packed_lists.h"
#include "indexer/glass/packed_writer.h"
#include "indexer/glass/source_table.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

std::string place_of(std::string_view term, std::uint32_t document) {
  return fmt::format("'{}' in document {}", printable(term), document);
}

class PositionTable {
 public:
  explicit PositionTable(const MappedTable& table) : cursor_(table) { cursor_.find(""); }

  // To the next entry: of term(), or of another one.
  bool next() {
    if (!cursor_.next()) return false;
    const std::string_view key = cursor_.key();
    if (prefix_.empty() || !key.starts_with(prefix_)) take_term(key);
    Unpacker document(key.substr(prefix_.size()));
    document_ = static_cast<std::uint32_t>(document.sorted_uint());
    if (!document.good() || !document.at_end()) refuse();
    return true;
  }
  const std::string& term() const { return term_; }
  std::uint32_t document() const { return document_; }
  std::string_view positions() { return cursor_.tag(); }

 private:
  [[noreturn]] static void refuse() { throw Failure("a key of the table of positions is damaged"); }

  // Up to the first zero byte; one within the term has 0xff behind it.
  void take_term(std::string_view key) {
    term_.clear();
    std::size_t at = 0;
    while (true) {
      const std::size_t nul = key.find('\0', at);
      if (nul == key.npos) refuse();
      term_.append(key, at, nul - at);
      at = nul + 1;
      if (at == key.size() || key[at] != '\xff') break;
      term_ += '\0';
      ++at;
    }
    prefix_ = key.substr(0, at);
  }

  MappedTable::Cursor cursor_;
  std::string prefix_;  // of the keys of term_
  std::string term_;
  std::uint32_t document_ = 0;
};

// The file against the table: each entry of the table must be there.
std::optional<std::string> table_fault(const MappedTable& table, const fs::path& file) {
  const auto packed = PackedPositions::open(file);
  if (!packed) return std::nullopt;
  PositionTable entries(table);
  std::string term;
  std::optional<PackedPositions::List> list;
  std::vector<std::uint32_t> there;
  std::vector<std::uint32_t> wanted;
  while (entries.next()) {
    if (!list || entries.term() != term) {
      term = entries.term();
      list.emplace(*packed, term);
    }
    there.clear();
    wanted.clear();
    list->read(entries.document(), there);
    if (!read_positions(entries.positions(), wanted) || there != wanted)
      return place_of(term, entries.document());
  }
  return std::nullopt;
}

// The first document of a list whose positions are none, or not in order; 0: no such document.
std::uint32_t unsound_document(const PackedLists& list) {
  std::uint32_t found = 0;
  std::vector<std::uint32_t> positions;
  list.for_each([&](std::uint32_t document, std::string_view bytes) {
    positions.clear();
    const bool is_sound = read_positions(bytes, positions) &&
                          std::adjacent_find(positions.begin(), positions.end(),
                                             std::greater_equal<>()) == positions.end();
    if (!is_sound && found == 0) found = document;
  });
  return found;
}

// The first document that has the term, and no positions in the list; 0: no such document.
std::uint32_t missing_document(const PackedLists& list, const MappedPostings& mapped) {
  const auto postings = mapped.read(list.term());
  auto wanted = postings.begin();
  std::uint32_t missing = 0;
  list.for_each([&](std::uint32_t document, std::string_view) {
    if (missing != 0 || wanted == postings.end()) return;
    if (wanted->document < document) missing = wanted->document;
    if (wanted->document == document) ++wanted;
  });
  return missing == 0 && wanted != postings.end() ? wanted->document : missing;
}

// The file against the posting lists.
std::optional<std::string> posting_fault(const fs::path& folder, const fs::path& file,
                                         HasPositions has_positions) {
  const auto mapped = MappedPostings::open(folder);
  if (!mapped) return std::nullopt;
  PackedLists lists(file);
  while (lists.next()) {
    std::uint32_t document = unsound_document(lists);
    if (document == 0 && has_positions(lists.term())) document = missing_document(lists, *mapped);
    if (document != 0) return place_of(lists.term(), document);
  }
  return std::nullopt;
}

}  // namespace

bool pack_positions(const fs::path& folder, const fs::path& file) {
  const auto table = open_source_table(folder, GlassTable::kPositions);
  if (!table) return false;
  PositionTable entries(*table);
  PackedWriter writer(file);
  std::string term;
  while (entries.next()) {
    if (entries.term() != term) {
      writer.finish_list(term);
      term = entries.term();
    }
    writer.add(entries.document(), entries.positions());
  }
  writer.finish_list(term);
  writer.finish();
  return true;
}

void write_position_table(const fs::path& folder, const fs::path& file) {
  TableWriter table(folder / table_file_name(GlassTable::kPositions));
  PackedLists lists(file);
  std::string key;
  while (lists.next()) {
    key.clear();
    pack_string_preserving_sort(key, lists.term());
    const std::size_t prefix = key.size();
    lists.for_each([&](std::uint32_t document, std::string_view positions) {
      key.resize(prefix);
      pack_uint_preserving_sort(key, document);
      table.add(key, positions);
    });
  }
  replace_root(folder, GlassTable::kPositions, table.finish());
}

std::optional<std::string> packed_positions_fault(const fs::path& folder, const fs::path& file,
                                                  HasPositions has_positions) {
  if (!fs::exists(file)) return std::nullopt;
  const auto table = open_source_table(folder, GlassTable::kPositions);
  return table ? table_fault(*table, file) : posting_fault(folder, file, has_positions);
}

}  // namespace cotejo
