// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/index_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>
#include <utility>

#include "core/base/durable_file.h"
#include "core/base/result.h"
#include "core/index/open_index.h"
#include "core/index/schema.h"
#include "core/index/terms.h"
#include "core/index/vacancy.h"
#include "indexer/write/segment_files.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

std::string random_index_id() {
  std::random_device random;
  return fmt::format("{:08x}", random());
}

// Beside no manifest there may be the remains of a first run that was killed, and of no later one.
// Anything else is all that is left of an index, and would be cleared away.
void refuse_lost_manifest(const fs::path& index) {
  std::error_code ignored;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(index / kSegmentsFolder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("c") || name == "c1") continue;
    throw Failure(fmt::format(
        "'{}' has segments, and no {}: a restore was not completed (give it again), or the file is "
        "lost (restore a backup, or begin in another folder)",
        index.string(), kManifestName));
  }
}

[[noreturn]] void refuse_other_positions(const fs::path& index, PositionStore wanted) {
  const bool for_servers = wanted == PositionStore::kPackedAndTable;
  throw Failure(fmt::format("the index '{}' was made {}for servers; to change that: "
                            "cotejo-indexer compact --index {} {}",
                            index.string(), for_servers ? "not " : "", index.string(),
                            for_servers ? "--for-servers" : "--not-for-servers"),
                ExitCode::kUsage);
}

}  // namespace

IndexWriter::IndexWriter(Path folder, std::size_t jobs, PrepareStatement prepare,
                         std::optional<PositionStore> positions)
    : folder_(std::move(folder)),
      jobs_(jobs),
      lock_(folder_),
      positions_(positions.value_or(PositionStore::kPacked)),
      current_(folder_, "s", jobs, prepare),
      superseded_(folder_, "h", jobs, prepare) {
  if (has_manifest(folder_)) {
    manifest_ = read_manifest(folder_);
    positions_ =
        check_schema(Xapian::Database((folder_ / manifest_.catalog).string()), folder_.string())
            .positions;
    if (positions && positions_ != *positions) refuse_other_positions(folder_, *positions);
  } else if (fs::exists(folder_ / "iamglass")) {
    (void)read_manifest(folder_);  // throws, and says what stands there
  } else {
    refuse_lost_manifest(folder_);
  }
  open_segments();
  // A run that was killed between its two stubs has left the second one behind.
  if (manifest_.revision != 0) mend_history_stub(folder_, manifest_);
  remove_leftovers(nullptr);
  make_folder(folder_ / kSegmentsFolder);  // its name too is on the disk before the manifest
}

IndexWriter::~IndexWriter() {
  // Stops the workers of a run that was not published.
  current_.open({});
  superseded_.open({});
  std::error_code ignored;
  fs::remove_all(folder_ / kSegmentsFolder / kWorkFolder, ignored);
}

void IndexWriter::open_segments() {
  current_.open(manifest_.segments);
  superseded_.open(manifest_.history);
  lookups_.clear();
  for (const std::string& segment : manifest_.segments) {
    auto postings = MappedPostings::open(folder_ / segment);
    lookups_.push_back(postings ? std::make_unique<Lookup>(std::move(*postings)) : nullptr);
  }
  seen_.clear();
  for (const Xapian::Database& database : current_.databases()) {
    seen_.emplace_back(std::size_t{database.get_lastdocid()} + 1, false);
  }
}

