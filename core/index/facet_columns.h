// SPDX-License-Identifier: GPL-3.0-or-later
// One segment's facet values as columns, mapped from a file beside it: a document is counted by one
// array access, whatever number of values it has. Segments never change, so neither do their
// columns; docs/index-format.md has the layout.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/mapped_file.h"
#include "core/index/field_table.h"

namespace cotejo {

inline constexpr const char* kColumnsName = "facets.columns";

/// The rows of a column, a number each, of as few bytes as the greatest needs: fewer to bring into
/// the cache.
class ColumnRows {
 public:
  ColumnRows() = default;
  /// `width`: bytes of a row: 1, 2 or 4.
  ColumnRows(const char* rows, std::size_t size, std::size_t width)
      : rows_(rows), size_(size), width_(width) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::uint32_t operator[](std::size_t row) const {
    std::uint32_t number = 0;
    visit([&](const auto* rows) { number = rows[row]; });
    return number;
  }

  /// Calls `visit` with a pointer to the first of size() numbers of their width: for loops over
  /// many.
  template <typename Visit>
  void visit(const Visit& visit) const {
    switch (width_) {
      case 1:
        return visit(reinterpret_cast<const std::uint8_t*>(rows_));
      case 2:
        return visit(reinterpret_cast<const std::uint16_t*>(rows_));
      default:
        return visit(reinterpret_cast<const std::uint32_t*>(rows_));
    }
  }

 private:
  const char* rows_ = nullptr;
  std::size_t size_ = 0;
  std::size_t width_ = 4;
};

/// The values of a facet, each once, and the combinations of them that statements have. Counts add
/// up by number: a text is touched for those values alone that are shown.
class FacetCombinations {
 public:
  std::size_t size() const { return ends_.size(); }
  const std::deque<std::string>& values() const { return values_; }
  /// The values of one of size() combinations, as places in values(), in their order; one at least.
  std::span<const std::uint32_t> operator[](std::size_t combination) const {
    const std::size_t begin = combination == 0 ? 0 : ends_[combination - 1];
    return std::span(places_).subspan(begin, ends_[combination] - begin);
  }
  std::vector<std::string> texts(std::size_t combination) const;

 private:
  friend class CombinationReader;
  std::deque<std::string> values_;
  std::vector<std::uint32_t> places_;  // of all combinations
  std::vector<std::size_t> ends_;      // in places_, by combination
};

/// Writes the columns of a database of statements from its value slots.
void write_columns(const Xapian::Database& segment, const std::filesystem::path& file);

/// A file of columns, open for reading. Move-only.
class FacetColumns {
 public:
  /// Nothing if the file is missing or not whole.
  static std::optional<FacetColumns> open(const std::filesystem::path& file);
  /// Those that write_columns() would write, in memory: reads all of the slots.
  static FacetColumns of(const Xapian::Database& segment);

  /// By docid - 1: which combination of values the statement has.
  const ColumnRows& column(Facet facet) const;
  const FacetCombinations& combinations(Facet facet) const;

 private:
  FacetColumns() = default;
  bool read(std::string_view bytes);

  struct Column {
    ColumnRows rows;
    FacetCombinations combinations;
  };
  // What the rows lie in, one or the other.
  std::optional<MappedFile> file_;
  std::vector<char> made_;
  std::vector<Column> columns_;  // by Facet
};

/// The values that a statement whose slot holds `slot` is counted under; {""} if it has none.
std::vector<std::string> facet_values(Facet facet, std::string_view slot);

}  // namespace cotejo
