// SPDX-License-Identifier: GPL-3.0-or-later
// A file of packed positions read from front to back, term by term: what merging and verifying do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "core/glass/packed_positions.h"
#include "core/glass/unpack.h"

namespace cotejo {

/// Holds one term's list: mapped, all of the file would count as memory of the process. Throws
/// Failure if the file cannot be read or is damaged.
class PackedLists {
 public:
  explicit PackedLists(const std::filesystem::path& file);

  /// To the next term, in the order of their bytes.
  bool next();
  const std::string& term() const { return term_; }

  /// Calls `visit` with each document of the list, ascending, and the bytes of its positions
  /// (position_bytes.h).
  template <typename Visit>
  void for_each(const Visit& visit) const {
    Unpacker entries(entries_);
    Unpacker heads(heads_);
    std::uint64_t document = 0;
    for (std::uint64_t i = 0; i < documents_; ++i) {
      const bool begins_group = i % PackedPositions::kGroup == 0;
      const std::uint64_t before = document;
      if (begins_group) document = first_document(heads);
      const std::uint64_t head = entries.uint();
      document += head >> 1;
      std::string_view positions;
      if ((head & 1) == 0) {
        const std::string_view rest = entries.rest();
        entries.uint();
        positions = rest.substr(0, rest.size() - entries.rest().size());
      } else {
        positions = entries.text(entries.uint());
      }
      const bool is_sound = entries.good() && document > before && !positions.empty();
      if (!is_sound || document > UINT32_MAX) refuse();
      visit(static_cast<std::uint32_t>(document), positions);
    }
    if (!entries.at_end()) refuse();
  }

 private:
  std::uint64_t first_document(Unpacker& heads) const;
  std::uint64_t read_uint();
  void read_bytes(std::string& to, std::uint64_t size);
  [[noreturn]] void refuse() const;

  std::filesystem::path path_;
  std::ifstream in_;
  std::uint64_t left_ = 0;  // bytes of lists that have not been read
  std::string term_;
  std::uint64_t documents_ = 0;
  std::string heads_;
  std::string entries_;
};

}  // namespace cotejo
