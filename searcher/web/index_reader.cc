// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/index_reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "core/index/manifest.h"
#include "searcher/web/shard_health.h"

namespace cotejo {
namespace {

RemoteRules rules_of(const ServedIndexes& indexes) {
  RemoteRules rules;
  rules.timeout = indexes.shard_timeout;
  rules.partial = true;  // whether a part is taken is asked of each request
  if (indexes.health != nullptr) rules.down = indexes.health->down();
  return rules;
}

}  // namespace

struct IndexReader::Opened {
  Opened(const ServedIndexes& indexes, Dictionary dictionary, Scope scope)
      : engine(indexes.locations, std::move(dictionary), scope, rules_of(indexes)),
        lexicon(engine.index().catalogs) {}

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
    if (is_server(location)) continue;
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
  const std::uint64_t health = indexes_.health == nullptr ? 0 : indexes_.health->changes();
  if (found == marks_ && health == health_seen_ && (!is_old || is_unchanged())) {
    if (is_old) opened_at_ = now;
    return;
  }
  close();
  // Taken before anything is opened: what is published meanwhile is noticed the next time.
  marks_ = std::move(found);
  opened_at_ = now;
  health_seen_ = health;
}

// Servers cannot tell that they have changed, but new connections can. What was looked up in the
// lexicons stays known then.
bool IndexReader::is_unchanged() const {
  for (const std::unique_ptr<Opened>& place : scopes_) {
    if (!place) continue;
    const OpenIndex& before = place->engine.index();
    try {
      const OpenIndex now = open_index(indexes_.locations, before.scope, rules_of(indexes_));
      if (now.revision != before.revision || !now.missing.empty()) return false;
    } catch (const Failure&) {
      return false;
    }
  }
  return true;
}

void IndexReader::begin(bool takes_part) {
  takes_part_ = takes_part;
  missing_.clear();
  asked_again_.clear();
}

bool IndexReader::recover(const std::optional<MissingShard>& failed, std::size_t tries) {
  close();
  if (!failed) return tries == 1;
  const bool is_known =
      std::find(asked_again_.begin(), asked_again_.end(), failed->location) != asked_again_.end();
  if (!failed->is_late && !is_known) {
    asked_again_.push_back(failed->location);
  } else if (failed->location.empty()) {
    return false;  // opened anew, one that is dead would have been known by name
  } else if (indexes_.health != nullptr) {
    indexes_.health->failed(*failed);
  }
  // Each may have to be tried anew, and then be left out.
  return tries <= 2 * indexes_.locations.size();
}

void IndexReader::close() {
  scopes_ = {};
  marks_.clear();
}

IndexReader::Opened& IndexReader::opened(Scope scope) {
  std::unique_ptr<Opened>& place = scopes_.at(static_cast<std::size_t>(scope));
  if (!place) {
    try {
      place = std::make_unique<Opened>(indexes_, open_dictionary(), scope);
    } catch (const ShardFailure& failure) {
      report(failure.shards());
      throw;
    }
    report(place->engine.index().missing);
  }
  const std::vector<MissingShard>& missing = place->engine.index().missing;
  if (!missing.empty()) missing_ = missing;
  if (!missing.empty() && !takes_part_) throw ShardFailure(missing);
  return *place;
}

void IndexReader::report(const std::vector<MissingShard>& missing) const {
  if (indexes_.health == nullptr) return;
  for (const MissingShard& shard : missing) indexes_.health->failed(shard);
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
