// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/segment_family.h"

#include <fmt/format.h>

#include <utility>

#include "core/index/manifest.h"
#include "core/index/vacancy.h"
#include "indexer/write/segment_files.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

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

// Databases that Xapian has open side by side: each has three files or more, and a process may have
// 1,024.
constexpr std::size_t kMostOpen = 48;

std::uint64_t count_statements(const fs::path& path) {
  return statement_count(Xapian::Database(path.string()));
}

}  // namespace

SegmentFamily::SegmentFamily(Path index, std::string letter, std::size_t jobs,
                             PrepareStatement prepare)
    : index_(std::move(index)),
      letter_(std::move(letter)),
      jobs_(jobs),
      prepare_(std::move(prepare)) {}

void SegmentFamily::open(const std::vector<std::string>& names) {
  names_ = names;
  databases_.clear();
  for (const std::string& name : names_) databases_.emplace_back((index_ / name).string());
  builder_.reset();
  built_.clear();
  removals_.clear();
  has_additions_ = false;
  new_segments_ = 0;
}

std::uint64_t SegmentFamily::statements() const {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < names_.size(); ++i) count += statement_count(databases_[i]);
  return count;
}

void SegmentFamily::add(PendingStatement statement) {
  if (!builder_) {
    const Path folder =
        index_ / kSegmentsFolder / kWorkFolder / fmt::format("{}{}", letter_, flushes_);
    fs::create_directories(folder);
    builder_ = std::make_unique<SegmentBuilder>(folder, jobs_, prepare_);
  }
  has_additions_ = true;
  builder_->add(std::move(statement));
}

void SegmentFamily::remove(std::size_t database, Xapian::docid document) {
  removals_[database].insert(document);
}

bool SegmentFamily::is_removed(std::size_t database, Xapian::docid document) const {
  const auto removed = removals_.find(database);
  return removed != removals_.end() && removed->second.contains(document);
}

void SegmentFamily::collect() {
  if (!builder_) return;
  for (Path& path : builder_->finish()) built_.push_back(std::move(path));
  vocabulary_.merge(builder_->take_vocabulary());
  builder_.reset();
  ++flushes_;
}

void SegmentFamily::flush() {
  const std::size_t opened = databases_.size() - names_.size();
  collect();
  const std::vector<Path> fresh(built_.begin() + static_cast<std::ptrdiff_t>(opened), built_.end());
  if (fresh.size() > kMostOpen) {
    const Path work = index_ / kSegmentsFolder / kWorkFolder;
    const Path merged = work / fmt::format("{}{}-merged", letter_, flushes_);
    merge_databases(fresh, merged, work);
    built_.resize(opened);
    built_.push_back(merged);
  }
  for (std::size_t i = opened; i < built_.size(); ++i) databases_.emplace_back(built_[i].string());
}

SegmentFamily::Path SegmentFamily::new_path(const NewSegments& target) {
  const std::size_t number = new_segments_++;
  std::string name = fmt::format("{}{}", letter_, target.revision);
  if (number != 0) name += fmt::format("-{}", number);
  return target.folder / name;
}

SegmentFamily::Path SegmentFamily::merge(const std::vector<Path>& sources,
                                         const NewSegments& target) {
  const Path merged = new_path(target);
  merge_databases(sources, merged, index_ / kSegmentsFolder / kWorkFolder);
  finish_segment(merged, target.positions, target.jobs);
  return merged;
}

std::vector<SegmentFamily::Path> SegmentFamily::surviving_segments(const NewSegments& target,
                                                                   bool scrub) {
  std::vector<Path> paths;
  for (std::size_t segment = 0; segment < names_.size(); ++segment) {
    const Path published = index_ / names_[segment];
    const auto removed = removals_.find(segment);
    if (removed == removals_.end()) {
      paths.push_back(published);
      continue;
    }
    // Readers have the published one open: it is never written to.
    const Path changed = new_path(target);
    clone_database(published, changed);
    if (delete_documents(changed, removed->second) == 0) continue;
    if (scrub) {
      // A block that is free again keeps what was in it: only a copy without them has nothing left.
      paths.push_back(merge({changed}, target));
    } else {
      seal_database(changed);
      paths.push_back(changed);
    }
  }
  return paths;
}

std::vector<SegmentFamily::Path> SegmentFamily::finish(const NewSegments& target) {
  collect();
  databases_.resize(names_.size());  // what is removed meanwhile leaves the disk
  // What was added by this run, and superseded by it: its database is ours alone.
  for (const auto& [database, documents] : removals_) {
    if (database >= names_.size()) delete_documents(built_[database - names_.size()], documents);
  }
  std::vector<Path> segments = surviving_segments(target, false);
  std::uint64_t added = 0;
  std::vector<Path> fresh;
  for (const Path& path : built_) {
    const std::uint64_t count = count_statements(path);
    added += count;
    if (count != 0) fresh.push_back(path);
  }
  if (added == 0) return segments;
  std::vector<std::uint64_t> sizes;
  for (const Path& path : segments) sizes.push_back(count_statements(path));
  const auto first = segments.begin() + static_cast<std::ptrdiff_t>(first_to_merge(sizes, added));
  std::vector<Path> sources(first, segments.end());
  segments.erase(first, segments.end());
  sources.insert(sources.end(), fresh.begin(), fresh.end());
  segments.push_back(merge(sources, target));
  return segments;
}

std::vector<SegmentFamily::Path> SegmentFamily::finish_as_one(const NewSegments& target) {
  const std::vector<Path> segments = surviving_segments(target, false);
  if (segments.empty()) return {};
  return {merge(segments, target)};
}

std::vector<SegmentFamily::Path> SegmentFamily::finish_scrubbed(const NewSegments& target) {
  return surviving_segments(target, true);
}

}  // namespace cotejo
