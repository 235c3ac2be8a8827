// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/manifest.h"

#include <fmt/format.h>

#include <charconv>
#include <sstream>
#include <string_view>
#include <system_error>

#include "core/base/durable_file.h"
#include "core/base/file_bytes.h"
#include "core/base/result.h"
#include "core/base/sha256.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// The first line, a comment to Xapian, carries what a stub file has no place for.
constexpr std::string_view kHeading = "# Cotejo index, revision ";
constexpr std::string_view kDatabaseWord = "auto ";
// To Xapian a comment too: who opens the folder as one database sees the statements as they are
// now.
constexpr std::string_view kHistoryWord = "# history ";
constexpr std::string_view kChecksumWord = "# sha256 ";

std::string database_lines(const Manifest& manifest) {
  std::string lines = fmt::format("{}{}\n", kDatabaseWord, manifest.catalog);
  for (const std::string& segment : manifest.segments) {
    lines += fmt::format("{}{}\n", kDatabaseWord, segment);
  }
  return lines;
}

std::string heading(const Manifest& manifest) {
  return fmt::format("{}{}\n", kHeading, manifest.revision) +
         "# A Xapian stub file, replaced as a whole by cotejo-indexer; do not edit.\n";
}

std::string manifest_text(const Manifest& manifest) {
  std::string text = heading(manifest);
  for (const std::string& segment : manifest.history) {
    text += fmt::format("{}{}\n", kHistoryWord, segment);
  }
  return text + database_lines(manifest);
}

std::string history_text(const Manifest& manifest) {
  std::string text = heading(manifest) + database_lines(manifest);
  for (const std::string& segment : manifest.history) {
    text += fmt::format("{}{}\n", kDatabaseWord, segment);
  }
  return text;
}

std::string sealed(const std::string& text) {
  return text + std::string(kChecksumWord) + sha256_hex(text) + "\n";
}

// As it is now, or as earlier versions wrote it.
bool is_written(const std::string& bytes, const std::string& text) {
  return bytes == sealed(text) || bytes == text;
}

// Names are joined to paths, and what stands there may be removed: none leads out of its folder.
bool is_database_name(std::string_view name) {
  const std::string parent = std::string(kSegmentsFolder) + "/";
  if (!name.starts_with(parent)) return false;
  name.remove_prefix(parent.size());
  return !name.empty() && name.front() != '.' && name.find('/') == std::string_view::npos;
}

// True also of those that have no checksum.
bool fits_checksum(const std::string& bytes) {
  const std::size_t at = bytes.rfind(kChecksumWord);
  return at == std::string::npos || bytes == sealed(bytes.substr(0, at));
}

std::string manifest_bytes(const fs::path& index) {
  try {
    return file_bytes(index / kManifestName);
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::no_such_file_or_directory &&
        error.code() != std::errc::not_a_directory) {
      throw Failure(error.what());
    }
  }
  std::error_code ignored;
  if (fs::exists(index / "iamglass", ignored) || fs::exists(index / "iamchert", ignored)) {
    throw Failure(fmt::format(
        "'{}' is a Xapian database, but not a Cotejo index; give another folder", index.string()));
  }
  throw Failure(
      fmt::format("there is no index in '{}'; make one with: cotejo-indexer add --index {} PATH…",
                  index.string(), index.string()));
}

// Empty: there is none.
std::string history_bytes(const fs::path& index) {
  std::error_code ignored;
  const fs::path file = index / kHistoryStubName;
  return fs::exists(file, ignored) ? file_bytes(file) : "";
}

Manifest parse_manifest(const std::string& bytes, const fs::path& index) {
  const auto damaged = [&] {
    return Failure(fmt::format("'{}' is damaged: restore it from a backup, or index anew",
                               (index / kManifestName).string()));
  };
  if (!fits_checksum(bytes)) throw damaged();
  Manifest manifest;
  std::istringstream lines(bytes);
  std::string line;
  std::getline(lines, line);
  if (!line.starts_with(kHeading)) throw damaged();
  const char* end = line.data() + line.size();
  const auto parsed = std::from_chars(line.data() + kHeading.size(), end, manifest.revision);
  if (parsed.ec != std::errc{} || parsed.ptr != end) throw damaged();
  while (std::getline(lines, line)) {
    if (line.starts_with(kHistoryWord)) {
      manifest.history.push_back(line.substr(kHistoryWord.size()));
      if (!is_database_name(manifest.history.back())) throw damaged();
    }
    if (line.empty() || line.front() == '#') continue;
    if (!line.starts_with(kDatabaseWord)) throw damaged();
    std::string name = line.substr(kDatabaseWord.size());
    if (!is_database_name(name)) throw damaged();
    if (manifest.catalog.empty()) {
      manifest.catalog = std::move(name);
    } else {
      manifest.segments.push_back(std::move(name));
    }
  }
  if (manifest.catalog.empty()) throw damaged();
  return manifest;
}

}  // namespace

bool has_manifest(const fs::path& index) {
  std::error_code error;
  const fs::path file = index / kManifestName;
  const bool is_there = fs::exists(file, error);
  // One that cannot be looked at is not one that is not there: what it names would be removed.
  if (error) throw Failure(fmt::format("cannot read '{}': {}", file.string(), error.message()));
  return is_there;
}

Manifest read_manifest(const fs::path& index) {
  return parse_manifest(manifest_bytes(index), index);
}

void write_manifest(const fs::path& index, const Manifest& manifest) {
  replace_file(index / kManifestName, sealed(manifest_text(manifest)));
  replace_file(index / kHistoryStubName, sealed(history_text(manifest)));
}

void mend_history_stub(const fs::path& index, const Manifest& manifest) {
  const fs::path file = index / kHistoryStubName;
  if (history_bytes(index) != sealed(history_text(manifest))) {
    replace_file(file, sealed(history_text(manifest)));
  }
}

std::vector<std::string> manifest_faults(const fs::path& index) {
  std::vector<std::string> faults;
  const std::string bytes = manifest_bytes(index);
  const Manifest manifest = parse_manifest(bytes, index);
  if (!is_written(bytes, manifest_text(manifest))) {
    faults.push_back(fmt::format("'{}' is not what was written: restore it from a backup",
                                 (index / kManifestName).string()));
  }
  const fs::path history = index / kHistoryStubName;
  const std::string stub = history_bytes(index);
  if (stub.empty()) return faults;  // a first run was killed just before it wrote this
  // One of the revision before is whole, too: a writer is about to replace it, or was killed there.
  const bool is_whole = stub.find(kChecksumWord) != std::string::npos
                            ? fits_checksum(stub)
                            : is_written(stub, history_text(manifest));
  if (!is_whole) {
    faults.push_back(
        fmt::format("'{}' is not what was written; delete it, the next 'add' writes it anew",
                    history.string()));
  }
  return faults;
}

}  // namespace cotejo
