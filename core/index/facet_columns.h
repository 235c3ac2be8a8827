// SPDX-License-Identifier: GPL-3.0-or-later
// One segment's facet values as columns, mapped from a file beside it: a document is counted by one
// array access, whatever number of values it has. Segments never change, so neither do their
// columns; docs/index-format.md has the layout.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/field_table.h"

namespace cotejo {

inline constexpr const char* kColumnsName = "facets.columns";

/// Writes the columns of a database of statements from its value slots.
void write_columns(const Xapian::Database& segment, const std::filesystem::path& file);

/// A file of columns, open for reading. Move-only.
class FacetColumns {
 public:
  /// Nothing if the file is missing or not whole: the caller counts through the value slots then.
  static std::optional<FacetColumns> open(const std::filesystem::path& file);

  FacetColumns(FacetColumns&& other) noexcept;
  FacetColumns& operator=(FacetColumns&& other) noexcept;
  FacetColumns(const FacetColumns&) = delete;
  FacetColumns& operator=(const FacetColumns&) = delete;
  ~FacetColumns();

  /// By docid - 1: which combination of values the statement has.
  std::span<const std::uint32_t> column(Facet facet) const;
  /// By combination: its values.
  const std::vector<std::vector<std::string>>& combinations(Facet facet) const;

 private:
  FacetColumns() = default;
  bool map(const std::filesystem::path& file);

  struct Column {
    std::span<const std::uint32_t> rows;
    std::vector<std::vector<std::string>> combinations;
  };
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::vector<Column> columns_;  // by Facet
};

/// The values that a statement whose slot holds `slot` is counted under; {""} if it has none.
std::vector<std::string> facet_values(Facet facet, std::string_view slot);

}  // namespace cotejo
