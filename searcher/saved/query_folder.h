// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of saved queries: one file NAME.toml each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "searcher/saved/saved_query.h"

namespace cotejo {

/// How errors name a file: with its folder, or without, where those who read it are not to know.
enum class ToldPath : std::uint8_t { kWhole, kName };

class QueryFolder {
 public:
  explicit QueryFolder(std::filesystem::path folder, ToldPath told = ToldPath::kWhole)
      : folder_(std::move(folder)), told_(told) {}

  /// The names in it, sorted, whatever is in the files; none if there is no folder. A file whose
  /// name is none for a query is among them: reading it says so.
  std::vector<std::string> names() const;
  /// Has it no file? Also where it cannot be read.
  bool empty() const;
  std::filesystem::path file_of(std::string_view name) const;
  bool has(std::string_view name) const;
  /// The file's text. Error if it cannot be read, or is larger than 1 MiB.
  Result<std::string> text_of(const std::string& name) const;
  /// The query. The Error's message begins with the file, and line and column where they are known.
  Result<SavedQuery> read(const std::string& name) const;
  /// Writes the file whole; makes the folder. Throws Failure.
  void write(const std::string& name, std::string_view text) const;
  /// Throws Failure if there is none of that name.
  void remove(const std::string& name) const;

 private:
  Error with_place(std::string_view name, Error error) const;

  std::filesystem::path folder_;
  ToldPath told_;
};

}  // namespace cotejo
