// SPDX-License-Identifier: GPL-3.0-or-later
// Layout, all numbers little-endian, of 32 bits but those of rows: magic (8 bytes), rows, facets;
// then for each facet of the facet table: combinations, bytes of their texts, the rows'
// combinations (of 1, 2 or 4 bytes each), padding to 4 bytes, the texts' lengths (combinations × 4
// bytes), the texts (slot contents), padding to 4 bytes. Before December 2026 all rows had 4 bytes.
#include "core/index/facet_columns.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "core/base/durable_file.h"
#include "core/index/terms.h"

namespace cotejo {
namespace {

static_assert(std::endian::native == std::endian::little, "the columns are mapped as they lie");

constexpr std::string_view kMagic = "COTEJOF2";
constexpr std::string_view kWideMagic = "COTEJOF1";  // every row of 4 bytes

// Bytes of a number that is less than `combinations`.
std::size_t width_of(std::size_t combinations) {
  return combinations <= 0x100 ? 1 : combinations <= 0x10000 ? 2 : 4;
}

// Reads numbers and spans off the mapped bytes; goes bad, and stays so, past their end.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}
  bool good() const { return good_; }

  std::span<const std::uint32_t> numbers(std::size_t count) {
    const std::string_view bytes = take(count * sizeof(std::uint32_t));
    if (!good_) return {};
    return {reinterpret_cast<const std::uint32_t*>(bytes.data()), count};
  }
  std::uint32_t number() {
    const auto one = numbers(1);
    return good_ ? one[0] : 0;
  }
  std::string_view take(std::size_t bytes) {
    if (!good_ || bytes > bytes_.size() - at_) {
      good_ = false;
      return {};
    }
    at_ += bytes;
    return bytes_.substr(at_ - bytes, bytes);
  }
  void align() { take((4 - at_ % 4) % 4); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

void append_number(std::string& out, std::size_t value) {
  const auto narrow = static_cast<std::uint32_t>(value);
  out.append(reinterpret_cast<const char*>(&narrow), sizeof narrow);
}

Slot slot_of(Facet facet) {
  return *field_row(facet_row(facet).field).slot;
}

// Year and month hold less than the date's slot: combine what counts alike.
std::string combination_text(Facet facet, const std::string& slot) {
  if (facet == Facet::kYear) return slot.substr(0, 4);
  if (facet == Facet::kMonth) return slot.size() >= 6 ? slot.substr(0, 6) : std::string();
  return slot;
}

void append_column(const Xapian::Database& segment, Facet facet, std::size_t rows,
                   std::string& out) {
  std::vector<std::uint32_t> column(rows, 0);
  std::vector<std::string> texts{""};
  std::unordered_map<std::string, std::uint32_t> ordinals{{"", 0}};
  const Slot slot = slot_of(facet);
  const auto end = segment.valuestream_end(slot);
  for (auto value = segment.valuestream_begin(slot); value != end; ++value) {
    std::string text = combination_text(facet, *value);
    const auto [entry, fresh] = ordinals.emplace(text, static_cast<std::uint32_t>(texts.size()));
    if (fresh) texts.push_back(std::move(text));
    column[value.get_docid() - 1] = entry->second;
  }
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  const std::size_t width = width_of(texts.size());
  append_number(out, texts.size());
  append_number(out, bytes);
  for (const std::uint32_t row : column) out.append(reinterpret_cast<const char*>(&row), width);
  out.append((4 - out.size() % 4) % 4, '\0');
  for (const std::string& text : texts) append_number(out, text.size());
  for (const std::string& text : texts) out += text;
  out.append((4 - out.size() % 4) % 4, '\0');
}

std::string columns_bytes(const Xapian::Database& segment) {
  const std::size_t rows = segment.get_lastdocid();
  std::string out(kMagic);
  append_number(out, rows);
  append_number(out, facet_table().size());
  for (const FacetRow& row : facet_table()) append_column(segment, row.facet, rows, out);
  return out;
}

// Counting uses rows as subscripts, unchecked. A loop that compilers turn into wide maxima of the
// rows' own width: each start of the program pays for it.
bool all_below(const ColumnRows& rows, std::uint32_t combinations) {
  std::uint32_t most = 0;
  rows.visit([&](const auto* row) {
    std::remove_cvref_t<decltype(*row)> highest = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) highest = std::max(highest, row[i]);
    most = highest;
  });
  return rows.empty() || most < combinations;
}

}  // namespace

// Puts combinations together from their values.
class CombinationReader {
 public:
  explicit CombinationReader(FacetCombinations& into) : into_(into) {}

