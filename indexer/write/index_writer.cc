// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/index_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>
#include <utility>

#include "core/base/result.h"
#include "core/index/open_index.h"
#include "core/index/schema.h"
#include "core/index/terms.h"
#include "indexer/write/segment_files.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWorkFolder = "work";  // within the segments' folder, same file system

std::string random_index_id() {
  std::random_device random;
  return fmt::format("{:08x}", random());
}

// Old segments that are merged with what was added: those that together with it do not grow more
// than threefold in size by it. Sizes then rise geometrically, so that an index has few segments,
// and a statement is merged some log(n) times in its life (the log-structured merge tree of
// O'Neil et al. 1996, as Lucene and others use it).
std::size_t first_to_merge(const std::vector<std::uint64_t>& sizes, std::uint64_t added) {
  constexpr std::uint64_t kGrowth = 2;
  std::size_t first = sizes.size();
  while (first > 0 && sizes[first - 1] <= kGrowth * added) added += sizes[--first];
  return first;
}

std::uint64_t document_count(const fs::path& path) {
  return Xapian::Database(path.string()).get_doccount();
}

}  // namespace

IndexWriter::IndexWriter(Path folder, std::size_t jobs, PrepareStatement prepare)
    : folder_(std::move(folder)), jobs_(jobs), lock_(folder_) {
  if (has_manifest(folder_)) {
    manifest_ = read_manifest(folder_);
    check_schema(Xapian::Database((folder_ / manifest_.catalog).string()), folder_.string());
  } else if (fs::exists(folder_ / "iamglass")) {
    (void)read_manifest(folder_);  // throws, and says what stands there
  }
  open_segments();
  remove_leftovers(nullptr);
  const Path work = folder_ / kSegmentsFolder / kWorkFolder;
  fs::create_directories(work);
  builder_ = std::make_unique<SegmentBuilder>(work, jobs, std::move(prepare));
}

IndexWriter::~IndexWriter() {
  builder_.reset();
  std::error_code ignored;
  fs::remove_all(folder_ / kSegmentsFolder / kWorkFolder, ignored);
}

void IndexWriter::open_segments() {
  segments_.clear();
  for (const std::string& segment : manifest_.segments) {
    segments_.emplace_back((folder_ / segment).string());
  }
}

void IndexWriter::remove_leftovers(const Manifest* previous) {
  std::set<std::string> wanted;
  for (const Manifest* manifest : {static_cast<const Manifest*>(&manifest_), previous}) {
    if (manifest == nullptr) continue;
    wanted.insert(manifest->catalog);
    wanted.insert(manifest->segments.begin(), manifest->segments.end());
  }
  std::error_code ignored;
  const Path parent = folder_ / kSegmentsFolder;
  std::vector<Path> unwanted;
  for (const fs::directory_entry& entry : fs::directory_iterator(parent, ignored)) {
    if (!wanted.contains(relative(entry.path()))) unwanted.push_back(entry.path());
  }
  for (const Path& path : unwanted) fs::remove_all(path, ignored);
}

std::string IndexWriter::relative(const Path& path) const {
  return std::string(kSegmentsFolder) + "/" + path.filename().string();
}

std::optional<StoredStatement> IndexWriter::find(std::string_view id) const {
  const std::string term = id_term(id);
  for (std::size_t segment = 0; segment < segments_.size(); ++segment) {
    const Xapian::Database& database = segments_[segment];
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) continue;
    return StoredStatement{segment, *posting,
                           database.get_document(*posting).get_value(kSlotChecksum)};
  }
  return std::nullopt;
}

std::vector<IndexWriter::FromFile> IndexWriter::from_path(const std::string& path) const {
  std::vector<FromFile> found;
  const std::string file = origin_term(path);
  const std::string below = file.back() == '/' ? file : file + "/";
  for (std::size_t segment = 0; segment < segments_.size(); ++segment) {
    const Xapian::Database& database = segments_[segment];
    for (auto term = database.allterms_begin(file); term != database.allterms_end(file); ++term) {
      if (*term != file && !(*term).starts_with(below)) continue;
      for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
        auto id = database.termlist_begin(*at);
        id.skip_to(std::string(kIdPrefix));
        found.push_back({(*term).substr(kOriginPrefix.size()), *id, {segment, *at, {}}});
      }
    }
  }
  return found;
}

void IndexWriter::add(PendingStatement statement) {
  has_additions_ = true;
  builder_->add(std::move(statement));
}

void IndexWriter::remove(const StoredStatement& stored) {
  removals_[stored.segment].push_back(stored.document);
}

void IndexWriter::learn(LearnedPairs pairs, std::string summary) {
  learned_ = std::move(pairs);
  learned_summary_ = std::move(summary);
}

std::string IndexWriter::authorities() const {
  if (manifest_.catalog.empty()) return "";
  const Xapian::Database catalog((folder_ / manifest_.catalog).string());
  return catalog.get_metadata(std::string(kAuthoritiesKey));
}

