// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/marked_text.h"

#include <algorithm>

namespace cotejo {

CodePointOffsets::CodePointOffsets(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) starts_.push_back(at);
  }
  starts_.push_back(text.size());
}

std::size_t CodePointOffsets::byte_of(std::size_t code_point) const {
  return starts_[std::min(code_point, starts_.size() - 1)];
}

std::size_t CodePointOffsets::code_point_of(std::size_t byte) const {
  const auto at = std::lower_bound(starts_.begin(), starts_.end(), byte);
  return static_cast<std::size_t>(std::min(at, starts_.end() - 1) - starts_.begin());
}

RangeSet::RangeSet(std::vector<TextRange> ranges) {
  std::sort(ranges.begin(), ranges.end());
  for (const TextRange& range : ranges) {
    if (range.first >= range.second) continue;
    if (!ranges_.empty() && range.first <= ranges_.back().second) {
      ranges_.back().second = std::max(ranges_.back().second, range.second);
    } else {
      ranges_.push_back(range);
    }
  }
}

bool RangeSet::contains(std::size_t at) const {
  const auto behind = std::upper_bound(
      ranges_.begin(), ranges_.end(), at,
      [](std::size_t place, const TextRange& range) { return place < range.first; });
  return behind != ranges_.begin() && at < std::prev(behind)->second;
}

void RangeSet::add_cuts(std::size_t begin, std::size_t end, std::vector<std::size_t>& cuts) const {
  auto range =
      std::lower_bound(ranges_.begin(), ranges_.end(), begin,
                       [](const TextRange& one, std::size_t place) { return one.second <= place; });
  for (; range != ranges_.end() && range->first < end; ++range) {
    cuts.push_back(range->first);
    cuts.push_back(range->second);
  }
}

RangeSet byte_ranges(const std::vector<TextRange>& ranges, const CodePointOffsets& offsets) {
  std::vector<TextRange> bytes;
  for (const auto& [begin, end] : ranges) {
    bytes.emplace_back(offsets.byte_of(begin), offsets.byte_of(end));
  }
  return RangeSet(std::move(bytes));
}

std::vector<TextRange> cut_at(std::size_t begin, std::size_t end, std::vector<std::size_t> cuts) {
  std::erase_if(cuts, [&](std::size_t cut) { return cut <= begin || cut >= end; });
  cuts.push_back(begin);
  cuts.push_back(end);
  std::sort(cuts.begin(), cuts.end());
  std::vector<TextRange> stretches;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    if (cuts[i] < cuts[i + 1]) stretches.emplace_back(cuts[i], cuts[i + 1]);
  }
  return stretches;
}

Html marked_text(std::string_view text, const std::vector<TextRange>& marks) {
  const RangeSet marked = byte_ranges(marks, CodePointOffsets(text));
  std::vector<std::size_t> cuts;
  marked.add_cuts(0, text.size(), cuts);
  Html html;
  for (const auto& [begin, end] : cut_at(0, text.size(), std::move(cuts))) {
    const std::string_view piece = text.substr(begin, end - begin);
    html += marked.contains(begin) ? tag("mark", {}, piece) : Html(piece);
  }
  return html;
}

}  // namespace cotejo
