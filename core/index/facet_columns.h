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
#include <utility>
#include <vector>

#include "core/base/mapped_file.h"
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

  /// By docid - 1: which combination of values the statement has.
  std::span<const std::uint32_t> column(Facet facet) const;
  /// By combination: its values.
  const std::vector<std::vector<std::string>>& combinations(Facet facet) const;

 private:
  explicit FacetColumns(MappedFile file) : file_(std::move(file)) {}

  struct Column {
    std::span<const std::uint32_t> rows;
    std::vector<std::vector<std::string>> combinations;
  };
  MappedFile file_;
  std::vector<Column> columns_;  // by Facet
};

/// The values that a statement whose slot holds `slot` is counted under; {""} if it has none.
std::vector<std::string> facet_values(Facet facet, std::string_view slot);

}  // namespace cotejo
