// SPDX-License-Identifier: GPL-3.0-or-later
// Writes positions as core/glass/packed_positions.h reads them; the layout is told in the .cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cotejo {

/// Term by term, in the order of their bytes; of each, document by document, ascending. Holds the
/// entries of one term, and sixteen bytes a term. Throws Failure.
class PackedWriter {
 public:
  /// Makes the file anew; not synced.
  explicit PackedWriter(const std::filesystem::path& file);

  /// Of the list under way. `positions`: as a glass database keeps them (position_bytes.h).
  void add(std::uint32_t document, std::string_view positions);
  /// What was added since the last list is that of `term`; nothing is written if that is nothing.
  void finish_list(std::string_view term);
  /// Once, at the end.
  void finish();

 private:
  [[noreturn]] void fail() const;
  void write(std::string_view bytes);

  std::filesystem::path path_;
  std::ofstream out_;
  std::uint64_t size_ = 0;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> lists_;  // hash of the term, where it begins
  // Of the list under way.
  std::string heads_;
  std::string entries_;
  std::size_t documents_ = 0;
  std::uint32_t before_ = 0;
};

}  // namespace cotejo