void IndexWriter::for_each_kept(
    const std::function<void(const StoredStatement&, const std::string& data)>& take) const {
  for (std::size_t segment = 0; segment < segments_.size(); ++segment) {
    const Xapian::Database& database = segments_[segment];
    const auto found = removals_.find(segment);
    const std::set<Xapian::docid> removed =
        found == removals_.end()
            ? std::set<Xapian::docid>()
            : std::set<Xapian::docid>(found->second.begin(), found->second.end());
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      if (removed.contains(*at)) continue;
      const Xapian::Document document = database.get_document(*at);
      take({segment, *at, document.get_value(kSlotChecksum)}, document.get_data());
    }
  }
}

IndexWriter::Path IndexWriter::new_segment_path() {
  const std::uint64_t revision = manifest_.revision + 1;
  const std::size_t number = new_segments_++;
  const std::string name =
      number == 0 ? fmt::format("s{}", revision) : fmt::format("s{}-{}", revision, number);
  return folder_ / kSegmentsFolder / name;
}

std::vector<IndexWriter::Path> IndexWriter::surviving_segments() {
  std::vector<Path> paths;
  for (std::size_t segment = 0; segment < manifest_.segments.size(); ++segment) {
    const Path published = folder_ / manifest_.segments[segment];
    const auto removed = removals_.find(segment);
    if (removed == removals_.end()) {
      paths.push_back(published);
      continue;
    }
    // Readers have the published one open: it is never written to.
    const Path changed = new_segment_path();
    clone_database(published, changed);
    if (delete_documents(changed, removed->second) == 0) continue;
    sync_folder_and_files(changed);
    paths.push_back(changed);
  }
  return paths;
}

void IndexWriter::publish(const std::string& last_run) {
  std::vector<Path> built = builder_->finish();
  const bool changed = has_additions_ || !removals_.empty() || learned_ || authorities_;
  if (!changed && manifest_.revision != 0) return;
  std::vector<Path> segments = surviving_segments();
  if (has_additions_) {
    std::uint64_t added = 0;
    for (const Path& path : built) added += document_count(path);
    std::vector<std::uint64_t> sizes;
    for (const Path& path : segments) sizes.push_back(document_count(path));
    const auto first = segments.begin() + static_cast<std::ptrdiff_t>(first_to_merge(sizes, added));
    std::vector<Path> sources(first, segments.end());
    segments.erase(first, segments.end());
    sources.insert(sources.end(), built.begin(), built.end());
    const Path merged = new_segment_path();
    merge_databases(sources, merged, jobs_);
    finish_segment(merged);
    segments.push_back(merged);
  }
  swap_manifest(std::move(segments), last_run);
}

void IndexWriter::compact(const std::string& last_run) {
  (void)builder_->finish();
  std::vector<Path> segments = surviving_segments();
  if (segments.empty()) return;
  const Path merged = new_segment_path();
  merge_databases(segments, merged, jobs_);
  finish_segment(merged);
  swap_manifest({merged}, last_run);
  // Asked for to save space: readers who are about to open the old segments open again.
  remove_leftovers(nullptr);
}

IndexWriter::Path IndexWriter::write_catalog(const std::string& last_run) {
  const std::uint64_t revision = manifest_.revision + 1;
  const Path path = folder_ / kSegmentsFolder / fmt::format("c{}", revision);
  if (!manifest_.catalog.empty()) clone_database(folder_ / manifest_.catalog, path);
  Xapian::WritableDatabase catalog(path.string(),
                                   Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  if (manifest_.catalog.empty()) {
    catalog.set_metadata(std::string(kSchemaKey), std::to_string(kSchemaVersion));
    catalog.set_metadata(std::string(kIndexIdKey), random_index_id());
  }
  catalog.set_metadata(std::string(kRevisionKey), std::to_string(revision));
  catalog.set_metadata(std::string(kLastRunKey), last_run);
  builder_->vocabulary().write(catalog);
  if (learned_) {
    catalog.set_metadata(std::string(kLearnedKey), learned_summary_);
    learned_->write(catalog);
  }
  if (authorities_) catalog.set_metadata(std::string(kAuthoritiesKey), *authorities_);
  catalog.commit();
  sync_path(folder_ / kSegmentsFolder);
  return path;
}

void IndexWriter::swap_manifest(std::vector<Path> segments, const std::string& last_run) {
  Manifest next;
  next.revision = manifest_.revision + 1;
  next.catalog = relative(write_catalog(last_run));
  for (const Path& segment : segments) next.segments.push_back(relative(segment));
  write_manifest(folder_, next);
  const Manifest previous = std::exchange(manifest_, std::move(next));
  open_segments();
  removals_.clear();
  has_additions_ = false;
  learned_.reset();
  authorities_.reset();
  remove_leftovers(&previous);
}

std::uint64_t IndexWriter::statements() const {
  std::uint64_t count = 0;
  for (const Xapian::Database& segment : segments_) count += segment.get_doccount();
  return count;
}

std::string IndexWriter::revision() const {
  if (manifest_.catalog.empty()) return "";
  const Xapian::Database catalog((folder_ / manifest_.catalog).string());
  return catalog.get_metadata(std::string(kIndexIdKey)) + "-" + std::to_string(manifest_.revision);
}

}  // namespace cotejo