  void add(std::vector<std::string> values) {
    for (std::string& value : values) {
      const auto known = places_.find(value);
      into_.places_.push_back(known != places_.end() ? known->second : place(std::move(value)));
    }
    into_.ends_.push_back(into_.places_.size());
  }

 private:
  std::uint32_t place(std::string value) {
    const auto next = static_cast<std::uint32_t>(into_.values_.size());
    places_.emplace(into_.values_.emplace_back(std::move(value)), next);
    return next;
  }

  FacetCombinations& into_;
  std::unordered_map<std::string_view, std::uint32_t> places_;  // of texts that stay where they are
};

std::vector<std::string> FacetCombinations::texts(std::size_t combination) const {
  std::vector<std::string> texts;
  for (const std::uint32_t place : (*this)[combination]) texts.push_back(values_[place]);
  return texts;
}

std::vector<std::string> facet_values(Facet facet, std::string_view slot) {
  std::vector<std::string> values;
  if (facet == Facet::kYear) {
    values.emplace_back(slot.substr(0, 4));
  } else if (facet == Facet::kMonth) {
    if (slot.size() >= 6) {
      values.push_back(std::string(slot.substr(0, 4)) + "-" + std::string(slot.substr(4, 2)));
    }
  } else {
    values = split_values(slot);
  }
  if (values.empty()) values.emplace_back();
  return values;
}

void write_columns(const Xapian::Database& segment, const std::filesystem::path& file) {
  write_file(file, columns_bytes(segment));
}

std::optional<FacetColumns> FacetColumns::open(const std::filesystem::path& file) {
  FacetColumns columns;
  columns.file_ = MappedFile::open(file);
  if (!columns.file_) return std::nullopt;
  columns.file_->bring_in();
  if (!columns.read(columns.file_->bytes())) return std::nullopt;
  return columns;
}

FacetColumns FacetColumns::of(const Xapian::Database& segment) {
  const std::string bytes = columns_bytes(segment);
  FacetColumns columns;
  columns.made_.assign(bytes.begin(), bytes.end());
  columns.read({columns.made_.data(), columns.made_.size()});
  return columns;
}

// False: they are not whole.
bool FacetColumns::read(std::string_view bytes) {
  Cursor cursor(bytes);
  const std::string_view magic = cursor.take(kMagic.size());
  if (magic != kMagic && magic != kWideMagic) return false;
  const std::size_t rows = cursor.number();
  if (cursor.number() != facet_table().size()) return false;
  for (const FacetRow& row : facet_table()) {
    Column column;
    const std::uint32_t combinations = cursor.number();
    cursor.number();  // bytes of the texts: for other readers
    const std::size_t width = magic == kMagic ? width_of(combinations) : 4;
    column.rows = ColumnRows(cursor.take(rows * width).data(), rows, width);
    cursor.align();
    CombinationReader reader(column.combinations);
    for (const std::uint32_t length : cursor.numbers(combinations)) {
      reader.add(facet_values(row.facet, cursor.take(length)));
    }
    cursor.align();
    if (!cursor.good() || !all_below(column.rows, combinations)) return false;
    columns_.push_back(std::move(column));
  }
  return true;
}

const ColumnRows& FacetColumns::column(Facet facet) const {
  return columns_[static_cast<std::size_t>(facet)].rows;
}

const FacetCombinations& FacetColumns::combinations(Facet facet) const {
  return columns_[static_cast<std::size_t>(facet)].combinations;
}

}  // namespace cotejo
