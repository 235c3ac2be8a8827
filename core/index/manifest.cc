// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/manifest.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <string_view>

#include "core/base/result.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// The first line, a comment to Xapian, carries what a stub file has no place for.
constexpr std::string_view kHeading = "# Cotejo index, revision ";
constexpr std::string_view kDatabaseWord = "auto ";

[[noreturn]] void fail(const fs::path& path, std::string_view what) {
  throw Failure(fmt::format("cannot {} '{}': {}", what, path.string(), std::strerror(errno)));
}

}  // namespace

bool has_manifest(const fs::path& index) {
  std::error_code ignored;
  return fs::is_regular_file(index / kManifestName, ignored);
}

Manifest read_manifest(const fs::path& index) {
  std::ifstream file(index / kManifestName);
  if (!file) {
    if (fs::exists(index / "iamglass") || fs::exists(index / "iamchert")) {
      throw Failure(
          fmt::format("'{}' is a Xapian database, but not a Cotejo index; give another folder",
                      index.string()));
    }
    throw Failure(
        fmt::format("there is no index in '{}'; make one with: cotejo-indexer add --index {} PATH…",
                    index.string(), index.string()));
  }
  Manifest manifest;
  std::string line;
  std::getline(file, line);
  const auto damaged = [&] {
    return Failure(fmt::format("'{}' is damaged: restore it from a backup, or index anew",
                               (index / kManifestName).string()));
  };
  if (!line.starts_with(kHeading)) throw damaged();
  const char* end = line.data() + line.size();
  const auto parsed = std::from_chars(line.data() + kHeading.size(), end, manifest.revision);
  if (parsed.ec != std::errc{} || parsed.ptr != end) throw damaged();
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    if (!line.starts_with(kDatabaseWord)) throw damaged();
    std::string name = line.substr(kDatabaseWord.size());
    if (manifest.catalog.empty()) {
      manifest.catalog = std::move(name);
    } else {
      manifest.segments.push_back(std::move(name));
    }
  }
  if (manifest.catalog.empty()) throw damaged();
  return manifest;
}

void write_manifest(const fs::path& index, const Manifest& manifest) {
  std::string text = fmt::format("{}{}\n", kHeading, manifest.revision);
  text += "# A Xapian stub file, replaced as a whole by cotejo-indexer; do not edit.\n";
  text += fmt::format("{}{}\n", kDatabaseWord, manifest.catalog);
  for (const std::string& segment : manifest.segments) {
    text += fmt::format("{}{}\n", kDatabaseWord, segment);
  }
  const fs::path path = index / kManifestName;
  const fs::path fresh = index / (std::string(kManifestName) + ".new");
  {
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) fail(fresh, "write");
  }
  sync_path(fresh);
  if (::rename(fresh.c_str(), path.c_str()) != 0) fail(path, "replace");
  sync_path(index);
}

void sync_path(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(path, "open");
  const int result = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  errno = error;
  if (result != 0 && error != EINVAL) fail(path, "write to disk");
}

void sync_folder_and_files(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) sync_path(entry.path());
  sync_path(folder);
}

}  // namespace cotejo
