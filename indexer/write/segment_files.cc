// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/segment_files.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "core/base/durable_file.h"
#include "core/base/file_copy.h"
#include "core/glass/packed_positions.h"
#include "core/index/checksums.h"
#include "core/index/facet_columns.h"
#include "core/index/lone_statements.h"
#include "core/index/manifest.h"
#include "core/index/vacancy.h"
#include "indexer/glass/position_packer.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [at, end] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return at == folder.end();
}

void compact_all(const std::vector<fs::path>& from, const fs::path& to) {
  Xapian::Database all;
  for (const fs::path& path : from) all.add_database(Xapian::Database(path.string()));
  // FULL, never FULLER: Xapian 1.4.22 has bugs there, and its output is often larger.
  all.compact(to.string(), static_cast<unsigned>(Xapian::Compactor::FULL));
}

void merge_few(const std::vector<fs::path>& from, const fs::path& to, const fs::path& work) {
  compact_all(from, to);
  std::error_code ignored;  // the end of the run clears away what stays
  for (const fs::path& path : from) {
    if (is_below(path, work)) fs::remove_all(path, ignored);
  }
}

}  // namespace

void clone_database(const fs::path& from, const fs::path& to) {
  std::error_code ignored;
  fs::remove_all(to, ignored);
  make_folder(to);
  for (const fs::directory_entry& entry : fs::directory_iterator(from)) {
    const fs::path name = entry.path().filename();
    if (name != "flintlock") CopySource(entry.path()).copy_to(to / name, CopyMode::kClone);
  }
}

Xapian::doccount delete_documents(const fs::path& path, const std::set<Xapian::docid>& documents) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  bool needs_vacancy = !documents.empty() && !database.term_exists(kVacantTerm);
  for (const Xapian::docid document : documents) {
    if (std::exchange(needs_vacancy, false)) {
      Xapian::Document vacant;
      vacant.add_boolean_term(kVacantTerm);
      database.replace_document(document, vacant);
    } else {
      database.delete_document(document);
    }
  }
  database.commit();
  return statement_count(database);
}

void merge_databases(const std::vector<fs::path>& from, const fs::path& to, std::size_t jobs,
                     const fs::path& work_folder) {
  if (from.size() <= kMostMergedAtOnce) return merge_few(from, to, work_folder);
  // In two steps or more, the first ones side by side.
  std::vector<fs::path> parts;
  for (std::size_t at = 0; at < from.size(); at += kMostMergedAtOnce) {
    parts.emplace_back(to.string() + ".part" + std::to_string(parts.size()));
  }
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    for (std::size_t part = next++; part < parts.size(); part = next++) {
      try {
        const auto begin = from.begin() + static_cast<std::ptrdiff_t>(part * kMostMergedAtOnce);
        const auto end = from.end() - begin > static_cast<std::ptrdiff_t>(kMostMergedAtOnce)
                             ? begin + static_cast<std::ptrdiff_t>(kMostMergedAtOnce)
                             : from.end();
        merge_few({begin, end}, parts[part], work_folder);
      } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
      }
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
  merge_databases(parts, to, jobs, work_folder);
  for (const fs::path& part : parts) fs::remove_all(part);
}

void finish_segment(const fs::path& segment, std::size_t jobs) {
  // They read other tables than what is written beside them.
  auto positions = std::async(jobs > 1 ? std::launch::async : std::launch::deferred,
                              [&] { pack_positions(segment, segment / kPackedPositionsName); });
  const Xapian::Database database(segment.string());
  write_columns(database, segment / kColumnsName);
  write_lone_statements(database, segment / kLoneName);
  positions.get();
  seal_database(segment, jobs);
}

void seal_database(const fs::path& database, std::size_t jobs) {
  write_checksums(database, jobs);
  sync_folder_and_files(database);
}

}  // namespace cotejo
