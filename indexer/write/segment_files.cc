// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/segment_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <optional>
#include <string>
#include <utility>

#include "core/base/durable_file.h"
#include "core/base/file_copy.h"
#include "core/base/result.h"
#include "core/glass/packed_positions.h"
#include "core/index/checksums.h"
#include "core/index/facet_columns.h"
#include "core/index/lone_statements.h"
#include "core/index/manifest.h"
#include "core/index/vacancy.h"
#include "indexer/glass/database_merger.h"
#include "indexer/glass/position_merger.h"
#include "indexer/glass/position_packer.h"
#include "indexer/glass/term_lists.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [at, end] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return at == folder.end();
}

// Where the documents of databases are in the one that is made of them: each one's behind those of
// the one before, the holes among them kept, and none in front, as Xapian's compaction has it.
class MergedNumbers {
 public:
  // What documents' numbers grow by, and which are statements; nothing if it has none.
  struct Place {
    std::int64_t offset = 0;
    std::vector<bool> kept;  // by document; empty: all are
  };
  std::optional<Place> next(const Xapian::Database& database) {
    const Xapian::docid last = database.get_lastdocid();
    Xapian::docid first_used = 0;
    Xapian::docid last_used = 0;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      if (first_used == 0) first_used = *at;
      last_used = *at;
    }
    if (last_used == 0) return std::nullopt;
    Place place;
    place.offset = last_ - (std::int64_t{first_used} - 1);
    last_ = place.offset + last_used;
    // A vacant document was a statement once, and the file has its positions still.
    const std::vector<Xapian::docid> statements = statement_documents(database);
    if (statements.size() == last) return place;
    place.kept.resize(std::size_t{last} + 1, false);
    for (const Xapian::docid document : statements) place.kept[document] = true;
    return place;
  }

 private:
  std::int64_t last_ = 0;  // document of all so far
};

// Term lists of so many statements of 400 words take some 150 MB.
constexpr std::size_t kMostLentLists = 20'000;

void take_out(const fs::path& path, const std::vector<Xapian::docid>& documents) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  bool needs_vacancy = !database.term_exists(kVacantTerm);
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
}

// The file of a database's packed positions; one in `beside` if it has none but Xapian's table.
// Nothing if it has no positions at all.
std::optional<fs::path> packed_of(const fs::path& database, const fs::path& beside) {
  const fs::path own = database / kPackedPositionsName;
  if (fs::exists(own)) return own;
  if (pack_positions(database, beside)) return beside;
  return std::nullopt;
}

void merge_few(const std::vector<fs::path>& from, const fs::path& to, const fs::path& work) {
  std::vector<DatabaseSource> tables;
  std::vector<PositionSource> positions;
  std::vector<fs::path> packed_beside;
  MergedNumbers numbers;
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto place = numbers.next(Xapian::Database(from[i].string()));
    if (!place) continue;
    tables.push_back({from[i], place->offset});
    const fs::path beside = fmt::format("{}.positions-{}", to.string(), i);
    const auto packed = packed_of(from[i], beside);
    if (packed == beside) packed_beside.push_back(beside);
    if (packed) positions.push_back({*packed, std::move(place->kept), place->offset});
  }
  make_folder(to);
  auto merged = std::async(std::launch::async,
                           [&] { merge_positions(positions, to / kPackedPositionsName); });
  merge_tables(tables, to);
  merged.get();
  for (const fs::path& path : packed_beside) fs::remove(path);
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
  const TermLists lists = term_lists_of(path);
  std::vector<Xapian::docid> some;
  for (auto next = documents.begin(); next != documents.end();) {
    some.clear();
    while (next != documents.end() && some.size() < kMostLentLists) some.push_back(*next++);
    if (lists != TermLists::kAll) lend_term_lists(path, some);
    take_out(path, some);
  }
  if (lists != TermLists::kAll) keep_term_lists(path, lists == TermLists::kValueSlots);
  return statement_count(Xapian::Database(path.string()));
}

void merge_databases(const std::vector<fs::path>& from, const fs::path& to,
                     const fs::path& work_folder) {
  if (from.size() <= kMostMergedAtOnce) return merge_few(from, to, work_folder);
  std::vector<fs::path> parts;
  for (auto begin = from.begin(); begin != from.end();) {
    const auto end = begin + std::min<std::ptrdiff_t>(kMostMergedAtOnce, from.end() - begin);
    parts.emplace_back(to.string() + ".part" + std::to_string(parts.size()));
    merge_few({begin, end}, parts.back(), work_folder);
    begin = end;
  }
  merge_databases(parts, to, work_folder);
  for (const fs::path& part : parts) fs::remove_all(part);
}

void finish_segment(const fs::path& segment, PositionStore store, std::size_t jobs) {
  const Xapian::Database database(segment.string());
  // It is made of another file than what is written beside it.
  auto positions = std::async(jobs > 1 ? std::launch::async : std::launch::deferred, [&] {
    if (store == PositionStore::kPacked) return;
    write_position_table(segment, segment / kPackedPositionsName);
    keep_term_lists(segment, true);
  });
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
