// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/index_reader.h"

#include <sys/stat.h>

#include <filesystem>

#include "core/index/manifest.h"

namespace cotejo {
namespace {

bool is_remote(const std::string& location) {
  return location.starts_with("tcp://");
}

}  // namespace

struct IndexReader::Opened {
  Opened(const ServedIndexes& indexes, Dictionary dictionary, Scope scope)
      : engine(indexes.locations, std::move(dictionary), scope), lexicon(engine.index().catalogs) {}

  SearchEngine engine;
  Lexicon lexicon;
  std::unique_ptr<QuoteTracer> tracer;  // made when it is first asked for
};

IndexReader::IndexReader(ServedIndexes indexes) : indexes_(std::move(indexes)) {}
IndexReader::~IndexReader() = default;
IndexReader::IndexReader(IndexReader&&) noexcept = default;

std::vector<IndexReader::Mark> IndexReader::marks() const {
  std::vector<Mark> found;
  for (const std::string& location : indexes_.locations) {
    if (is_remote(location)) continue;
    struct stat status {};
    const std::string manifest = (std::filesystem::path(location) / kManifestName).string();
    if (::stat(manifest.c_str(), &status) != 0) status = {};
    found.push_back({status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
                     status.st_mtim.tv_sec, status.st_mtim.tv_nsec});
  }
  return found;
}

void IndexReader::refresh() {
  const auto now = std::chrono::steady_clock::now();
  const bool has_remote = marks_.size() != indexes_.locations.size();
  const bool is_old = has_remote && now - opened_at_ > kRemoteAge;
  std::vector<Mark> found = marks();
  if (found == marks_ && !is_old) return;
  close();
  // Taken before anything is opened: what is published meanwhile is noticed the next time.
  marks_ = std::move(found);
  opened_at_ = now;
}

void IndexReader::close() {
  scopes_ = {};
  marks_.clear();
}

IndexReader::Opened& IndexReader::opened(Scope scope) {
  std::unique_ptr<Opened>& place = scopes_.at(static_cast<std::size_t>(scope));
  if (!place) place = std::make_unique<Opened>(indexes_, open_dictionary(), scope);
  return *place;
}

Dictionary IndexReader::open_dictionary() const {
  Dictionary dictionary(default_dictionary_file());
  if (!indexes_.words.empty()) dictionary.add_lists(indexes_.words);
  return dictionary;
}

const Dictionary& IndexReader::dictionary() {
  if (!dictionary_) dictionary_ = open_dictionary();
  return *dictionary_;
}

SearchEngine& IndexReader::engine(Scope scope) {
  return opened(scope).engine;
}

QuoteTracer& IndexReader::tracer(Scope scope) {
  Opened& open = opened(scope);
  if (!open.tracer) {
    open.tracer = std::make_unique<QuoteTracer>(open.engine.index(), open.lexicon, dictionary());
  }
  return *open.tracer;
}

}  // namespace cotejo
