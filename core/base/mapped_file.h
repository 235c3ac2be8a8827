// SPDX-License-Identifier: GPL-3.0-or-later
// A file mapped into memory, to be read only: opening costs nothing, and pages come as they are
// touched.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>

namespace cotejo {

/// Owns the mapping; it can be moved. The file must not be made shorter while it is mapped: what
/// writes one writes a new file and renames it.
class MappedFile {
 public:
  /// Nothing if the file is missing, empty, or cannot be mapped.
  static std::optional<MappedFile> open(const std::filesystem::path& file);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }
  /// All pages at once, for who is going to read them all: one by one, each few would be a fault of
  /// their own.
  void bring_in() const;

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}

  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace cotejo
