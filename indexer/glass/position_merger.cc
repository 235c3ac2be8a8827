// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/position_merger.h"

#include <functional>
#include <memory>
#include <queue>
#include <tuple>

#include "indexer/glass/packed_lists.h"
#include "indexer/glass/packed_writer.h"

namespace cotejo {

void merge_positions(const std::vector<PositionSource>& sources,
                     const std::filesystem::path& file) {
  std::vector<std::unique_ptr<PackedLists>> lists;
  // The least term first; of one term the first source.
  const auto comes_later = [&](std::size_t a, std::size_t b) {
    return std::tie(lists[a]->term(), a) > std::tie(lists[b]->term(), b);
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(comes_later)> next(
      comes_later);
  for (const PositionSource& source : sources) {
    lists.push_back(std::make_unique<PackedLists>(source.file));
    if (lists.back()->next()) next.push(lists.size() - 1);
  }
  PackedWriter writer(file);
  while (!next.empty()) {
    const std::size_t at = next.top();
    next.pop();
    const PositionSource& source = sources[at];
    lists[at]->for_each([&](std::uint32_t document, std::string_view positions) {
      const bool is_kept =
          source.kept.empty() || (document < source.kept.size() && source.kept[document]);
      if (!is_kept) return;
      writer.add(static_cast<std::uint32_t>(document + source.offset), positions);
    });
    if (next.empty() || lists[next.top()]->term() != lists[at]->term()) {
      writer.finish_list(lists[at]->term());
    }
    if (lists[at]->next()) next.push(at);
  }
  writer.finish();
}

}  // namespace cotejo
