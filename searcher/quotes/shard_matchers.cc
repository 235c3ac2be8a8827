// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/shard_matchers.h"

namespace cotejo {

ShardMatchers make_matchers(const OpenIndex& index) {
  ShardMatchers matchers;
  for (const Shard& shard : index.shards) {
    if (shard.remote) return {};
    matchers.push_back(std::make_shared<SetMatcher>(shard));
  }
  return matchers;
}

}  // namespace cotejo