void IndexWriter::remove_leftovers(const Manifest* previous) {
  std::set<std::string> wanted;
  for (const Manifest* manifest : {static_cast<const Manifest*>(&manifest_), previous}) {
    if (manifest == nullptr) continue;
    wanted.insert(manifest->catalog);
    wanted.insert(manifest->segments.begin(), manifest->segments.end());
    wanted.insert(manifest->history.begin(), manifest->history.end());
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

std::optional<StoredStatement> IndexWriter::find(std::string_view id) {
  const std::string term = id_term(id);
  for (std::size_t segment = 0; segment < manifest_.segments.size(); ++segment) {
    if (auto found = find_in(segment, term)) return found;
  }
  return std::nullopt;
}

std::optional<StoredStatement> IndexWriter::find_in(std::size_t segment, const std::string& term) {
  if (Lookup* const lookup = lookups_[segment].get()) {
    const Xapian::docid document = MappedPostings::Walk(lookup->postings, term).next_from(1);
    if (document == 0) return std::nullopt;
    return StoredStatement{segment, document, std::string(lookup->checksums.of(document))};
  }
  const Xapian::Database& database = current_.databases()[segment];
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  return StoredStatement{segment, *posting,
                         database.get_document(*posting).get_value(kSlotChecksum)};
}

std::vector<StoredRevision> IndexWriter::revisions(std::string_view id) const {
  std::vector<Xapian::Database> databases = current_.databases();
  databases.insert(databases.end(), superseded_.databases().begin(), superseded_.databases().end());
  std::vector<StoredRevision> revisions = stored_revisions(databases, id);
  std::erase_if(revisions, [&](const StoredRevision& revision) {
    const std::size_t current = current_.databases().size();
    return revision.database < current
               ? current_.is_removed(revision.database, revision.document)
               : superseded_.is_removed(revision.database - current, revision.document);
  });
  return revisions;
}

void IndexWriter::mark_seen(const StoredStatement& stored) {
  seen_[stored.segment][stored.document] = true;
}

// `visit`: with the origin's term and the place of each.
template <typename Visit>
void IndexWriter::for_each_unseen(const std::string& path, const Visit& visit) const {
  const std::string file = origin_term(path);
  const std::string below = file.back() == '/' ? file : file + "/";
  for (std::size_t segment = 0; segment < manifest_.segments.size(); ++segment) {
    const Xapian::Database& database = current_.databases()[segment];
    for (auto term = database.allterms_begin(file); term != database.allterms_end(file); ++term) {
      if (*term != file && !(*term).starts_with(below)) continue;
      for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
        if (!seen_[segment][*at]) visit(*term, segment, *at);
      }
    }
  }
}

std::vector<IndexWriter::FromFile> IndexWriter::unseen_from(const std::string& path) const {
  std::vector<FromFile> found;
  StatementParser parser;
  for_each_unseen(path, [&](const std::string& term, std::size_t segment, Xapian::docid document) {
    const std::string data = current_.databases()[segment].get_document(document).get_data();
    found.push_back({term.substr(kOriginPrefix.size()), decode_stored(data, parser).id});
  });
  return found;
}

std::size_t IndexWriter::count_unseen_from(const std::string& path) const {
  std::size_t count = 0;
  for_each_unseen(path, [&](const std::string&, std::size_t, Xapian::docid) { ++count; });
  return count;
}

void IndexWriter::add(PendingStatement statement, Kind kind) {
  (kind == Kind::kCurrent ? current_ : superseded_).add(std::move(statement));
}

void IndexWriter::remove(const StoredStatement& stored) {
  current_.remove(stored.segment, stored.document);
}

IndexWriter::Kind IndexWriter::kind(const StoredRevision& revision) const {
  return revision.database < current_.databases().size() ? Kind::kCurrent : Kind::kSuperseded;
}

void IndexWriter::remove(const StoredRevision& revision) {
  if (kind(revision) == Kind::kCurrent) {
    current_.remove(revision.database, revision.document);
  } else {
    superseded_.remove(revision.database - current_.databases().size(), revision.document);
  }
}

void IndexWriter::flush() {
  current_.flush();
  superseded_.flush();
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

void IndexWriter::for_each_kept(const std::function<void(const StoredRevision&)>& take) const {
  std::size_t place = 0;
  for (const SegmentFamily* family : {&current_, &superseded_}) {
    for (std::size_t i = 0; i < family->databases().size(); ++i, ++place) {
      const Xapian::Database& database = family->databases()[i];
      for (const Xapian::docid document : statement_documents(database)) {
        if (family->is_removed(i, document)) continue;
        std::string data = database.get_document(document).get_data();
        StatementOrigin origin = stored_origin(data);
        take({place, document, std::move(data), std::move(origin)});
      }
    }
  }
}

NewSegments IndexWriter::new_segments() const {
  return {folder_ / kSegmentsFolder, manifest_.revision + 1, jobs_, positions_};
}

void IndexWriter::publish(const std::string& last_run) {
  stage(last_run);
  publish_staged();
}

void IndexWriter::stage(const std::string& last_run) {
  const bool changed =
      current_.is_changed() || superseded_.is_changed() || learned_ || authorities_;
  if (!changed && manifest_.revision != 0) return;
  stage_manifest(current_.finish(new_segments()), superseded_.finish(new_segments()), last_run);
}

void IndexWriter::publish_scrubbed(const std::string& last_run) {
  if (!current_.is_changed() && !superseded_.is_changed()) return;
  stage_manifest(current_.finish_scrubbed(new_segments()),
                 superseded_.finish_scrubbed(new_segments()), last_run);
  publish_staged();
  remove_leftovers(nullptr);
}

void IndexWriter::compact(const std::string& last_run, std::optional<PositionStore> positions) {
  const bool is_other = positions && positions_ != *positions && manifest_.revision != 0;
  if (!is_other && manifest_.segments.empty() && manifest_.history.empty()) return;
  positions_ = positions.value_or(positions_);
  stage_manifest(current_.finish_as_one(new_segments()), superseded_.finish_as_one(new_segments()),
                 last_run);
  publish_staged();
  // Asked for to save space: readers who are about to open the old segments open again.
  remove_leftovers(nullptr);
}

IndexWriter::Path IndexWriter::write_catalog(const std::string& last_run,
                                             std::uint64_t superseded) {
  const std::uint64_t revision = manifest_.revision + 1;
  const Path path = folder_ / kSegmentsFolder / fmt::format("c{}", revision);
  if (!manifest_.catalog.empty()) clone_database(folder_ / manifest_.catalog, path);
  Xapian::WritableDatabase catalog(path.string(),
                                   Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  if (manifest_.catalog.empty()) {
    catalog.set_metadata(std::string(kIndexIdKey), random_index_id());
  }
  catalog.set_metadata(std::string(kSchemaKey), std::to_string(schema_of(positions_)));
  catalog.set_metadata(std::string(kRevisionKey), std::to_string(revision));
  catalog.set_metadata(std::string(kLastRunKey), last_run);
  catalog.set_metadata(std::string(kSupersededKey), std::to_string(superseded));
  current_.vocabulary().write(catalog);
  superseded_.vocabulary().write(catalog);
  if (learned_) {
    catalog.set_metadata(std::string(kLearnedKey), learned_summary_);
    learned_->write(catalog);
  }
  if (authorities_) catalog.set_metadata(std::string(kAuthoritiesKey), *authorities_);
  catalog.commit();
  catalog.close();
  seal_database(path);
  sync_path(folder_ / kSegmentsFolder);
  return path;
}

void IndexWriter::stage_manifest(const std::vector<Path>& current,
                                 const std::vector<Path>& superseded, const std::string& last_run) {
  Manifest next;
  next.revision = manifest_.revision + 1;
  std::uint64_t count = 0;
  for (const Path& segment : superseded) {
    count += statement_count(Xapian::Database(segment.string()));
  }
  next.catalog = relative(write_catalog(last_run, count));
  for (const Path& segment : current) next.segments.push_back(relative(segment));
  for (const Path& segment : superseded) next.history.push_back(relative(segment));
  staged_ = std::move(next);
}

void IndexWriter::publish_staged() {
  if (!staged_) return;
  write_manifest(folder_, *staged_);
  const Manifest previous = std::exchange(manifest_, std::move(*staged_));
  staged_.reset();
  open_segments();
  learned_.reset();
  authorities_.reset();
  remove_leftovers(&previous);
}

std::string IndexWriter::revision() const {
  if (manifest_.catalog.empty()) return "";
  const Xapian::Database catalog((folder_ / manifest_.catalog).string());
  return catalog.get_metadata(std::string(kIndexIdKey)) + "-" + std::to_string(manifest_.revision);
}

}  // namespace cotejo
