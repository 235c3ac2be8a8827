// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and entries are those of Xapian's backends/glass/glass_termlisttable.cc and glass_values.cc.
#include "indexer/glass/term_lists.h"

#include <map>
#include <string>
#include <string_view>

#include "core/glass/document_terms.h"
#include "core/glass/packed.h"
#include "core/glass/posting_entries.h"
#include "core/glass/unpack.h"
#include "core/glass/version_file.h"
#include "indexer/glass/source_table.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/term_list_bytes.h"
#include "indexer/glass/version_file.h"

namespace cotejo {
namespace {

std::string term_list(const DocumentTerms& document) {
  std::string bytes;
  TermListBytes list(bytes, document.length, document.terms.size());
  for (const DocumentTerms::Term& term : document.terms) list.add(*term.text, term.frequency);
  return bytes;
}

// Behind the number of a document in the keys of slots.
constexpr char kSlotsKeyEnd = '\0';

// Which slots a document has values in, each told by how many lie between it and the one before.
class UsedSlots {
 public:
  void add(std::uint32_t slot) {
    pack_uint(bytes_, slot - next_);
    next_ = slot + 1;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::uint32_t next_ = 0;
};

TableRoot write_value_slots(const MappedTable& postings, const std::filesystem::path& file) {
  std::map<std::uint32_t, UsedSlots> slots;
  PostingEntries entries(postings);
  // Values come before all postings.
  while (entries.next() && entries.kind() != PostingEntries::Kind::kPostings) {
    if (entries.kind() != PostingEntries::Kind::kValues) continue;
    entries.for_each_value(
        [&](std::uint32_t document, std::string_view) { slots[document].add(entries.slot()); });
  }
  TableWriter table(file);
  for (const auto& [document, used] : slots) {
    std::string key;
    pack_uint_preserving_sort(key, document);
    key += kSlotsKeyEnd;
    table.add(key, used.bytes());
  }
  return table.finish();
}

}  // namespace

TermLists term_lists_of(const std::filesystem::path& database) {
  const auto table = open_source_table(database, GlassTable::kTermLists);
  if (!table) return TermLists::kNone;
  MappedTable::Cursor first(*table);
  first.find("");
  if (!first.next()) return TermLists::kNone;
  Unpacker key(first.key());
  key.sorted_uint();
  return key.at_end() ? TermLists::kAll : TermLists::kValueSlots;
}

void lend_term_lists(const std::filesystem::path& database,
                     std::span<const std::uint32_t> documents) {
  const auto postings = open_source_table(database, GlassTable::kPostings);
  if (!postings) return;
  const TermsOfDocuments found(*postings, documents);
  const std::filesystem::path file = database / table_file_name(GlassTable::kTermLists);
  TableWriter table(file);
  for (const DocumentTerms& document : found.documents()) {
    std::string key;
    pack_uint_preserving_sort(key, document.document);
    table.add(key, document.terms.empty() ? std::string() : term_list(document));
    if (document.values.empty()) continue;
    UsedSlots slots;
    for (const auto& [slot, value] : document.values) slots.add(slot);
    table.add(key + kSlotsKeyEnd, slots.bytes());
  }
  replace_root(database, GlassTable::kTermLists, table.finish());
}

void keep_term_lists(const std::filesystem::path& database, bool value_slots) {
  const std::filesystem::path file = database / table_file_name(GlassTable::kTermLists);
  std::filesystem::remove(file);
  TableRoot root;
  if (value_slots) {
    const auto postings = open_source_table(database, GlassTable::kPostings);
    if (postings) root = write_value_slots(*postings, file);
  }
  replace_root(database, GlassTable::kTermLists, root);
}

}  // namespace cotejo
