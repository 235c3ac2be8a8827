// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/walk.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/formats/record_reader.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

// A device may never come to an end. A named pipe is read: what a shell gives for <(...) is one.
bool is_endless(const fs::file_status& status) {
  return fs::is_character_file(status) || fs::is_block_file(status) || fs::is_socket(status);
}

std::vector<std::string> files_below(const fs::path& folder, std::vector<Remark>& rejected) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied,
                                        error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (is_hidden(walk->path())) {
      walk.disable_recursion_pending();
      continue;
    }
    std::error_code ignored;
    if (walk->is_regular_file(ignored) && is_statement_file(walk->path().string())) {
      files.push_back(walk->path().string());
    }
  }
  if (error) {
    rejected.push_back(
        {folder.string(), 0, "", "unreadable", "cannot list this folder: " + error.message()});
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string absolute_path(const std::string& path) {
  if (path == "-") return path;
  std::string absolute = fs::absolute(path).lexically_normal().string();
  if (absolute.size() > 1 && absolute.back() == '/') absolute.pop_back();
  return absolute;
}

std::vector<std::string> find_files(const std::vector<std::string>& paths,
                                    std::vector<Remark>& rejected) {
  std::vector<std::string> files;
  std::set<std::string> seen;
  const auto add = [&](std::string file) {
    if (seen.insert(file).second) files.push_back(std::move(file));
  };
  for (const std::string& path : paths) {
    const std::string absolute = absolute_path(path);
    std::error_code error;
    if (path == "-") {
      add(path);
    } else if (fs::is_directory(absolute, error)) {
      for (std::string& file : files_below(absolute, rejected)) add(std::move(file));
    } else if (is_endless(fs::status(absolute, error))) {
      rejected.push_back({absolute, 0, "", "unreadable",
                          "this is a device or a socket, no file; '-' reads standard input"});
    } else if (fs::exists(absolute, error)) {
      add(absolute);
    } else {
      rejected.push_back({absolute, 0, "", "not-found", "there is no such file or folder"});
    }
  }
  return files;
}

void warn_of_folders_without_files(const std::vector<std::string>& paths,
                                   const std::vector<std::string>& files, Report& report) {
  for (const std::string& path : paths) {
    const std::string folder = absolute_path(path);
    std::error_code error;
    if (path == "-" || !fs::is_directory(folder, error)) continue;
    const std::string within = folder.ends_with('/') ? folder : folder + "/";
    const bool is_read = std::any_of(files.begin(), files.end(), [&](const std::string& file) {
      return file.starts_with(within);
    });
    const bool is_rejected =
        std::any_of(report.rejected.begin(), report.rejected.end(),
                    [&](const Remark& remark) { return remark.path == folder; });
    if (is_read || is_rejected) continue;
    report.warnings.push_back(
        {folder, 0, "", "no-files",
         "there are no statement files in it, so nothing of it was read; one whose name does not "
         "tell its format is read if it is given itself, with --format"});
  }
}

}  // namespace cotejo
