// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/manifest.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <string_view>

#include "core/base/durable_file.h"
#include "core/base/result.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// The first line, a comment to Xapian, carries what a stub file has no place for.
constexpr std::string_view kHeading = "# Cotejo index, revision ";
constexpr std::string_view kDatabaseWord = "auto ";
// To Xapian a comment too: who opens the folder as one database sees the statements as they are
// now.
constexpr std::string_view kHistoryWord = "# history ";

std::string database_lines(const Manifest& manifest) {
  std::string lines = fmt::format("{}{}\n", kDatabaseWord, manifest.catalog);
  for (const std::string& segment : manifest.segments) {
    lines += fmt::format("{}{}\n", kDatabaseWord, segment);
  }
  return lines;
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
    if (line.starts_with(kHistoryWord))
      manifest.history.push_back(line.substr(kHistoryWord.size()));
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
  std::string stub = text + database_lines(manifest);
  for (const std::string& segment : manifest.history) {
    text += fmt::format("{}{}\n", kHistoryWord, segment);
    stub += fmt::format("{}{}\n", kDatabaseWord, segment);
  }
  replace_file(index / kManifestName, text + database_lines(manifest));
  replace_file(index / kHistoryStubName, stub);
}

}  // namespace cotejo
