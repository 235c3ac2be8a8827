// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/statement_cache.h"

#include <utility>

#include "core/index/stored_statement.h"
#include "core/transcript/statement_names.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostIds = 500'000;  // some 50 MB by estimate

}  // namespace

KeptStatement StatementCache::read(const std::string& data) {
  KeptStatement kept;
  kept.statement = decode_stored(data, parser_);
  kept.revision = stored_origin(data).revision;
  kept.turns = named_turns(kept.statement, authorities_);
  return kept;
}

const KeptStatement& StatementCache::statement(Xapian::docid number) {
  return statement(number, [&] { return index_.data_of(number); });
}

const KeptStatement& StatementCache::statement(Xapian::docid number,
                                               const std::function<std::string()>& data) {
  const auto known = statements_.find(number);
  return known != statements_.end() ? known->second : keep(number, data());
}

const KeptStatement& StatementCache::keep(Xapian::docid number, const std::string& data) {
  KeptStatement kept = read(data);
  const std::size_t size = data.size();
  if (bytes_ + size > most_bytes_) {
    statements_.clear();
    bytes_ = 0;
  }
  bytes_ += size;
  return statements_.emplace(number, std::move(kept)).first->second;
}

const std::string& StatementCache::id(Xapian::docid number) {
  if (const auto known = ids_.find(number); known != ids_.end()) return known->second;
  std::string id = decode_stored(index_.data_of(number), parser_).id;
  if (ids_.size() == kMostIds) ids_.clear();
  return ids_.emplace(number, std::move(id)).first->second;
}

}  // namespace cotejo
