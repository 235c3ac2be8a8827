// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are whole after a power cut: the old content or the new one, never a part.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// Writes a file, over what was there; it is not forced to the disk. Throws Failure, which says
/// why.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Makes a folder, and those above it, that stay after a power cut. Throws Failure.
void make_folder(const std::filesystem::path& folder);

/// Replaces the file atomically, by way of PATH.new beside it, and forces file and folder to the
/// disk. One writer at a time. Throws Failure; the old file then stands.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

struct Replacement {
  std::filesystem::path path;
  std::string bytes;
};
/// The same of several files, each of its own: some may be replaced when it throws. It waits for
/// the disk once for all. No two may have one path.
void replace_files(const std::vector<Replacement>& files);

/// Forces a file or folder, or every file in a folder, to the disk. Throws Failure.
void sync_path(const std::filesystem::path& path);
void sync_folder_and_files(const std::filesystem::path& folder);

}  // namespace cotejo
