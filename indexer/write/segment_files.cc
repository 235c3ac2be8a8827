// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/segment_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <string_view>

#include "core/base/result.h"
#include "core/index/facet_columns.h"
#include "core/index/manifest.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

bool clone_by_reference(const fs::path& from, const fs::path& to) {
  const int source = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
  if (source < 0) return false;
  const int target = ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  const bool cloned = target >= 0 && ::ioctl(target, FICLONE, source) == 0;
  ::close(source);
  if (target >= 0) ::close(target);
  return cloned;
}

}  // namespace

void clone_database(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::remove_all(to, error);
  fs::create_directories(to, error);
  for (const fs::directory_entry& entry : fs::directory_iterator(from, error)) {
    const fs::path name = entry.path().filename();
    if (name == "flintlock" || clone_by_reference(entry.path(), to / name)) continue;
    fs::copy_file(entry.path(), to / name, fs::copy_options::overwrite_existing, error);
    if (error) break;
  }
  if (error) {
    throw Failure(
        fmt::format("cannot copy '{}' to '{}': {}", from.string(), to.string(), error.message()));
  }
}

Xapian::doccount delete_documents(const fs::path& path,
                                  const std::vector<Xapian::docid>& documents) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  for (const Xapian::docid document : documents) database.delete_document(document);
  database.commit();
  return database.get_doccount();
}

void merge_databases(const std::vector<fs::path>& from, const fs::path& to) {
  Xapian::Database all;
  for (const fs::path& path : from) all.add_database(Xapian::Database(path.string()));
  // FULL, never FULLER: Xapian 1.4.22 has bugs there, and its output is often larger.
  all.compact(to.string(), static_cast<unsigned>(Xapian::Compactor::FULL));
}

void finish_segment(const fs::path& segment) {
  write_columns(Xapian::Database(segment.string()), segment / kColumnsName);
  sync_folder_and_files(segment);
}

}  // namespace cotejo
