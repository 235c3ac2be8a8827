// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/copy_index.h"

#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/durable_file.h"
#include "core/base/file_bytes.h"
#include "core/base/result.h"
#include "core/index/checksums.h"
#include "core/index/index_error.h"
#include "core/index/manifest.h"
#include "core/index/schema.h"
#include "indexer/write/index_lock.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// A writer may replace the segments between our reading the manifest and opening them.
constexpr int kOpenAttempts = 20;

struct SourceDatabase {
  std::string name;  // in the manifest
  std::vector<CopySource> files;
};

struct Source {
  Manifest manifest;
  std::string index_id;
  std::string revision;
  std::vector<SourceDatabase> databases;
};

std::vector<std::string> names_of(const Manifest& manifest) {
  std::vector<std::string> names{manifest.catalog};
  names.insert(names.end(), manifest.segments.begin(), manifest.segments.end());
  names.insert(names.end(), manifest.history.begin(), manifest.history.end());
  return names;
}

// Throws std::system_error if a database has gone meanwhile.
Source open_once(const fs::path& index) {
  Source source;
  source.manifest = read_manifest(index);
  for (const std::string& name : names_of(source.manifest)) {
    SourceDatabase database{name, {}};
    for (const fs::directory_entry& entry : fs::directory_iterator(index / name)) {
      if (entry.path().filename() != "flintlock") database.files.emplace_back(entry.path());
    }
    source.databases.push_back(std::move(database));
  }
  const Xapian::Database catalog((index / source.manifest.catalog).string());
  source.index_id = catalog.get_metadata(std::string(kIndexIdKey));
  source.revision = source.index_id + "-" + catalog.get_metadata(std::string(kRevisionKey));
  return source;
}

// All its files are open then: whatever a writer removes, they can be read.
Source open_source(const fs::path& index) {
  for (int attempt = 1;; ++attempt) {
    try {
      return open_once(index);
    } catch (const std::system_error& error) {
      if (attempt == kOpenAttempts) throw;
    } catch (const Xapian::DatabaseOpeningError& error) {
      if (attempt == kOpenAttempts) {
        throw Failure(fmt::format("cannot open '{}': {}", index.string(), describe(error)));
      }
    }
  }
}

std::string checksums_text(const fs::path& database) {
  return has_checksums(database) ? file_bytes(database / kChecksumsName) : "";
}

// Throws if the index in `to` is not to be replaced by this one.
Manifest replaced_manifest(const IndexCopy& what, const Source& source) {
  if (!has_manifest(what.to)) return {};
  try {
    Manifest manifest = read_manifest(what.to);
    const Xapian::Database catalog((what.to / manifest.catalog).string());
    const std::string id = catalog.get_metadata(std::string(kIndexIdKey));
    if (id == source.index_id || what.replace) return manifest;
    throw Failure(fmt::format("'{}' has another index ({}, not {}); give another folder",
                              what.to.string(), id, source.index_id));
  } catch (const Failure&) {
    if (!what.replace) throw;
  } catch (const Xapian::Error& error) {
    if (!what.replace) {
      throw Failure(fmt::format("the index in '{}' is damaged: {}; give another folder",
                                what.to.string(), describe(error)));
    }
  }
  return {};
}

class Copier {
 public:
  Copier(const IndexCopy& what, const Manifest& kept) : what_(what) {
    for (const std::string& name : names_of(kept)) {
      if (name.empty()) continue;
      kept_.insert(name);
      const std::string sums = checksums_text(what_.to / name);
      if (!sums.empty()) by_checksums_.emplace(sums, name);
    }
  }

  /// Its name in `to`.
  std::string take(const SourceDatabase& database) {
    const std::string sums = checksums_text(what_.from / database.name);
    if (const auto there = by_checksums_.find(sums); there != by_checksums_.end()) {
      if (is_whole(what_.to / there->second)) return there->second;
    }
    std::string name = database.name;
    while (kept_.contains(name)) name += "-r";
    copy(database, what_.to / name);
    return name;
  }

  CopiedIndex done;

 private:
  bool is_whole(const fs::path& database) const {
    return !what_.check_kept || checksum_faults(database).empty();
  }

  void copy(const SourceDatabase& database, const fs::path& to) {
    std::error_code ignored;
    fs::remove_all(to, ignored);
    make_folder(to);
    for (const CopySource& file : database.files) {
      const fs::path target = to / file.path().filename();
      file.copy_to(target, what_.mode);
      done.bytes += fs::file_size(target);
    }
    if (const auto faults = checksum_faults(to); !faults.empty()) {
      throw Failure(fmt::format("'{}' is damaged, nothing was replaced: in the copy, {}",
                                (what_.from / database.name).string(), faults.front()));
    }
    sync_folder_and_files(to);
    ++done.copied;
  }

  const IndexCopy& what_;
  std::set<std::string> kept_;
  std::map<std::string, std::string> by_checksums_;
};

void remove_unnamed(const fs::path& index, const Manifest& manifest) {
  const std::vector<std::string> names = names_of(manifest);
  const std::set<std::string> wanted(names.begin(), names.end());
  std::vector<fs::path> unwanted;
  std::error_code ignored;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(index / kSegmentsFolder, ignored)) {
    const std::string name = std::string(kSegmentsFolder) + "/" + entry.path().filename().string();
    if (!wanted.contains(name)) unwanted.push_back(entry.path());
  }
  for (const fs::path& path : unwanted) fs::remove_all(path, ignored);
}

}  // namespace

CopiedIndex copy_index(const IndexCopy& what) {
  std::error_code ignored;
  if (fs::equivalent(what.from, what.to, ignored)) {
    throw Failure(fmt::format("'{}' is the index itself; give another folder", what.to.string()),
                  ExitCode::kUsage);
  }
  const Source source = open_source(what.from);
  std::optional<IndexLock> lock;
  if (what.held == nullptr) lock.emplace(what.to);
  const Manifest replaced = replaced_manifest(what, source);
  make_folder(what.to / kSegmentsFolder);
  if (!replaced.catalog.empty()) remove_unnamed(what.to, replaced);
  Copier copier(what, replaced);
  std::vector<std::string> names;
  for (const SourceDatabase& database : source.databases) names.push_back(copier.take(database));
  sync_path(what.to / kSegmentsFolder);
  Manifest manifest = source.manifest;
  auto name = names.begin();
  manifest.catalog = *name++;
  for (std::string& segment : manifest.segments) segment = *name++;
  for (std::string& segment : manifest.history) segment = *name++;
  write_manifest(what.to, manifest);
  remove_unnamed(what.to, manifest);
  copier.done.revision = source.revision;
  copier.done.databases = names.size();
  return copier.done;
}

}  // namespace cotejo
