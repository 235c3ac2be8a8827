// SPDX-License-Identifier: GPL-3.0-or-later
// A temporary folder and the files that tests of the readers need, plain and packed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace cotejo {

/// A folder of its own, removed with everything in it.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// A path below it.
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  /// Writes the file as it is; returns its path.
  std::string write_file(const std::string& name, std::string_view content) const;
  /// Writes the file as one gzip member.
  std::string write_gzip(const std::string& name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

/// `content` as one gzip member.
std::string gzip_member(std::string_view content);
std::string read_file(const std::filesystem::path& path);

}  // namespace cotejo
